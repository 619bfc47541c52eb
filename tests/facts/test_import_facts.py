from decimal import Decimal

import pytest

from facts.models import Citation, Fact, Source
from tests.importing import run_import, state_of_the_records, table
from tests.make import (
    make_citation,
    make_event,
    make_member,
    make_organisation,
    make_person,
    make_place,
    make_source,
    make_user,
)

pytestmark = pytest.mark.django_db

HEADER = (
    "ref,about,subject,statement,property,value,standing,reason,rank,hedge,source,quote,locator"
)
VALUE = "HEIST-VALUE,event,heist,It was worth at least $100 million.,value-stolen,at least USD 100m"
FACTS = f"""{HEADER}
{VALUE},reported,,use,,report-a,at least $100 million,line 18
HEIST-VALUE,,,,,,,,,,report-b,stole $100 million,line 59
LEO-SENTENCE,person,leo,Leo was sentenced to 10 years.,sentence,10 years,confirmed,,,,report-a,,
"""


@pytest.fixture(autouse=True)
def _records():
    make_event("Heist", slug="heist")
    make_person("Leo", slug="leo")
    for name in ("report-a", "report-b"):
        make_source(name, identifier=name)


@pytest.fixture
def writer():
    return make_member("Writer", "writer")


@pytest.fixture
def checker():
    return make_member("Fact-checker", "checker")


def import_facts(tmp_path, text, **options):
    return run_import("import_facts", table(tmp_path, text), **{"by": "writer", **options})


def one_fact(*cells):
    """A table of one fact: reference, kind, subject, statement and what else is given."""
    names = HEADER.split(",")
    row = dict(zip(names, ["F1", "event", "heist", "It happened."], strict=False))
    row |= {"source": "report-a"} | dict(cells)
    quoted = ",".join(f'"{row.get(name, "")}"' for name in names)
    return f"{HEADER}\n{quoted}\n"


def test_rows_become_facts_with_their_citations(tmp_path, writer):
    outcome = import_facts(tmp_path, FACTS)

    assert (outcome.code, outcome.counts) == (
        0,
        {"facts": {"read": 2, "created": 2}, "citations": {"read": 3, "created": 3}},
    )
    value = Fact.objects.get(ref="HEIST-VALUE")
    assert (value.value_low, value.value_approx, value.currency, value.one_at_a_time) == (
        Decimal(100_000_000),
        "at_least",
        "USD",
        True,
    )
    assert (value.created_by, value.stage, value.rank, value.standing) == (
        writer,
        "draft",
        "use",
        "reported",
    )
    assert list(value.citations.values_list("source__identifier", "quote", "locator")) == [
        ("report-a", "at least $100 million", "line 18"),
        ("report-b", "stole $100 million", "line 59"),
    ]


def test_a_second_run_writes_nothing(tmp_path, writer):
    import_facts(tmp_path, FACTS)
    before = state_of_the_records()

    outcome = import_facts(tmp_path, FACTS)

    assert outcome.counts == {
        "facts": {"read": 2, "unchanged": 2},
        "citations": {"read": 3, "unchanged": 3},
    }
    assert state_of_the_records() == before


def test_a_user_has_to_stand_for_the_facts(tmp_path):
    outcome = run_import("import_facts", table(tmp_path, FACTS))

    assert (outcome.code, outcome.stderr) == (2, "Say whose facts these are: --by USER.")


def test_facts_are_checked_by_another_user_who_is_named(tmp_path, writer, checker):
    outcome = import_facts(tmp_path, FACTS, checked_by="checker")

    assert outcome.counts["facts checked"] == {"read": 2, "changed": 2}
    assert set(Fact.objects.values_list("stage", "checked_by")) == {("checked", checker.pk)}
    before = state_of_the_records()
    again = import_facts(tmp_path, FACTS, checked_by="checker")
    assert again.counts["facts checked"] == {"read": 2, "unchanged": 2}
    assert state_of_the_records() == before


