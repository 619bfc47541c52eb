import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from facts.models import Contradiction, Property
from facts.opposing import (
    BY_NO_RULE,
    compared_by,
    load_claims,
    people_of,
    question_of,
    said_by,
    why_they_differ,
)
from tests.make import (
    make_character,
    make_contradiction,
    make_credit,
    make_event,
    make_fact,
    make_involvement,
    make_person,
    make_place,
    make_season,
    make_show,
)

pytestmark = pytest.mark.django_db


def facts(prop, one, other):
    event = make_event("the heist", slug=f"heist-{Contradiction.objects.count()}")
    return make_contradiction(
        *(make_fact(event, prop, value, rank="also") for value in (one, other))
    )


WHY = [
    ("event-date", "2003-02-15", "2003-02-17", "No day fits both dates."),
    (
        "event-date",
        "2003-02",
        "2003-02-17",
        "One date is more exact than the other; both may be right.",
    ),
    (
        "value-stolen",
        "USD 100000000",
        "USD 500000000",
        "Value of the loot is one exact number, and they give two.",
    ),
]


@pytest.mark.parametrize(("prop", "one", "other", "why"), WHY)
def test_why_two_facts_are_side_by_side_is_said_in_a_sentence(prop, one, other, why):
    assert why_they_differ(facts(prop, one, other)) == why


def test_two_places_are_one_too_many():
    event = make_event()
    make_place("Antwerp", slug="antwerp")
    make_place("Turin", slug="turin")
    rule = Property.objects.filter(value_type="place", one_at_a_time=True).first()
    row = make_contradiction(
        *(make_fact(event, rule.code, slug, rank="also") for slug in ("antwerp", "turin"))
    )

    assert why_they_differ(row) == f"{rule.label} is one place, and they name two."


def test_facts_that_no_rule_compares_say_so():
    assert why_they_differ(make_contradiction()) == BY_NO_RULE
    assert compared_by(make_contradiction()) == ""


def test_the_rule_of_the_property_is_named():
    assert compared_by(facts("value-stolen", "USD 1", "USD 2")) == "compared exactly"


def test_cast_lines_say_who_gets_two_roles_or_which_role_two_people():
    show, ann = make_show("Miles"), make_person("Ann")
    eve, ida = (make_character(name, show) for name in ("Eve", "Ida"))
    roles = make_contradiction(*(make_credit(show, ann, character=role) for role in (eve, ida)))
    people = make_contradiction(*(make_credit(show, name, character=eve) for name in ("Bea", "Cy")))

    assert why_they_differ(roles) == "Two cast lists give Ann two roles: Eve and Ida."
    assert why_they_differ(people) == "Two cast lists give Eve to two people: Bea and Cy."
    assert question_of(roles) == "Cast of Miles"


def test_the_season_of_a_cast_is_named():
    show = make_show("Miles")
    season = make_season(show, 2)
    row = make_contradiction(*(make_credit(show, season=season) for _ in "12"))

    assert question_of(row) == "Cast of Miles, season 2"


def test_parts_in_an_event_say_in_what_they_differ():
    event, ann = make_event("the fall"), make_person("Ann")
    parts = [
        make_involvement(event, person=ann, role_title="brain", status=status, group_size=5)
        for status in ("alleged", "convicted")
    ]
    row = make_contradiction(*parts)

    assert why_they_differ(row) == "They differ in how far it is established."
    assert question_of(row) == "Part of Ann in the fall"
    assert said_by(parts[1]) == "brain, convicted, 5 people"


def test_everybody_whom_a_claim_names_is_given_once():
    ann, bea = make_person("Ann"), make_person("Bea")
    fact = make_fact(ann, attributed_to_person=bea)

    assert people_of(fact) == [ann, bea]


def test_claims_are_loaded_with_all_they_name_in_one_query_a_kind():
    for _ in range(3):
        facts("event-date", "2003-02-15", "2003-02-17")
        make_contradiction(make_credit(), make_credit())
        make_contradiction(make_involvement(), make_involvement())
    rows = list(Contradiction.objects.order_by("pk"))

    with CaptureQueriesContext(connection) as queries:
        load_claims(rows)
        told = [(question_of(row), said_by(row.a), said_by(row.b)) for row in rows]

    assert len(queries) == 3
    assert told[0] == ("Date of the event, the heist", "15 February 2003", "17 February 2003")
