"""Deciding between two claims: what a decision writes, who may take it, and who was first."""

import pytest

from facts.checking import check_fact
from facts.contradicting import find
from facts.models import Contradiction, Fact
from facts.noting import note_all
from facts.settling import accept_as_open, base_of, join, let_both_stand, prefer, reopen
from newsroom.lib.changes import _subscribers
from newsroom.lib.refusals import Refused
from newsroom.lib.saving import Stale, save_root
from shows.models import Credit
from tests.facts.test_contradicting import cast_line
from tests.make import (
    make_character,
    make_contradiction,
    make_credit,
    make_event,
    make_fact,
    make_involvement,
    make_member,
    make_person,
    make_show,
    make_user,
)

pytestmark = pytest.mark.django_db

WHY = "The court file counts every stone."


@pytest.fixture
def editor():
    return make_member("Editor", "Jo")


def loot(*ranks, **columns):
    """Facts about one loot, each with the next rank, and the contradiction of the first two."""
    event = make_event()
    facts = [
        make_fact(event, "value-stolen", f"USD {number}00000000", rank=rank, **columns)
        for number, rank in enumerate(ranks, 1)
    ]
    return [make_contradiction(*facts[:2]), *facts]


def ranks(*facts):
    return [(fact.rank, fact.rank_reason) for fact in map(again, facts)]


def again(record):
    return type(record).objects.get(pk=record.pk)


def reasons(verb, *arguments, **options):
    with pytest.raises(Refused) as refusal:
        verb(*arguments, **options)
    return refusal.value.reasons


# -- Preferring one -----------------------------------------------------------------------------


def test_the_preferred_fact_is_the_one_to_use_and_the_other_was_also_said(editor):
    row, first, second = loot("use", "also")

    prefer(row, "b", by=editor, note=WHY)

    assert ranks(first, second) == [("also", WHY), ("use", WHY)]
    row = again(row)
    assert (row.state, row.preferred, row.resolution) == ("resolved", "b", WHY)
    assert row.decided_by == editor
    assert row.decided_on is not None


def test_the_other_fact_is_superseded_where_the_editor_says_so(editor):
    row, first, second = loot("use", "also")

    prefer(row, "b", by=editor, note=WHY, other="superseded")

    assert ranks(first, second) == [("superseded", WHY), ("use", WHY)]


def test_to_prefer_what_is_used_already_changes_no_fact(editor):
    row, first, second = loot("use", "also")

    prefer(row, "a", by=editor, note=WHY)

    assert ranks(first, second) == [("use", ""), ("also", "")]
    assert [again(first).version, again(second).version] == [1, 1]


def test_a_checked_fact_stays_checked_since_nobody_checks_a_rank(editor):
    row, first, second = loot("use", "also")
    for fact in (first, second):
        check_fact(fact, by=editor)

    prefer(again(row), "b", by=editor, note=WHY)

    assert [again(fact).stage for fact in (first, second)] == ["checked", "checked"]


def test_imports_leave_the_rank_alone_that_an_editor_gave(editor):
    row, first, second = loot("use", "also")

    prefer(row, "b", by=editor, note=WHY)

    assert [again(fact).editor_fields for fact in (first, second)] == [["rank", "rank_reason"]] * 2


def test_a_decision_is_written_down_with_who_took_it(editor):
    row, first, _ = loot("use", "also")

    prefer(row, "b", by=editor, note=WHY)

    assert [(past.state, past.history_user) for past in row.history.all()] == [
        ("resolved", editor),
        ("open", None),
    ]
    assert first.history.first().history_user == editor


def test_a_decision_is_told_to_the_subscribers_once_with_the_facts_it_changed(editor):
    row, first, second = loot("use", "also")
    told = []
    _subscribers.append(lambda records, by: told.append((records, by)))
    try:
        prefer(row, "b", by=editor, note=WHY)
    finally:
        _subscribers.pop()

    assert told == [([row, first, second], editor)]


def test_what_is_superseded_ends_its_other_contradictions(editor):
    row, first, _second, third = loot("use", "also", "also")
    other = make_contradiction(first, third)

    prefer(row, "b", by=editor, note=WHY, other="superseded")

    assert again(other).state == "closed"


