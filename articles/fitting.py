"""How well a fact fits words of a text: words in common, and numbers, dates and sums that agree."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from facts.comparing import SMALL_WORDS
from facts.models import Fact
from facts.reading.amounts import numbers_in, sums_in
from facts.reading.dates import dates_in
from newsroom.lib.partial_date import PartialDate

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d[\d,.]*")
_figures = re.compile(r"\d+(?:\.\d+)?")
LITTLE = (
    "about after all also as at be been but from had has have he her his how into is it its not on"
    " or over said say says she than that their them then there they this was were what when where"
    " which while who with would years"
)
COMMON = SMALL_WORDS | frozenset(LITTLE.split())
# A value that agrees tells more than any number of words.
SAME_VALUE, NEAR_VALUE = 5.0, 2.0
SELECTED, AROUND_IT = 4.0, 2.0
# Below this, words are alike by chance.
FITS = 2.6


@dataclass(frozen=True)
class Values:
    """Numbers, sums by their currency, and dates as their first and last day."""

    numbers: frozenset[Decimal] = frozenset()
    sums: frozenset[tuple[str, Decimal]] = frozenset()
    dates: frozenset[tuple[date, date]] = frozenset()


@dataclass(frozen=True)
class Asked:
    """Words that a fact is sought for, and those of the sentence that they stand in."""

    words: frozenset[str]
    around: frozenset[str]
    values: Values


def asked(words: str, sentence: str = "") -> Asked:
    """What ``words`` ask for; without any, what the whole ``sentence`` does."""
    return Asked(stems_of(words or sentence), stems_of(sentence), values_in(words or sentence))


def fit(fact: Fact, wanted: Asked) -> float:
    """How well the fact fits, from 0: each kind of likeness adds to it."""
    own, values = _read(fact)
    score = _share(wanted.words, own) * SELECTED + _share(wanted.around, own) * AROUND_IT
    return score + _likeness(values, wanted.values)


def _read(fact: Fact) -> tuple[frozenset[str], Values]:
    """What the fact says, read once: it is held against every sentence of a text."""
    if "_said" not in fact.__dict__:
        fact.__dict__["_said"] = stems_of(fact.statement), values_of(fact)
    return fact.__dict__["_said"]


def fits(fact: Fact, wanted: Asked) -> bool:
    """Whether it is worth offering unasked."""
    return fit(fact, wanted) >= FITS


def _share(wanted: frozenset[str], own: frozenset[str]) -> float:
    """How much of the shorter one both have; a single word in common says little."""
    common = len(wanted & own)
    if not common:
        return 0.0
    return common / (min(len(wanted), len(own)) if common > 1 else len(wanted))


def _likeness(own: Values, wanted: Values) -> float:
    if own.sums & wanted.sums or own.numbers & wanted.numbers or own.dates & wanted.dates:
        return SAME_VALUE
    overlap = any(
        first <= until and start <= last
        for first, last in own.dates
        for start, until in wanted.dates
    )
    return NEAR_VALUE if overlap else 0.0


@lru_cache(maxsize=4096)
def stems_of(text: str) -> frozenset[str]:
    """The words of the text as they are compared: no small words, no endings."""
    words = (match[0].casefold().replace("’", "'") for match in WORD.finditer(text))
    return frozenset(_stem(word) for word in words if word not in COMMON)


def _stem(word: str) -> str:
    word = word.removesuffix("'s").rstrip(".,")
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word.removesuffix(ending)
    return word


def values_of(fact: Fact) -> Values:
    """The value that was typed; without one, what its statement says."""
    ends = [Decimal(end) for end in (fact.value_low, fact.value_high) if end is not None]
    if ends and fact.currency:
        return Values(sums=frozenset((fact.currency, end) for end in ends))
    if ends:
        return Values(numbers=frozenset(ends))
    if fact.value_date:
        return Values(dates=frozenset({(fact.value_date.low, fact.value_date.high)}))
    return values_in(fact.statement)


@lru_cache(maxsize=4096)
def values_in(text: str) -> Values:
    """Every number, sum and date that the text says."""
    said = dates_in(text)
    inside = [(one.start, one.end) for one in said]
    numbers = (
        one
        for one in numbers_in(text)
        if not any(one.start < end and start < one.end for start, end in inside)
    )
    return Values(
        numbers=frozenset(end for one in numbers for end in _ends(one.text)),
        sums=frozenset((one.currency, end) for one in sums_in(text) for end in _ends(one.text)),
        dates=frozenset(_days(one.text for one in said)),
    )


def _ends(amount: str) -> list[Decimal]:
    return [Decimal(figures) for figures in _figures.findall(amount)]


def _days(texts: Iterable[str]) -> Iterable[tuple[date, date]]:
    for text in texts:
        try:
            day = PartialDate.parse(text)
        except ValueError:
            # A phase such as "(early)" and a day without a year are no dates by themselves.
            continue
        yield day.low, day.high
