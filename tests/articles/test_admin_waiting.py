from datetime import timedelta

import pytest
from django.utils import timezone

from articles.admin.waiting import WAITING
from newsroom.lib.waiting import badges
from tests.make import (
    make_article,
    make_contradiction,
    make_edition,
    make_fact,
    make_image,
    make_member,
    make_task,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def _a_busy_desk():
    """Of everything that may wait one, and beside it one that does not."""
    make_article(stage="submitted")
    make_article(stage="drafting")
    held = make_edition(live_from=None, hold_reason="A fact was retired.")
    make_task(held.article)
    make_task(held.article, closed_at=timezone.now(), note="Done.")
    somebody = make_member("Editor")
    make_task(held.article, assigned_to=somebody)
    make_contradiction(make_fact(checked_by=somebody), make_fact(checked_by=somebody))
    make_contradiction(make_fact(checked_by=somebody), make_fact(), kind="wording")
    gone = timezone.localdate() - timedelta(days=1)
    make_image(expires_on=gone)
    make_edition().shown_images.create(image=make_image(expires_on=gone))


@pytest.mark.usefixtures("_a_busy_desk")
def test_each_role_is_told_what_waits_for_it_alone():
    said = {
        role: {entry: badge.words for entry, badge in badges(make_member(role)).items()}
        for role in ("Editor", "Fact-checker", "Writer")
    }

    assert said == {
        "Editor": {
            "articles_article": "1 to approve",
            "articles_edition": "1 held back",
            "articles_reviewtask": "1 to do",
            "facts_fact": "1 to check",
            "facts_contradiction": "1 in conflict",
            "images_image": "1 shown without rights",
        },
        "Fact-checker": {
            "articles_reviewtask": "1 to do",
            "facts_fact": "1 to check",
            "facts_contradiction": "1 in conflict",
        },
        "Writer": {
            "articles_reviewtask": "1 to do",
            "images_image": "1 shown without rights",
        },
    }


def test_nobody_is_told_to_check_their_own_fact():
    checker = make_member("Fact-checker")
    make_fact(created_by=checker)

    rows = next(one.rows(checker) for one in WAITING if one.entry == "facts_fact")

    assert not rows.exists()
