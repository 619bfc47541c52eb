"""The article as one page of work: where it stands, what can be done, what readers would get."""

from .standing import Standing
from .state import State

PAGES = [Standing(), State()]

__all__ = ["PAGES"]
