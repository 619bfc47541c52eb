import json
from io import StringIO

import pytest
from django.core.management import call_command

from facts.claims import ref_of
from facts.contradicting import compare_involvements, find
from facts.models import Contradiction, Fact
from facts.noting import note_all
from newsroom.lib.changes import _subscribers
from tests.make import (
    make_character,
    make_credit,
    make_event,
    make_fact,
    make_involvement,
    make_organisation,
    make_person,
    make_season,
    make_show,
    make_source,
    make_user,
)

pytestmark = pytest.mark.django_db


def found():
    return [
        (finding.kind, *(ref_of(claim, frozenset()) for claim in finding.claims))
        for finding in find()
    ]


def run(*arguments):
    out = StringIO()
    call_command("find_contradictions", *arguments, stdout=out)
    return out.getvalue()


def disagreeing(**columns):
    event = make_event()
    return [
        make_fact(event, "event-date", day, rank="also", **columns)
        for day in ("2003-02-15", "2003-02-17")
    ]


# -- Keeping what was found ---------------------------------------------------------------------


def test_a_pair_is_kept_once():
    first, second = disagreeing()

    once, again = note_all(find()), note_all(find())

    (row,) = Contradiction.objects.all()
    assert (row.a, row.b, row.kind, row.state) == (first, second, "conflict", "open")
    assert [(noted.new, noted.state) for noted in once + again] == [(True, "open"), (False, "open")]


def test_what_the_desk_decided_stays_decided():
    disagreeing()
    note_all(find())
    decision = {"state": "accepted", "resolution": "Both are printed.", "kind": "wording"}
    Contradiction.objects.update(**decision, decided_by=make_user(), decided_on="2026-11-20")

    (noted,) = note_all(find())

    row = Contradiction.objects.get()
    assert (noted.new, noted.state) == (False, "accepted")
    assert (row.state, row.kind) == ("accepted", "wording")


def test_an_open_contradiction_follows_its_claims():
    disagreeing()
    note_all(find())
    Contradiction.objects.update(kind="wording")

    note_all(find())

    assert Contradiction.objects.get().kind == "conflict"


def test_new_contradictions_alone_are_told_to_the_subscribers():
    told = []
    _subscribers.append(lambda records, by: told.append(records))
    disagreeing()
    try:
        note_all(find())
        note_all(find())
    finally:
        _subscribers.pop()

    assert told == [list(Contradiction.objects.all())]


@pytest.mark.parametrize(
    "columns",
    [
        {"stage": "retired"},
        {"rank": "superseded", "rank_reason": "The court file says so."},
        {"standing": "false", "standing_reason": "The court file says otherwise."},
    ],
)
def test_claims_that_are_out_of_use_contradict_nothing(columns):
    fact, _ = disagreeing()
    Fact.objects.filter(pk=fact.pk).update(**columns)

    assert found() == []


# -- Parts in an event --------------------------------------------------------------------------

PARTS = [
    ({"status": "alleged"}, {"status": "convicted"}, "conflict"),
    ({"status": "convicted"}, {"status": "acquitted"}, "conflict"),
    ({"status": "charged"}, {"status": "convicted"}, "none"),
    ({"status": "alleged", "when": "2003"}, {"status": "convicted", "when": "2005"}, "none"),
    ({"status": "reported"}, {"status": "convicted"}, "precision"),
    ({"role": "leader"}, {"role": "perpetrator"}, "precision"),
    ({"role": "witness"}, {"role": "victim"}, "none"),
    ({"role_title": "mastermind"}, {"role_title": "Mastermind"}, "none"),
    ({"role_title": "mastermind"}, {"role_title": "brain"}, "wording"),
    ({"role_title": "mastermind"}, {}, "none"),
    ({"group_size": 5}, {"group_size": 6}, "conflict"),
]


