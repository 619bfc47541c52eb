"""The tables of the demonstration hold what their sources say: one reader over one list."""

import csv
from pathlib import Path

import pytest

from articles.models import Author
from facts.claims import ref_of
from facts.contradicting import find
from facts.importing.keys import directories
from facts.models import Fact
from facts.values import value_as_text
from images.models import Image
from shows.importing.keys import SlugDirectory
from tests.importing import SAMPLES

pytestmark = pytest.mark.django_db
FOLDER = SAMPLES / "antwerp"
COMPARISONS = Path(__file__).parent / "antwerp_contradictions.tsv"
FOUND = ("conflict", "precision", "wording", "list")
# Every claim of the three articles has a letter and a number.
CLAIMS = {"A": 81, "B": 56, "C": 49}


def rows_of(path, delimiter=","):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def expected():
    return [tuple(row.values()) for row in rows_of(FOLDER / "expected.csv")]


def test_no_claim_of_the_three_articles_is_left_out():
    ids = {f"{letter}{n:02}" for letter, last in CLAIMS.items() for n in range(1, last + 1)}

    assert {claim for claim, *_ in expected()} == ids


@pytest.mark.usefixtures("antwerp")
def test_each_claim_is_held_as_its_source_has_it():
    kinds = directories() | {
        "author": SlugDirectory(Author, "author"),
        "image": SlugDirectory(Image, "image", key="title", name="title"),
    }

    held = [
        (claim, kind, key, field, say(kinds[kind].find(key), field))
        for claim, kind, key, field, _ in expected()
    ]

    assert held == expected()


def say(record, field):
    """What ``field`` of the record says; ``cited by KEY`` is how that source is cited."""
    if field.startswith("cited by "):
        citations = record.citations.filter(source__identifier=field.removeprefix("cited by "))
        return ", ".join(citations.order_by("pk").values_list("stance", flat=True))
    if field == "value" and hasattr(record, "value_state"):
        return value_as_text(record)
    for name in field.split("."):
        record = getattr(record, name)
    return in_words(record)


def in_words(value):
    if hasattr(value, "through"):
        value = list(value.order_by("pk"))
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case list():
            return ", ".join(map(str, value))
    return str(value)


@pytest.mark.usefixtures("antwerp")
def test_the_articles_contradict_each_other_as_an_editor_would_say():
    table = rows_of(COMPARISONS, delimiter="\t")
    found = [
        (finding.kind, *(ref_of(claim, frozenset()) for claim in finding.claims))
        for finding in find()
    ]

    assert {row["id"] for row in table} == {f"X{number}" for number in range(1, 23)}
    assert sorted(found) == sorted(
        (row["answer"], *filter(None, (row["one"], row["other"])))
        for row in table
        if row["answer"] in FOUND
    )


@pytest.mark.usefixtures("antwerp")
def test_every_fact_that_is_compared_is_held():
    names = {row[side] for row in rows_of(COMPARISONS, "\t") for side in ("one", "other")}
    refs = {name for name in names if name and ":" not in name and ">" not in name}

    assert set(Fact.objects.filter(ref__in=refs).values_list("ref", flat=True)) == refs
