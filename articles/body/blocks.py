"""What a body is made of.

A body is a row of blocks. Text is kept as runs, each with its marks, so that a fact inside a
fact, or a link across two facts, has one spelling only.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

RECORD_BLOCKS = (
    "verdict",
    "cast",
    "who-is-real",
    "where-to-watch",
    "timeline",
    "trailer",
    "embed",
    "fact-box",
    "sources",
    "related",
    "truth-meter",
    "help-line",
)
TO_COME = "to come:"


class Run(NamedTuple):
    """Text under one set of marks. A line break is the character of that name."""

    text: str
    facts: tuple[str, ...] = ()
    href: str = ""
    styles: frozenset[str] = frozenset()


Runs = list[Run]


@dataclass
class Text:
    """A paragraph (p), a reader's question (h2) or a smaller heading (h3)."""

    tag: str
    runs: Runs


@dataclass
class Item:
    runs: Runs
    lists: "list[Listing]" = field(default_factory=list)


@dataclass
class Listing:
    """A list: bullets (ul) or numbers (ol)."""

    tag: str
    items: list[Item]


@dataclass
class Quote:
    """A longer quotation; ``source`` is the address it is from, or ""."""

    source: str
    paragraphs: list[Runs]


class Cell(NamedTuple):
    tag: str
    runs: Runs


@dataclass
class Table:
    head: list[list[Cell]]
    rows: list[list[Cell]]


@dataclass
class Figure:
    image_id: int
    caption: Runs


@dataclass
class RecordBlock:
    """A place where records are drawn: ``kind`` is one of RECORD_BLOCKS."""

    kind: str
    ref: str = ""


Block = Text | Listing | Quote | Table | Figure | RecordBlock


def text_of(runs: Iterable[Run]) -> str:
    """The words of runs, a line break as a space."""
    return "".join(run.text for run in runs).replace("\n", " ")


def is_to_come(runs: Runs) -> bool:
    """Whether the passage only says what is still missing."""
    return text_of(runs).lower().startswith(TO_COME)


def runs_of(block: Block) -> Iterator[Runs]:
    """The stretches of running text in a block, in order."""
    match block:
        case Text(runs=runs) | Figure(caption=runs):
            yield runs
        case Listing(items=items):
            for item in items:
                yield item.runs
                for inner in item.lists:
                    yield from runs_of(inner)
        case Quote(paragraphs=paragraphs):
            yield from paragraphs
        case Table(head=head, rows=rows):
            for row in [*head, *rows]:
                yield from (cell.runs for cell in row)