def test_nobody_checks_their_own_facts(tmp_path, writer):
    outcome = import_facts(tmp_path, FACTS, checked_by="writer")

    assert outcome.code == 2
    assert outcome.stderr.startswith("Nobody checks their own facts")
    assert Fact.objects.count() == 0


def test_who_may_not_check_leaves_the_facts_as_drafts(tmp_path, writer):
    make_user("guest")

    outcome = import_facts(tmp_path, FACTS, checked_by="guest")

    assert [p["code"] for p in outcome.all_problems] == ["not-checked", "not-checked"]
    assert set(Fact.objects.values_list("stage", flat=True)) == {"draft"}


def test_a_checked_fact_that_says_something_else_is_a_draft_again(tmp_path, writer, checker):
    import_facts(tmp_path, FACTS, checked_by="checker")

    import_facts(tmp_path, FACTS.replace("at least USD 100m", "at least USD 120m"))

    value = Fact.objects.get(ref="HEIST-VALUE")
    assert (value.stage, value.checked_by, value.value_low) == ("draft", None, 120_000_000)
    assert Fact.objects.get(ref="LEO-SENTENCE").stage == "checked"


def test_a_value_that_an_editor_set_stays_whole(tmp_path, writer):
    import_facts(tmp_path, FACTS)
    fact = Fact.objects.get(ref="HEIST-VALUE")
    fact.value_low, fact.editor_fields = Decimal(90_000_000), ["value_low"]
    fact.save()

    outcome = import_facts(tmp_path, FACTS.replace("at least USD 100m", "about EUR 70m"))

    fact.refresh_from_db()
    assert (fact.value_low, fact.value_approx, fact.currency) == (90_000_000, "at_least", "USD")
    assert [p["code"] for p in outcome.all_problems] == ["kept-the-desks-value"]


def test_what_the_desk_changed_is_checked_at_the_desk(tmp_path, writer, checker):
    import_facts(tmp_path, FACTS)
    fact = Fact.objects.get(ref="HEIST-VALUE")
    fact.statement, fact.editor_fields = "It was worth a lot.", ["statement"]
    fact.save()

    outcome = import_facts(tmp_path, FACTS, checked_by="checker")

    fact.refresh_from_db()
    assert (fact.stage, fact.statement) == ("draft", "It was worth a lot.")
    assert "Somebody changed this fact at the desk: it is checked there." in outcome.sentences


def test_a_citation_that_an_editor_moved_is_not_made_again(tmp_path, writer):
    import_facts(tmp_path, FACTS)
    citation = Citation.objects.get(locator="line 18")
    citation.locator, citation.editor_fields = "page 2", ["locator"]
    citation.history.bulk_history_create([Citation.objects.get(pk=citation.pk)])
    citation.save()

    outcome = import_facts(tmp_path, FACTS)

    assert outcome.counts["citations"] == {"read": 3, "unchanged": 3}
    assert [p["code"] for p in outcome.all_problems] == ["kept-the-desks-value"]


@pytest.mark.parametrize(
    ("value", "column", "expected"),
    [
        ("unknown", "value_state", "unknown"),
        ("none", "value_state", "none"),
        ("17 February 2003", "value_date_precision", "day"),
        ("February 2003", "value_date_precision", "month"),
    ],
)
def test_what_is_not_known_is_not_made_up(tmp_path, writer, value, column, expected):
    import_facts(tmp_path, one_fact(("property", "discovered-on"), ("value", value)))

    assert getattr(Fact.objects.get(), column) == expected


def test_a_value_that_is_a_record_is_named_by_its_key(tmp_path, writer):
    place = make_place("Antwerp", slug="antwerp")

    import_facts(tmp_path, one_fact(("property", "event-place"), ("value", "antwerp")))

    assert Fact.objects.get().value_place == place


