"""The values that stand in a sentence: numbers, durations, sums, dates, choices, records."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from facts.models import Property
from facts.reading.amounts import Amount, numbers_in, sums_in
from facts.reading.dates import DateSaid, dates_in
from facts.reading.names import APOSTROPHES, Mention
from facts.reading.phrases import words_of
from facts.reading.surroundings import Surroundings
from facts.values import EMPTY, LINKED, parse_value
from facts.wording import singular
from newsroom.lib.wording import join_names
from shows.models import Place

TIMES = {"second", "minute", "hour", "day", "week", "month", "year", "decade"}
_time_after = re.compile(
    r"[\s-](?P<unit>second|minute|min|hour|day|week|month|year|decade)s?\b", re.IGNORECASE
)
_one_time = re.compile(
    r"\ban?\s+(?:(?:full|whole)\s+)?(?P<unit>decade|year|month|week|day|hour)\b"
    r"(?P<half>\s+and\s+a\s+half)?",
    re.IGNORECASE,
)
_and_more_time = re.compile(r"\s*(?:,|and)\s+\S+[\s-](?:days?|weeks?|months?|minutes?|hours?)\b")
_in_a_row = re.compile(
    r"^[\"'”’)]?\s*(?:,|and|or|&|, ?and|, ?or|as well as|, as well as)\s*(?:in\s+|the\s+)*"
    r"[\"'“‘(]?$"
)
_still_more = re.compile(r"^(?:,? and|,) (?:the )?([A-Z][\w-]+)")
_quotation = re.compile(r"[“\"](?P<double>[^”\"]{2,300})[”\"]|(?<!\w)'(?P<single>.{2,200}?)'(?!\w)")
SAME_CHOICE = {"jewelry": "jewellery", "jewels": "jewellery", "gems": "precious stones"}


@dataclass(frozen=True)
class Found:
    """A value in a sentence, as the columns of one fact or of several."""

    start: int
    end: int
    columns: tuple[dict[str, Any], ...]
    doubt: str = ""
    remark: str = ""


class Sentence:
    """One statement with all that can be a value in it, each found once."""

    def __init__(self, text: str, around: Surroundings) -> None:
        self.text = text
        self.around = around
        # Character for character as long as the text, so that places in it are the same.
        self.plain = text.translate(APOSTROPHES)
        self._values: dict[int, list[Found]] = {}

    @cached_property
    def mentions(self) -> list[Mention]:
        return self.around.mentions(self.text)

    @cached_property
    def dates(self) -> list[DateSaid]:
        return dates_in(self.plain, self.around.dates)

    @cached_property
    def sums(self) -> list[Amount]:
        return sums_in(self.plain)

    @cached_property
    def numbers(self) -> list[Amount]:
        taken = [(one.start, one.end) for one in self.dates]
        return [
            one
            for one in numbers_in(self.plain)
            if not any(one.start < end and start < one.end for start, end in taken)
        ]

    @cached_property
    def durations(self) -> list[Amount]:
        return sorted(_durations(self.plain, self.numbers), key=lambda one: one.start)

    @cached_property
    def quotations(self) -> list[re.Match[str]]:
        return list(_quotation.finditer(self.text.translate({0x2018: "'", 0x2019: "'"})))

    def values(self, rule: Property) -> list[Found]:
        """Every value of the property's type, from left to right."""
        if rule.pk not in self._values:
            self._values[rule.pk] = self._find(rule)
        return self._values[rule.pk]

    def _find(self, rule: Property) -> list[Found]:
        match rule.value_type:
            case Property.ValueType.MONEY:
                return self._parsed(rule, self.sums)
            case Property.ValueType.QUANTITY:
                counted = [one for one in self.numbers if not _is_time(self.plain, one)]
                is_time = rule.unit and singular(rule.unit) in TIMES
                return self._parsed(rule, self.durations if is_time else counted)
            case Property.ValueType.DATE:
                return self._parsed(rule, self.dates)
            case Property.ValueType.TERMS:
                return list(self._choices(rule))
            case kind if kind in LINKED:
                return list(self._records(rule))
        return []

    def _parsed(self, rule: Property, said: list[Any]) -> list[Found]:
        return [
            Found(one.start, one.end, (columns,), one.doubt or problem)
            for one in said
            for columns, problem in [columns_of(rule, one.text)]
        ]

    def _choices(self, rule: Property) -> Iterator[Found]:
        spellings = {choice.lower(): choice for choice in rule.choices}
        spellings |= {singular(word): choice for word, choice in spellings.items()}
        same = {word: choice for word, choice in SAME_CHOICE.items() if choice in rule.choices}
        yield from self._rows(spellings | same, rule)

    def languages(self, rule: Property) -> list[Found]:
        """Languages in a row: "Dutch and English"."""
        return list(self._rows({word.lower(): word for word in words_of("languages")}, rule))

    def _rows(self, spellings: dict[str, str], rule: Property) -> Iterator[Found]:
        """Words of a list that stand in a row, as one value."""
        if not spellings:
            return
        words = "|".join(re.escape(word) for word in sorted(spellings, key=len, reverse=True))
        row: list[re.Match[str]] = []
        for match in re.finditer(rf"(?<![\w-])(?:{words})(?!\w)", self.plain, re.IGNORECASE):
            between = self.plain[row[-1].end() : match.start()] if row else ""
            if row and not re.fullmatch(r"(?:,|\s|and|other|or|some|&)*", between):
                yield self._row(row, spellings, rule)
                row = []
            row.append(match)
        if row:
            yield self._row(row, spellings, rule)

    def _row(self, row: list[re.Match[str]], spellings: dict[str, str], rule: Property) -> Found:
        terms = list(dict.fromkeys(spellings[match[0].lower()] for match in row))
        text = "; ".join(terms) if rule.value_type == "terms" else join_names(terms)
        columns, problem = columns_of(rule, text)
        return Found(row[0].start(), row[-1].end(), (columns,), problem)

    def _records(self, rule: Property) -> Iterator[Found]:
        """Records of the property's kind; several in a row are several values."""
        kind = rule.value_type
        row: list[Mention] = []
        for mention in self.mentions:
            if not mention.of([kind]) or mention.is_noun:
                continue
            if row and not _in_a_row.match(self.plain[row[-1].end : mention.start]):
                yield self._linked(rule, row)
                row = []
            row.append(mention)
        if row:
            yield self._linked(rule, row)

    def _linked(self, rule: Property, row: list[Mention]) -> Found:
        kind, doubt = rule.value_type, ""
        records: list[Any] = []
        for mention in row:
            names = mention.of([kind])
            if len(names) > 1:
                doubt = f"“{mention.text}” is the name of {len(names)} records: say which."
            record = names[0].record
            if isinstance(record, Place) and records and _contains(record, records[-1]):
                continue
            records.append(record)
            if kind == "person" and not names[0].near:
                doubt = f"{record} is known to the desk, but not in this story: is it the same?"
        more = _still_more.match(self.text[row[-1].end :])
        remark = (
            f"“{more[1]}” may belong to it, and the desk holds none of that name." if more else ""
        )
        columns = tuple(
            EMPTY | {"value_state": "value", f"value_{kind}": record} for record in records
        )
        return Found(row[0].start, row[-1].end, columns, doubt, remark)


