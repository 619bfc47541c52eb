import csv
import json
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from facts.claims import Claim, claims
from tests.make import (
    make_adaptation,
    make_availability,
    make_character,
    make_citation,
    make_credit,
    make_event,
    make_fact,
    make_involvement,
    make_organisation,
    make_person,
    make_place,
    make_portrayal,
    make_scene,
    make_season,
    make_service,
    make_show,
    make_source,
    make_source_work,
    make_verdict,
)

pytestmark = pytest.mark.django_db


def export(*arguments):
    out = StringIO()
    call_command("export_claims", *arguments, stdout=out)
    return out.getvalue()


def exported(*arguments):
    return json.loads(export(*arguments))


def value_of(subject, prop, text):
    fact = make_fact(subject, prop, text)
    return next(claim.value for claim in claims() if claim.ref == fact.ref)


# -- One shape ----------------------------------------------------------------------------------


def test_a_fact_is_exported_with_its_sources_and_dates():
    paper = make_source(
        "Diamonds gone",
        identifier="paper-1",
        publisher=make_organisation("The Paper"),
    )
    fact = make_fact(
        make_event("The heist", slug="heist"),
        "value-stolen",
        "at least USD 100 million",
        ref="LOOT",
        statement="The loot was worth at least $100 million.",
        hedge="reportedly",
        rank="also",
        as_of="October 2023",
        source=None,
    )
    make_citation(fact, paper, quote="at least $100 million", locator="line 18")

    assert list(claims()) == [
        Claim(
            record="fact",
            ref="LOOT",
            subject={"kind": "event", "key": "heist", "name": "The heist"},
            statement="The loot was worth at least $100 million.",
            property="value-stolen",
            value={
                "type": "money",
                "state": "value",
                "text": "at least USD 100000000",
                "low": "100000000.00",
                "approx": "at_least",
                "currency": "USD",
                "hedge": "reportedly",
            },
            standing="reported",
            rank="also",
            stage="draft",
            dates={"as_of": "October 2023"},
            sources=[
                {
                    "key": "paper-1",
                    "title": "Diamonds gone",
                    "publisher": "The Paper",
                    "stance": "supports",
                    "locator": "line 18",
                    "quote": "at least $100 million",
                }
            ],
        )
    ]


VALUES = [
    ("boxes-opened", "more than 100", {"low": "100.00", "approx": "more_than"}),
    ("number-of-perpetrators", "4-6", {"low": "4.00", "high": "6.00", "approx": "between"}),
    ("goods-stolen", "gold; cash", {"terms": ["gold", "cash"]}),
    (
        "event-date",
        "weekend of 15 February 2003",
        {"low": "2003-02-15", "high": "2003-02-16", "precision": "weekend"},
    ),
    ("time-of-day", "night", {}),
]


@pytest.mark.parametrize(("code", "text", "parts"), VALUES)
def test_a_value_keeps_its_type(code, text, parts):
    value = value_of(make_event(), code, text)

    said = {name: value[name] for name in value if name not in ("type", "state", "text", "unit")}
    assert (value["state"], said) == ("value", parts)


def test_a_value_that_is_a_record_or_yes_or_no_keeps_its_type():
    make_place("Turin", slug="turin")
    person = make_person()

    assert value_of(person, "residence", "turin") == {
        "type": "place",
        "state": "value",
        "text": "turin",
        "key": "turin",
    }
    assert value_of(person, "named-accomplices", "no") == {
        "type": "yes_no",
        "state": "value",
        "text": "no",
        "yes": False,
    }


def test_what_is_known_to_be_unknown_and_what_has_no_value_are_told_apart():
    event = make_event()
    statement = make_fact(event, statement="The thieves were Italian.")

    assert value_of(event, "code-obtained", "unknown") == {
        "type": "text",
        "state": "unknown",
        "text": "unknown",
    }
    assert next(c.value for c in claims() if c.ref == statement.ref) == {
        "type": "statement",
        "text": "The thieves were Italian.",
    }


