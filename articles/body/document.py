"""A body as a whole, and what can be asked of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from django.utils.text import slugify

from articles.body.blocks import (
    Block,
    Figure,
    RecordBlock,
    Runs,
    Text,
    is_to_come,
    runs_of,
    text_of,
)
from articles.body.writing import Writer

# Ids that the page around the body has already.
TAKEN = re.compile(
    r"main|sections|sources|checked|answers|corrections|bust|nobody|(fact|note|v|s|c)(-.*)?"
)
LONGEST_ANCHOR = 60


class FactMark(NamedTuple):
    """Words that rest on a fact, and the number of the top-level block they stand in."""

    ref: str
    words: str
    block: int


class Heading(NamedTuple):
    level: int
    text: str
    anchor: str
    block: int


class Unwritten(NamedTuple):
    """A "To come: ..." that is still in the text."""

    text: str
    block: int


@dataclass
class Body:
    """A body that has been read. ``str`` gives it back as clean HTML."""

    blocks: list[Block]

    def __str__(self) -> str:
        return Writer().write(self.blocks)

    def passages(self) -> Iterator[tuple[int, Runs]]:
        """Every stretch of running text with the number of its top-level block."""
        for number, block in enumerate(self.blocks):
            for runs in runs_of(block):
                yield number, runs

    @cached_property
    def facts(self) -> list[FactMark]:
        """Every mark in order; words that rest on two facts come twice."""
        return [
            mark for number, block in enumerate(self.blocks) for mark in _fact_marks(number, block)
        ]

    @property
    def fact_refs(self) -> list[str]:
        """The facts it links to, each once, in order."""
        return list(dict.fromkeys(mark.ref for mark in self.facts))

    @property
    def image_ids(self) -> list[int]:
        """The pictures it shows, each once, in order."""
        figures = (block for block in self.blocks if isinstance(block, Figure))
        return list(dict.fromkeys(figure.image_id for figure in figures))

    @property
    def record_blocks(self) -> list[RecordBlock]:
        return [block for block in self.blocks if isinstance(block, RecordBlock)]

    @cached_property
    def headings(self) -> list[Heading]:
        """Headings in order, each with the id that links lead to."""
        found: list[Heading] = []
        used: set[str] = set()
        for number, block in enumerate(self.blocks):
            if isinstance(block, Text) and block.tag != "p":
                text = text_of(block.runs)
                found.append(Heading(int(block.tag[1]), text, _anchor(text, used), number))
        return found

    def heading_over(self, number: int) -> str:
        """The heading over the block of that number, or ""."""
        over = [heading.text for heading in self.headings if heading.block <= number]
        return over[-1] if over else ""

    @property
    def to_come(self) -> list[Unwritten]:
        """What still has to be written."""
        return [
            Unwritten(text_of(runs), number) for number, runs in self.passages() if is_to_come(runs)
        ]

    @property
    def text(self) -> str:
        """The words alone, a line for each paragraph, heading, item and cell."""
        return "\n".join(text_of(runs) for _, runs in self.passages() if runs)


def _fact_marks(number: int, block: Block) -> Iterator[FactMark]:
    if isinstance(block, RecordBlock) and block.kind == "fact-box":
        yield from (FactMark(ref, "", number) for ref in block.ref.split())
    for runs in runs_of(block):
        for refs, group in groupby(runs, key=lambda run: run.facts):
            words = text_of(group)
            yield from (FactMark(ref, words, number) for ref in refs)


def _anchor(text: str, used: set[str]) -> str:
    stem = slugify(text)[:LONGEST_ANCHOR].strip("-_") or "section"
    if TAKEN.fullmatch(stem):
        stem = f"q-{stem}"
    anchor, count = stem, 1
    while anchor in used:
        count += 1
        anchor = f"{stem}-{count}"
    used.add(anchor)
    return anchor
