from datetime import date

import pytest
from django.db import IntegrityError

from facts.models import Contradiction
from newsroom.lib.constraints import sentence_for
from tests.make import make_contradiction, make_credit, make_fact, make_involvement, make_user
from tests.screens import sit_down

pytestmark = pytest.mark.django_db


def refusal(*claims, **columns):
    with pytest.raises(IntegrityError) as error:
        make_contradiction(*claims, **columns)
    return sentence_for(error.value)


@pytest.mark.parametrize("make", [make_fact, make_credit, make_involvement])
def test_two_claims_of_a_kind_are_joined_once_and_the_older_comes_first(make):
    one, other = make(), make()
    joined = make_contradiction(one, other)

    assert (joined.a, joined.b, joined.state) == (one, other, "open")


@pytest.mark.parametrize("make", [make_fact, make_credit, make_involvement])
def test_a_pair_is_not_joined_twice(make):
    one, other = make(), make()
    make_contradiction(one, other)

    assert refusal(one, other, kind="wording") == "These two claims are joined already."


@pytest.mark.parametrize("make", [make_fact, make_credit, make_involvement])
def test_a_pair_is_not_joined_the_other_way_round(make):
    one, other = make(), make()

    assert refusal(other, one) == (
        "Name the older of the two claims first, and never one claim twice."
    )


def test_claims_of_two_kinds_are_not_joined():
    with pytest.raises(IntegrityError) as error:
        Contradiction.objects.create(fact_a=make_fact(), credit_b=make_credit(), kind="conflict")

    assert sentence_for(error.value) == "Join two facts, two credits or two involvements."


@pytest.mark.parametrize("state", ["resolved", "accepted"])
def test_a_decision_names_its_reason_and_who_took_it(state):
    pair = (make_fact(), make_fact())
    decided = {"decided_by": make_user(), "decided_on": date(2026, 11, 20)}

    joined = make_contradiction(*pair, state=state, resolution="Court files say so.", **decided)

    assert joined.state == state


@pytest.mark.parametrize("missing", ["resolution", "decided_by", "decided_on"])
def test_a_decision_without_all_of_it_is_refused(missing):
    decision = {
        "resolution": "Court files say so.",
        "decided_by": make_user(),
        "decided_on": date(2026, 11, 20),
    }

    assert refusal(state="resolved", **{k: v for k, v in decision.items() if k != missing}) == (
        "Say what was decided and why, who decided and when."
    )


@pytest.mark.parametrize("state", ["open", "accepted"])
def test_a_claim_is_preferred_only_where_it_is_resolved(state):
    decided = {
        "resolution": "Court files say so.",
        "decided_by": make_user(),
        "decided_on": date(2026, 11, 20),
    }

    assert make_contradiction(state="resolved", preferred="b", **decided).preferred == "b"
    assert refusal(state=state, preferred="a", **decided) == (
        "One of two claims is preferred only where the contradiction is resolved."
    )


def test_a_fact_that_contradicts_another_is_deleted_at_the_desk(client):
    fact = make_fact()
    make_contradiction(fact, make_fact())
    sit_down(client, "Editor")

    client.post(f"/admin/facts/fact/{fact.pk}/delete/", {"post": "yes"})

    assert not Contradiction.objects.exists()


def test_a_contradiction_goes_with_either_of_its_claims():
    one, other = make_credit(), make_credit()
    make_contradiction(one, other)

    other.delete()

    assert not Contradiction.objects.exists()
