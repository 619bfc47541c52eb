"""What waits for a person, counted beside the lists of the side bar.

The rooms say what there is to count; the side bar stands on every page, so all of it is one query,
kept for half a minute.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.db import models
from django.db.models import Subquery

from newsroom.lib.wording import join_names

KEPT_SECONDS = 30
MOST = 100
LEVELS = ["", "warn", "bad"]


class Waiting(NamedTuple):
    """Something to count for a person, beside the list named ``app_model``.

    ``rows`` gives what waits for that person, or None if it is none of their business. A higher
    ``level`` ("warn", "bad") colours the number.
    """

    entry: str
    words: str
    rows: Callable[[Any], models.QuerySet | None]
    level: str = ""


class Badge(NamedTuple):
    """A number as it is printed ("99+"), what it counts, and its level."""

    number: str
    words: str
    level: str


side_bar: list[Waiting] = []


class _CountOf(Subquery):
    template = "(SELECT COUNT(*) FROM (%(subquery)s) counted)"
    output_field = models.IntegerField()


def badges(user: Any) -> dict[str, Badge]:
    """The badge of each list of the side bar at which something waits for ``user``."""
    counted = cache.get_or_set(f"waiting-{user.pk}", lambda: _count(user), KEPT_SECONDS)
    entries = dict.fromkeys(entry for entry, *_ in counted)
    return {entry: _badge([rest for name, *rest in counted if name == entry]) for entry in entries}


def numbers_of(user: Any, asked: dict[Any, models.QuerySet], most: int) -> dict[Any, int]:
    """How many rows each of the querysets has, counted up to ``most``; one query for all."""
    counts = {
        f"count_{place}": _CountOf(rows.order_by().values("pk")[:most])
        for place, rows in enumerate(asked.values())
    }
    if not counts:
        return {}
    people = get_user_model()._default_manager.filter(pk=user.pk)
    numbers = people.annotate(**counts).values_list(*counts).get()
    return dict(zip(asked, numbers, strict=True))


def _count(user: Any) -> list[tuple[str, int, str, str]]:
    asked = {one: rows for one in side_bar if (rows := one.rows(user)) is not None}
    # No more rows than a badge can say: the full count of a large table takes its time.
    numbers = numbers_of(user, asked, MOST)
    return [(one.entry, number, one.words, one.level) for one, number in numbers.items() if number]


def _badge(counted: list) -> Badge:
    total = sum(number for number, *_ in counted)
    return Badge(
        _said(total),
        join_names([f"{_said(number)} {words}" for number, words, _ in counted]),
        max((level for *_, level in counted), key=LEVELS.index),
    )


def _said(number: int) -> str:
    return str(number) if number < MOST else f"{MOST - 1}+"
