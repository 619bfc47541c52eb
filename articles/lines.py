"""The lines of a text by which a change is told: its sentences, numbered, and what is none."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from articles.body import (
    Body,
    Figure,
    Listing,
    Quote,
    RecordBlock,
    Run,
    Runs,
    Text,
    runs_of,
    text_of,
)
from facts.reading.sentences import split_statements


class Line(NamedTuple):
    """A sentence of the running text, or another line of it, and where it stands."""

    place: str
    under: str
    text: str
    shown: Text


def lines_of(body: Body) -> Iterator[Line]:
    """The lines of a text in order; its sentences are numbered from 1."""
    number = 0
    for at, block in enumerate(body.blocks):
        under = body.heading_over(at)
        if isinstance(block, RecordBlock):
            continue
        for runs in runs_of(block):
            if _is_line(block):
                text = text_of(runs)
                if text.strip():
                    tag = block.tag if isinstance(block, Text) else "p"
                    yield Line(_named(block), under, text, Text(tag, list(runs)))
                continue
            for text, part in _split(runs):
                number += 1
                yield Line(f"sentence {number}", under, text, Text("p", part))


def _is_line(block: Any) -> bool:
    if isinstance(block, Text):
        return block.tag != "p"
    return not isinstance(block, Listing)


def _named(block: Any) -> str:
    if isinstance(block, Text):
        return "a heading"
    if isinstance(block, Quote):
        return "a quotation"
    return "a caption" if isinstance(block, Figure) else "a table"


def _split(runs: Runs) -> Iterator[tuple[str, Runs]]:
    """Each sentence of a passage with its own runs."""
    text, place = text_of(runs), 0
    for words in split_statements(text):
        pattern = r"\s+".join(re.escape(word) for word in words.split())
        match = re.compile(pattern).search(text, place)
        if match:
            place = match.end()
            yield words, _slice(runs, *match.span())


def _slice(runs: Runs, start: int, end: int) -> Runs:
    found, at = [], 0
    for run in runs:
        words = run.text[max(start - at, 0) : max(end - at, 0)]
        if words:
            found.append(Run(words, run.facts, run.href, run.styles))
        at += len(run.text)
    return found
