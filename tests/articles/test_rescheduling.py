"""Another time for what is planned: in one step, rendered anew, and never a gap for readers."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from articles import workflow
from articles.models import Edition, LogLine, Notice, Override
from articles.revisions import save_article
from newsroom.lib.refusals import Refused
from tests.make import (
    make_article,
    make_availability,
    make_edition,
    make_fact,
    make_member,
    make_show,
    make_user,
)

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


@pytest.fixture
def editor():
    return make_member("Editor", "editor")


def approved(**columns):
    return make_article(by=make_user(), approved_by=make_user(), **columns)


def plan(article, by, days=3, **options):
    at = timezone.now() + days * DAY
    return workflow.publish(article, revision=article.head, by=by, at=at, **options)


def refusal_of(call, *arguments, **options):
    with pytest.raises(Refused) as refusal:
        call(*arguments, **options)
    return refusal.value.reasons


def test_a_planned_edition_gets_another_time_in_one_step(editor):
    edition = plan(approved(), editor)
    later = edition.planned_from + DAY

    moved = workflow.reschedule(edition, by=editor, at=later)

    edition.refresh_from_db()
    assert (edition.state(), moved.state()) == ("cancelled", "scheduled")
    assert (moved.live_from, moved.live_until) == (later, None)
    assert moved.revision == edition.revision
    line = LogLine.objects.filter(verb="reschedule").get()
    assert (line.by, line.edition) == (editor, moved)
    assert line.after == f"{later.astimezone(UTC):%Y-%m-%d %H:%M} UTC"


def test_what_readers_have_stays_until_the_new_time(editor):
    article = approved()
    live = workflow.publish(article, revision=article.head, by=editor)
    edition = plan(article, editor, date_note="Updated with the new season.")
    later = edition.planned_from + 2 * DAY

    moved = workflow.reschedule(edition, by=editor, at=later)

    live.refresh_from_db()
    assert live.live_until == moved.live_from == later
    assert moved.date_note == "Updated with the new season."


def test_dates_in_it_and_its_follow_ups_move_along(editor):
    show = make_show("Heist")
    leaves = timezone.localdate() + 6 * DAY
    make_availability(show, ends=leaves.isoformat())
    article = approved(show=show, body='<p>Words.</p><div data-block="where-to-watch"></div>')
    edition = plan(article, editor)
    assert edition.boundaries.filter(cancelled_at=None).count() == 1

    moved = workflow.reschedule(edition, by=editor, at=edition.planned_from + DAY)
    past_it = workflow.reschedule(moved, by=editor, at=edition.planned_from + 10 * DAY)

    assert edition.boundaries.filter(cancelled_at=None).count() == 0
    assert Edition.objects.filter(boundary_of=moved, cancelled_at=None).count() == 0
    assert Edition.objects.filter(boundary_of=past_it).count() == 0
    assert past_it.html != edition.html


def test_a_planned_end_stays_where_it_was_unless_another_is_given(editor):
    end = timezone.now() + 5 * DAY
    edition = plan(approved(), editor, until=end)

    moved = workflow.reschedule(edition, by=editor, at=edition.planned_from + DAY, until=end)

    assert moved.live_until == end
    reasons = refusal_of(workflow.reschedule, moved, by=editor, at=end + DAY, until=end)
    assert "is not after the start" in reasons[0]


def test_a_held_edition_moves_and_stays_held(editor):
    edition = plan(approved(), editor)
    workflow.hold(edition, by=editor, reason="A lawyer reads it.")

    moved = workflow.reschedule(edition, by=editor, at=edition.planned_from + DAY)

    assert (moved.state(), moved.hold_reason) == ("held", "A lawyer reads it.")
    assert moved.live_from is None


def test_nothing_moves_into_the_past_or_after_it_was_seen(editor):
    article = approved()
    edition = plan(article, editor)
    live = workflow.publish(article, revision=article.head, by=editor, scheduled="cancel")

    past = refusal_of(workflow.reschedule, edition, by=editor, at=datetime(2001, 1, 1, tzinfo=UTC))
    seen = refusal_of(workflow.reschedule, live, by=editor, at=timezone.now() + DAY)

    assert "nothing is published in the past" in past[0]
    assert f"Readers have seen edition {live.number} since" in seen[0]


def test_every_gate_is_asked_again_and_nothing_happens_on_a_refusal(editor):
    checker = make_user()
    fact = make_fact(checked_by=checker)
    edition = plan(approved(facts=[fact]), editor)
    type(fact).objects.update(stage="retired")

    reasons = refusal_of(workflow.reschedule, edition, by=editor, at=edition.planned_from + DAY)

    assert any("retired" in reason for reason in reasons)
    edition.refresh_from_db()
    assert edition.state() == "scheduled"


def test_what_a_managing_editor_set_aside_stays_set_aside(editor):
    fact = make_fact(checked_by=make_user())
    edition = plan(approved(facts=[fact]), editor)
    revision = edition.revision
    type(fact).objects.update(stage="draft", checked_by=None, checked_on=None)
    later = edition.planned_from + DAY
    (reason,) = refusal_of(workflow.reschedule, edition, by=editor, at=later)

    Override.objects.create(
        article=edition.article, revision=revision, sentence=reason, reason="Agency.", by=editor
    )

    assert workflow.reschedule(edition, by=editor, at=later).state() == "scheduled"


def test_older_words_never_follow_newer_ones(editor):
    article = approved()
    old = plan(article, editor, days=3)
    article.headline = "Newer words"
    save_article(article, by=editor)
    workflow.submit(article, revision=article.head, by=editor)
    workflow.approve(article, revision=article.head, by=make_member("Editor"))
    new = plan(article, editor, days=5)

    after = refusal_of(workflow.reschedule, old, by=editor, at=new.planned_from + DAY)
    before = refusal_of(workflow.reschedule, new, by=editor, at=old.planned_from - DAY)

    assert "would bring the old words back" in after[0]
    assert "would bring older words back after it" in before[0]


def test_what_continues_an_edition_moves_with_that_one_only(editor):
    edition = plan(approved(), editor)
    follow_up = make_edition(
        edition.article, boundary_of=edition, number=9, live_from=None, hold_reason="x"
    )
    draft = workflow.plans.publishing.drafted(edition.revision, at=edition.planned_from + DAY)

    reasons = list(workflow.reasons_not_to_reschedule(follow_up, editor, draft=draft))

    assert "it moves along with that one" in reasons[0]


def test_only_who_may_publish_may_move_it(editor):
    edition = plan(approved(), editor)
    writer = make_member("Writer", "robin")

    reasons = refusal_of(workflow.reschedule, edition, by=writer, at=edition.planned_from + DAY)

    assert reasons[0] == (
        "robin may not move an edition to another time: that takes the role Editor or Managing "
        "editor."
    )


def test_who_counts_on_a_time_is_told_that_it_is_held(editor):
    article = approved()
    planner = make_member("Editor", "jo")
    edition = plan(article, planner)

    workflow.hold(edition, by=editor, reason="A lawyer reads it.")

    told = Notice.objects.filter(kind="held")
    assert {notice.user for notice in told} == {planner, article.created_by}
    assert told[0].sentence == f"editor held “{article.headline}”: A lawyer reads it."
