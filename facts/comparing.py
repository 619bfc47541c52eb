"""Two facts of one subject and property, compared by the property's rule."""

import re
from collections.abc import Callable
from typing import Literal

from facts.models import Fact, Property
from facts.values import value_as_text

Answer = Literal["none", "conflict", "precision", "wording"]


def compare(a: Fact, b: Fact) -> Answer:
    """Whether two facts agree: "none" (no disagreement), "precision", "wording" or "conflict".

    A known unknown beside a value, and facts that were true at different times, do not disagree.
    """
    rule = a.property
    if rule is None or a.property_id != b.property_id or a.subject != b.subject:
        return "none"
    if "value" not in (a.value_state, b.value_state) or not _at_one_time(a, b):
        return "none"
    if a.value_state != b.value_state:
        return "conflict" if "none" in (a.value_state, b.value_state) else "none"
    if not rule.one_at_a_time and rule.comparison != Property.Comparison.SET:
        return "none"
    return _compare_values(a, b, rule)


def _at_one_time(a: Fact, b: Fact) -> bool:
    for first, second in ((a, b), (b, a)):
        if first.valid_to and second.valid_from and first.valid_to.high < second.valid_from.low:
            return False
    return True


def _compare_values(a: Fact, b: Fact, rule: Property) -> Answer:
    if value_as_text(a) == value_as_text(b):
        return "none"
    comparer = _COMPARERS.get(rule.value_type)
    return comparer(a, b, rule) if comparer else "conflict"


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
    if rule.comparison == Property.Comparison.OVERLAP and first & second:
        return "wording"
    return "conflict"


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
    first, second = (re.findall(r"\w+", fact.value_text.casefold()) for fact in (a, b))
    within = set(first) <= set(second) or set(second) <= set(first)
    if rule.comparison == Property.Comparison.OVERLAP and within:
        return "wording"
    return "wording" if first == second else "conflict"


_COMPARERS: dict[str, Callable[[Fact, Fact, Property], Answer]] = {
    "date": _compare_dates,
    "quantity": _compare_amounts,
    "money": _compare_amounts,
    "terms": _compare_terms,
    "place": _compare_places,
    "text": _compare_texts,
}
