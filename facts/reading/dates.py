"""Dates as reports write them, with the precision they have; a year that is left out is sought."""

import calendar
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from newsroom.lib.partial_date import MONTHS, PartialDate

NO_YEAR = "The sentence gives no year."
YEARS_APART = 3
MONTH = 31

_month_names = "|".join(rf"{name[:3]}(?:{name[3:]})?" for name in MONTHS)
_month = rf"(?P<month>(?:{_month_names}|Sept))\b\.?"
_weekday = r"(?:(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day),? )?"
_day = r"(?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_to_day = r"(?:\s?[-–/]\s?|\s(?:to|and|into)\s(?:the )?)(?P<until>\d{1,2})(?:st|nd|rd|th)?"
_year = r"(?P<year>1\d{3}|20\d{2})(?!\d|[.,]\d|s\b)"
_part = (
    r"(?:(?:the )?(?P<part>early hours|morning|afternoon|evening|night|weekend)"
    r"(?: (?:of|between|from))? )?"
)
_phase = r"(?:the )?(?:(?P<phase>early|mid|late)[- ])"
_season = r"(?P<season>spring|summer|autumn|fall|winter)"
_before = r"(?<![\w.,$£€-])"
_preposition = r"(?:in|of|during|since|by|from|until|till|before|after|around|about|circa|for|to)"
_PATTERNS = [
    ("span", rf"{_part}{_weekday}{_day}{_to_day}(?: of)? {_month}(?:,? {_year})?"),
    ("span", rf"{_part}{_month} {_day}{_to_day}(?:,? {_year})?"),
    ("day", rf"{_part}{_weekday}{_day}(?: of)? {_month}(?:,? {_year})?"),
    ("day", rf"{_part}{_weekday}{_month} {_day}(?!\d)(?:,? {_year})?"),
    ("iso", rf"(?P<iso>{_year}-\d{{2}}(?:-\d{{2}})?)(?!\d)"),
    ("season", rf"(?:{_phase})?{_season}(?: of|,)? {_year}(?:[-/–](?P<ends>\d{{2}}))?"),
    ("month", rf"(?:{_phase})?{_month},? (?:of )?{_year}"),
    ("decade", rf"(?:{_phase})?(?:the )?(?P<decade>1\d{{2}}0|20\d0)s\b"),
    ("year", rf"{_phase}{_year}"),
    ("year", rf"(?<=\b){_year}(?=\s*\))"),
    ("year", rf"(?P<lead>\b{_preposition} (?:the year )?){_year}"),
]
_patterns = [
    (kind, re.compile(f"{_before}{pattern}", re.IGNORECASE | re.ASCII))
    for kind, pattern in _PATTERNS
]
_lead = re.compile(
    r"\b(?P<lead>(?:(?:some ?time|shortly|not long|just|years|months|weeks|days) )?"
    r"(?:before|after|since|until|till|by|between|around|about|circa)"
    r"(?: (?:the|around|about|at least))?|no earlier than|no later than|or)\s+$",
    re.IGNORECASE,
)
_follow = re.compile(r"^\s*(?:onwards?\b|or (?:later|earlier|\d)|(?:and|to|until|[-–])\s?\d{4}\b)")
RELATIVE = re.compile(
    r"\b(?:(?:earlier|later) (?:this|last|that|next)"
    r" (?:month|week|year|summer|spring|autumn|winter)"
    r"|(?:last|next) (?:month|week|year|night|spring|summer|autumn|winter|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
    r"|yesterday|tomorrow|(?:\w+ )?(?:days|weeks|months|years|decades) (?:ago|later|earlier))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class DateSaid:
    """A date in a text: ``text`` as ``facts.values.parse_value`` reads it."""

    start: int
    end: int
    text: str
    doubt: str = ""


def dates_in(text: str, known: Iterable[PartialDate] = ()) -> list[DateSaid]:
    """Every date of ``text`` from left to right; ``known`` ones give a missing year."""
    found: list[DateSaid] = []
    known = list(known)
    for kind, pattern in _patterns:
        for match in pattern.finditer(text):
            start = match.end("lead") if "lead" in match.groupdict() else match.start()
            if any(start < one.end and one.start < match.end() for one in found):
                continue
            said = _read(kind, match, known)
            if said:
                words, doubt = said
                doubt = doubt or _more_than_a_date(text, start, match.end())
                found.append(DateSaid(start, match.end(), words, doubt))
    return sorted(found, key=lambda one: one.start)


def _more_than_a_date(text: str, start: int, end: int) -> str:
    """What stands around a date and makes it an end of something, in a sentence."""
    lead, follow = _lead.search(text[:start]), _follow.search(text[end:])
    words = text[lead.start() if lead else start : end + (follow.end() if follow else 0)]
    if not lead and not follow:
        return ""
    return f"“{words.strip()}” says more than the date: look at it."


def _read(kind: str, match: re.Match[str], known: list[PartialDate]) -> tuple[str, str] | None:
    """The date as a text that can be parsed, and what is doubtful; None if it is no date."""
    parts = match.groupdict()
    doubt = ""
    try:
        match kind:
            case "iso":
                text = str(PartialDate.parse(parts["iso"]))
            case "season":
                ends = f"-{parts['ends']}" if parts["ends"] else ""
                text = str(PartialDate.parse(f"{parts['season']} {parts['year']}{ends}"))
            case "month":
                text = str(PartialDate.parse(f"{parts['month']} {parts['year']}"))
            case "decade":
                text = str(PartialDate.parse(f"{parts['decade']}s"))
            case "year":
                text = str(PartialDate.parse(parts["year"]))
            case _:
                text, doubt = _read_day(parts, known)
    except ValueError as problem:
        return None if kind == "year" else _unreadable(parts, problem)
    if phase := parts.get("phase"):
        text = f"{text} ({phase.lower()})"
    return text, doubt


def _unreadable(parts: dict[str, str], problem: ValueError) -> tuple[str, str] | None:
    if not parts.get("year"):
        return None
    return parts["year"], str(problem)


def _read_day(parts: dict[str, str], known: list[PartialDate]) -> tuple[str, str]:
    year, doubt = parts["year"], ""
    if not year:
        year, doubt = _year_for(parts, known)
        if not year:
            return f"{parts['day']} {parts['month']}", doubt
    day = PartialDate.parse(f"{parts['day']} {parts['month']} {year}")
    weekday = parts.get("weekday")
    meant = calendar.day_name[day.low.weekday()]
    if weekday and weekday.capitalize() != meant:
        doubt = doubt or f"{day} is a {meant}, not a {weekday.capitalize()}."
    part = (parts.get("part") or "").lower()
    if parts.get("until"):
        return _two_days(day.low, int(parts["until"]), part, doubt)
    if part == "weekend" and day.low.weekday() < calendar.SATURDAY:
        return str(day), f"{day} is a {meant}, so it names no weekend."
    return (f"{part} of {day}" if part else str(day)), doubt


def _two_days(first: date, until: int, part: str, doubt: str) -> tuple[str, str]:
    """Two days are a weekend or a night; more of them are no date that can be held."""
    last = first + timedelta(days=1)
    text = f"{first.day} {MONTHS[first.month - 1]} {first.year}"
    if last.day == until and first.weekday() == calendar.SATURDAY:
        return f"weekend of {text}", doubt
    if last.day == until and part == "night":
        return f"night of {text}", doubt
    return text, f"It names several days, from {text}: one date holds a day or a weekend."


def _year_for(parts: dict[str, str], known: list[PartialDate]) -> tuple[str, str]:
    """The year of a day that has none, and a doubt unless weekday or day prove it."""
    weekday = (parts.get("weekday") or "").capitalize()
    years = sorted({when.low.year for when in known if when.low.year == when.high.year})
    for when in known:
        day = _day_in(parts, when.low.year)
        if day and when.low <= day <= when.high <= when.low + timedelta(days=MONTH):
            return str(day.year), ""
    fitting = [year for year in years if not weekday or _falls_on(parts, year, weekday)]
    if len(fitting) == 1:
        doubt = "" if weekday else f"{NO_YEAR} {fitting[0]} is the year of what stands around it."
        return str(fitting[0]), doubt
    near = range(min(years) - YEARS_APART, max(years) + YEARS_APART + 1) if years else ()
    likely = [year for year in near if weekday and _falls_on(parts, year, weekday)]
    if len(likely) == 1:
        return str(likely[0]), f"{NO_YEAR} It was a {weekday} in {likely[0]}."
    return "", f"{NO_YEAR} Add it."


def _falls_on(parts: dict[str, str], year: int, weekday: str) -> bool:
    day = _day_in(parts, year)
    return bool(day) and calendar.day_name[day.weekday()] == weekday


def _day_in(parts: dict[str, str], year: int) -> date | None:
    try:
        return PartialDate.parse(f"{parts['day']} {parts['month']} {year}").low
    except ValueError:
        return None


def relative_dates_in(text: str) -> Iterator[str]:
    """Words such as "last month", which only the day of the report could turn into a date."""
    for match in RELATIVE.finditer(text):
        yield match[0]