def test_nothing_is_preferred_while_a_third_value_is_the_one_to_use(editor):
    row, _, second, third = loot("also", "also", "use", statement="They took it.")

    assert reasons(prefer, row, "b", by=editor, note=WHY) == [
        (
            "“They took it.” is marked “use this” as well, and only one can be at a time: decide "
            "between that one and this first."
        )
    ]
    assert ranks(second, third) == [("also", ""), ("use", "")]


def test_a_third_value_of_another_time_is_no_hindrance(editor):
    row, _, second, third = loot("also", "also", "also")
    Fact.objects.filter(pk=third.pk).update(
        rank="use",
        valid_from_low="2009-01-01",
        valid_from_high="2009-12-31",
        valid_from_precision="year",
    )

    prefer(row, "b", by=editor, note=WHY)

    assert again(second).rank == "use"


@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        ({"stage": "retired"}, "“They took it.” has been retired. It cannot be preferred."),
        (
            {"standing": "false", "standing_reason": "Nobody took it."},
            "“They took it.” is said to be false: Nobody took it. It cannot be preferred.",
        ),
    ],
)
def test_what_is_out_of_use_is_not_preferred(editor, columns, reason):
    row, _, second = loot("use", "also", statement="They took it.")
    Fact.objects.filter(pk=second.pk).update(**columns)

    assert reasons(prefer, again(row), "b", by=editor, note=WHY) == [reason]


def test_of_two_cast_lines_the_other_one_is_removed(editor):
    show, person = make_show(), make_person("Ann")
    first = cast_line(show, "list", person, make_character("Eve", show))
    second = cast_line(show, "report", person, make_character("Ida", show))
    (noted,) = note_all(find())

    prefer(Contradiction.objects.get(), "a", by=editor, note=WHY)

    assert noted.new
    assert [again(first).status, again(second).status] == ["confirmed", "removed"]
    assert again(second).editor_fields == ["status"]
    assert second.history.first().history_user == editor


def test_of_two_parts_in_an_event_none_is_preferred(editor):
    row = make_contradiction(make_involvement(), make_involvement())

    assert reasons(prefer, row, "a", by=editor, note=WHY) == [
        (
            "Of two parts in an event none is preferred: mend the wrong one, or let both stand. "
            "A court's word may follow a report."
        )
    ]
    assert let_both_stand(row, by=editor, note=WHY).state == "resolved"


# -- The other decisions ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("verb", "state"), [(let_both_stand, "resolved"), (accept_as_open, "accepted")]
)
def test_a_decision_that_prefers_none_changes_no_rank(editor, verb, state):
    row, first, second = loot("use", "also")

    verb(row, by=editor, note=f"  {WHY} ")

    row = again(row)
    assert (row.state, row.preferred, row.resolution) == (state, "", WHY)
    assert ranks(first, second) == [("use", ""), ("also", "")]


def test_what_was_decided_is_opened_again_and_what_it_set_aside_stands_again(editor):
    row, first, second = loot("use", "also")
    row = prefer(row, "b", by=editor, note=WHY, other="superseded")

    reopen(row, by=editor, note="The file was wrong.")

    row = again(row)
    assert (row.state, row.preferred, row.resolution) == ("open", "", "")
    assert (row.decided_by, row.decided_on) == (None, None)
    assert ranks(first, second) == [("also", "The file was wrong."), ("use", WHY)]
    assert row.history.first().history_change_reason == "Opened again: The file was wrong."


def test_a_cast_line_that_a_decision_removed_comes_back_as_it_was(editor):
    lines = [make_credit(status="reported"), make_credit(status="uncredited")]
    row = prefer(make_contradiction(*lines), "a", by=editor, note=WHY)

    reopen(row, by=editor, note="The list was right.")

    assert [again(line).status for line in lines] == ["reported", "uncredited"]


def test_what_is_open_is_not_opened(editor):
    row, *_ = loot("use", "also")

    assert reasons(reopen, row, by=editor, note="Why not.") == [
        "Nobody has decided this yet: it is open."
    ]


def test_what_ended_because_a_fact_was_retired_stays_closed(editor):
    row, first, _ = loot("use", "also", statement="They took it.")
    Fact.objects.filter(pk=first.pk).update(stage="retired")
    closed = {"state": "closed", "resolution": "Retired.", "decided_on": "2026-11-20"}
    Contradiction.objects.filter(pk=row.pk).update(**closed)

    assert reasons(reopen, again(row), by=editor, note="") == [
        "“They took it.” has been retired. There is nothing left to decide.",
        "Say why: whoever decided it will ask.",
    ]


