import pytest
from django.contrib.auth.models import Permission

from facts.checking import check_fact, reasons_not_to_check, retire_fact
from facts.models import Fact
from newsroom.lib.refusals import Refused
from newsroom.lib.saving import Stale
from tests.make import make_citation, make_fact, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def checker():
    user = make_user("tom", display_name="Tom")
    user.user_permissions.add(Permission.objects.get(codename="check_fact"))
    return user


def test_a_fact_is_checked_by_somebody_else(checker):
    fact = make_fact(created_by=make_user())

    check_fact(fact, by=checker)

    fact = Fact.objects.get()
    assert (fact.stage, fact.checked_by, fact.version) == ("checked", checker, 2)
    assert fact.checked_on is not None
    assert fact.history.first().history_user == checker


def test_every_reason_is_given_at_once():
    writer = make_user("ann", display_name="Ann")
    fact = make_fact(source=None, created_by=writer)

    with pytest.raises(Refused) as refusal:
        check_fact(fact, by=writer)

    assert refusal.value.reasons == [
        "Ann may not check facts: that takes the role Fact-checker.",
        "Ann entered this fact: somebody else has to check it.",
        "This fact has no source: add where you have it from.",
    ]
    assert Fact.objects.get().stage == "draft"


@pytest.mark.parametrize(("team", "refused"), [("desk", True), ("pair", True), ("solo", False)])
def test_a_team_of_one_checks_its_own_facts(checker, settings, team, refused):
    settings.NEWSROOM_TEAM = team

    reasons = list(reasons_not_to_check(make_fact(created_by=checker), by=checker))

    assert bool(reasons) == refused


def test_a_source_that_only_mentions_a_fact_does_not_bear_it(checker):
    fact = make_fact(source=None)
    make_citation(fact, stance="mentions")

    assert list(reasons_not_to_check(fact, by=checker)) == [
        "None of its sources supports or contradicts this fact: say what each one does."
    ]


def test_what_is_checked_or_retired_is_not_checked_again(checker):
    checked, retired = make_fact(checked_by=checker), make_fact(stage="retired")

    assert list(reasons_not_to_check(checked, by=checker)) == ["Tom checked this fact already."]
    assert list(reasons_not_to_check(retired, by=checker)) == [
        "This fact is retired: nobody prints it any more."
    ]


def test_a_fact_that_changed_meanwhile_is_not_checked(checker):
    fact = make_fact()
    Fact.objects.update(version=5)

    with pytest.raises(Stale):
        check_fact(fact, by=checker)


def test_a_fact_is_retired_with_a_reason(checker):
    fact = make_fact()

    with pytest.raises(Refused) as refusal:
        retire_fact(fact, by=checker, reason=" ")
    retire_fact(fact, by=checker, reason="The report was withdrawn.")

    assert refusal.value.reasons == ["Say why it is retired: colleagues will ask."]
    fact = Fact.objects.get()
    assert (fact.stage, fact.rank_reason) == ("retired", "The report was withdrawn.")


def test_a_retired_fact_stays_retired(checker):
    with pytest.raises(Refused) as refusal:
        retire_fact(make_fact(stage="retired"), by=checker, reason="Again.")

    assert refusal.value.reasons == ["This fact is retired already."]
