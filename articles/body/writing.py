"""Blocks as HTML."""

from collections.abc import Callable, Iterable
from html import escape
from itertools import groupby
from typing import Any

from articles.body.blocks import (
    Block,
    Cell,
    Figure,
    Listing,
    Quote,
    RecordBlock,
    Run,
    Runs,
    Table,
    Text,
)


class Writer:
    """Writes blocks as they are stored. Rendering overrides what readers see differently."""

    def write(self, row: Iterable[Block]) -> str:
        return "\n".join(self.block(block) for block in row)

    def block(self, block: Block) -> str:
        match block:
            case Text():
                return self.text(block)
            case Listing():
                return self.listing(block)
            case Quote():
                return self.quote(block)
            case Table():
                return self.table(block)
            case Figure():
                return self.figure(block)
        return self.record(block)

    def text(self, block: Text) -> str:
        return f"<{block.tag}>{self.inline(block.runs)}</{block.tag}>"

    def listing(self, block: Listing) -> str:
        items = "".join(
            f"<li>{self.inline(item.runs)}{''.join(map(self.listing, item.lists))}</li>"
            for item in block.items
        )
        return f"<{block.tag}>{items}</{block.tag}>"

    def quote(self, block: Quote) -> str:
        cite = f' cite="{escape(block.source)}"' if block.source else ""
        paragraphs = "".join(f"<p>{self.inline(runs)}</p>" for runs in block.paragraphs)
        return f"<blockquote{cite}>{paragraphs}</blockquote>"

    def table(self, block: Table) -> str:
        head = f"<thead>{''.join(map(self._row, block.head))}</thead>" if block.head else ""
        body = f"<tbody>{''.join(map(self._row, block.rows))}</tbody>" if block.rows else ""
        return f"<table>{head}{body}</table>"

    def _row(self, row: list[Cell]) -> str:
        cells = (f"<{cell.tag}>{self.inline(cell.runs)}</{cell.tag}>" for cell in row)
        return f"<tr>{''.join(cells)}</tr>"

    def figure(self, block: Figure) -> str:
        caption = self.inline(block.caption)
        caption = f"<figcaption>{caption}</figcaption>" if caption else ""
        return f'<figure data-image="{block.image_id}">{caption}</figure>'

    def record(self, block: RecordBlock) -> str:
        ref = f' data-ref="{escape(block.ref)}"' if block.ref else ""
        return f'<div data-block="{block.kind}"{ref}></div>'

    def inline(self, runs: Runs) -> str:
        parts = []
        for refs, group in groupby(runs, key=lambda run: run.facts):
            marked = list(group)
            parts.append(self.fact(refs, marked) if refs else inline_html(marked))
        return "".join(parts)

    def fact(self, refs: tuple[str, ...], runs: Runs) -> str:
        return f'<span data-fact="{" ".join(refs)}">{inline_html(runs)}</span>'


def inline_html(runs: Runs) -> str:
    """Runs as HTML without their fact marks."""
    return _nested(runs, LEVELS)


# From the outside in: what tells two runs apart, and the tags around those that agree.
Level = tuple[Callable[[Run], Any], Callable[[Any], tuple[str, str]]]


def _style(tag: str) -> Level:
    return (lambda run: tag in run.styles), (lambda _: (f"<{tag}>", f"</{tag}>"))


LEVELS: list[Level] = [
    ((lambda run: run.href), (lambda href: (f'<a href="{escape(href)}">', "</a>"))),
    *map(_style, ("strong", "em", "cite")),
]


def _nested(runs: Runs, levels: list[Level]) -> str:
    if not levels:
        return "".join(escape(run.text, quote=False) for run in runs).replace("\n", "<br>")
    (agree, tags), *inner_levels = levels
    parts = []
    for value, group in groupby(runs, key=agree):
        opening, closing = tags(value) if value else ("", "")
        parts.append(f"{opening}{_nested(list(group), inner_levels)}{closing}")
    return "".join(parts)
