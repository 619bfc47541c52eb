"""Two facts of one subject and property, compared by the property's rule."""

import re
from collections.abc import Callable
from typing import Literal

from django.db.models import Q

from facts.models import Fact, Property
from facts.models.properties import SUBJECTS
from facts.values import LINKED, value_as_text
from shows.models import Service

Answer = Literal["none", "conflict", "precision", "wording"]

# What something is called and how it is ranked are often one saying, told as either.
SAYINGS = frozenset({"nickname", "ranking"})
SERVICE = "service"
# What a term takes for granted: a heist is a crime, whichever of the two a report names.
BROADER = {
    "heist": "crime",
    "true crime": "crime",
    "murder mystery": "crime",
    "almost none": "little",
    "none": "little",
}
# Words that do not make two sayings one.
SMALL_WORDS = frozenset({"a", "an", "and", "by", "for", "in", "of", "one", "s", "the", "to"})


def compare(a: Fact, b: Fact) -> Answer:
    """Whether two facts agree: "none" (no disagreement), "precision", "wording" or "conflict".

    A known unknown beside a value, and facts that were true at different times, do not disagree.
    """
    rule = a.property
    if rule is None or b.property is None or _subject(a) != _subject(b):
        return "none"
    if {rule.code, b.property.code} <= SAYINGS:
        return _compare_sayings(a, b)
    if a.property_id != b.property_id:
        return "none"
    if "value" not in (a.value_state, b.value_state) or not _at_one_time(a, b):
        return "none"
    if a.value_state != b.value_state:
        return "conflict" if "none" in (a.value_state, b.value_state) else "none"
    if rule.code == SERVICE:
        return _compare_services(a, b)
    return _compare_values(a, b, rule) if _says_all(rule) else "none"


def _subject(fact: Fact) -> list[int | None]:
    return [getattr(fact, f"{name}_id") for name in SUBJECTS]


def _says_all(rule: Property) -> bool:
    """Whether one fact says all there is of its property, so that two facts can disagree."""
    whole_set = (Property.Comparison.SET, Property.ValueType.TERMS)
    return rule.one_at_a_time or (rule.comparison, rule.value_type) == whole_set


def _at_one_time(a: Fact, b: Fact) -> bool:
    for first, second in ((a, b), (b, a)):
        if first.valid_to and second.valid_from and first.valid_to.high < second.valid_from.low:
            return False
    return True


def _compare_values(a: Fact, b: Fact, rule: Property) -> Answer:
    if value_as_text(a) == value_as_text(b):
        return "wording" if _names_differ(a, b, rule) else "none"
    comparer = _COMPARERS.get(rule.value_type)
    return comparer(a, b, rule) if comparer else "conflict"


def _names_differ(a: Fact, b: Fact, rule: Property) -> bool:
    """Whether both mean one record and their statements call it by different names."""
    record = getattr(a, f"value_{rule.value_type}") if rule.value_type in LINKED else None
    if not hasattr(record, "names"):
        return False
    names = sorted({str(record), *map(str, record.names.all())}, key=len, reverse=True)
    used = [
        next((name for name in names if name.casefold() in fact.statement.casefold()), None)
        for fact in (a, b)
    ]
    return None not in used and used[0] != used[1]


def _compare_sayings(a: Fact, b: Fact) -> Answer:
    if a.value_text == b.value_text:
        return "none"
    first, second = (set(_words(fact)) - SMALL_WORDS for fact in (a, b))
    shared = len(first & second)
    alike = shared >= 2 and shared * 3 >= min(len(first), len(second)) * 2
    return "wording" if alike else "none"


def _compare_services(a: Fact, b: Fact) -> Answer:
    """Two names of one service are other words; two services may both be right."""
    if a.value_text == b.value_text:
        return "none"
    named = Service.objects.filter(
        Q(name__iexact=a.value_text) | Q(names__text__iexact=a.value_text)
    )
    other = Q(name__iexact=b.value_text) | Q(names__text__iexact=b.value_text)
    return "wording" if named.filter(other).exists() else "none"


def _compare_dates(a: Fact, b: Fact, rule: Property) -> Answer:
    first, second = a.value_date, b.value_date
    if first == second:
        return "wording"
    if first.contains(second) or second.contains(first):
        return "precision"
    return "precision" if first.overlaps(second) else "conflict"


def _compare_amounts(a: Fact, b: Fact, rule: Property) -> Answer:
    if a.currency != b.currency or a.unit != b.unit:
        return "conflict"
    if rule.comparison != Property.Comparison.OVERLAP:
        return "conflict"
    (a_low, a_high), (b_low, b_high) = _ends(a), _ends(b)
    apart = a_high < b_low or b_high < a_low
    return "conflict" if apart else "precision"


def _ends(fact: Fact) -> tuple[float, float]:
    """The lowest and highest number that the fact allows; "about" allows a tenth either way."""
    low = float(fact.value_low) if fact.value_low is not None else float("-inf")
    high = float(fact.value_high) if fact.value_high is not None else low
    match fact.value_approx:
        case Fact.Approx.ABOUT:
            return low * 0.9, high * 1.1
        case Fact.Approx.AT_LEAST | Fact.Approx.MORE_THAN:
            return low, float("inf")
        case Fact.Approx.MAGNITUDE:
            return low, low * 10
    return low, high


def _compare_terms(a: Fact, b: Fact, rule: Property) -> Answer:
    first, second = ({term.casefold() for term in fact.value_terms} for fact in (a, b))
    if first == second:
        return "wording"
    if rule.comparison == Property.Comparison.OVERLAP and _broadly(first) & _broadly(second):
        return "wording"
    narrower = {BROADER.get(term) for term in first} == second
    wider = {BROADER.get(term) for term in second} == first
    return "precision" if narrower or wider else "conflict"


def _broadly(terms: set[str]) -> set[str]:
    return terms | {BROADER[term] for term in terms if term in BROADER}


def _compare_places(a: Fact, b: Fact, rule: Property) -> Answer:
    within = {a.value_place_id: a.value_place, b.value_place_id: b.value_place}
    for place in list(within.values()):
        seen = {place.pk}
        while (place := place.part_of) and place.pk not in seen:
            if place.pk in within:
                return "precision"
            seen.add(place.pk)
    return "conflict"


def _compare_texts(a: Fact, b: Fact, rule: Property) -> Answer:
    first, second = _words(a), _words(b)
    within = set(first) <= set(second) or set(second) <= set(first)
    if rule.comparison == Property.Comparison.OVERLAP and within:
        return "wording"
    return "wording" if first == second else "conflict"


def _words(fact: Fact) -> list[str]:
    return re.findall(r"\w+", fact.value_text.casefold())


_COMPARERS: dict[str, Callable[[Fact, Fact, Property], Answer]] = {
    "date": _compare_dates,
    "quantity": _compare_amounts,
    "money": _compare_amounts,
    "terms": _compare_terms,
    "place": _compare_places,
    "text": _compare_texts,
}
