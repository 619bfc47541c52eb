"""The verbs of the desk as pages: they act on POST alone, on the version that was looked at."""

from .base import NO_VERSION
from .embargo import Embargo, LiftEmbargo
from .plans import Expire, Hold, Plan, Release, Reschedule, Unschedule
from .stages import Approve, SendBack, Submit, TakeBack
from .withdraw import Withdraw

__all__ = [
    "NO_VERSION",
    "Approve",
    "Embargo",
    "Expire",
    "Hold",
    "LiftEmbargo",
    "Plan",
    "Release",
    "Reschedule",
    "SendBack",
    "Submit",
    "TakeBack",
    "Unschedule",
    "Withdraw",
]
