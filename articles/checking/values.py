"""Numbers, sums and dates of a text, made so that two texts can be compared.

This points at what looks different and never decides: a person reads the rows.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from facts.models import Fact
from facts.reading.amounts import numbers_in, sums_in
from facts.reading.dates import dates_in
from facts.wording import singular, value_in_words
from newsroom.lib.partial_date import PartialDate

BOUNDS = ("at least", "at most", "more than", "about")
# "One of the two" counts nothing; neither does what is not there.
UNCOUNTED = ("0", "1")
_bare_year = re.compile(r"(?<![\w.,$£€-])(?:1[5-9]|20)\d{2}(?![\w%]|[.,]\d|-\d)")
_beside_date = re.compile(r"(?:weekend|[a-z ]+?) of (?=\d)| \([^)]*\)$")
_word = re.compile(r"[^\W\d_]+")
_people = (
    "accused accomplice arrest child convict death defendant gunman killer man member men people"
    " perpetrator person robber suspect thief thieve thieves victim witness woman women"
)
PEOPLE = frozenset(_people.split())
# How many words after a number may say of what it is one: "100 safe-deposit boxes".
WORDS_OF_UNIT = 3


class Value(NamedTuple):
    """A number, sum or date by its places in a text; ``units`` are words for what is counted."""

    start: int
    end: int
    kind: str
    low: Any
    high: Any
    bound: str = ""
    units: frozenset[str] = frozenset()


def values_in(text: str) -> list[Value]:
    """Every number, sum and date of ``text``, in order."""
    dates = [*_dates(text)]
    sums = [_amount(said, "sum", text) for said in sums_in(text)]
    taken = [*dates, *sums]
    for match in _bare_year.finditer(text):
        if not _inside(match.start(), match.end(), taken):
            taken.append(_year(match))
    numbers = (
        _amount(said, "number", text)
        for said in numbers_in(text)
        if said.text not in UNCOUNTED and not _inside(said.start, said.end, taken)
    )
    return sorted([*taken, *numbers], key=lambda value: value.start)


def values_of(fact: Fact) -> list[Value]:
    """What a record says: its typed value, or the values of its statement where it has none."""
    if fact.value_date:
        return [Value(0, 0, "date", fact.value_date.low, fact.value_date.high)]
    if fact.value_low is not None or fact.value_high is not None:
        units = _units(fact.unit)
        return [value._replace(units=units) for value in values_in(value_in_words(fact))]
    return values_in(fact.statement)


def agrees(page: Value, other: Value, *, bounds: bool = True) -> bool:
    """Whether ``page`` says no more than ``other`` does: "2005" of a day in 2005, "about 100"."""
    if page.kind != other.kind:
        return False
    if page.kind == "date":
        return bool(page.low <= other.low and other.high <= page.high)
    if (page.low, page.high) != (other.low, other.high):
        return False
    return not bounds or page.bound in (other.bound, "about")


def same(one: Value, other: Value) -> bool:
    """Whether both may be the same thing, said more or less finely."""
    return agrees(one, other, bounds=False) or agrees(other, one, bounds=False)


def clashes(
    here: Iterable[Value], there: Iterable[Value], *, strictly: bool = False
) -> list[tuple[Value, Value]]:
    """The values of two texts that answer the same question differently, in pairs.

    ``strictly`` also where ``here`` is bolder than ``there``: "100" of "at least 100".
    """
    mine, theirs = list(here), list(there)

    def fit(one: Value, other: Value) -> bool:
        return agrees(one, other) if strictly else same(one, other)

    held = [(one, other) for one in mine for other in theirs if fit(one, other)]
    settled = {one.kind for one, _ in held}
    found = []
    for one in mine:
        rivals = [other for other in theirs if _comparable(one, other, settled)]
        if rivals and not any(one in pair for pair in held):
            open_rivals = [other for other in rivals if not any(other in pair for pair in held)]
            found += [(one, other) for other in open_rivals[:1]]
    return found


def _comparable(one: Value, other: Value, settled: set[str]) -> bool:
    if one.kind != other.kind:
        return False
    if one.kind == "number" and one.units and other.units:
        return bool(one.units & other.units)
    # Where one date fits, another is of something else.
    return one.kind not in settled


def _inside(start: int, end: int, taken: list[Value]) -> bool:
    return any(start < value.end and value.start < end for value in taken)


def _dates(text: str) -> Iterator[Value]:
    for said in dates_in(text):
        try:
            read = PartialDate.parse(said.text)
        except ValueError:
            try:
                read = PartialDate.parse(_beside_date.sub("", said.text))
            except ValueError:
                continue
        yield Value(said.start, said.end, "date", read.low, read.high)


def _year(match: re.Match[str]) -> Value:
    year = int(match[0])
    return Value(*match.span(), "date", date(year, 1, 1), date(year, 12, 31))


def _amount(said: Any, kind: str, text: str) -> Value:
    bound = next((words for words in BOUNDS if said.text.startswith(f"{words} ")), "")
    low, dash, high = said.text.removeprefix(bound).strip().partition("-")
    after = _word.findall(text[said.end : said.end + 60])[:WORDS_OF_UNIT]
    units = _units(" ".join(after)) if kind == "number" else frozenset()
    currency = f"{said.currency} " if dash and said.currency else ""
    return Value(
        said.start, said.end, kind, low, f"{currency}{high}" if dash else low, bound, units
    )


def _units(words: str) -> frozenset[str]:
    """What is counted, in the singular; whoever is counted is a person."""
    found = {singular(word) for word in _word.findall(words.casefold()) if len(word) > 2}
    return frozenset(found | ({"person"} if found & PEOPLE else set()))
