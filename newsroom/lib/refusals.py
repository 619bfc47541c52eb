"""Rules answer with reasons: all of them at once, in plain sentences."""

from collections.abc import Iterable
from typing import Any


class Reason(str):
    """A sentence of a rule that also knows what it is about.

    ``code`` names the kind of reason, for whoever has to tell one kind from another; ``about`` is
    the record that has to be mended, or None. It compares and prints as its sentence.
    """

    code: str
    about: Any

    def __new__(cls, sentence: str, code: str, about: Any = None) -> "Reason":
        reason = super().__new__(cls, sentence)
        reason.code, reason.about = code, about
        return reason


class Refused(Exception):  # noqa: N818 -- reads as a sentence: publish(...) raises Refused
    """A rule said no; ``reasons`` holds every sentence, in the order the rule gave them."""

    def __init__(self, reasons: Iterable[object]) -> None:
        self.reasons = [one if isinstance(one, str) else str(one) for one in reasons]
        super().__init__(self.reasons)

    def __str__(self) -> str:
        return " ".join(self.reasons)


def refuse_if(reasons: Iterable[object]) -> None:
    """Raise ``Refused`` with all ``reasons``, or do nothing when there are none."""
    if found := list(reasons):
        raise Refused(found)
