"""Who a character is: the decision, and why it may be refused."""

import pytest

from facts.deciding import decide
from facts.models import Portrayal
from newsroom.lib.changes import subscribe
from newsroom.lib.refusals import Refused
from newsroom.lib.saving import Stale
from tests.make import make_character, make_member, make_person, make_portrayal, make_season

pytestmark = pytest.mark.django_db


def say(character, decision, person=None, *, by=None, season=None, differences=""):
    tie = {"person": person, "season": season, "differences": differences}
    by = by or make_member("Writer")
    return decide(character, decision, tie=tie, by=by, base_version=character.version)


@pytest.mark.parametrize(
    ("decision", "origin"),
    [
        ("same_name", "real_person"),
        ("renamed", "renamed"),
        ("partly", "renamed"),
        ("composite", "composite"),
    ],
)
def test_a_decision_ties_the_character_to_its_person(decision, origin):
    character, person, writer = make_character(), make_person(), make_member("Writer")

    portrayal = say(character, decision, person, by=writer, differences="Younger.")

    character.refresh_from_db()
    assert (character.origin, character.version) == (origin, 2)
    assert character.editor_fields == ["origin"]
    assert (portrayal.character, portrayal.person) == (character, person)
    assert (portrayal.closeness, portrayal.differences) == (decision, "Younger.")
    assert portrayal.created_by == writer
    assert portrayal.history.get().history_user == writer


@pytest.mark.parametrize("decision", ["invented", "unknown"])
def test_a_decision_without_a_person_ties_it_to_nobody(decision):
    character = make_character()

    assert say(character, decision, make_person()) is None

    character.refresh_from_db()
    assert character.origin == decision
    assert Portrayal.objects.count() == 0


def test_deciding_again_changes_the_portrayal_and_keeps_what_it_was():
    portrayal = make_portrayal(closeness="same_name")

    say(portrayal.character, "renamed", portrayal.person, differences="Renamed.")

    held = Portrayal.objects.get()
    assert (held.closeness, held.differences) == ("renamed", "Renamed.")
    assert [row.closeness for row in held.history.all()] == ["renamed", "same_name"]


def test_a_season_may_have_its_own_person():
    character = make_character()
    first, second = make_season(character.show, 1), make_season(character.show, 2)
    person = make_person()

    say(character, "renamed", person, season=first)
    say(character, "renamed", person, season=second)

    assert [row.season for row in Portrayal.objects.all()] == [first, second]


@pytest.mark.parametrize(
    ("decision", "named", "reason"),
    [
        ("renamed", False, "Choose the person who stands behind Leo."),
        ("invented", False, "Kim stands behind Leo: delete that first."),
        ("renamed", True, "Kim stands behind Leo too: say that it is one of several in one."),
    ],
)
def test_a_decision_that_contradicts_what_is_held_is_refused(decision, named, reason):
    character = make_character("Leo")
    if "Kim" in reason:
        make_portrayal(character, make_person("Kim"))

    with pytest.raises(Refused) as refusal:
        say(character, decision, make_person() if named else None)

    assert refusal.value.reasons == [reason]
    character.refresh_from_db()
    assert (character.origin, character.version) == ("unknown", 1)


def test_whoever_may_not_change_characters_decides_nothing():
    checker = make_member("Fact-checker", "checker")

    with pytest.raises(Refused) as refusal:
        say(make_character(), "invented", by=checker)

    assert refusal.value.reasons == [
        "checker may not decide who is real: that takes the role Writer or Editor."
    ]


def test_of_two_who_decide_at_once_the_second_is_told():
    character = make_character()
    opened = type(character).objects.get(pk=character.pk)
    say(character, "invented")

    with pytest.raises(Stale):
        say(opened, "renamed", make_person())

    assert Portrayal.objects.count() == 0


def test_a_decision_is_told_to_the_apps_above(monkeypatch):
    told = []
    monkeypatch.setattr("newsroom.lib.changes._subscribers", [])
    subscribe(lambda records, by: told.extend(records))
    character = make_character()

    portrayal = say(character, "renamed", make_person())

    assert told == [character, portrayal]
