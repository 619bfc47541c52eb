"""The moments ahead at which a page would read differently, though nobody edits it."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from articles.material import Material
from articles.models import Revision
from shows.models import Show

NEXT_DAY = timedelta(days=1)


def boundaries(revision: Revision, *, after: datetime) -> list[tuple[datetime, str]]:
    """The moments after ``after`` at which a date passes, each with what passes, in order.

    Days begin at midnight in the time zone of the desk. Not every one changes the page: render at
    each and compare.
    """
    material = Material(revision, at=after)
    notes: dict[datetime, list[str]] = {}
    for show in material.shows:
        for day, note in _of_show(show, material):
            moment = _midnight(day)
            if moment > after and note not in notes.setdefault(moment, []):
                notes[moment].append(note)
    return [(moment, "; ".join(notes[moment])) for moment in sorted(notes) if notes[moment]]


def _of_show(show: Show, material: Material) -> Iterator[tuple[date, str]]:
    if show.premiere:
        yield show.premiere.high, f"{show} premieres"
    for row in material.availability_of(show):
        if row.starts:
            yield row.starts.high, f"{show} comes to {row.service}"
        if row.ends:
            yield row.ends.high + NEXT_DAY, f"{show} has left {row.service}"


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=timezone.get_default_timezone())
