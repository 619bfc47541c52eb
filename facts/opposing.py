"""The two claims of a contradiction in words: what is asked, what each says, why they differ."""

from collections.abc import Iterable
from typing import Any

from facts.comparing import SAYINGS, compare
from facts.contradicting import compare_involvements
from facts.lists import titles_of_lists
from facts.models import Contradiction, Fact, Involvement, Property
from facts.models.properties import SUBJECTS
from facts.values import LINKED
from facts.wording import value_in_words
from newsroom.lib.wording import capitalised
from shows.models import Credit

LINKS = {
    "fact": (
        Fact,
        [
            "property",
            *SUBJECTS,
            "character__show",
            *(f"value_{name}" for name in LINKED),
            "attributed_to_person",
            "attributed_to_organisation",
            "checked_by",
            "created_by",
        ],
    ),
    "credit": (Credit, ["show", "season", "person", "character", "created_by"]),
    "involvement": (Involvement, ["event", "person", "organisation", "created_by"]),
}
AMOUNTS = (Property.ValueType.QUANTITY, Property.ValueType.MONEY)
# Why a rule answered as it did, by answer and type of value; "" stands for every other type.
WHY = {
    ("conflict", "date"): "No day fits both dates.",
    ("conflict", "terms"): "They choose differently.",
    ("conflict", "yes_no"): "One says yes, the other no.",
    ("conflict", ""): "They cannot both hold at one time.",
    ("precision", "date"): "One date is more exact than the other; both may be right.",
    ("precision", "terms"): "One word is narrower than the other; both may be right.",
    ("precision", "place"): "One place lies within the other; both may be right.",
    ("precision", ""): "One says more than the other; both may be right.",
    ("wording", ""): "They say the same in other words.",
}
COMPARED = {
    "exact": "compared exactly",
    "overlap": "compared by overlap",
    "containment": "compared by what lies within what",
    "set": "compared as a whole set",
}
BY_NO_RULE = "No rule finds a difference."


def load_claims(rows: Iterable[Any]) -> list[Any]:
    """The contradictions with both claims and all they name; one query a kind of claim at most."""
    rows = list(rows)
    for name, (model, links) in LINKS.items():
        sides = [f"{name}_a", f"{name}_b"]
        keys = {getattr(row, f"{side}_id") for row in rows for side in sides} - {None}
        if not keys:
            continue
        held = model._default_manager.select_related(*links).in_bulk(keys)
        for row in rows:
            for side in sides:
                setattr(row, side, held.get(getattr(row, f"{side}_id")))
    return rows


def question_of(row: Contradiction) -> str:
    """What the two claims answer: "Value of the loot, Antwerp diamond heist"."""
    a, b = row.a, row.b
    match a:
        case Fact():
            labels = [fact.property.label for fact in (a, b) if fact.property]
            return f"{' and '.join(dict.fromkeys(labels)) or 'What is said'}, {a.subject}"
        case Credit():
            where = f"{a.show}, season {a.season.number}" if a.season else f"{a.show}"
            return f"Cast of {where}"
    return f"Part of {a.person or a.organisation} in {a.event}"


def said_by(claim: Any) -> str:
    """The heart of a claim: "at least $100 million", "Ann as Eve", "mastermind, convicted"."""
    match claim:
        case Fact():
            return value_in_words(claim)
        case Credit():
            return str(claim)
    role = claim.role_title or claim.get_role_display().lower()
    size = f", {claim.group_size} people" if claim.group_size else ""
    when = f", {claim.when}" if claim.when else ""
    return f"{role}, {claim.get_status_display().lower()}{size}{when}"


def statement_of(claim: Any) -> str:
    """The claim as a sentence, where it has one beside what it says."""
    if isinstance(claim, Fact):
        return claim.statement
    return claim.note if isinstance(claim, Involvement) else ""


def people_of(claim: Any) -> list[Any]:
    """The people a claim names, each once: whoever judges it has to know whom it may harm."""
    columns = {
        Fact: ("person", "value_person", "attributed_to_person"),
        Credit: ("person",),
        Involvement: ("person",),
    }[type(claim)]
    named = (getattr(claim, column) for column in columns)
    return list(dict.fromkeys(person for person in named if person))


def why_they_differ(row: Contradiction) -> str:
    """The sentence why the rules put the two claims side by side, as far as they did."""
    a, b = row.a, row.b
    match a:
        case Fact():
            return _why_facts(a, b)
        case Credit():
            return _why_credits(a, b)
    return _why_involvements(a, b)


def _why_facts(a: Fact, b: Fact) -> str:
    answer, rule = compare(a, b), a.property
    if answer == "none" or rule is None:
        return BY_NO_RULE
    if {rule.code, b.property.code} <= SAYINGS:
        return "The two sayings share most of their words."
    if a.value_state != b.value_state:
        return "One says that there is none, the other names one."
    if rule.value_type in AMOUNTS and answer == "conflict":
        return _why_amounts(a, b, rule)
    if rule.value_type in LINKED and answer == "conflict":
        return f"{rule.label} is one {rule.get_value_type_display().lower()}, and they name two."
    return WHY.get((answer, rule.value_type)) or WHY[answer, ""]


def _why_amounts(a: Fact, b: Fact, rule: Property) -> str:
    for column, counted in (("currency", "in two currencies"), ("unit", "in two units")):
        first, second = getattr(a, column), getattr(b, column)
        if first != second:
            return f"They count {counted}: {first or 'none'} and {second or 'none'}."
    if rule.comparison != Property.Comparison.OVERLAP:
        return f"{rule.label} is one exact number, and they give two."
    return "The two amounts do not meet, even where “about” leaves a tenth either way."


def _why_credits(a: Credit, b: Credit) -> str:
    if a.person_id == b.person_id:
        names = [row.character.name if row.character else "no role yet" for row in (a, b)]
        return f"Two cast lists give {a.person} two roles: {names[0]} and {names[1]}."
    if a.character_id and a.character_id == b.character_id:
        people = f"{a.person} and {b.person}"
        return f"Two cast lists give {a.character.name} to two people: {people}."
    return BY_NO_RULE


def _why_involvements(a: Involvement, b: Involvement) -> str:
    if compare_involvements(a, b) == "none":
        return BY_NO_RULE
    for column, name in (("status", "how far it is established"), ("group_size", "how many")):
        if getattr(a, column) != getattr(b, column):
            return f"They differ in {name}."
    return "They name the part in other words."


def compared_by(row: Contradiction) -> str:
    """By which rule of its property two facts were compared: "compared by overlap"; "" if none."""
    rule = row.a.property if isinstance(row.a, Fact) else None
    return COMPARED.get(rule.comparison, "") if rule else ""


def list_of(credit: Credit, hidden: frozenset[str]) -> str:
    """The cast list that a line is from, unless nobody may know of it."""
    if credit.source in hidden:
        return "a list known to us"
    return capitalised(titles_of_lists([credit.source])[credit.source])
