"""Facts at the fingertips: the picker, a new fact from selected words, what the text rests on."""

from .finding import FindFacts, LinkedFacts
from .making import NewFact
from .resting import RestingOn

PAGES = [FindFacts(), LinkedFacts(), NewFact(), RestingOn()]

__all__ = ["PAGES"]
