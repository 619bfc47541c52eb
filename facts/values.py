"""Values of facts as one text: read from tables and forms, written to exports.

``parse_value`` reads what ``value_as_text`` writes, and the shorthand people type.
"""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from facts.models import Event, Fact, Property
from facts.wording import singular
from newsroom.lib.fields import split_terms
from newsroom.lib.partial_date import PartialDate
from newsroom.lib.wording import NUMBER_WORDS, join_names
from shows.models import ExternalId, Organisation, Person, Place, Show, SourceWork

LINKED = {
    "person": Person,
    "place": Place,
    "organisation": Organisation,
    "source_work": SourceWork,
    "show": Show,
    "event": Event,
}
EMPTY: dict[str, Any] = {
    "value_state": "",
    "value_text": "",
    "value_yes": None,
    "value_approx": "",
    "value_low": None,
    "value_high": None,
    "unit": "",
    "currency": "",
    "price_year": None,
    "value_date": None,
    "date_note": "",
    "value_terms": [],
    **dict.fromkeys((f"value_{name}" for name in LINKED), None),
}
LARGEST = Decimal(10) ** 16

CURRENCIES = {"$": "USD", "£": "GBP", "€": "EUR"}
BOUNDS = {
    "about": "about",
    "around": "about",
    "approximately": "about",
    "roughly": "about",
    "some": "about",
    "at least": "at_least",
    "no fewer than": "at_least",
    ">=": "at_least",
    "at most": "at_most",
    "up to": "at_most",
    "<=": "at_most",
    "more than": "more_than",
    "over": "more_than",
    ">": "more_than",
}
SCALES = {
    "thousand": 10**3,
    "k": 10**3,
    "million": 10**6,
    "m": 10**6,
    "billion": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
}
MAGNITUDES = {
    "dozens": 12,
    "hundreds": 10**2,
    "thousands": 10**3,
    "tens of thousands": 10**4,
    "hundreds of thousands": 10**5,
    "millions": 10**6,
    "tens of millions": 10**7,
    "hundreds of millions": 10**8,
    "billions": 10**9,
}
YES_NO = {"yes": True, "true": True, "no": False, "false": False}

_bound = re.compile("(?P<bound>" + "|".join(map(re.escape, BOUNDS)) + r")\s*", re.IGNORECASE)


