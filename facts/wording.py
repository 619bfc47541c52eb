"""Facts in words: values as readers see them, statements as the desk proposes them.

Precision and bounds are kept ("at least $100 million", "2005"), hedges are said once, and what
is known to be unknown is said as such.
"""

import re
from collections.abc import Callable
from decimal import Decimal

from facts.models import Event, Fact, Property
from newsroom.lib.money import money_amount
from newsroom.lib.wording import capitalised, join_names, number
from shows.models import Place

LINKS = ("person", "place", "organisation", "source_work", "show", "event")
CURRENCIES = {"GBP": "pounds", "USD": "dollars", "EUR": "euros"}
MEASURES = {"km", "m", "cm", "kg", "g", "miles", "mph", "kph", "tonnes", "litres", "carats", "%"}
MAGNITUDES = [
    (10**9, "billions"),
    (10**8, "hundreds of millions"),
    (10**7, "tens of millions"),
    (10**6, "millions"),
    (10**5, "hundreds of thousands"),
    (10**4, "tens of thousands"),
    (10**3, "thousands"),
    (10**2, "hundreds"),
    (0, "dozens"),
]
BOUNDS = {
    "about": "about",
    "at_least": "at least",
    "at_most": "at most",
    "more_than": "more than",
}
# Names that end in one of these are descriptions, and descriptions take an article.
DESCRIPTIONS = re.compile(
    r"\b(affair|attack|battle|bombing|case|centre|center|collapse|crash|crisis|disaster|eruption|"
    r"fire|flood|fraud|gallery|heist|hijacking|hospital|hotel|incident|institute|inquiry|"
    r"kidnapping|library|massacre|match|mine|murders?|museum|poisonings?|raid|robbery|scandal|"
    r"shooting|siege|sinking|strike|theatre|theft|tower|trial|tunnel|uprising|war)s?$",
    re.IGNORECASE,
)
OF_SOMETHING = re.compile(
    r"(Life|Career|Murder|Death|Killing|Sinking|Battle|Siege|Trial|Fall|Burning) of "
)
HEDGED = re.compile(
    r"\b(reportedly|reported|allegedly|alleged|apparently|according to|is said|are said|claims?|"
    r"says?|said|estimated?|thought|believed|understood|maintains?)\b",
    re.IGNORECASE,
)
# "is reportedly", "has reportedly been", but "reportedly has a business".
AUXILIARY = re.compile(
    r"\b(?:is|are|was|were|will|would|could|can|may|might"
    r"|(?:has|have|had)(?= (?:been|\w+e[dn]|made|sold|told|left|lost|kept|paid|put|set|done)\b))\b"
)
OWNING = re.compile(r"^(?:[A-Z][\w'-]*(?: [\w'-]+)*?)(?= (?:has|have|had)\b)")
# "The thieves took", "The robbery took", "Leonardo Notarbartolo refused": a subject and its verb.
SUBJECT = re.compile(
    r"^(?:(?:The|Some|Two|Three|Four|Five|Six)(?: [a-z-]+)*? [a-z-]+"
    r"|(?!(?:In|On|At|By|As|It|He|She|They|We|That|What|When|Over|After|Several)\b)"
    r"[A-Z][\w\u2019'-]+(?: (?:[A-Z][\w\u2019'-]+|de|del|della|van|von|den|der|of|the))*)"
    r"(?= (?:\w+ed|began|broke|brought|built|came|cost|cut|did|drove|fell|found|gave|got|held|hid|"
    r"kept|knew|led|left|lost|made|met|paid|put|ran|said|sent|set|sold|spent|stole|told|took|used|"
    r"went|wore|won|wrote)\b)"
)
KINDS = {"crime": "the crime", "trial": "the trial", "disaster": "the disaster", "war": "the war"}
PARTS_OF_DAY = {"morning", "afternoon", "evening", "night", "early hours"}
PARTS_OF_PERIOD = {"early": "early ", "mid": "mid-", "late": "late "}


