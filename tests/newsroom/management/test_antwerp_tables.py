"""The tables of the demonstration hold what their sources say: one reader over one list."""

import csv

import pytest

from articles.importing import SHEETS
from facts.importing.facts import FactSheet
from facts.importing.keys import directories
from facts.values import value_as_text
from shows.importing.runs import Request, TableReader, run
from tests.importing import SAMPLES
from tests.make import make_member

pytestmark = pytest.mark.django_db
FOLDER = SAMPLES / "antwerp"


@pytest.fixture
def _tables():
    writer, checker = make_member("Writer", "writer"), make_member("Fact-checker", "checker")
    make_member("Editor", "editor")
    for sheet in SHEETS:
        path = FOLDER / f"{sheet.kind}.csv"
        if path.exists():
            reader = TableReader(FactSheet(checker) if sheet is FactSheet else sheet())
            (report,) = run(Request("test", reader, directories, by=writer), [path])
            assert report.status == "clean", str(report)


def expected():
    with (FOLDER / "expected.csv").open(encoding="utf-8", newline="") as file:
        return [tuple(row.values()) for row in csv.DictReader(file)]


@pytest.mark.usefixtures("_tables")
def test_each_claim_is_held_as_its_source_has_it():
    kinds = directories()

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