def test_a_claim_is_attributed(tmp_path, writer):
    paper = make_organisation("Time", slug="time")
    header, row = one_fact().splitlines()
    text = f"{header},attributed_to\n{row},organisation: time\n"

    import_facts(tmp_path, text)

    assert Fact.objects.get().attributed_to == paper


def test_a_source_may_be_named_by_its_address(tmp_path, writer):
    Source.objects.filter(identifier="report-a").update(url="https://paper.example/a")

    import_facts(tmp_path, one_fact(("source", "https://paper.example/a")))

    assert Citation.objects.get().source.identifier == "report-a"


@pytest.mark.parametrize(
    ("cells", "column", "code"),
    [
        ([("about", "film")], "about", "unknown-choice"),
        ([("subject", "heisst")], "subject", "unknown-reference"),
        ([("statement", "")], "statement", "empty-cell"),
        ([("source", "report-c")], "source", "unknown-reference"),
        ([("source", "")], "source", "empty-cell"),
        ([("property", "value-stollen")], "property", "unknown-reference"),
        ([("property", "sentence")], "property", "wrong-property"),
        ([("property", "value-stolen"), ("value", "a lot")], "value", "bad-value"),
        ([("property", "event-date"), ("value", "31 February 2003")], "value", "bad-value"),
        ([("property", "event-place"), ("value", "antwrp")], "value", "unknown-reference"),
        ([("value", "10 years")], "property", "empty-cell"),
        ([("standing", "disputed")], "", "refused-by-the-database"),
        ([("ref", "not a ref!")], "ref", "not-accepted"),
        ([("ref", "x" * 41)], "ref", "too-long"),
        ([("locator", "x" * 10_000)], "locator", "too-long"),
        ([("statement", "<script>alert(1)</script>")], "statement", "markup"),
    ],
)
def test_a_bad_row_is_left_out_whole(tmp_path, writer, cells, column, code):
    outcome = import_facts(tmp_path, one_fact(*cells))

    assert [(p["column"], p["code"]) for p in outcome.all_problems] == [(column, code)]
    assert outcome.sentences[0].endswith((".", "?"))
    assert (Fact.objects.count(), Citation.objects.count()) == (0, 0)


def test_a_constraint_of_the_database_answers_in_its_own_words(tmp_path, writer):
    outcome = import_facts(tmp_path, one_fact(("standing", "disputed")))

    assert outcome.sentences == [
        "Say why it is disputed, unsupported or false: readers see the reason."
    ]


def test_a_second_use_this_fact_of_one_property_is_left_out(tmp_path, writer):
    text = f"{FACTS}OTHER,event,heist,It was worth $1 million.,value-stolen,USD 1m,,,,,report-a,,\n"

    outcome = import_facts(tmp_path, text)

    assert outcome.problems == [(5, "", "refused-by-the-database")]
    assert outcome.sentences[0].startswith("Another fact of this subject and property is already")


def test_rows_of_one_fact_may_not_say_different_things(tmp_path, writer):
    text = f"{FACTS}HEIST-VALUE,,,Something else.,,,,,,,report-a,,line 20\n"

    outcome = import_facts(tmp_path, text)

    assert outcome.problems == [(5, "statement", "duplicate-key")]
    assert outcome.sentences[0].startswith("Line 2 says something else of this fact in statement.")


def test_sources_of_a_fact_that_was_left_out_are_left_out_too(tmp_path, writer):
    outcome = import_facts(tmp_path, FACTS.replace("event,heist", "event,heisst"))

    assert outcome.problems == [
        (2, "subject", "unknown-reference"),
        (3, "", "fact-left-out"),
    ]
    assert list(Fact.objects.values_list("ref", flat=True)) == ["LEO-SENTENCE"]


def test_the_nearest_reference_is_offered(tmp_path, writer):
    make_citation()

    outcome = import_facts(tmp_path, one_fact(("source", "report-aa")))

    assert outcome.sentences == [
        "“report-aa” is no source we hold. Did you mean report-a (report-a)?"
    ]