def test_every_record_that_claims_something_is_exported_in_the_same_shape():
    show = make_show("The Vault", slug="the-vault")
    eve = make_character("Eve", show)
    ann = make_person("Ann", slug="ann")
    heist = make_event("The heist", slug="heist")
    book = make_source_work("The book", slug="the-book")
    credit = make_credit(show, ann, character=eve, season=make_season(show, 2), billing=1)
    make_involvement(heist, person=ann, role="leader", role_title="brain", status="charged")
    make_adaptation(show, source_work=book, relation="based_on")
    make_portrayal(eve, ann, closeness="renamed")
    make_availability(
        show,
        make_service("Flix", slug="flix"),
        country="GB",
        price_minor=899,
        currency="GBP",
        checked_on=date(2026, 11, 2),
        source="table",
        source_key="vault-gb",
    )
    make_verdict(show, value="based_on", answer="It is.", decided_on=date(2026, 11, 3))
    make_scene(
        show,
        ref="DOOR",
        heading="The door",
        shown="Five open it.",
        happened="Three did.",
        grade="false_ish",
        starts=timedelta(minutes=41),
    )

    the_show = {"kind": "show", "key": "the-vault", "name": "The Vault"}
    the_person = {"type": "person", "text": "Ann", "key": "ann"}
    assert list(claims()) == [
        Claim(
            "credit",
            f"credit {credit.pk}",
            the_show | {"season": 2},
            "Ann as Eve",
            "actor",
            the_person | {"character": "Eve", "billing": 1},
            standing="confirmed",
        ),
        Claim(
            "involvement",
            "heist > ann > leader > brain",
            {"kind": "event", "key": "heist", "name": "The heist"},
            "Ann: leader, The heist",
            "leader",
            the_person | {"role_title": "brain"},
            standing="charged",
        ),
        Claim(
            "adaptation",
            "the-vault > the-book",
            the_show,
            "The Vault: based on The book",
            "based_on",
            {"type": "source_work", "text": "The book", "key": "the-book"},
        ),
        Claim(
            "portrayal",
            "the-vault/Eve > ann",
            {"kind": "character", "key": "the-vault/Eve", "name": "Eve"},
            "Eve is Ann",
            "renamed",
            the_person,
        ),
        Claim(
            "availability",
            "vault-gb",
            the_show,
            "The Vault on Flix (GB)",
            "subscription",
            {
                "type": "service",
                "text": "Flix",
                "key": "flix",
                "country": "GB",
                "price_minor": 899,
                "currency": "GBP",
            },
            dates={"checked_on": "2026-11-02"},
        ),
        Claim(
            "verdict",
            "the-vault",
            the_show,
            "It is.",
            "verdict",
            {"type": "verdict", "text": "based_on"},
            dates={"decided_on": "2026-11-03"},
        ),
        Claim(
            "scene",
            "DOOR",
            the_show,
            "The door: Five open it.",
            "scene",
            {
                "type": "grade",
                "text": "false_ish",
                "happened": "Three did.",
                "starts": "0:41:00",
            },
        ),
    ]


# -- What must not leak -------------------------------------------------------------------------


@pytest.mark.parametrize("shape", ["json", "tsv"])
def test_a_confidential_source_is_never_exported(shape):
    secret = make_source(
        "Letter from a guard",
        identifier="guards-letter",
        author="Gus Guard",
        url="https://guard.example/letter",
        confidential=True,
    )
    fact = make_fact(source=make_source("The evening paper"))
    make_citation(fact, secret, quote="I left the door open", locator="page 3")
    credit = make_credit(source="guards-letter", source_key="line-1")
    make_citation(credit=credit, source=secret, quote="He plays me")

    text = export("--format", shape)

    leaks = ["guard", "Guard", "door open", "page 3", "plays me"]
    assert [leak for leak in leaks if leak in text] == []
    assert "The evening paper" in text
    assert fact.ref in text
    assert f"credit {credit.pk}" in text


# -- The command --------------------------------------------------------------------------------


def test_nothing_held_is_an_empty_array_or_a_line_of_headings():
    assert exported() == []
    assert export("--format", "tsv") == (
        "record\tref\tsubject\tstatement\tproperty\tvalue\tstanding\trank\tstage\tdates\tsources\n"
    )


def test_both_formats_say_the_same_on_a_line_a_claim():
    make_fact(make_event(), "nickname", "a “heist”\tof the century", statement="One\ntwo, “three”.")
    make_verdict()

    cells = list(csv.DictReader(StringIO(export("--format", "tsv")), delimiter="\t"))

    assert len(export("--format", "tsv").splitlines()) == 3
    for row, cell in zip(exported(), cells, strict=True):
        parts = ("subject", "value", "dates", "sources")
        assert {name: json.loads(cell[name] or "null") for name in parts} == {
            name: row[name] or None for name in parts
        }
        assert cell["statement"] == " ".join(row["statement"].split())


def test_one_show_brings_what_its_answer_rests_on_and_nothing_else():
    show, other = make_show(slug="the-vault"), make_show()
    eve = make_character("Eve", show)
    person, event = make_person(), make_event()
    wanted = [make_fact(subject).ref for subject in (show, eve, event, person)]
    for subject in (other, make_person(), make_event()):
        make_fact(subject)
    make_adaptation(show, event=event)
    make_portrayal(eve, person)
    make_involvement(event, person=person)
    make_credit(show)
    for make in (make_adaptation, make_portrayal, make_involvement, make_credit, make_verdict):
        make()

    rows = exported("--show", "the-vault")

    assert [row["ref"] for row in rows if row["record"] == "fact"] == wanted
    assert [row["record"] for row in rows if row["record"] != "fact"] == [
        "credit",
        "involvement",
        "adaptation",
        "portrayal",
    ]


@pytest.mark.parametrize("slug", ["nothing-here", ""])
def test_a_show_that_is_not_held_is_named(slug):
    with pytest.raises(CommandError, match=f"There is no show “{slug}”") as error:
        export("--show", slug)

    assert error.value.returncode == 2


def test_more_claims_take_no_more_queries(django_assert_num_queries):
    def some():
        make_fact(make_event(), "event-date", "2003")
        make_credit(character="Eve")
        make_involvement()
        make_portrayal()
        make_verdict()

    some()
    with django_assert_num_queries(14) as first:
        export()
    for _ in range(3):
        some()
    with django_assert_num_queries(len(first)):
        export()