def value_in_words(fact: Fact) -> str:
    """The value as readers see it: "at least $100 million", "10 years", "2005"; "" if not typed."""
    if fact.value_state != Fact.ValueState.VALUE:
        return {"unknown": "not known", "none": "none"}.get(fact.value_state, "")
    if fact.value_low is not None or fact.value_high is not None:
        return money_in_words(fact) if fact.currency else quantity_in_words(fact)
    links = (str(link) for name in LINKS if (link := getattr(fact, f"value_{name}")))
    yes_no = {True: "yes", False: "no", None: ""}[fact.value_yes]
    terms = join_names(fact.value_terms) if fact.value_terms else ""
    return fact.value_text or yes_no or _date_in_words(fact) or terms or next(links, "")


def _date_in_words(fact: Fact) -> str:
    date, note = fact.value_date, fact.date_note
    if date and note in PARTS_OF_DAY:
        return f"{note} of {date}"
    if date and note in PARTS_OF_PERIOD:
        return f"{PARTS_OF_PERIOD[note]}{date}"
    return f"{date}, {note}" if date and note else str(date or "")


def quantity_in_words(fact: Fact) -> str:
    """A number with its bounds and unit: "more than 100 safe-deposit boxes", "two floors"."""
    unit = fact.unit
    if fact.value_approx == Fact.Approx.MAGNITUDE:
        return f"{_magnitude(_low(fact))} of {unit}" if unit else _magnitude(_low(fact))
    figures = unit in MEASURES
    amount = _bounded(fact, lambda value: f"{value:f}" if figures else number(_whole(value)))
    if unit == "%":
        return f"{amount}%"
    if _low(fact) == 1 and _is_one_number(fact):
        unit = singular(unit)
    return f"{amount} {unit}".strip()


def money_in_words(fact: Fact) -> str:
    """A sum with its bounds: "at least $100 million", "between $100 million and $500 million"."""
    if fact.value_approx == Fact.Approx.MAGNITUDE:
        name = CURRENCIES.get(fact.currency, fact.currency)
        amount = f"{_magnitude(_low(fact))} of {name}"
    else:
        amount = _bounded(fact, lambda value: money_amount(fact.currency, value))
    return f"{amount} in {fact.price_year} prices" if fact.price_year else amount


def when_in_words(fact: Fact) -> str:
    """The date with its preposition: "in 2005", "on the morning of 17 February 2003"."""
    date, note = fact.value_date, fact.date_note
    if not date:
        return ""
    if note in PARTS_OF_DAY:
        return f"{'in' if note == 'early hours' else 'on'} the {note} of {date}"
    if note in PARTS_OF_PERIOD:
        article = "the " if date.precision in ("season", "decade") else ""
        return f"in {article}{PARTS_OF_PERIOD[note]}{date}"
    return f"{date.in_sentence()}, {note}" if note else date.in_sentence()


def where_in_words(place: Place) -> str:
    """The place with its preposition: "in Antwerp", "at the Antwerp Diamond Centre"."""
    prepositions = {Place.Kind.BUILDING: "at", Place.Kind.STREET: "in"}
    return f"{prepositions.get(place.kind, 'in')} {named(place)}"


def singular(unit: str) -> str:
    """The unit of one: "years" is "year", "layers of security" is "layer of security"."""
    head, *rest = unit.split(" ")
    if head in ("possible", "safe-deposit", "gem") and rest:
        return " ".join([head, singular(" ".join(rest))])
    if head == "people":
        head = "person"
    elif head.endswith("ies"):
        head = f"{head[:-3]}y"
    elif head.endswith("xes"):
        head = head[:-2]
    elif head.endswith("s") and not head.endswith("ss"):
        head = head[:-1]
    return " ".join([head, *rest])


def _low(fact: Fact) -> Decimal:
    return Decimal(fact.value_low if fact.value_low is not None else fact.value_high or 0)


def _is_one_number(fact: Fact) -> bool:
    return fact.value_high is None or fact.value_high == fact.value_low


def _whole(value: Decimal) -> Decimal:
    return value.to_integral_value() if value == value.to_integral_value() else value.normalize()