# -- Who, why, and who was first ----------------------------------------------------------------

DECISIONS = [
    lambda row, **options: prefer(row, "a", **options),
    let_both_stand,
    accept_as_open,
]


@pytest.mark.parametrize("decide", DECISIONS)
def test_a_decision_needs_the_role_and_a_reason(decide):
    row, *_ = loot("use", "also")
    writer = make_member("Writer", "Mara")

    assert reasons(decide, row, by=writer, note=" ") == [
        (
            "Mara may not settle contradictions: that takes the role Fact-checker, Editor or "
            "Managing editor."
        ),
        "Say why: the next editor reads it beside the two claims.",
    ]
    assert again(row).state == "open"


@pytest.mark.parametrize("decide", DECISIONS)
def test_what_is_decided_is_not_decided_again(editor, decide):
    row, *_ = loot("use", "also")
    accept_as_open(row, by=editor, note="Nobody knows.")

    assert reasons(decide, row, by=editor, note=WHY) == ["This is decided already: Nobody knows."]


@pytest.mark.parametrize("changed", ["a", "b", "self"])
@pytest.mark.parametrize("decide", DECISIONS)
def test_nothing_is_decided_about_what_somebody_changed_meanwhile(editor, decide, changed):
    row, first, second = loot("use", "also")
    base = base_of(row)
    saved = {"a": first, "b": second, "self": again(row)}[changed]
    save_root(saved, base_version=saved.version, by=make_user())

    with pytest.raises(Stale):
        decide(row, by=editor, note=WHY, base=base)

    assert again(row).state == "open"


def test_nothing_is_decided_about_a_cast_line_that_somebody_changed_meanwhile(editor):
    row = make_contradiction(make_credit(), make_credit())
    base = base_of(row)
    again(row.b).save()

    with pytest.raises(Stale):
        prefer(row, "a", by=editor, note=WHY, base=base)

    assert again(row.b).status == Credit.Status.CONFIRMED


def test_nothing_is_decided_about_what_was_deleted_meanwhile(editor):
    row, first, _ = loot("use", "also")
    first.citations.all().delete()
    first.delete()

    with pytest.raises(Stale):
        let_both_stand(row, by=editor, note=WHY)


# -- Joining by hand ----------------------------------------------------------------------------


def test_an_editor_joins_two_facts_that_no_rule_compares(editor):
    older, newer = make_fact(), make_fact()

    row = join(newer, older, by=editor, why="One is the other's alibi.")

    assert (row.a, row.b, row.kind, row.state) == (older, newer, "conflict", "open")
    assert row.created_by == editor
    assert row.history.get().history_change_reason == "Joined by hand: One is the other's alibi."


def test_what_is_held_already_is_not_joined_again(editor):
    _row, first, second = loot("use", "also")

    assert reasons(join, first, second, by=editor, why=WHY) == [
        "These two are joined already: open."
    ]


def test_what_ended_by_itself_may_be_joined_by_hand(editor):
    row, first, second = loot("use", "also")
    closed = {"state": "closed", "resolution": "They agree.", "decided_on": "2026-11-20"}
    Contradiction.objects.filter(pk=row.pk).update(**closed)

    joined = join(first, second, by=editor, why=WHY)

    assert (joined.pk, joined.state, joined.resolution) == (row.pk, "open", "")


def test_joining_says_all_that_is_wrong_at_once():
    retired = make_fact(statement="It was that day.", stage="retired")

    assert reasons(join, retired, retired, by=make_member("Writer", "Mara"), why="") == [
        "Mara may not join claims: that takes the role Fact-checker, Editor or Managing editor.",
        "These are one fact: choose another one.",
        "“It was that day.” has been retired. It contradicts nothing any more.",
        "Say what they disagree about: no rule can tell the next editor.",
    ]


def test_of_two_people_who_decide_at_once_one_is_told_that_she_was_second(at_once):
    row, first, second = loot("use", "also")
    base, people = base_of(row), [make_member("Editor") for _ in "12"]

    outcomes = at_once(
        lambda: prefer(row, "b", by=people[0], note=WHY, base=base),
        lambda: prefer(row, "a", by=people[1], note=WHY, base=base),
    )

    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Contradiction", "Stale"]
    assert sorted([again(first).rank, again(second).rank]) == ["also", "use"]
