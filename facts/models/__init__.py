"""What really happened, how we know, and how the screen treats it."""

from .contradictions import Contradiction
from .events import Event, EventName, Involvement
from .facts import Fact
from .properties import Property
from .relations import Adaptation, Portrayal, Verdict
from .scenes import SceneAssessment
from .sources import Citation, Source

__all__ = [
    "Adaptation",
    "Citation",
    "Contradiction",
    "Event",
    "EventName",
    "Fact",
    "Involvement",
    "Portrayal",
    "Property",
    "SceneAssessment",
    "Source",
    "Verdict",
]
