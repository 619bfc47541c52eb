"""The rows of a box, gathered from several tables in one query."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import (
    CharField,
    DateTimeField,
    F,
    IntegerField,
    QuerySet,
    TextField,
    Value,
)
from django.db.models.functions import Cast, Coalesce, NullIf
from django.utils import timezone

SHOWN = 5
MOST = 100
KINDS = {
    "what": TextField,
    "why": TextField,
    "other": TextField,
    "who": TextField,
    "moment": DateTimeField,
    "number": IntegerField,
}


class Row(NamedTuple):
    """What, why in one sentence, since when or by whom, and the one thing to do about it."""

    what: str
    why: str
    since: str
    do: str
    url: str
    icon: str = ""
    level: str = ""


class Found(NamedTuple):
    """A row as the database gave it, with whatever its source has to say."""

    source: str
    key: int
    what: str
    why: str
    other: str
    who: str
    moment: datetime | None
    number: int | None


@dataclass(frozen=True)
class Source:
    """One kind of row: all that there are in order, what is read of each, and how it is told.

    ``with_numbers`` adds what ``columns`` ask for to the few rows that are read.
    """

    name: str
    rows: QuerySet
    columns: dict[str, Any]
    tell: Callable[[Found], Row]
    with_numbers: Callable[[QuerySet], QuerySet] = field(default=lambda rows: rows)


def gathered(sources: list[Source], limit: int) -> list[Row]:
    """The first rows of all the sources, those of the first source first; one query."""
    if not sources:
        return []
    parts = [_read(source, limit) for source in sources]
    places = {source.name: place for place, source in enumerate(sources)}
    rows = parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]
    found = [Found(*row) for row in rows]
    never = timezone.now()
    found.sort(key=lambda row: (places[row.source], row.moment or never, row.key))
    return [sources[places[row.source]].tell(row) for row in found]


def _read(source: Source, limit: int) -> QuerySet:
    # The limit stands in a subquery: SQLite knows none inside a union.
    keys = source.rows.values("pk")[:limit]
    rows = source.with_numbers(source.rows.model._default_manager.filter(pk__in=keys))
    columns = [Cast(_expression(source.columns.get(name)), kind()) for name, kind in KINDS.items()]
    name = Cast(Value(source.name), CharField())
    return rows.order_by().values_list(name, "pk", *columns)


def _expression(column: Any) -> Any:
    return F(column) if isinstance(column, str) else Value(None) if column is None else column


def person(path: str) -> Coalesce:
    """The name of the user at ``path``, as ``str(user)`` says it."""
    return Coalesce(NullIf(F(f"{path}__display_name"), Value("")), F(f"{path}__username"))


def span(moment: datetime, now: datetime) -> str:
    """How long ago or ahead a moment is: "20 min", "8 h", "3 d"."""
    minutes = int(abs((now - moment).total_seconds()) // 60)
    if minutes < 60:
        return f"{minutes} min"
    return f"{minutes // 60} h" if minutes < 48 * 60 else f"{minutes // (24 * 60)} d"
