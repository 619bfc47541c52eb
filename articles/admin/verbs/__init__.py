"""The verbs of the desk as pages: they act on POST alone, on the version that was looked at."""

from .base import NO_VERSION
from .plans import Expire, Hold, Release, Unschedule
from .publish import Publish
from .stages import Approve, SendBack, Submit
from .withdraw import Withdraw

__all__ = [
    "NO_VERSION",
    "Approve",
    "Expire",
    "Hold",
    "Publish",
    "Release",
    "SendBack",
    "Submit",
    "Unschedule",
    "Withdraw",
]
