"""What differs between two texts, in words: inserted ones in <ins>, deleted ones in <del>.

Two bodies are laid beside each other block by block, then two blocks word by word. What comes out
is safe HTML without links or ids, to be read and not to be stored.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import escape
from itertools import groupby, zip_longest
from typing import Any, Literal, NamedTuple

from django.utils.safestring import SafeString, mark_safe

from articles.body import (
    Block,
    Body,
    Figure,
    Item,
    Listing,
    Quote,
    RecordBlock,
    Run,
    Runs,
    Table,
    Text,
    Writer,
    inline_html,
    runs_of,
    text_of,
)
from newsroom.lib.wording import figures_of

Kind = Literal["same", "changed", "added", "removed"]
# Two blocks are the same one, rewritten, when at least this part of their words is shared.
ALIKE = 0.4
# Above so many comparisons a stretch is shown as deleted and inserted whole.
DEAREST = 4_000_000
MOST_PAIRS = 40_000
# Equal words between two changes that are too few to be read on their own.
SHORTEST = 4
CHANGES = ("links", "type", "emphasis")

_word = re.compile(r"\n| *\w+(?:['’]\w+)*| *[^\w\s]| +")


class Pair(NamedTuple):
    """A block and what became of it. One side is None where it was added or removed."""

    before: Block | None
    after: Block | None

    @property
    def kind(self) -> Kind:
        if self.before is None:
            return "added"
        if self.after is None:
            return "removed"
        return "same" if self.before == self.after else "changed"


def align(before: Sequence[Block], after: Sequence[Block]) -> list[Pair]:
    """Lay two rows of blocks beside each other, in the order of ``after``.

    A block that moved is removed in one place and added in the other.
    """
    pairs: list[Pair] = []
    for tag, a, b, c, d in _steps([html_of(x) for x in before], [html_of(x) for x in after]):
        if tag == "equal":
            pairs += map(Pair, before[a:b], after[c:d])
        else:
            pairs += _paired(before[a:b], after[c:d])
    return pairs


def show(pair: Pair, *, named: Callable[[Block], str] | None = None) -> SafeString:
    """The two blocks of ``pair`` as one, with what was inserted and deleted.

    ``named`` gives the words for a picture or a block of records.
    """
    shower = _Shower(named or name_of)
    if pair.before is not None and pair.after is not None and _same_kind(*pair):
        return _safe(shower.both(pair.before, pair.after))
    return _safe(
        (shower.whole(pair.before, "del") if pair.before is not None else "")
        + (shower.whole(pair.after, "ins") if pair.after is not None else "")
    )


def show_words(before: str, after: str) -> SafeString:
    """Two plain texts as one, with the words that were inserted and deleted."""
    return _safe(_woven([Run(before)], [Run(after)]))


def mark_notes(pair: Pair) -> list[str]:
    """What differs and is no word: "1 fact linked", "links changed"."""
    before, after = (_marks(block) for block in pair)
    notes = []
    if more := (after["facts"] - before["facts"]).total():
        notes.append(f"{figures_of(more, 'fact')} linked")
    if less := (before["facts"] - after["facts"]).total():
        notes.append(f"{figures_of(less, 'fact')} unlinked")
    if pair.kind == "changed":
        notes += [f"{name} changed" for name in CHANGES if before[name] != after[name]]
    return notes


def name_of(block: Block) -> str:
    """A picture or a block of records in words, without asking for its record."""
    match block:
        case Figure(image_id=key):
            return f"Picture {key}"
        case RecordBlock(kind=kind, ref=ref):
            return f"{kind.replace('-', ' ').capitalize()}{f': {ref}' if ref else ''}"
    return ""


def html_of(block: Block) -> str:
    """The one spelling of a block."""
    return Writer().block(block)


def words_of(block: Block) -> list[str]:
    """The words of a block without space and punctuation, in order."""
    return [word for runs in runs_of(block) for word in re.findall(r"\w+", text_of(runs))]


# -- Which block became which ----------------------------------------------------------------------


def _paired(before: Sequence[Block], after: Sequence[Block]) -> Iterator[Pair]:
    """Pair what was rewritten, never across each other, so that most likeness is kept."""
    likeness = _table_of_likeness(before, after)
    # What the blocks from (i, j) on can keep at best.
    best = [[0.0] * (len(after) + 1) for _ in range(len(before) + 1)]
    for i in reversed(range(len(before))):
        for j in reversed(range(len(after))):
            paired = likeness[i][j] and likeness[i][j] + best[i + 1][j + 1]
            best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
    i = j = 0
    while i < len(before) and j < len(after):
        if likeness[i][j] and best[i][j] == likeness[i][j] + best[i + 1][j + 1]:
            yield Pair(before[i], after[j])
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            yield Pair(before[i], None)
            i += 1
        else:
            yield Pair(None, after[j])
            j += 1
    yield from (Pair(block, None) for block in before[i:])
    yield from (Pair(None, block) for block in after[j:])


def _table_of_likeness(before: Sequence[Block], after: Sequence[Block]) -> list[list[float]]:
    """How alike each two blocks are, 0 where they are not to be paired."""
    if len(before) * len(after) > MOST_PAIRS:
        return [[0.0] * len(after) for _ in before]
    old, new = ([Counter(words_of(block)) for block in row] for row in (before, after))
    table = [
        [_likeness(one, other, words, others) for other, others in zip(after, new, strict=True)]
        for one, words in zip(before, old, strict=True)
    ]
    return [[value if value >= ALIKE else 0.0 for value in row] for row in table]


def _likeness(old: Block, new: Block, words: Counter[str], others: Counter[str]) -> float:
    if not _same_kind(old, new):
        return 0
    if isinstance(old, RecordBlock) or old == new:
        return 1
    if isinstance(old, Figure) and isinstance(new, Figure) and old.image_id == new.image_id:
        return 1
    most = max(words.total(), others.total())
    return (words & others).total() / most if most else 0


def _same_kind(a: Block, b: Block) -> bool:
    if isinstance(a, RecordBlock) and isinstance(b, RecordBlock):
        return a.kind == b.kind
    return type(a) is type(b)


def _steps(before: Sequence[Any], after: Sequence[Any]) -> Iterator[tuple[str, int, int, int, int]]:
    """What has to be done to make ``after`` of ``before``, as difflib says it."""
    head = _shared(before, after)
    tail = _shared(before[head:][::-1], after[head:][::-1])
    a, b = before[head : len(before) - tail], after[head : len(after) - tail]
    if head:
        yield "equal", 0, head, 0, head
    if len(a) * len(b) > DEAREST:
        yield "replace", head, head + len(a), head, head + len(b)
    else:
        for tag, i, j, m, n in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
            yield tag, head + i, head + j, head + m, head + n
    if tail:
        yield "equal", len(before) - tail, len(before), len(after) - tail, len(after)


def _shared(a: Sequence[Any], b: Sequence[Any]) -> int:
    """How many items at the start of both are equal."""
    count = 0
    for one, other in zip(a, b, strict=False):
        if one != other:
            break
        count += 1
    return count


# -- What became of the words ----------------------------------------------------------------------


def _woven(before: Runs, after: Runs) -> str:
    """Two runs as one line of HTML. Equal words have the marks they have now."""
    parts = []
    for gone, come, old, new in _readable(_tokens(before), _tokens(after)):
        # A space before both belongs to neither; one before what is left only is not lost.
        lead = " " if _starts_apart(gone) and _starts_apart(come) else ""
        gap = " " if _starts_apart(old) and not _starts_apart(new) else ""
        parts += [lead, _wrapped(gone, "del", lead), _wrapped(come, "ins", lead), gap]
        parts.append(_marked(_flat(new)))
    return "".join(parts)


def _readable(old: list[Runs], new: list[Runs]) -> Iterator[list[list[Runs]]]:
    """Deleted, inserted and kept words (as they were, as they are) in turn.

    A stray short word does not split a change.
    """
    gone: list[Runs] = []
    come: list[Runs] = []
    steps = list(_steps([_bare(word) for word in old], [_bare(word) for word in new]))
    for number, (tag, a, b, c, d) in enumerate(steps):
        is_between = (gone or come) and number + 1 < len(steps)
        is_stray = is_between and sum(map(len, map(_bare, new[c:d]))) < SHORTEST
        if tag != "equal" or is_stray:
            gone, come = gone + old[a:b], come + new[c:d]
        else:
            yield [gone, come, old[a:b], new[c:d]]
            gone, come = [], []
    yield [gone, come, [], []]


def _tokens(runs: Runs) -> list[Runs]:
    """The words, each with the space before it, as runs: marks may change inside a word."""
    marks = [run for run in runs for _ in run.text]
    text = "".join(run.text for run in runs)
    return [
        [
            run._replace(text="".join(letters))
            for run, letters in _grouped(marks[match.start() : match.end()], match[0])
        ]
        for match in _word.finditer(text)
    ]


def _grouped(marks: Runs, text: str) -> Iterator[tuple[Run, list[str]]]:
    both = zip(marks, text, strict=True)
    for run, group in groupby(both, key=lambda pair: pair[0]):
        yield run, [letter for _, letter in group]


def _bare(word: Runs) -> str:
    return "".join(run.text for run in word).strip(" ")


def _starts_apart(words: list[Runs]) -> bool:
    return bool(words) and words[0][0].text.startswith(" ")


def _flat(words: list[Runs]) -> Runs:
    """Words as one row of runs, those of equal marks joined."""
    runs = [run for word in words for run in word]
    return [
        Run("".join(run.text for run in group), *marks)
        for marks, group in ((marks, list(group)) for marks, group in groupby(runs, _marks_of))
    ]


def _marks_of(run: Run) -> tuple[Any, ...]:
    return run[1:]


def _wrapped(words: list[Runs], tag: str, lead: str = "") -> str:
    if not words:
        return ""
    first, *others = _flat(words)
    first = first._replace(text=first.text.removeprefix(lead))
    return f"<{tag}>{_marked([first, *others])}</{tag}>"


def _marked(runs: Runs) -> str:
    """Runs as HTML: words that rest on facts say so, links lead nowhere."""
    parts = []
    for facts, group in groupby(runs, key=lambda run: run.facts):
        html = inline_html([run._replace(href="") for run in group])
        parts.append(f'<span class="diff-fact">{html}</span>' if facts else html)
    return "".join(parts)


def _marks(block: Block | None) -> dict[str, Counter[Any]]:
    passages = list(runs_of(block)) if block is not None else []
    facts = Body([block]).fact_refs if block is not None else []
    return {
        "facts": Counter(facts),
        "links": Counter(run.href for runs in passages for run in runs if run.href),
        "emphasis": Counter(run.styles for runs in passages for run in runs if run.styles),
        "type": Counter([(type(block), getattr(block, "tag", ""))]),
    }


@dataclass
class _Shower:
    """Writes one block, or two as one."""

    named: Callable[[Block], str]

    def whole(self, block: Block, tag: str) -> str:
        return self._shown(block, lambda runs: _wrapped([runs] if runs else [], tag), tag)

    def both(self, before: Block, after: Block) -> str:
        match before, after:
            case Text(), Text():
                return f"<{after.tag}>{_woven(before.runs, after.runs)}</{after.tag}>"
            case Listing(), Listing():
                return f"<{after.tag}>{self._passages(before, after, 'li')}</{after.tag}>"
            case Quote(), Quote():
                return f"<blockquote>{self._passages(before, after, 'p')}</blockquote>"
            case Table(), Table():
                return f"<table>{''.join(_rows(before, after))}</table>"
            case Figure(), Figure():
                caption = _woven(before.caption, after.caption)
                name = self._names(before, after)
                return f"<figure>{name}<figcaption>{caption}</figcaption></figure>"
        return f'<p class="diff-block">{self._names(before, after)}</p>'

    def _shown(self, block: Block, write: Callable[[Runs], str], tag: str) -> str:
        match block:
            case Text():
                return f"<{block.tag}>{write(block.runs)}</{block.tag}>"
            case Listing():
                items = "".join(f"<li>{write(runs)}</li>" for runs in runs_of(block))
                return f"<{block.tag}>{items}</{block.tag}>"
            case Quote():
                passages = "".join(f"<p>{write(runs)}</p>" for runs in block.paragraphs)
                return f"<blockquote>{passages}</blockquote>"
            case Table():
                rows = (
                    "".join(f"<{cell.tag}>{write(cell.runs)}</{cell.tag}>" for cell in row)
                    for row in [*block.head, *block.rows]
                )
                return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"
            case Figure():
                name = f"<{tag}>{escape(self.named(block))}</{tag}>"
                return f"<figure>{name}<figcaption>{write(block.caption)}</figcaption></figure>"
        return f'<p class="diff-block"><{tag}>{escape(self.named(block))}</{tag}></p>'

    def _passages(self, before: Block, after: Block, tag: str) -> str:
        old, new = ([Text("p", runs) for runs in runs_of(block)] for block in (before, after))
        return "".join(
            f"<{tag}>{_woven(_runs(pair.before), _runs(pair.after))}</{tag}>"
            for pair in align(old, new)
        )

    def _names(self, before: Block, after: Block) -> str:
        return _woven([Run(self.named(before))], [Run(self.named(after))])


def _runs(block: Any) -> Runs:
    return block.runs if block else []


def _rows(before: Table, after: Table) -> Iterator[str]:
    old, new = ([_row(row) for row in [*table.head, *table.rows]] for table in (before, after))
    for pair in align(old, new):
        cells = zip_longest(_cells(pair.before), _cells(pair.after), fillvalue=[])
        yield f"<tr>{''.join(f'<td>{_woven(a, b)}</td>' for a, b in cells)}</tr>"


def _row(cells: Any) -> Listing:
    """A row of a table as a list, so that rows are laid beside each other as blocks are."""
    return Listing("ul", [Item(cell.runs) for cell in cells])


def _cells(row: Any) -> list[Runs]:
    return list(runs_of(row)) if row else []


def _safe(html: str) -> SafeString:
    """Mark what every writer here has escaped."""
    return mark_safe(html)  # noqa: S308 -- see above
