"""What a new edition changes for readers, and of which kind the change is.

The page that readers see and the page that they would see are laid beside each other: sentence by
sentence, then record by record. Whether it is only a typo is decided here, not by who publishes.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape
from itertools import groupby
from typing import Any, NamedTuple

from django.utils.safestring import SafeString

from articles import publishing
from articles.body import Body, Figure, Listing, Quote, RecordBlock, Text, read_body, text_of
from articles.comparing import Comparison, Side, compare
from articles.differences import Pair, align, show, show_words
from articles.lines import Line, lines_of
from articles.mending import beyond_mending
from articles.models import Edition
from newsroom.lib.wording import figures_of, join_names, shortened

Change = Edition.Change
# What of a change readers would remember: it has to stand in a correction.
TELLING = {
    *("a number", "a name or a capital letter", "a unit or a currency", "a “not”", "a hedge"),
    *("a quotation", "an accusation"),
}
LINES = {"headline": "the headline", "standfirst": "the standfirst"}
# Words for machines and lists. What stands there is mended like the text.
ALSO_WORDS = ("search_title", "meta_description", "social_title", "home_headline")
# An address changes by a verb of its own, whatever else is published.
APART = {"slug", "body", *LINES, *ALSO_WORDS}
SOURCE_LINES = ("source", "stance in", "quote in", "place in")

_tag = re.compile(r"<[^>]+>")
_block = re.compile(
    r"</?(?:p|li|h[1-6]|div|section|td|th|tr|dt|dd|figcaption|summary|ol|ul)\b[^>]*>"
)
_address = re.compile(r'\s(?:href|src|srcset)="([^"]*)"')


@dataclass(frozen=True)
class Words:
    """A difference in words. ``beyond`` is what of it is no spelling; one side may be ""."""

    place: str
    under: str
    before: str
    after: str
    html: SafeString
    beyond: tuple[str, ...]

    @property
    def tells(self) -> bool:
        """Whether readers who knew the old words would have to be told."""
        return bool(self.before and self.after and TELLING.intersection(self.beyond))

    @property
    def reason(self) -> str:
        """Why it is no typo: "a number in sentence 6 changed"; "" if it may be one."""
        if not self.beyond:
            return ""
        if not self.before:
            return f"{self.place} is new"
        if not self.after:
            return f"{self.place} was taken out"
        return f"{self.beyond[0]} in {self.place} changed"


class Record(NamedTuple):
    """What changed about a record that the page prints: rows of (what, HTML)."""

    label: str
    name: str
    rows: list[tuple[str, SafeString]]


@dataclass
class Changes:
    """All that differs for readers between ``live`` and a draft; ``no_typo``: why it is none."""

    live: Edition
    words: list[Words] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    stays: str = ""
    no_typo: list[str] = field(default_factory=list)
    changes_verdict: bool = False
    new_verdict: str = ""
    new_answer: str = ""
    facts: list[Any] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.words or self.records)

    @property
    def headline(self) -> str:
        """What changes, counted: "2 sentences, 1 record"."""
        sentences = [row for row in self.words if row.place.startswith("sentence")]
        counts = {
            "sentence": len(sentences),
            "other line": len(self.words) - len(sentences),
            "record": len(self.records),
        }
        said = [figures_of(count, noun) for noun, count in counts.items() if count]
        return ", ".join(said) or "nothing in words or records"

    @property
    def was_wrong(self) -> bool:
        """Whether something that readers were told is told otherwise now."""
        return self.changes_verdict or bool(self.facts) or any(row.tells for row in self.words)


def changes_for_readers(live: Edition, draft: Any) -> Changes:
    """What ``draft`` changes for readers of ``live``."""
    before, after = live.revision.content, draft.revision.content
    old, new = read_body(before["body"]), read_body(after["body"])
    told = compare(Side(before, live.created_at), Side(after, draft.start))
    found = Changes(live)
    found.words = [*_lines(before, after), *_sentences(old, new)]
    found.facts = list(_reprinted(live, draft))
    found.changes_verdict = live.verdict != draft.rendered.verdict
    found.new_verdict = draft.rendered.card.get("word", "")
    found.new_answer = draft.rendered.card.get("answer", "")
    found.records = list(_records(live, draft, told))
    found.stays = _stays(old, new, found)
    again = publishing.drafted_as_typo(draft, live).rendered
    reasons = [*_no_typo(before, after, old, new), *(row.reason for row in found.words)]
    reasons += _no_typo_of_records(live, draft, told, found)
    reasons = [reason for reason in reasons if reason] or list(_no_typo_of_page(live, again))
    found.no_typo = list(dict.fromkeys(reasons))
    return found


def why_no_typo(changes: Changes) -> str:
    """The sentence that explains it; "" where it is one."""
    if not changes.no_typo:
        return ""
    first, *others = changes.no_typo
    more = f", and {figures_of(len(others), 'more reason')}" if others else ""
    return f"Not possible: {first}{more}."


# -- Words ------------------------------------------------------------------------------------


def _lines(before: dict[str, Any], after: dict[str, Any]) -> Iterator[Words]:
    names = {**LINES, **{name: f"the {name.replace('_', ' ')}" for name in ALSO_WORDS}}
    for name, place in names.items():
        was, now = before.get(name) or "", after.get(name) or ""
        if was != now:
            beyond = tuple(beyond_mending(was, now)) if was and now else ("a line",)
            yield Words(place, "", was, now, show_words(was, now), beyond)


def _sentences(old: Body, new: Body) -> Iterator[Words]:
    before, after = list(lines_of(old)), list(lines_of(new))
    held = {id(line.shown): line for line in [*before, *after]}
    for pair in align([line.shown for line in before], [line.shown for line in after]):
        if pair.kind == "same":
            continue
        was, now = (held.get(id(block)) for block in pair)
        line = now or was
        if line is None:
            continue
        beyond = tuple(_beyond(was, now)) if was and now else ("a sentence",)
        html = show(Pair(was and _as_p(was), now and _as_p(now)))
        yield Words(
            line.place, line.under, was.text if was else "", now.text if now else "", html, beyond
        )


def _as_p(line: Line) -> Text:
    return Text("p", line.shown.runs)


def _beyond(was: Line, now: Line) -> Iterator[str]:
    """What differs between two lines that is no spelling."""
    if was.shown.tag != now.shown.tag:
        yield "the kind of line"
    if was.place.startswith("a quotation") and was.text != now.text:
        yield "a quotation"
    yield from beyond_mending(was.text, now.text)
    if not _same_marks(was, now):
        yield "a fact mark"
    if _hrefs(was) != _hrefs(now):
        yield "a link"


def _same_marks(was: Line, now: Line) -> bool:
    one, other = _marks(was), _marks(now)
    if [refs for refs, _ in one] != [refs for refs, _ in other]:
        return False
    pairs = list(zip(one, other, strict=True))
    if was.text == now.text:
        return one == other
    return not any(beyond_mending(a, b) for (_, a), (_, b) in pairs)


def _marks(line: Line) -> list[tuple[tuple[str, ...], str]]:
    groups = groupby(line.shown.runs, key=lambda run: run.facts)
    marks = [(facts, text_of(runs)) for facts, runs in groups]
    return [(facts, text) for facts, text in marks if facts]


def _hrefs(line: Line) -> list[str]:
    return [href for href, _ in groupby(run.href for run in line.shown.runs) if href]


def _stays(old: Body, new: Body, found: Changes) -> str:
    """What does not change, in a sentence."""
    changed = {row.place for row in found.words}
    sentences = [line for line in lines_of(new) if line.place.startswith("sentence")]
    left = sum(line.place not in changed for line in sentences)
    parts = [name for name in ("headline", "standfirst") if f"the {name}" not in changed]
    parts += ["address"]
    if old.image_ids == new.image_ids:
        parts += ["pictures"]
    if left:
        parts += [f"the other {figures_of(left, 'sentence')}" if found.words else "all sentences"]
    return f"Nothing else differs: {join_names(parts)} stay as they are."


# -- Records ----------------------------------------------------------------------------------


def _reprinted(live: Edition, draft: Any) -> Iterator[Any]:
    """The facts that are printed with another value or standing than they were."""
    before = {row.fact_id: row for row in live.printed_facts.all()}
    for now in draft.rendered.printed:
        was = before.get(now.fact.pk)
        if was and any(
            getattr(was, name) != getattr(now, name) for name in ("value", "standing", "hedge")
        ):
            yield now.fact


def _records(live: Edition, draft: Any, told: Comparison) -> Iterator[Record]:
    for row in told.facts:
        yield Record("Fact", row.statement, [_row(change) for change in row.changes])
    rows = [*(_said("linked", name) for name in told.linked)]
    rows += [_said("no longer linked", name) for name in told.unlinked]
    if rows:
        yield Record("Facts", "What the text rests on", rows)
    verdict = _verdict(live, draft)
    if verdict:
        yield Record("Verdict", draft.rendered.card.get("title", ""), verdict)
    others = [change for change in told.fields if not change.is_text]
    if others:
        rows = [(change.what, show_words(change.before, change.after)) for change in others]
        yield Record("Article", "What it says about itself", rows)
    blocks = [_said("", sentence) for sentence in [*told.pictures, *told.blocks]]
    if blocks:
        yield Record("Page", "Pictures and boxes", blocks)


def _verdict(live: Edition, draft: Any) -> list[tuple[str, SafeString]]:
    was, now = live.card, draft.rendered.card
    pairs = {"verdict": "word", "answer": "answer"}
    return [
        (what, show_words(was.get(key, ""), now.get(key, "")))
        for what, key in pairs.items()
        if was.get(key, "") != now.get(key, "")
    ]


def _row(change: str) -> tuple[str, SafeString]:
    what, _, rest = change.partition(": ")
    before, arrow, after = rest.partition(" → ")
    return (what, show_words(before, after)) if arrow else _said(what, rest)


def _said(what: str, words: str) -> tuple[str, SafeString]:
    return what, show_words(words, words)


# -- Why it is no typo ------------------------------------------------------------------------


def _no_typo(before: dict[str, Any], after: dict[str, Any], old: Body, new: Body) -> Iterator[str]:
    columns = sorted({*before, *after} - APART)
    for column in columns:
        if before.get(column) != after.get(column):
            name = column.removesuffix("_id").removesuffix("_ids").replace("_", " ")
            yield f"the {name} changed"
    if _shape(old) != _shape(new):
        yield "the order of the text, its headings, lists or boxes changed"


def _shape(body: Body) -> list[tuple[Any, ...]]:
    """The kinds of blocks in order; a paragraph may be parted in two."""
    shapes = [_shape_of(block) for block in body.blocks]
    return [shape for shape, _ in groupby(shapes)]


def _shape_of(block: Any) -> tuple[Any, ...]:
    match block:
        case Figure():
            return ("picture", block.image_id)
        case RecordBlock():
            return ("box", block.kind, block.ref)
        case Quote():
            return ("quote", block.source)
        case Listing():
            return ("list", block.tag, len(block.items))
    return (type(block).__name__, getattr(block, "tag", ""))


def _no_typo_of_records(
    live: Edition, draft: Any, told: Comparison, found: Changes
) -> Iterator[str]:
    if found.changes_verdict or _verdict(live, draft):
        yield "the verdict changed"
    for fact in found.facts:
        yield f"what is printed of “{shortened(fact.statement, 60)}” changed"
    if told.linked or told.unlinked:
        yield "a fact mark was added or taken away"
    for row in told.facts:
        if any(line.startswith(SOURCE_LINES) for line in row.changes):
            yield f"the sources of “{shortened(row.statement, 60)}” changed"


def _no_typo_of_page(live: Edition, again: Any) -> Iterator[str]:
    """What else readers would see: the page itself has the last word."""
    if _addresses(live.html) != _addresses(again.html):
        yield "a link or a picture changed"
    if beyond := beyond_mending(visible(live.html), visible(again.html)):
        yield f"{beyond[0]} changed in what the page prints of its records"


def _addresses(html: str) -> list[str]:
    return [found for found in _address.findall(html) if not found.startswith("#")]


def visible(html: str) -> str:
    """The words of a page, a line for each block."""
    text = _tag.sub("", _block.sub("\n", html))
    return "\n".join(line for row in unescape(text).split("\n") if (line := row.strip()))


def kinds_of(changes: Changes) -> Iterable[str]:
    """The kinds that the server allows."""
    return [*([] if changes.no_typo else [Change.TYPO]), Change.UPDATE, Change.CORRECTION]


def kind_to_begin_with(changes: Changes, *, corrections: bool) -> str:
    """The kind that is set where nobody has chosen: ``corrections`` wait to be printed, or not."""
    if corrections:
        return Change.CORRECTION
    if not changes.no_typo:
        return Change.TYPO
    return Change.CORRECTION if changes.was_wrong else Change.UPDATE