def columns_of(rule: Property, text: str) -> tuple[dict[str, Any], str]:
    """The columns for ``text``, or the empty ones and why it cannot be read."""
    try:
        return parse_value(rule, text), ""
    except ValueError as problem:
        return dict(EMPTY), str(problem)


def _is_time(text: str, number: Amount) -> bool:
    return bool(_time_after.match(text, number.end))


def _durations(text: str, numbers: list[Amount]) -> Iterator[Amount]:
    for number in numbers:
        if match := _time_after.match(text, number.end):
            more = _and_more_time.match(text, match.end())
            doubt = number.doubt or ("It has two units: write it in one." if more else "")
            words = _time(number.text, match["unit"].lower())
            yield Amount(number.start, match.end(), words, "", doubt)
    for match in _one_time.finditer(text):
        count = "1.5" if match["half"] else "1"
        yield Amount(*match.span(), _time(count, match["unit"].lower()))


def _time(count: str, unit: str) -> str:
    unit = {"min": "minute"}.get(unit, unit)
    if unit == "decade":
        return f"{re.sub(r'[0-9.]+', lambda figures: _ten_times(figures[0]), count)} years"
    return f"{count} {unit}s"


def _ten_times(figures: str) -> str:
    return f"{Decimal(figures) * 10:f}".removesuffix(".0")


def _contains(outer: Place, inner: Place) -> bool:
    seen = set()
    place: Place | None = inner
    while place and place.pk not in seen:
        if place.part_of_id == outer.pk:
            return True
        seen.add(place.pk)
        place = place.part_of if Place.part_of.is_cached(place) else None
    return False
