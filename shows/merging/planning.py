"""What merging one record into another would move, join, change and ask: read, nothing written."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from newsroom.lib.records import Record
from shows.merging.references import references_to, twin_of
from shows.models import Character, Person, Show

# What every row has, and what says which row it is.
NEVER_TAKEN = {
    "id",
    "created_at",
    "updated_at",
    "created_by",
    "version",
    "editor_fields",
    "slug",
    "name",
    "title",
    "number",
}
# Of two sensitivities the one that protects more is proposed.
PROTECTS = ("normal", "spent", "private", "victim", "minor")

Settle = Callable[[Any, Any], dict[str, Any] | str]
_settlers: dict[type[models.Model], Settle] = {}


def settles(model: type[models.Model]) -> Callable[[Settle], Settle]:
    """Have ``function(row, twin)`` say what becomes of two rows of ``model`` that cannot be one.

    It gives the columns of ``row`` to change so that both may stand, or the sentence that refuses
    the merge. Rooms above register theirs; where none is, the two rows become one.
    """

    def register(function: Settle) -> Settle:
        _settlers[model] = function
        return function

    return register


@dataclass
class Plan:
    """The merge of ``gone`` into ``kept``: rows by what happens to them, and what is in the way."""

    gone: Record
    kept: Record
    # Rows, the name of the column, whom it points at and whom it will point at.
    moved: list[tuple[Any, str, Any, Any]] = field(default_factory=list)
    joined: list[tuple[Any, Any]] = field(default_factory=list)
    changed: list[tuple[Any, dict[str, Any]]] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    _rows: dict[tuple[type, int], Any] = field(default_factory=dict)

    @property
    def settled(self) -> list[Any]:
        """Rows that change so that they may stand beside those of the kept record."""
        twins = {id(twin) for _, twin in self.joined}
        return [row for row, _ in self.changed if id(row) not in twins]

    def counts(self) -> list[str]:
        """What moves, in words: "16 credits", "1 fact"."""
        joined = {(type(row), row.pk) for row, _ in self.joined}
        rows = {
            (type(row), row.pk): row
            for row, *_ in self.moved
            if (type(row), row.pk) not in joined and not row._meta.auto_created
        }
        kinds = Counter(type(row) for row in rows.values())
        return [
            f"{count} {model._meta.verbose_name if count == 1 else model._meta.verbose_name_plural}"
            for model, count in sorted(kinds.items(), key=lambda kind: kind[0]._meta.label)
        ]


def plan_merge(gone: Record, kept: Record) -> Plan:
    """Read what merging ``gone`` into ``kept`` means. A query or two for each kind of row."""
    plan = Plan(gone, kept)
    _fold(plan, gone, kept)
    return plan


def _fold(plan: Plan, gone: Any, kept: Any) -> None:
    """Plan to move all that points at ``gone`` to ``kept``; children that are the same become one.

    Rows are shared between the steps: one that points twice is judged by both of its new columns.
    """
    for model, name in references_to(type(gone)):
        for stored in model._base_manager.filter(**{name: gone}).order_by("pk"):
            row = plan._rows.setdefault((model, stored.pk), stored)
            if any(row is other for other, _ in plan.joined):
                continue
            setattr(row, name, kept)
            plan.moved.append((row, name, gone, kept))
            if twin := twin_of(row, name) or _namesake(row, name, kept):
                _settle(plan, row, twin)


def _settle(plan: Plan, row: Any, twin: Any) -> None:
    settle = _settlers.get(type(row))
    answer = settle(row, twin) if settle else None
    if isinstance(answer, str):
        plan.reasons.append(answer)
    elif answer:
        plan.changed.append((row, answer))
    else:
        plan.joined.append((row, twin))
        if filled := dict(what_fills(row, twin)):
            plan.changed.append((twin, filled))
        _fold(plan, row, twin)


def _namesake(row: Any, name: str, kept: Any) -> Any:
    """The character of the show that is kept with the name of ``row``: the same one."""
    if not isinstance(row, Character) or name != "show":
        return None
    return Character.objects.filter(show=kept, name__iexact=row.name).order_by("pk").first()


# -- What the records say of themselves ---------------------------------------------------------


def what_fills(gone: Any, kept: Any) -> Iterator[tuple[str, Any]]:
    """Give ``(attribute, value)`` of ``gone`` where ``kept`` says nothing, or what is assumed."""
    for column in _columns(gone):
        mine, theirs = (getattr(row, column.attname) for row in (kept, gone))
        if mine != theirs and _says_nothing(mine, column) and not _says_nothing(theirs, column):
            yield column.attname, theirs


def what_differs(gone: Record, kept: Record) -> list[models.Field]:
    """The columns in which both say something, and not the same: somebody has to choose."""
    return [
        column
        for column in _columns(gone)
        if getattr(kept, column.attname) != getattr(gone, column.attname)
        and not _says_nothing(getattr(kept, column.attname), column)
        and not _says_nothing(getattr(gone, column.attname), column)
        and not column.name.endswith(("_high", "_precision"))
    ]


def proposed(column: models.Field, gone: Any, kept: Any) -> str:
    """Whose value is proposed where both differ: "kept", or "gone" if that one protects more."""
    if column.name == "sensitivity":
        mine, theirs = (PROTECTS.index(row.sensitivity) for row in (kept, gone))
        return "gone" if theirs > mine else "kept"
    return "kept"


def taken(column: models.Field, gone: Record) -> dict[str, Any]:
    """What choosing the value of ``gone`` means: dates are three columns."""
    names = [column.attname]
    if column.name.endswith("_low"):
        stem = column.name.removesuffix("_low")
        names = [f"{stem}_{end}" for end in ("low", "high", "precision")]
    return {name: getattr(gone, name) for name in names}


def _columns(record: Any) -> Iterator[models.Field]:
    own = (Person, Show)
    for column in record._meta.concrete_fields:
        # A yes is nothing that was filled in, but that a court case is open must not be lost.
        ticked = isinstance(column, models.BooleanField) and column.name != "proceedings_active"
        if column.name in NEVER_TAKEN or ticked:
            continue
        # The keys of a child say whose it is, those of a record what it has: a portrait, a poster.
        if column.is_relation and not isinstance(record, own):
            continue
        yield column


def _says_nothing(value: Any, column: models.Field) -> bool:
    # "Normal" is what is assumed of everybody, and yet somebody may have looked.
    if column.name == "sensitivity":
        return False
    return value in (None, "", []) or (column.has_default() and value == column.get_default())