@pytest.mark.parametrize(("one", "other", "answer"), PARTS)
def test_parts_are_compared_by_role_and_status(one, other, answer):
    event, gang = make_event(), make_organisation()
    a, b = (make_involvement(event, organisation=gang, **columns) for columns in (one, other))

    assert (compare_involvements(a, b), compare_involvements(b, a)) == (answer, answer)


def test_parts_of_two_people_or_in_two_events_do_not_disagree():
    event, person = make_event(), make_person()
    part = make_involvement(event, person=person, status="alleged")

    assert compare_involvements(part, make_involvement(event, status="convicted")) == "none"
    assert compare_involvements(part, make_involvement(person=person, status="convicted")) == "none"


# -- Cast lists ---------------------------------------------------------------------------------


def cast_line(show, source, person, character=None, **columns):
    return make_credit(
        show, person, character=character, source=source, source_key=f"{source}{person}", **columns
    )


def test_two_lists_that_give_a_person_two_characters_conflict():
    show, person = make_show(), make_person("Ann")
    first = cast_line(show, "list", person, make_character("Eve", show))
    second = cast_line(show, "report", person, make_character("Ida", show))

    assert [(f.kind, f.claims) for f in find()] == [("conflict", (first, second))]


def test_two_lists_that_give_a_character_two_people_conflict():
    show = make_show()
    eve = make_character("Eve", show)
    first, second = cast_line(show, "list", "Ann", eve), cast_line(show, "report", "Una", eve)

    assert [(f.kind, f.claims) for f in find()] == [("conflict", (first, second))]


def test_a_role_that_one_list_leaves_open_is_only_less_precise():
    show, person = make_show(), make_person("Ann")
    first = cast_line(show, "list", person)
    second = cast_line(show, "report", person, make_character("Eve", show))

    assert [(f.kind, f.claims) for f in find()] == [("precision", (first, second))]


def test_who_is_on_one_of_two_lists_is_shown_and_not_kept():
    show, both = make_show(), make_person("Ann")
    eve = make_character("Eve", show)
    cast_line(show, "list", both, eve)
    cast_line(show, "report", both, eve)
    alone = cast_line(show, "report", "Una")

    (noted,) = note_all(find())

    assert (noted.finding.kind, noted.finding.claims, noted.new) == ("list", (alone,), False)
    assert not Contradiction.objects.exists()


def test_one_list_alone_and_the_casts_of_two_seasons_do_not_disagree():
    show = make_show()
    cast_line(show, "list", "Ann", season=make_season(show))
    cast_line(show, "report", "Una", season=make_season(show))

    assert found() == []


# -- The command --------------------------------------------------------------------------------


def test_the_command_says_what_it_found_and_what_of_it_is_new():
    first, second = disagreeing()

    assert run() == f"conflict  new  {first.ref} / {second.ref}\nconflict 1. New: 1.\n"
    assert run() == f"conflict  open  {first.ref} / {second.ref}\nconflict 1. New: 0.\n"


def test_a_dry_run_finds_all_and_keeps_nothing():
    disagreeing()

    assert run("--dry-run").endswith("conflict 1. Dry run: nothing is kept.\n")
    assert not Contradiction.objects.exists()


def test_the_command_answers_in_json():
    first, second = disagreeing(statement="It was that day.")

    assert json.loads(run("--format", "json")) == [
        {
            "kind": "conflict",
            "record": "fact",
            "claims": [
                {"ref": first.ref, "says": "It was that day."},
                {"ref": second.ref, "says": "It was that day."},
            ],
            "new": True,
            "state": "open",
        }
    ]


def test_a_confidential_list_is_not_named():
    make_source("A call sheet", identifier="call-sheet", confidential=True)
    show, both = make_show(), make_person("Ann")
    for source in ("call-sheet", "report"):
        cast_line(show, source, both)
    cast_line(show, "call-sheet", "Una")

    assert "call-sheet" not in run() + run("--format", "json")


def test_nothing_found_is_said_so():
    assert run() == "Nothing found. New: 0.\n"
