"""Dates that know how precisely they are known: "2005" never becomes 1 January 2005."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import models

FIRST_YEAR, LAST_YEAR = 1000, 2999
MONTHS = [name for name in calendar.month_name if name]
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
EXAMPLES = (
    "Write a date like 15 February 2003, weekend of 15 February 2003, February 2003, "
    "spring 2003, 2003 or 1990s."
)


class Precision(models.TextChoices):
    DAY = "day"
    WEEKEND = "weekend"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"


@dataclass(frozen=True)
class PartialDate:
    """Some day from ``low`` to ``high``, both included, known to within ``precision``."""

    low: date
    high: date
    precision: str

    def __post_init__(self) -> None:
        if self.precision not in Precision.values:
            known = ", ".join(Precision.values)
            raise ValueError(f"'{self.precision}' is no precision of a date. Use one of {known}.")
        if self.low > self.high:
            raise ValueError(f"A date cannot begin on {self.low} and end on {self.high}.")

    @classmethod
    def around(cls, day: date, precision: str) -> "PartialDate":
        """The weekend, month, season, year or decade that ``day`` lies in; ValueError if none."""
        return cls(*_span(day, precision), precision)

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read what a person or an import wrote; ValueError with a sentence if it is not a date."""
        words = " ".join(text.split())
        for pattern, read in _READERS:
            if match := pattern.fullmatch(words):
                return read(match)
        raise ValueError(f"'{words[:60]}' is not a date that can be read. {EXAMPLES}")

    def __str__(self) -> str:
        low = self.low
        match self.precision:
            case Precision.DAY:
                return _day_in_words(low)
            case Precision.WEEKEND:
                return f"weekend of {_day_in_words(low)}"
            case Precision.MONTH:
                return f"{MONTHS[low.month - 1]} {low.year}"
            case Precision.SEASON:
                return f"{self._season()} {self._season_years()}"
            case Precision.YEAR:
                return f"{low.year}"
        return f"{low.year}s"

    def in_sentence(self) -> str:
        """The date with its preposition: "on 15 February 2003", "in the spring of 2003"."""
        match self.precision:
            case Precision.DAY:
                return f"on {self}"
            case Precision.WEEKEND:
                return f"over the {self}"
            case Precision.SEASON:
                return f"in the {self._season()} of {self._season_years()}"
            case Precision.DECADE:
                return f"in the {self}"
        return f"in {self}"

    def iso(self) -> str:
        """The finest of "2003-02-15", "2003-02" and "2003" that is true; "" if not even a year."""
        if self.low == self.high:
            return self.low.isoformat()
        if (self.low.year, self.low.month) == (self.high.year, self.high.month):
            return self.low.isoformat()[:7]
        return self.low.isoformat()[:4] if self.low.year == self.high.year else ""

    def contains(self, other: "PartialDate") -> bool:
        """Whether ``other`` lies wholly within this date: the same, said more finely."""
        return self.low <= other.low and other.high <= self.high

    def overlaps(self, other: "PartialDate") -> bool:
        """Whether both may mean the same day."""
        return self.low <= other.high and other.low <= self.high

    def _season(self) -> str:
        return next(name for name, month in SEASONS.items() if self.low.month // 3 * 3 == month)

    def _season_years(self) -> str:
        # "Winter 2003" alone leaves open whether January 2003 or January 2004 is meant.
        if self.low.year == self.high.year:
            return f"{self.low.year}"
        return f"{self.low.year}\N{EN DASH}{self.high.year % 100:02}"


def _day_in_words(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _span(day: date, precision: str) -> tuple[date, date]:
    match precision:
        case Precision.DAY:
            return day, day
        case Precision.WEEKEND:
            return _weekend(day)
        case Precision.MONTH:
            return _months(day.year, day.month, 1)
        case Precision.SEASON:
            starts_last_year = day.month < 3
            return _months(day.year - starts_last_year, day.month // 3 * 3 or 12, 3)
        case Precision.YEAR:
            return _months(day.year, 1, 12)
        case Precision.DECADE:
            return _months(day.year // 10 * 10, 1, 120)
    known = ", ".join(Precision.values)
    raise ValueError(f"'{precision}' is no precision of a date. Use one of {known}.")


def _weekend(day: date) -> tuple[date, date]:
    if day.weekday() < calendar.SATURDAY:
        raise ValueError(
            f"{_day_in_words(day)} is a {calendar.day_name[day.weekday()]}. Name the Saturday or "
            "the Sunday of the weekend."
        )
    saturday = day - timedelta(days=day.weekday() - calendar.SATURDAY)
    return saturday, saturday + timedelta(days=1)


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    after = year * 12 + month - 1 + count
    return date(year, month, 1), date(after // 12, after % 12 + 1, 1) - timedelta(days=1)


def _year(text: str) -> int:
    year = int(text)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"{text} is not a year between {FIRST_YEAR} and {LAST_YEAR}.")
    return year


def _month(text: str) -> int:
    start = text.lower()[:3]
    return next(number for number, name in enumerate(MONTHS, 1) if name.lower()[:3] == start)


def _day(year: int, month: int, day: int) -> date:
    last = calendar.monthrange(year, month)[1]
    if not 1 <= day <= last:
        raise ValueError(f"{MONTHS[month - 1]} {year} has {last} days, not {day}.")
    return date(year, month, day)


def _read_day(match: re.Match[str]) -> PartialDate:
    day = _day(_year(match["year"]), _month(match["month"]), int(match["day"]))
    said = match["weekday"]
    meant = calendar.day_name[day.weekday()]
    if said and not meant.lower().startswith(said.lower()[:3]):
        raise ValueError(f"{_day_in_words(day)} is a {meant}, not a {said.capitalize()}.")
    if match["weekend"]:
        return PartialDate.around(day, Precision.WEEKEND)
    return PartialDate.around(day, Precision.DAY)


def _read_us_day(match: re.Match[str]) -> PartialDate:
    day = _day(_year(match["year"]), _month(match["month"]), int(match["day"]))
    return PartialDate.around(day, Precision.DAY)


def _read_month(match: re.Match[str]) -> PartialDate:
    return PartialDate.around(
        date(_year(match["year"]), _month(match["month"]), 1), Precision.MONTH
    )


def _read_iso(match: re.Match[str]) -> PartialDate:
    year, month = _year(match["year"]), int(match["month"])
    if not 1 <= month <= 12:
        raise ValueError(f"There is no month {match['month']} in {match[0]}.")
    if match["day"] is None:
        return PartialDate.around(date(year, month, 1), Precision.MONTH)
    return PartialDate.around(_day(year, month, int(match["day"])), Precision.DAY)


def _read_season(match: re.Match[str]) -> PartialDate:
    name = match["season"].lower().replace("fall", "autumn")
    year, ends = _year(match["year"]), match["ends"]
    if ends and (name != "winter" or int(ends) % 100 != (year + 1) % 100):
        raise ValueError(f"'{match[0]}' is no season. Write {name} {year}.")
    return PartialDate.around(date(year, SEASONS[name], 1), Precision.SEASON)


def _read_year(match: re.Match[str]) -> PartialDate:
    return PartialDate.around(date(_year(match["year"]), 1, 1), Precision.YEAR)


def _read_decade(match: re.Match[str]) -> PartialDate:
    return PartialDate.around(date(_year(match["year"]), 1, 1), Precision.DECADE)


def _refuse_slashes(match: re.Match[str]) -> PartialDate:
    raise ValueError(f"{match[0]} can be read in two ways. {EXAMPLES}")


_MONTH = r"(?P<month>" + "|".join(f"{m[:3]}(?:{m[3:]})?\\.?" for m in MONTHS) + "|Sept\\.?)"
_WEEKDAY = r"(?:(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day),? )?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
_SEASON = r"(?P<season>spring|summer|autumn|fall|winter)(?: of)?"
_READERS = [
    (re.compile(pattern, re.ASCII | re.IGNORECASE), read)
    for pattern, read in [
        (rf"(?P<weekend>(?:the )?weekend of )?{_WEEKDAY}{_DAY} {_MONTH},? {_YEAR}", _read_day),
        (rf"{_MONTH} {_DAY}, {_YEAR}", _read_us_day),
        (rf"{_MONTH},? {_YEAR}", _read_month),
        (rf"{_YEAR}-(?P<month>\d{{2}})(?:-(?P<day>\d{{2}}))?", _read_iso),
        (rf"{_SEASON} {_YEAR}(?:[-/\N{{EN DASH}}](?P<ends>\d{{4}}|\d{{2}}))?", _read_season),
        (_YEAR, _read_year),
        (r"(?:the )?(?P<year>\d{3}0)s", _read_decade),
        (r"\d{1,4}[./]\d{1,2}[./]\d{1,4}|\d{1,2}-\d{1,2}-\d{2,4}", _refuse_slashes),
    ]
]
