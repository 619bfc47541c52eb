"""Rules answer with reasons: all of them at once, in plain sentences."""

from collections.abc import Iterable


class Refused(Exception):  # noqa: N818 -- reads as a sentence: publish(...) raises Refused
    """A rule said no; ``reasons`` holds every sentence, in the order the rule gave them."""

    def __init__(self, reasons: Iterable[object]) -> None:
        self.reasons = [str(reason) for reason in reasons]
        super().__init__(self.reasons)

    def __str__(self) -> str:
        return " ".join(self.reasons)


def refuse_if(reasons: Iterable[object]) -> None:
    """Raise ``Refused`` with all ``reasons``, or do nothing when there are none."""
    if found := list(reasons):
        raise Refused(found)
