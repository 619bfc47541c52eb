"""How far a sentence stands behind what it says: "reportedly", "allegedly", "according to"."""

import re
from dataclasses import dataclass
from typing import Any

from facts.models import Fact
from facts.reading.surroundings import Surroundings

REPORTEDLY = re.compile(
    r"\b(?:reportedly|apparently|supposedly|(?:is|are|was|were|has been|have been)"
    r"(?: \w+)? (?:said|reported|believed|thought|understood|estimated|rumoured|rumored)"
    r"|it is (?:said|reported|believed|thought|understood)"
    r"|reports? (?:say|said|suggest\w*|claim\w*)"
    r"|an estimated|estimates? (?:say|put|run|suggest)|sources say)\b",
    re.IGNORECASE,
)
ALLEGEDLY = re.compile(
    r"\b(?:allegedly|(?:is|are|was|were) alleged|alleged(?!ly))\b", re.IGNORECASE
)
ACCORDING = re.compile(r"\b(?:according to|in the words of)\s+", re.IGNORECASE)
SAYS = re.compile(
    r"^[,\"'”’]*\s*(?:has |have |had )?(?:also )?(?:says?|said|claims?|claimed|insists?|insisted"
    r"|maintains?|maintained|alleges?|told|reports?|reported|writes?|wrote)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Hedged:
    """The hedge of a sentence as a fact holds it, and whose claim it is if that is known."""

    hedge: str = Fact.Hedge.NONE
    whom: Any = None
    start: int = 0
    end: int = 0
    remark: str = ""


def hedge_of(text: str, around: Surroundings) -> Hedged:
    """What weakens the sentence; whose words they are counts before a mere "reportedly"."""
    parties = ("person", "organisation")
    mentions = around.mentions(text)
    if match := ACCORDING.search(text):
        for mention in mentions:
            names = mention.of(parties)
            if 0 <= mention.start - match.end() <= len("the ") and len(names) == 1:
                record = names[0].record
                return Hedged(Fact.Hedge.ACCORDING_TO, record, match.start(), mention.end)
        whom = re.match(r"(?:the )?[^,.;]{1,60}", text[match.end() :])
        said = whom[0].strip() if whom else "nobody"
        return Hedged(
            Fact.Hedge.REPORTEDLY,
            None,
            *match.span(),
            f"“According to {said}” names nobody the desk holds: it is kept as “reportedly”.",
        )
    for mention in mentions:
        says = SAYS.match(text[mention.end :])
        names = mention.of(parties)
        if says and len(names) == 1 and re.search(r"\bthat\b", text[mention.end :]):
            end = mention.end + says.end()
            return Hedged(Fact.Hedge.ACCORDING_TO, names[0].record, mention.start, end)
    if match := ALLEGEDLY.search(text):
        return Hedged(Fact.Hedge.ALLEGEDLY, None, *match.span())
    if match := REPORTEDLY.search(text):
        return Hedged(Fact.Hedge.REPORTEDLY, None, *match.span())
    return Hedged()
