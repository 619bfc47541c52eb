"""A time before which readers see nothing of an article."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles import embargo, sharing, workflow
from articles.models import LogLine
from articles.revisions import save_article
from newsroom.lib.refusals import Refused
from tests.make import make_article, make_member, make_user

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
NOTE = "The studio, for its premiere."


@pytest.fixture
def editor():
    return make_member("Editor", "editor")


@pytest.fixture
def article():
    return make_article("The heist", by=make_user(), approved_by=make_user())


def under_embargo(article, by, days=3):
    until = timezone.now() + days * DAY
    embargo.embargo(article, by=by, until=until, note=NOTE)
    article.refresh_from_db()
    return until


def refusal_of(call, *arguments, **options):
    with pytest.raises(Refused) as refusal:
        call(*arguments, **options)
    return refusal.value.reasons


def test_nothing_is_published_before_an_embargo_ends(article, editor):
    until = under_embargo(article, editor)

    now = refusal_of(workflow.publish, article, revision=article.head, by=editor)
    early = refusal_of(workflow.publish, article, revision=article.head, by=editor, at=until - DAY)
    edition = workflow.publish(article, revision=article.head, by=editor, at=until)

    assert now == early
    assert now[0].startswith("Under embargo until ")
    assert NOTE in now[0]
    assert edition.live_from == until


def test_nothing_is_released_or_moved_to_before_it(article, editor):
    edition = workflow.publish(
        article, revision=article.head, by=editor, at=timezone.now() + 5 * DAY
    )
    until = under_embargo(article, editor)

    moved = refusal_of(workflow.reschedule, edition, by=editor, at=until - DAY)
    workflow.hold(edition, by=editor, reason="A lawyer reads it.")
    released = refusal_of(workflow.release, edition, by=editor, at=until - DAY)

    assert moved[0].startswith("Under embargo")
    assert released[0].startswith("Under embargo")


def test_what_was_planned_for_before_is_held_at_once(article, editor):
    edition = workflow.publish(article, revision=article.head, by=editor, at=timezone.now() + DAY)

    under_embargo(article, editor)

    edition.refresh_from_db()
    assert edition.state() == "held"
    assert edition.hold_reason.startswith("Under embargo until")


def test_it_is_lifted_by_a_verb_and_both_are_logged(article, editor):
    under_embargo(article, editor)

    embargo.lift(article, by=editor, reason="The studio agreed.")
    edition = workflow.publish(article, revision=article.head, by=editor)

    assert edition.state() == "live"
    lines = LogLine.objects.filter(article=article, verb="embargo").order_by("pk")
    assert [(line.by, line.reason) for line in lines] == [
        (editor, NOTE),
        (editor, "The studio agreed."),
    ]


def test_what_readers_see_already_and_a_time_gone_by_are_refused(article, editor):
    past = refusal_of(embargo.embargo, article, by=editor, until=timezone.now() - DAY, note=NOTE)
    workflow.publish(article, revision=article.head, by=editor)
    seen = refusal_of(embargo.embargo, article, by=editor, until=timezone.now() + DAY, note=" ")

    assert "has passed" in past[0]
    assert "an embargo comes too late" in seen[0]
    assert "Say who asked for it" in seen[1]


def test_only_who_may_publish_may_set_it(article):
    until = timezone.now() + DAY

    reasons = refusal_of(embargo.embargo, article, by=make_member("Writer"), until=until, note=NOTE)

    assert "may not put an article under embargo" in reasons[0]


def test_drafts_for_people_outside_and_previews_say_until_when_and_not_why(
    client, article, editor, settings
):
    until = under_embargo(article, editor)
    link = sharing.make_link(article, by=editor, for_whom="Lena, studio", days=1)
    editor.is_staff = True
    editor.save()
    client.force_login(editor)

    shared = client.get(link.address.removeprefix(settings.NEWSROOM_BASE_URL)).content.decode()
    preview = client.get(
        reverse("admin:articles_article_preview", args=[article.pk])
    ).content.decode()

    said = f"Under embargo until {timezone.localtime(until):%A}"
    assert said in shared
    assert said in preview
    assert NOTE not in shared


def test_an_embargo_that_is_over_marks_and_stops_nothing(article, editor):
    under_embargo(article, editor)
    type(article).objects.update(embargo_until=timezone.now() - DAY)
    link = sharing.make_link(article, by=editor, for_whom="Lena, studio", days=1)

    assert workflow.publish(article, revision=article.head, by=editor).state() == "live"
    assert "Under embargo" not in link.address


def test_it_is_set_and_lifted_on_its_pages_and_a_form_opened_before_undoes_nothing(
    client, article, editor
):
    editor.is_staff = True
    editor.save()
    client.force_login(editor)
    copy = type(article).objects.get(pk=article.pk)
    page = reverse("admin:articles_article_embargo", args=[article.pk])

    client.post(page, {"until": "2099-07-01T10:00", "note": NOTE})
    copy.headline = "Saved by somebody who opened it before"
    save_article(copy, by=editor)

    article.refresh_from_db()
    assert article.embargo_until == datetime(2099, 7, 1, 9, tzinfo=UTC)
    lifting = reverse("admin:articles_article_lift_embargo", args=[article.pk])
    client.post(lifting, {"reason": "The studio agreed."})
    article.refresh_from_db()
    assert (article.embargo_until, article.embargo_note) == (None, "")
    assert client.get(lifting).status_code == 403
