"""Conflicts are noted as soon as a claim is saved, and end by themselves when they are over."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from facts.checking import retire_fact
from facts.contradicting import find
from facts.models import Contradiction, Fact
from facts.noting import close_others, note_all, note_around
from facts.settling import join
from newsroom.lib.changes import changed
from tests.facts.test_contradicting import cast_line, disagreeing, run
from tests.make import (
    make_character,
    make_contradiction,
    make_event,
    make_fact,
    make_involvement,
    make_member,
    make_person,
    make_show,
    make_user,
)

pytestmark = pytest.mark.django_db


def tell(*records, by=None):
    with transaction.atomic():
        changed(records, by=by)


def states():
    rows = Contradiction.objects.order_by("pk")
    return [(row.state, row.resolution) for row in rows]


def dated(event, day, **columns):
    return make_fact(event, "event-date", day, **{"rank": "also", **columns})


# -- When something is saved --------------------------------------------------------------------


def test_a_conflict_is_noted_as_soon_as_a_fact_is_saved():
    first, second = disagreeing()
    editor = make_user()

    tell(second, by=editor)

    (row,) = Contradiction.objects.all()
    assert (row.a, row.b, row.kind, row.state) == (first, second, "conflict", "open")
    assert row.created_by == editor


def test_a_conflict_is_noted_once_however_often_its_facts_are_saved():
    first, second = disagreeing()

    for _ in range(2):
        tell(first, second)

    assert Contradiction.objects.count() == 1


def test_a_saved_fact_is_compared_with_its_own_subject_and_property_alone():
    disagreeing()
    unconcerned = make_fact(prop="event-date", value="2003-02-15")

    tell(unconcerned)

    assert not Contradiction.objects.exists()


def test_parts_in_an_event_are_compared_when_one_is_saved():
    event, person = make_event(), make_person()
    alleged = make_involvement(event, person=person, status="alleged")
    convicted = make_involvement(event, person=person, status="convicted")

    tell(convicted)

    (row,) = Contradiction.objects.all()
    assert (row.a, row.b, row.kind) == (alleged, convicted, "conflict")


def test_cast_lists_are_compared_when_a_line_is_saved():
    show, person = make_show(), make_person("Ann")
    first = cast_line(show, "list", person, make_character("Eve", show))
    second = cast_line(show, "report", person, make_character("Ida", show))

    tell(second)

    (row,) = Contradiction.objects.all()
    assert (row.a, row.b, row.kind) == (first, second, "conflict")


def queries_behind(facts):
    with transaction.atomic(), CaptureQueriesContext(connection) as queries:
        note_around(facts, by=None)
    return len(queries)


def test_noting_asks_as_often_for_thirty_facts_as_for_one():
    pairs = [disagreeing() for _ in range(31)]
    note_all(find())

    one = queries_behind(pairs[0])
    many = queries_behind([fact for pair in pairs[1:] for fact in pair])

    assert (one, many) == (3, 3)


def test_noting_asks_nothing_where_no_claim_was_saved():
    assert queries_behind([make_show(), make_event()]) == 0


# -- What ends by itself ------------------------------------------------------------------------


def test_a_contradiction_ends_when_one_of_its_facts_is_retired():
    first, _ = disagreeing(statement="It was that day.")
    note_all(find())

    retire_fact(first, by=make_member("Fact-checker"), reason="A slip of the pen.")

    assert states() == [("closed", "“It was that day.” has been retired.")]


@pytest.mark.parametrize(
    ("columns", "sentence"),
    [
        (
            {"rank": "superseded", "rank_reason": "The court file says so."},
            "“It was that day.” is superseded: The court file says so.",
        ),
        (
            {"standing": "false", "standing_reason": "Nobody was there."},
            "“It was that day.” is said to be false: Nobody was there.",
        ),
        (
            {"value_date_low": "2003-02-17", "value_date_high": "2003-02-17"},
            "The two claims no longer differ.",
        ),
    ],
)
def test_a_contradiction_ends_when_a_fact_changes_so_that_nothing_is_left(columns, sentence):
    first, _ = disagreeing(statement="It was that day.")
    note_all(find())
    Fact.objects.filter(pk=first.pk).update(**columns)

    tell(Fact.objects.get(pk=first.pk))

    assert states() == [("closed", sentence)]


def test_what_ended_by_itself_is_written_down_as_nobodys_decision():
    first, _ = disagreeing()
    note_all(find())
    Fact.objects.filter(pk=first.pk).update(standing="false", standing_reason="No.")

    tell(Fact.objects.get(pk=first.pk), by=make_user())

    row = Contradiction.objects.get()
    assert row.version == 2
    assert [(past.state, past.history_user) for past in row.history.all()] == [
        ("closed", None),
        ("open", None),
    ]


def test_what_the_desk_decided_never_ends_by_itself():
    first, _ = disagreeing()
    note_all(find())
    decision = {"state": "accepted", "resolution": "Nobody knows."}
    Contradiction.objects.update(**decision, decided_by=make_user(), decided_on="2026-11-20")

    retire_fact(first, by=make_member("Fact-checker"), reason="A slip of the pen.")
    close_others(note_all(find()))

    assert states() == [("accepted", "Nobody knows.")]


def test_what_ended_by_itself_opens_again_when_the_facts_differ_again():
    first, _ = disagreeing()
    note_all(find())
    Fact.objects.filter(pk=first.pk).update(standing="false", standing_reason="No.")
    tell(Fact.objects.get(pk=first.pk))
    Fact.objects.filter(pk=first.pk).update(standing="reported", standing_reason="")

    tell(Fact.objects.get(pk=first.pk))

    assert states() == [("open", "")]


def test_two_facts_joined_by_hand_stay_joined_though_no_rule_finds_them():
    one, other = make_fact(), make_fact()
    join(one, other, by=make_member("Editor"), why="One is the other's alibi.")

    tell(one, other)
    close_others(note_all(find()))

    assert states() == [("open", "")]


def test_two_facts_joined_by_hand_part_when_one_is_retired():
    one, other = make_fact(statement="He was there."), make_fact()
    join(one, other, by=make_member("Editor"), why="One is the other's alibi.")

    retire_fact(one, by=make_member("Fact-checker"), reason="A slip of the pen.")

    assert states() == [("closed", "“He was there.” has been retired.")]


def test_an_open_contradiction_of_other_facts_is_left_alone():
    make_contradiction()

    tell(*disagreeing())

    assert [state for state, _ in states()] == ["open", "open"]


def test_the_command_says_what_ended_by_itself():
    first, second = disagreeing(statement="It was that day.")
    run()
    Fact.objects.filter(pk=first.pk).update(stage="retired")

    assert run() == (
        f"closed  {first.ref} / {second.ref}  “It was that day.” has been retired.\n"
        "Nothing found. New: 0. Closed: 1.\n"
    )
    assert run() == "Nothing found. New: 0.\n"


def test_a_dry_run_closes_nothing():
    first, _ = disagreeing()
    run()
    Fact.objects.filter(pk=first.pk).update(stage="retired")

    assert run("--dry-run").endswith("Dry run: nothing is kept. Closed: 1.\n")
    assert states() == [("open", "")]