def _range_and_single(scales: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    # A comma parts thousands and nothing else: "8,99" is no number, least of all 899.
    number = (
        r"(?P<number{0}>(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?(?![.,]?\d)|"
        + "|".join(NUMBER_WORDS)
        + rf")(?:\s*(?P<scale{{0}}>{scales})\b)?"
    )
    dash = r"[-\u2013]"
    both = rf"(?:between\s+)?{number.format(1)}\s*(?:{dash}|to|and)\s*{number.format(2)}"
    return re.compile(both, re.IGNORECASE), re.compile(number.format(1), re.IGNORECASE)


_quantities = _range_and_single("thousand|million|billion|trillion")
# "$5m" is five million, but "5 m" is five metres.
_sums = _range_and_single("thousand|million|billion|trillion|bn|k|m")
_magnitude = re.compile(
    "(?P<word>" + "|".join(sorted(MAGNITUDES, key=len, reverse=True)) + r")(?: of)?\b",
    re.IGNORECASE,
)
_currency = re.compile(r"\b(?P<code>[A-Z]{3})\b|(?P<symbol>[$£€])")
_part_of_date = re.compile(
    r"(?:the )?(?P<note>early hours|morning|afternoon|evening|night) of (?P<date>.+)"
    r"|(?:the )?(?P<phase>early|mid|late)[- ](?P<period>.+)",
    re.IGNORECASE,
)
_noted_date = re.compile(r"(?P<date>[^(]+)\((?P<note>[^)]+)\)")


def set_value(fact: Fact, property_: Property, text: str) -> None:
    """Make ``fact`` say ``text`` of ``property_``, in place of any value before; or ValueError."""
    columns = parse_value(property_, text)
    fact.property = property_
    fact.one_at_a_time = property_.one_at_a_time
    for column, value in columns.items():
        setattr(fact, column, value)


def parse_value(property_: Property, text: str) -> dict[str, Any]:
    """All value columns of a fact (its dates as ``value_date``) for what ``text`` says.

    "unknown" is known to be unknown, "none" that there is none, unless they are choices. Raises
    ValueError with a sentence.
    """
    text = " ".join(text.split())
    if not text:
        return dict(EMPTY)
    state = {"unknown": "unknown", "not known": "unknown", "none": "none"}.get(text.lower())
    if state and text.lower() not in property_.choices:
        return EMPTY | {"value_state": state}
    reader = _READERS.get(property_.value_type, _read_link)
    return EMPTY | {"value_state": "value"} | reader(property_, text)


def value_as_text(fact: Fact) -> str:
    """The value as a text that ``parse_value`` reads back; "" if the fact is only a statement."""
    if fact.value_state != Fact.ValueState.VALUE:
        return fact.value_state
    if fact.value_low is not None or fact.value_high is not None:
        return _amount_as_text(fact)
    links = (link.slug for name in LINKED if (link := getattr(fact, f"value_{name}")))
    yes_no = {True: "yes", False: "no", None: ""}[fact.value_yes]
    note = f" ({fact.date_note})" if fact.date_note else ""
    date = f"{fact.value_date}{note}" if fact.value_date else ""
    return fact.value_text or yes_no or date or "; ".join(fact.value_terms) or next(links, "")


def _amount_as_text(fact: Fact) -> str:
    low, high = (None if end is None else _plain(end) for end in (fact.value_low, fact.value_high))
    prefix = f"{fact.currency} " if fact.currency else ""
    unit = f" {fact.unit}" if fact.unit else ""
    year = f" in {fact.price_year} prices" if fact.price_year else ""
    if fact.value_approx == Fact.Approx.MAGNITUDE:
        word = next(w for w, least in reversed(MAGNITUDES.items()) if fact.value_low >= least)
        return f"{prefix}{word}{' of' if unit else ''}{unit}"
    if low is not None and high is not None and low != high:
        return f"{prefix}{low}-{high}{unit}{year}"
    words = {"about": "about ", "at_least": "at least ", "more_than": "more than "}
    bound = "at most " if low is None else words.get(fact.value_approx, "")
    return f"{bound}{prefix}{low if low is not None else high}{unit}{year}"


def _plain(value: Decimal) -> str:
    text = f"{Decimal(value):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _read_text(property_: Property, text: str) -> dict[str, Any]:
    return {"value_text": text}


def _read_yes_no(property_: Property, text: str) -> dict[str, Any]:
    if text.lower() not in YES_NO:
        raise ValueError(f"{property_.label} is yes or no. '{text[:60]}' is neither.")
    return {"value_yes": YES_NO[text.lower()]}


def _read_date(property_: Property, text: str) -> dict[str, Any]:
    note = ""
    if match := _part_of_date.fullmatch(text):
        text, note = match["date"] or match["period"], (match["note"] or match["phase"]).lower()
    elif match := _noted_date.fullmatch(text):
        text, note = match["date"].strip(), match["note"].strip()
    return {"value_date": PartialDate.parse(text), "date_note": note}


def _read_terms(property_: Property, text: str) -> dict[str, Any]:
    known = {choice.casefold(): choice for choice in property_.choices}
    terms = split_terms(text)
    for term in terms:
        if known and term.casefold() not in known:
            choices = join_names(property_.choices, last="or")
            raise ValueError(f"'{term[:60]}' is no choice of {property_.label}: {choices}.")
    return {"value_terms": [known.get(term.casefold(), term) for term in terms]}


def _read_quantity(property_: Property, text: str) -> dict[str, Any]:
    columns, unit = _read_amount(property_, text)
    return columns | {"unit": property_.unit if _is_short_for(unit, property_.unit) else unit}


def _is_short_for(unit: str, full: str) -> bool:
    """Whether the unit is the full one, its singular, or part of it: "layers", "boxes", ""."""
    words = {full, singular(full), *full.split(" "), singular(full.rsplit(" ", maxsplit=1)[-1])}
    return not unit or unit.lower() in words


def _read_money(property_: Property, text: str) -> dict[str, Any]:
    amount, year = text, None
    if match := re.search(r"\s*\(?in (\d{4}) prices\)?$", text):
        amount, year = text[: match.start()], int(match[1])
    found = _currency.search(amount)
    if not found:
        raise ValueError(
            f"'{text[:60]}' names no currency. Write it like USD 100000000 or £8.99 million."
        )
    currency = found["code"] or CURRENCIES[found["symbol"]]
    columns, rest = _read_amount(property_, _currency.sub(" ", amount))
    if rest:
        raise ValueError(f"{property_.label}: '{rest[:60]}' in '{text[:60]}' cannot be read.")
    return columns | {"currency": currency, "price_year": year}


def _read_amount(property_: Property, text: str) -> tuple[dict[str, Any], str]:
    """The columns of a number with its bounds, and the words that follow it."""
    text = " ".join(text.split())
    if match := _magnitude.match(text):
        low = Decimal(MAGNITUDES[match["word"].lower()])
        return {"value_approx": "magnitude", "value_low": low}, text[match.end() :].strip()
    bound = ""
    if match := _bound.match(text):
        bound, text = BOUNDS[match["bound"].lower()], text[match.end() :]
    money = property_.value_type == Property.ValueType.MONEY
    both, single = _sums if money else _quantities
    if not bound and (match := both.match(text)):
        return _range_columns(property_, match), text[match.end() :].strip()
    if not (match := single.match(text)):
        raise ValueError(
            f"{property_.label} is a number. '{text[:60]}' cannot be read: write it like "
            "100, at least 100, 100-500 or about 18."
        )
    value = _value_of(match, "1", match["scale1"])
    if bound == "at_most":
        columns = {"value_approx": bound, "value_high": value}
    else:
        columns = {"value_approx": bound or "exact", "value_low": value}
    return columns, text[match.end() :].strip()


def _range_columns(property_: Property, match: re.Match[str]) -> dict[str, Any]:
    high = _value_of(match, "2", match["scale2"])
    low = _value_of(match, "1", match["scale1"] or match["scale2"])
    if low > high:
        raise ValueError(f"{property_.label}: {match[0]} runs backwards. Lower end first.")
    return {"value_approx": "between", "value_low": low, "value_high": high}


def _value_of(match: re.Match[str], group: str, scale: str | None) -> Decimal:
    word = match[f"number{group}"].lower()
    if word in NUMBER_WORDS:
        value = Decimal(NUMBER_WORDS.index(word))
    else:
        value = Decimal(word.replace(",", ""))
    value *= SCALES[scale.lower()] if scale else 1
    if value >= LARGEST or value != round(value, 2):
        raise ValueError(
            f"{match[0]} does not fit: a number has at most 16 digits and two decimals."
        )
    return value


def _read_link(property_: Property, text: str) -> dict[str, Any]:
    kind = property_.value_type
    model = LINKED[kind]
    record = model._default_manager.filter(slug=text).first()
    if record is None and kind != "event":
        key = ExternalId.objects.filter(scheme=ExternalId.Scheme.TABLE, value=text)
        if found := key.filter(**{f"{kind}__isnull": False}).select_related(kind).first():
            record = getattr(found, kind)
    if record is None:
        record = _only_one_called(model, text)
    if record is None:
        raise ValueError(
            f"No {model._meta.verbose_name} has the short name '{text[:60]}'. Make the record "
            "first, or write its short name as the desk's list shows it."
        )
    return {f"value_{kind}": record}


def _only_one_called(model: Any, name: str) -> Any:
    """The record of that very name if there is just one. Never people: names are shared."""
    if model is Person:
        return None
    column = "title" if model in (Show, SourceWork) else "name"
    found = list(model.objects.filter(**{column: name})[:2])
    return found[0] if len(found) == 1 else None


_READERS: dict[str, Callable[[Property, str], dict[str, Any]]] = {
    "text": _read_text,
    "yes_no": _read_yes_no,
    "quantity": _read_quantity,
    "money": _read_money,
    "date": _read_date,
    "terms": _read_terms,
}
