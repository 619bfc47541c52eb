"""The days of a calendar, in the time zone of whoever looks: a month, a week, or a list of days."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from articles.timeline import spoken

DAY = timedelta(days=1)
WEEK = timedelta(days=7)
VIEWS = {"month": "Month", "week": "Week", "agenda": "Agenda"}
DAYS_OF_AGENDA = 28
HOURS = range(24)
EARLIEST, LATEST = date(1990, 1, 1), date(2150, 1, 1)


@dataclass
class Day:
    """A day with its entries; ``outside`` the month that is shown."""

    day: date
    entries: list[Any] = field(default_factory=list)
    outside: bool = False
    today: bool = False


@dataclass(frozen=True)
class Period:
    """What one view shows: from ``first`` to before ``end``, with the days before and after."""

    view: str
    day: date
    first: date
    end: date
    before: date
    after: date
    title: str

    @property
    def moments(self) -> tuple[datetime, datetime]:
        """Its first moment, and the first that is no more of it."""
        return _midnight(self.first), _midnight(self.end)


def period_of(view: str, day: date) -> Period:
    """The month, week or list of days around ``day``."""
    monday = day - day.weekday() * DAY
    if view == "week":
        title = f"Week of {_said(monday)}"
        return Period(view, day, monday, monday + WEEK, day - WEEK, day + WEEK, title)
    if view == "agenda":
        step = DAYS_OF_AGENDA * DAY
        title = f"From {_said(day)}"
        return Period(view, day, day, day + step, day - step, day + step, title)
    first = day.replace(day=1)
    following = (first + 31 * DAY).replace(day=1)
    start, last = first - first.weekday() * DAY, following - DAY
    end = last + (7 - last.weekday()) * DAY
    return Period("month", day, start, end, (first - DAY).replace(day=1), following, f"{day:%B %Y}")


def asked_day(text: str) -> date:
    """The day that an address names; today where it names none."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return timezone.localdate()
    return day if EARLIEST < day < LATEST else timezone.localdate()


def days_of(period: Period, entries: list[Any], now: datetime) -> list[Day]:
    """Each day of ``period`` with what is dressed for the page of its entries."""
    today = timezone.localdate(now)
    by_day = defaultdict(list)
    for entry in entries:
        by_day[timezone.localdate(entry.moment)].append(_shown(entry, now))
    count = (period.end - period.first).days
    days = [period.first + number * DAY for number in range(count)]
    return [
        Day(
            day,
            by_day[day],
            outside=period.view == "month" and day.month != period.day.month,
            today=day == today,
        )
        for day in days
    ]


def weeks_of(days: list[Day]) -> list[list[Day]]:
    """The days of a month by seven."""
    return [days[start : start + 7] for start in range(0, len(days), 7)]


def hours_of(days: list[Day]) -> list[dict[str, Any]]:
    """The hours of a week: of each the seven days, with what begins in that hour."""
    rows = []
    for hour in HOURS:
        cells = [
            Day(day.day, [one for one in day.entries if one["local"].hour == hour], today=day.today)
            for day in days
        ]
        rows.append({"hour": hour, "days": cells, "busy": any(cell.entries for cell in cells)})
    return rows


def _shown(entry: Any, now: datetime) -> dict[str, Any]:
    local = timezone.localtime(entry.moment)
    return {
        "entry": entry,
        "local": local,
        "time": f"{local:%H:%M}",
        "at": f"{local:%Y-%m-%dT%H:%M}",
        "said": spoken(entry.moment),
        "state": entry.state(now),
        "mark": entry.mark(now),
        "late": entry.state(now) == "held" and entry.moment <= now,
    }


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=timezone.get_current_timezone())


def _said(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
