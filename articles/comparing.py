"""Two versions of an article beside each other: what differs in its fields, records and text."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import prefetch_related_objects

from articles.body import Block, Body, Figure, RecordBlock, read_body
from articles.differences import Pair, align, name_of
from articles.material import PRINTED_VALUES
from articles.models import Article, Author, Topic
from articles.past import changed_between, named_rows, rows_at
from articles.revisions import COLUMNS
from facts.models import Citation, Event, Fact, Source, Verdict
from facts.wording import value_in_words
from images.models import Image
from newsroom.lib.wording import capitalised, shortened
from shows.models import Season, Show

SINGLE = {
    "show_id": Show,
    "season_id": Season,
    "event_id": Event,
    "lead_image_id": Image,
}
SEVERAL = {"author_ids": Author, "other_show_ids": Show, "topic_ids": Topic}
LABELS = {"slug": "Address", "author_ids": "Authors", "other_show_ids": "Other shows"}
NO_TEXT = {"kind", "noindex", "no_feed", *SINGLE}
NOTHING = "nothing"


class Side(NamedTuple):
    """The content of a version, and the moment whose records are told with it."""

    content: dict[str, Any]
    moment: datetime


class Change(NamedTuple):
    """Something that has other words now; "" is nothing. ``is_text``: words that people wrote."""

    what: str
    before: str
    after: str
    is_text: bool = False

    def __str__(self) -> str:
        return f"{self.what}: {self.before or NOTHING} → {self.after or NOTHING}"


class FactChanges(NamedTuple):
    """What changed meanwhile about a fact that both versions use."""

    statement: str
    ref: str
    changes: list[str]


@dataclass
class Comparison:
    """What differs. ``pairs`` are the blocks of both bodies beside each other, equal ones too."""

    fields: list[Change] = field(default_factory=list)
    linked: list[str] = field(default_factory=list)
    unlinked: list[str] = field(default_factory=list)
    facts: list[FactChanges] = field(default_factory=list)
    verdicts: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    blocks: list[str] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)
    named: Callable[[Block], str] = name_of

    @property
    def words_differ(self) -> bool:
        return any(pair.kind != "same" for pair in self.pairs)

    @property
    def records_differ(self) -> bool:
        told = (self.linked, self.unlinked, self.facts, self.verdicts, self.pictures, self.blocks)
        return any(told)

    @property
    def is_same(self) -> bool:
        return not (self.fields or self.words_differ or self.records_differ)


def compare(before: Side, after: Side) -> Comparison:
    """What ``after`` has and ``before`` has not, in a fixed number of queries."""
    old, new = read_body(before.content["body"]), read_body(after.content["body"])
    pairs = align(old.blocks, new.blocks)
    names = _names_of_pictures([*old.image_ids, *new.image_ids])
    linked, unlinked = _links(old, new)
    return Comparison(
        fields=list(_fields(before.content, after.content)),
        linked=linked,
        unlinked=unlinked,
        facts=_facts(set(old.fact_refs) & set(new.fact_refs), before.moment, after.moment),
        verdicts=list(_verdicts(before, after)),
        pictures=list(_told(Figure, pairs, old, new, names)),
        blocks=list(_told(RecordBlock, pairs, old, new, names)),
        pairs=pairs,
        named=names,
    )


# -- Fields -----------------------------------------------------------------------------------


def _fields(before: dict[str, Any], after: dict[str, Any]) -> Iterator[Change]:
    columns = [
        column
        for column in [*COLUMNS, *SEVERAL]
        if column != "body" and before.get(column) != after.get(column)
    ]
    names = _names_of_records(columns, [before, after])
    for column in columns:
        was, now = (_in_words(column, content.get(column), names) for content in (before, after))
        is_text = column in COLUMNS and column not in NO_TEXT
        yield Change(_label(column), was, now, is_text)


def _label(column: str) -> str:
    if column in LABELS:
        return LABELS[column]
    name = f"{column.removesuffix('_ids')}s" if column in SEVERAL else column.removesuffix("_id")
    return capitalised(str(Article._meta.get_field(name).verbose_name))


def _names_of_records(
    columns: list[str], contents: list[dict[str, Any]]
) -> dict[type, dict[int, Any]]:
    wanted: dict[type, set[int]] = {}
    for column, model in {**SINGLE, **SEVERAL}.items():
        for content in contents if column in columns else ():
            value = content.get(column)
            keys = (value or []) if column in SEVERAL else [value]
            wanted.setdefault(model, set()).update(keys)
    return {model: named_rows(model, keys) for model, keys in wanted.items()}


def _in_words(column: str, value: Any, names: dict[type, dict[int, Any]]) -> str:
    if column in SINGLE:
        return _named(SINGLE[column], value, names)
    if column in SEVERAL:
        return ", ".join(_named(SEVERAL[column], key, names) for key in value or ())
    if isinstance(value, bool):
        return "yes" if value else "no"
    if column == "kind" and value in Article.Kind.values:
        return Article.Kind(value).label
    return str(value or "")


def _named(model: Any, key: int | None, names: dict[type, dict[int, Any]]) -> str:
    if not key:
        return ""
    row = names[model].get(key)
    return str(row) if row else f"a {model._meta.verbose_name} that is gone"


# -- Facts ------------------------------------------------------------------------------------


def _links(old: Body, new: Body) -> tuple[list[str], list[str]]:
    """The statements of the facts that only the new body links to, and those only the old one."""
    more = [ref for ref in new.fact_refs if ref not in old.fact_refs]
    less = [ref for ref in old.fact_refs if ref not in new.fact_refs]
    rows = Fact.objects.filter(ref__in=[*more, *less]) if more or less else Fact.objects.none()
    told = dict(rows.values_list("ref", "statement"))
    gone = "a fact that is gone"
    return [told.get(ref, gone) for ref in more], [told.get(ref, gone) for ref in less]


def _facts(refs: set[str], first: datetime, last: datetime) -> list[FactChanges]:
    """What changed about the facts between two moments, whichever came first."""
    held = dict(Fact.objects.filter(ref__in=refs).values_list("pk", "ref")) if refs else {}
    ends = sorted([first, last])
    keys = changed_between(Fact, *ends, keys=held) | changed_between(
        Citation, *ends, of="fact_id", keys=held
    )
    if not keys:
        return []
    was, now = (_FactsAt(keys, moment) for moment in (first, last))
    sources = named_rows(Source, [*was.source_keys, *now.source_keys])
    told = (
        FactChanges(
            now.facts[key].statement,
            held[key],
            [
                *_changes(was.facts[key], now.facts[key]),
                *_changes_of_sources(was.citations(key), now.citations(key), sources),
            ],
        )
        for key in sorted(keys)
        if key in was.facts and key in now.facts
    )
    return [changes for changes in told if changes.changes]


class _FactsAt:
    """Facts and their citations as they stood at a moment."""

    def __init__(self, keys: set[int], moment: datetime) -> None:
        self.facts = rows_at(Fact, moment, id__in=keys)
        self._citations = rows_at(Citation, moment, fact_id__in=keys).values()
        prefetch_related_objects(list(self.facts.values()), *PRINTED_VALUES)

    def citations(self, key: int) -> dict[int, Citation]:
        return {row.pk: row for row in self._citations if row.fact_id == key}

    @property
    def source_keys(self) -> list[int]:
        return [row.source_id for row in self._citations]


# What is told of a fact, in this order: what it is called, and how it reads.
TOLD: list[tuple[str, Callable[[Fact], Any]]] = [
    ("statement", lambda fact: fact.statement),
    ("value", value_in_words),
    ("standing", lambda fact: fact.get_standing_display().lower()),
    ("reason", lambda fact: fact.standing_reason),
    ("rank", lambda fact: fact.get_rank_display().lower()),
    ("hedge", lambda fact: fact.hedge and fact.get_hedge_display()),
    ("attributed to", lambda fact: fact.attributed_to),
    ("true from", lambda fact: fact.valid_from),
    ("true until", lambda fact: fact.valid_to),
    ("as of", lambda fact: fact.as_of),
    ("stage", lambda fact: fact.get_stage_display().lower()),
    ("spoiler", lambda fact: "yes" if fact.spoiler else "no"),
]


def _changes(was: Fact, now: Fact) -> Iterator[str]:
    for what, tell in TOLD:
        before, after = str(tell(was) or ""), str(tell(now) or "")
        if before != after:
            yield str(Change(what, before, after))


def _changes_of_sources(
    was: dict[int, Citation], now: dict[int, Citation], sources: dict[int, Any]
) -> Iterator[str]:
    def named(citation: Citation) -> str:
        return str(sources.get(citation.source_id, "a source that is gone"))

    for key in sorted(was.keys() - now.keys()):
        yield f"source removed: {named(was[key])}"
    for key in sorted(now.keys() - was.keys()):
        yield f"source added: {named(now[key])}"
    for key in sorted(was.keys() & now.keys()):
        before, after = was[key], now[key]
        if before.source_id != after.source_id:
            yield str(Change("source", named(before), named(after)))
        for what, tell in (
            ("stance", Citation.get_stance_display),
            ("quote", lambda citation: citation.quote),
            ("place", lambda citation: citation.locator),
        ):
            if tell(before) != tell(after):
                yield str(Change(f"{what} in {named(after)}", tell(before), tell(after)))


# -- Verdicts ---------------------------------------------------------------------------------


def _verdicts(before: Side, after: Side) -> Iterator[str]:
    """What changed meanwhile about the answer of the show that both versions are about."""
    show = after.content.get("show_id")
    if not show or before.content.get("show_id") != show:
        return
    ends = sorted([before.moment, after.moment])
    if not changed_between(Verdict, *ends, of="show_id", keys=[show]):
        return
    was, now = (rows_at(Verdict, side.moment, show_id=show) for side in (before, after))
    for key in sorted(was.keys() | now.keys()):
        for what, tell in (
            ("Verdict", Verdict.get_value_display),
            ("Answer", lambda verdict: verdict.answer),
            ("Verdict decided on", lambda verdict: str(verdict.decided_on or "")),
        ):
            old, new = (tell(rows[key]) if key in rows else "" for rows in (was, now))
            if old != new:
                yield str(Change(what, old, new))


# -- Pictures and blocks of records -----------------------------------------------------------


def _names_of_pictures(keys: list[int]) -> Callable[[Block], str]:
    pictures = named_rows(Image, keys)

    def named(block: Block) -> str:
        if isinstance(block, Figure) and block.image_id in pictures:
            return f"Picture “{pictures[block.image_id]}”"
        return name_of(block)

    return named


def _told(
    kind: type, pairs: list[Pair], old: Body, new: Body, named: Callable[[Block], str]
) -> Iterator[str]:
    """What became of the pictures, or of the blocks of records, in sentences."""
    places = (_places(kind, old), _places(kind, new))
    gone = [pair.before for pair in pairs if pair.after is None and isinstance(pair.before, kind)]
    for pair in pairs:
        if not isinstance(pair.after, kind):
            continue
        block = pair.after
        before = pair.before if pair.before is not None else _taken(gone, block)
        if before is None:
            yield f"{named(block)} added{_under(new, block)}"
            continue
        if pair.before is None:
            yield f"{named(block)} moved {_way(before, block, places)}"
        elif _identity(before) != _identity(block):
            yield f"{named(before)} became {named(block)}"
        if isinstance(block, Figure) and before.caption != block.caption:
            yield str(Change(f"{named(block)}, caption", _caption(before), _caption(block)))
    for block in gone:
        yield f"{named(block)} removed"


def _taken(gone: list[Any], block: Block) -> Any:
    """The block among ``gone`` that ``block`` was elsewhere, which is gone no more; or None."""
    found = next((row for row in gone if _identity(row) == _identity(block)), None)
    if found is not None:
        gone[:] = [row for row in gone if row is not found]
    return found


def _identity(block: Any) -> tuple[Any, ...]:
    return (block.image_id,) if isinstance(block, Figure) else (block.kind, block.ref)


class _Place(NamedTuple):
    number: int
    heading: str


def _places(kind: type, body: Body) -> dict[int, _Place]:
    """Of each block of that kind, by its identity in memory, which one it is and under what."""
    found = [(at, block) for at, block in enumerate(body.blocks) if isinstance(block, kind)]
    return {
        id(block): _Place(number, body.heading_over(at))
        for number, (at, block) in enumerate(found, 1)
    }


def _way(before: Block, after: Block, places: tuple[dict, dict]) -> str:
    was, now = places[0][id(before)], places[1][id(after)]
    if was.number != now.number:
        return f"from {was.number} to {now.number}"
    if was.heading != now.heading:
        return f"from “{was.heading or 'the start'}” to “{now.heading or 'the start'}”"
    return "up or down"


def _under(body: Body, block: Block) -> str:
    at = next(number for number, row in enumerate(body.blocks) if row is block)
    heading = body.heading_over(at)
    return f" under “{shortened(heading, 80)}”" if heading else ""


def _caption(block: Any) -> str:
    return "".join(run.text for run in block.caption)
