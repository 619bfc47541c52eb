"""Records as they stood at a moment, from their history."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Model

from newsroom.lib.records import Record


def rows_at(model: type[Record], moment: datetime, **which: Any) -> dict[int, Any]:
    """The rows of ``model`` that ``which`` names as they stood at ``moment``, by primary key.

    Takes two queries. A row that was imported has no history before its first change: it stood as
    that change found it, or, if there was none, as it is.
    """
    rows: dict[int, Any] = {}
    seen = set()
    for past in model.history.filter(**which).order_by("history_date", "history_id"):
        key = past.id
        if past.history_date <= moment:
            rows[key] = None if past.history_type == "-" else past.instance
        elif key not in seen and past.created_at <= moment:
            rows[key] = past.instance
        seen.add(key)
    for row in model._base_manager.filter(**which, created_at__lte=moment).exclude(pk__in=seen):
        rows[row.pk] = row
    return {key: row for key, row in rows.items() if row}


def changed_between(
    model: type[Record], first: datetime, last: datetime, *, of: str = "id", keys: Iterable[int]
) -> set[int]:
    """Those of ``keys``, values of the column ``of``, with a row that changed after ``first``.

    Up to ``last``. Takes two queries.
    """
    named = {f"{of}__in": list(keys)}
    saved = model.history.filter(**named, history_date__gt=first, history_date__lte=last)
    brought = model._base_manager.filter(**named, created_at__gt=first, created_at__lte=last)
    return {key for rows in (saved, brought) for key in rows.values_list(of, flat=True)}


def named_rows(model: type[Model], keys: Iterable[int | None]) -> dict[int, Model]:
    """The rows of those keys that exist, by key; no query where there is no key."""
    wanted = {key for key in keys if key}
    return model._base_manager.in_bulk(wanted) if wanted else {}