def _bounded(fact: Fact, words: Callable[[Decimal], str]) -> str:
    low, high = fact.value_low, fact.value_high
    if low is not None and high is not None and low != high:
        return f"between {words(Decimal(low))} and {words(Decimal(high))}"
    amount = words(_low(fact))
    if low is None:
        return f"at most {amount}"
    bound = BOUNDS.get(fact.value_approx, "")
    return f"{bound} {amount}".strip()


def _magnitude(value: Decimal) -> str:
    return next(word for least, word in MAGNITUDES if value >= least)


def named(record: object) -> str:
    """A record's name as it stands inside a sentence: "the Antwerp diamond heist", "Antwerp"."""
    name = getattr(record, "name", None) or getattr(record, "title", None) or str(record)
    described = isinstance(record, Event) or (
        isinstance(record, Place) and record.kind == Place.Kind.BUILDING
    )
    if not described or name.split(" ")[0].lower() in ("the", "a", "an"):
        return name
    if name[:1].islower() or DESCRIPTIONS.search(name) or name.split(" ")[-1].islower():
        return f"the {name}"
    if re.match(
        r"(Life|Career|Murder|Death|Killing|Sinking|Battle|Siege|Trial|Fall|Burning) of ", name
    ):
        return f"the {name[0].lower()}{name[1:]}"
    return name


def noun_of(event: Event) -> str:
    """The event in two words: "the heist", "the trial"; "" for a life, or if nothing fits."""
    if match := DESCRIPTIONS.search(event.name):
        return f"the {match[0].lower()}"
    return KINDS.get(event.kind, "")


def statement_of(property_: Property, subject: object, fact: Fact) -> str:
    """The proposed statement: "The heist took place in 2003."; "" where no value is given yet."""
    if not fact.value_state:
        return ""
    sentence = _pattern(property_, fact)
    if not sentence:
        value = value_in_words(fact)
        return f"{capitalised(named(subject))}: {property_.label.lower()}, {value}."
    place = fact.value_place
    words = sentence.format(
        subject=named(subject),
        value=_linked(fact),
        when=when_in_words(fact),
        where=where_in_words(place) if place else "",
        count=_bounded(fact, lambda value: number(_whole(value))),
    )
    return capitalised(re.sub(r"([.!?])\.$", r"\1", " ".join(words.split())))


def _pattern(property_: Property, fact: Fact) -> str:
    parts = [part.strip() for part in property_.pattern.split("|")]
    known, unknown, none = [*parts, "", "", ""][:3]
    if fact.value_state == Fact.ValueState.UNKNOWN:
        return unknown
    if fact.value_state == Fact.ValueState.NONE or fact.value_yes is False:
        return none
    return known


def _linked(fact: Fact) -> str:
    link = next((link for name in LINKS if (link := getattr(fact, f"value_{name}"))), None)
    return named(link) if link else value_in_words(fact)


def hedged(fact: Fact) -> str:
    """The statement with its hedge, said once: "The thieves reportedly took the tapes"."""
    return with_hedge(fact.statement, fact.hedge, str(fact.attributed_to or ""))


def with_hedge(sentence: str, hedge: str, whom: str = "") -> str:
    """The sentence with the hedge in its place, unless it is hedged already."""
    if not hedge or HEDGED.search(sentence):
        return sentence
    if hedge == Fact.Hedge.ACCORDING_TO and whom:
        return f"According to {whom}, {_uncapitalised(sentence)}"
    word = "allegedly" if hedge == Fact.Hedge.ALLEGEDLY else "reportedly"
    match = SUBJECT.search(sentence) or AUXILIARY.search(sentence)
    if match := match or OWNING.search(sentence):
        return f"{sentence[: match.end()]} {word}{sentence[match.end() :]}"
    return f"{capitalised(word)}, {_uncapitalised(sentence)}"


def _uncapitalised(sentence: str) -> str:
    first = sentence.split(" ", 1)[0]
    articles = {"The", "A", "An", "In", "On", "At", "It", "He", "She", "They", "Police", "Some"}
    return sentence[0].lower() + sentence[1:] if first in articles else sentence


def standing_in_words(fact: Fact) -> str:
    """How sure we are, with the reason where there is one: "Disputed: nobody counted"."""
    standing = fact.get_standing_display()
    return f"{standing}: {fact.standing_reason}" if fact.standing_reason else standing
