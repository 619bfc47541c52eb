"""Who may do both of two steps: one person alone, two, or a desk. The table is newsroom.lib.teams.

Whatever one person does alone is noted all the same.
"""

import pytest

from articles import correcting, workflow
from articles.signing import reasons_not_to_sign
from facts.checking import check_fact, reasons_not_to_check
from tests.make import make_article, make_author, make_correction, make_fact, make_member

pytestmark = pytest.mark.django_db
TEAMS = pytest.mark.parametrize(
    ("team", "alone"), [("solo", True), ("pair", False), ("desk", False)]
)


@pytest.fixture
def maud():
    return make_member("Managing editor", "Maud")


@TEAMS
def test_one_person_takes_both_of_two_steps_in_a_team_of_one_only(team, alone, maud, settings):
    settings.NEWSROOM_TEAM = team
    article = make_article(by=maud)
    correction = make_correction(article, drafted_by=maud, note="It was four.")

    against = {
        "check": list(reasons_not_to_check(make_fact(created_by=maud), by=maud)),
        "approve": list(workflow.reasons_not_to_approve(article, article.head, maud)),
        "sign": list(reasons_not_to_sign(article, article.head, "senior", maud)),
        "correct": list(correcting.reasons_not_to_approve_correction(correction, maud)),
    }

    assert against == {
        "check": [] if alone else ["Maud entered this fact: somebody else has to check it."],
        "approve": [] if alone else ["Version 1 is Maud's own: a colleague has to approve it."],
        "sign": [] if alone else ["Version 1 is Maud's own: another reader has to sign it."],
        "correct": [] if alone else ["Maud drafted it: somebody else approves a correction."],
    }


def test_one_person_goes_from_draft_to_live_alone_and_every_check_is_recorded(maud, settings):
    settings.NEWSROOM_TEAM = "solo"
    fact = make_fact(created_by=maud)
    author = make_author("Maud Ames", user=maud)
    article = make_article(facts=[fact], by=maud, authors=[author])

    check_fact(fact, by=maud)
    workflow.submit(article, revision=article.head, by=maud)
    article.refresh_from_db()
    workflow.approve(article, revision=article.head, by=maud)
    edition = workflow.publish(article, revision=article.head, by=maud)

    fact.refresh_from_db()
    assert edition.state() == "live"
    assert (fact.checked_by, edition.revision.approved_by) == (maud, maud)
    lines = article.log.order_by("pk").values_list("verb", "by")
    assert list(lines)[-3:] == [(verb, maud.pk) for verb in ("submit", "approve", "publish")]
    # Readers are not told that somebody else looked at it.
    assert "somebody who did not enter it" not in edition.html


def test_a_person_may_hold_several_roles(maud):
    both = make_member("Writer", "Jo")
    both.groups.add(*make_member("Fact-checker").groups.all())
    fact = make_fact(created_by=maud)

    check_fact(fact, by=both)

    article = make_article(by=both)
    assert fact.checked_by == both
    assert list(workflow.reasons_not_to_submit(article, article.head, both)) == []
