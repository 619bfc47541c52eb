"""The sentences of a version that a second person reads against the records: one step for each.

A sentence is a step if it rests on a fact, or on nothing though it holds a number, a date, a sum,
an accusation or the name of a real person. A fact in a box is a step too: readers see its words.
So are the sentences of the headline and the standfirst: they rest on what the text below them says.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any

from articles.body import Body, Figure, Quote, RecordBlock, Runs, Text, read_body, runs_of
from articles.linking import names_around, subjects_of, with_words
from articles.models import Revision
from articles.resting import Mark, Names, Passage, sentences_in
from facts.models import Fact
from facts.wording import hedged, value_in_words

FACT_BOX = "fact-box"
# What stands above the text, in this order.
LINES = ("headline", "standfirst")


@dataclass(frozen=True)
class Step:
    """A sentence by its places in the text, and the facts it rests on; ``missing`` are not held.

    ``line`` says which of LINES it belongs to, "" in the text itself. ``digest`` names its words
    and what its facts print: what was decided of it stays good until either changes.
    """

    number: int
    passage: int
    start: int
    end: int
    text: str
    facts: tuple[Fact, ...]
    missing: tuple[str, ...]
    holds: tuple[str, ...]
    digest: str
    line: str = ""

    @property
    def rests(self) -> bool:
        return bool(self.facts or self.missing)

    @property
    def is_bare(self) -> bool:
        """Whether there is nothing to compare it with: no fact, and no text that it sums up."""
        return not (self.facts or self.line)


class Sentences:
    """The steps of one version, in a fixed number of queries."""

    def __init__(self, revision: Revision) -> None:
        self.revision = revision
        self.body: Body = read_body(revision.content["body"])

    @cached_property
    def facts(self) -> dict[str, Fact]:
        """The facts that the text links to, by reference, with all that the desk says of them."""
        rows = with_words(Fact.objects.filter(ref__in=self.body.fact_refs))
        rows = rows.select_related("created_by", "checked_by")
        rows = rows.prefetch_related("citations__source__independent_of")
        return {fact.ref: fact for fact in rows}

    @cached_property
    def passages(self) -> list[Passage]:
        """The lines above the text, then every stretch of words as a ``Writer`` writes them."""
        above = [Passage("text", self.revision.content.get(line) or "") for line in LINES]
        return above + [passage for block in self.body.blocks for passage in self._passages(block)]

    @cached_property
    def steps(self) -> list[Step]:
        names = self._names()
        found = sentences_in(self.passages, Names(people=names.people, others=names.others))
        steps: list[Step] = []
        for one in found:
            holds = one.holds or (() if one.refs else _named(one.text, names))
            if one.refs or holds:
                steps.append(self._step(len(steps) + 1, one, holds))
        return steps

    def step(self, digest: str) -> Step | None:
        """The first sentence of that digest."""
        return next((step for step in self.steps if step.digest == digest), None)

    def _step(self, number: int, one: Any, holds: tuple[str, ...]) -> Step:
        facts = tuple(self.facts[ref] for ref in one.refs if ref in self.facts)
        missing = tuple(ref for ref in one.refs if ref not in self.facts)
        line = LINES[one.passage] if one.passage < len(LINES) else ""
        digest = digest_of(one.text, facts, missing, line=line)
        return Step(
            number, one.passage, one.start, one.end, one.text, facts, missing, holds, digest, line
        )

    def _passages(self, block: Any) -> Iterator[Passage]:
        if isinstance(block, RecordBlock):
            yield from (self._boxed(ref) for ref in boxed_refs(block))
            return
        kind = "text"
        if isinstance(block, Figure):
            kind = "caption"
        elif isinstance(block, Quote):
            kind = "quotation"
        elif isinstance(block, Text) and block.tag != "p":
            kind = "heading"
        for runs in runs_of(block):
            yield _passage(kind, runs)

    def _boxed(self, ref: str) -> Passage:
        words = hedged(self.facts[ref]) if ref in self.facts else ref
        return Passage("text", words, (Mark(0, len(words), (ref,)),))

    def _names(self) -> Names:
        content, article = self.revision.content, self.revision.article
        return names_around(
            subjects_of(article, show=content["show_id"], event=content["event_id"])
        )


def boxed_refs(block: RecordBlock) -> list[str]:
    """The facts that a box prints; none for any other block of records."""
    return block.ref.split() if block.kind == FACT_BOX else []


def digest_of(
    words: str, facts: Iterable[Fact], missing: Iterable[str] = (), *, line: str = ""
) -> str:
    """What names a sentence: SHA-256 of its words, of what its facts print, and of its line."""
    printed = [
        [fact.ref, hedged(fact), value_in_words(fact), fact.standing, fact.hedge] for fact in facts
    ]
    said = [" ".join(words.split()), sorted(printed), sorted(missing), *([line] if line else [])]
    return sha256(json.dumps(said).encode()).hexdigest()


def _passage(kind: str, runs: Runs) -> Passage:
    marks, place = [], 0
    for run in runs:
        if run.facts:
            marks.append(Mark(place, place + len(run.text), run.facts))
        place += len(run.text)
    # A heading claims nothing, unless somebody said on what it rests.
    return Passage("text" if marks else kind, "".join(run.text for run in runs), tuple(marks))


def _named(sentence: str, names: Names) -> tuple[str, ...]:
    if sentence.rstrip("\"'”’») ").endswith("?"):
        return ()
    found = any(
        re.search(rf"(?<!\w){re.escape(name)}(?!\w)", sentence)
        for name in names.people
        if name in sentence
    )
    return ("a name",) if found else ()
