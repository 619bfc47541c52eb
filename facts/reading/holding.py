"""Whether the desk holds a claim already, or one that it contradicts."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from django.db.models import Q

from facts.comparing import SERVICE, compare
from facts.models import Fact
from facts.models.properties import SUBJECTS
from facts.reading.reader import Reading
from facts.values import LINKED, value_as_text
from facts.wording import value_in_words
from newsroom.lib.wording import shortened

RELATED = (
    "property",
    *(f"value_{name}" for name in LINKED),
    "value_place__part_of__part_of__part_of",
)


@dataclass(frozen=True)
class Held:
    """How a claim stands to what is held: ``fact`` is the same one, or the one it differs from.

    ``clashes`` says that another fact is the one to use for this property: the new one then is
    "also said".
    """

    kind: Literal["new", "held", "conflict"]
    fact: Fact | None = None
    sentence: str = ""
    clashes: bool = False


def held(reading: Reading) -> Held:
    """How one reading stands to the facts that are held."""
    return held_all([reading.as_fact()])[0]


def held_all(facts: Sequence[Fact]) -> list[Held]:
    """How each fact, not saved yet, stands to those that are; one query for all of them."""
    rows = _facts_about(facts)
    seen: dict[Any, int] = {}
    found = []
    for number, fact in enumerate(facts, 1):
        key = (_subject(fact), _words(fact.statement), fact.property_id, value_as_text(fact))
        if key in seen:
            found.append(Held("held", None, f"The same as line {seen[key]}."))
            continue
        seen[key] = number
        found.append(_held(fact, rows.get(_subject(fact), [])))
    return found


def _subject(fact: Fact) -> tuple[str, int] | None:
    for name in SUBJECTS:
        if key := getattr(fact, f"{name}_id"):
            return name, key
    return None


def _facts_about(facts: Iterable[Fact]) -> dict[Any, list[Fact]]:
    """All facts that are in use about the subjects of ``facts``, by subject."""
    condition = Q()
    for name in SUBJECTS:
        if keys := {getattr(fact, f"{name}_id") for fact in facts} - {None}:
            condition |= Q(**{f"{name}__in": keys})
    rows: dict[Any, list[Fact]] = {}
    if condition:
        in_use = Fact.objects.filter(condition).exclude(stage=Fact.Stage.RETIRED)
        for row in in_use.select_related(*RELATED).order_by("pk"):
            rows.setdefault(_subject(row), []).append(row)
    return rows


def _held(fact: Fact, rows: list[Fact]) -> Held:
    if fact.property is None or not fact.value_state:
        same = next((row for row in rows if _words(row.statement) == _words(fact.statement)), None)
        return Held("held", same) if same else Held("new")
    alike = [row for row in rows if row.property_id == fact.property_id and row.value_state]
    for row in alike:
        if value_as_text(row) == value_as_text(fact):
            return Held("held", row)
    differing = [(compare(fact, row), row) for row in alike if _comparable(fact)]
    for answer, row in differing:
        if answer == "wording":
            return Held("held", row, f"Held in other words: {value_in_words(row)}.")
    clashes = fact.property.one_at_a_time and any(_is_the_one(row) for row in alike)
    for wanted, verb in (("conflict", "It contradicts"), ("precision", "It overlaps with")):
        for answer, row in differing:
            if answer == wanted:
                sentence = f"{verb} “{_briefly(row)}”. Both are kept; somebody decides."
                return Held("conflict", row, sentence, clashes)
    return Held("new", None, "", clashes)


def _comparable(fact: Fact) -> bool:
    """Services are many, and comparing their names would ask the database for each."""
    return fact.property is not None and fact.property.code != SERVICE


def _is_the_one(row: Fact) -> bool:
    timeless = row.valid_from_low is None and row.valid_to_low is None
    return row.rank == Fact.Rank.USE and timeless


def _briefly(row: Fact) -> str:
    return value_in_words(row) or shortened(row.statement, 80)


def _words(statement: str) -> str:
    """The statement as it is compared: letters and figures alone."""
    return " ".join(re.findall(r"\w+", statement.casefold()))
