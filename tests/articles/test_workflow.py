from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from articles import workflow
from articles.models import Article, Edition
from articles.revisions import save_article
from articles.timeline import spoken
from newsroom.lib.refusals import Refused
from tests.make import make_article, make_author, make_fact, make_member, make_user

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def editor():
    return make_member("Editor", "ellie")


@pytest.fixture
def managing():
    return make_member("Managing editor", "max")


@pytest.fixture
def article(editor):
    """Approved by Ellie, ready to be published."""
    return make_article("The vault", approved_by=editor)


def publish(article, by, **options):
    return workflow.publish(article, revision=article.head, by=by, **options)


def next_version(article, headline, approved_by):
    """The next version of an article, approved."""
    article = Article.objects.get(pk=article.pk)
    article.headline = headline
    revision = save_article(article, by=make_user())
    workflow.submit(article, revision=revision, by=approved_by)
    workflow.approve(article, revision=revision, by=approved_by)
    return revision


def seen(article, at=None):
    """The headline that readers see, or None."""
    return article.editions.live(at).values_list("headline", flat=True).first()


def reasons_of(call, *arguments, **options):
    with pytest.raises(Refused) as refusal:
        call(*arguments, **options)
    return refusal.value.reasons


# -- Submit, send back, approve ---------------------------------------------------------------


def test_a_copy_goes_from_drafting_over_submitted_to_approved(editor):
    writer = make_member("Writer")
    article = make_article(by=writer)

    workflow.submit(article, revision=article.head, by=writer)
    article.refresh_from_db()
    assert (article.stage, article.head.submitted_by) == ("submitted", writer)

    workflow.approve(article, revision=article.head, by=editor)
    article.refresh_from_db()
    assert (article.stage, article.approved_revision) == ("approved", article.head)
    assert article.head.approved_by == editor


def test_only_the_newest_version_is_submitted_or_approved(editor):
    article = make_article()
    old = article.head
    article.headline = "Another headline"
    new = save_article(article, by=make_user("mara"))

    expected = [
        f"Version 1 is not the newest: version 2 was saved by mara on {spoken(new.created_at)}."
    ]
    assert reasons_of(workflow.submit, article, revision=old, by=editor) == expected
    assert reasons_of(workflow.approve, article, revision=old, by=editor) == expected


def test_what_is_submitted_is_not_submitted_again(editor):
    article = make_article()
    workflow.submit(article, revision=article.head, by=editor)

    assert reasons_of(workflow.submit, article, revision=article.head, by=editor) == [
        "It is submitted already."
    ]


@pytest.mark.parametrize("team", ["pair", "desk"])
def test_nobody_approves_their_own_work(settings, editor, team):
    settings.NEWSROOM_TEAM = team
    saved = make_article(by=editor)
    signed = make_article(authors=[make_author(user=editor)])

    for article in (saved, signed):
        assert reasons_of(workflow.approve, article, revision=article.head, by=editor) == [
            "Version 1 is ellie's own: a colleague has to approve it."
        ]


def test_who_works_alone_approves_their_own_work(settings, editor):
    settings.NEWSROOM_TEAM = "solo"
    article = make_article(by=editor)

    workflow.approve(article, revision=article.head, by=editor)

    assert publish(article, editor).state() == "live"


def test_sending_back_asks_what_should_change(editor):
    article = make_article()
    workflow.submit(article, revision=article.head, by=editor)

    assert reasons_of(workflow.send_back, article, by=editor, note=" ") == [
        "Say what should change: the writer reads it."
    ]


def test_sending_back_returns_the_copy_with_a_note_in_its_history(editor):
    article = make_article()
    workflow.submit(article, revision=article.head, by=editor)

    workflow.send_back(article, by=editor, note="Name the judge.")

    article.refresh_from_db()
    newest = article.history.first()
    assert (article.stage, newest.history_user) == ("drafting", editor)
    assert newest.history_change_reason == "Name the judge."


def test_a_long_note_is_kept_as_far_as_the_history_holds_it(editor):
    article = make_article()
    workflow.submit(article, revision=article.head, by=editor)

    workflow.send_back(article, by=editor, note="Name the judge. " * 100)

    assert article.history.first().history_change_reason.startswith("Name the judge. Name")


def test_withdrawing_an_approval_holds_what_is_scheduled_of_it(article, editor):
    edition = publish(article, editor, at=timezone.now() + HOUR)

    workflow.send_back(article, by=editor, note="The judge is wrong.")

    edition.refresh_from_db()
    assert edition.state() == "held"
    assert edition.hold_reason == "Version 1 is no longer approved."


def test_an_edit_of_the_working_copy_leaves_what_is_scheduled(article, editor):
    edition = publish(article, editor, at=timezone.now() + HOUR)
    article.refresh_from_db()
    article.headline = "Another headline"

    save_article(article, by=make_user())

    edition.refresh_from_db()
    assert edition.state() == "scheduled"


# -- Publish ----------------------------------------------------------------------------------


def test_what_is_published_is_visible_at_once(article, editor):
    edition = publish(article, editor)

    assert list(Edition.objects.live()) == [edition]
    assert (edition.number, edition.headline, edition.published_by) == (1, "The vault", editor)
    assert "The words of" in edition.html
    assert edition.first_published_at == edition.live_from == edition.planned_from


def test_every_reason_against_publishing_is_said_at_once(settings):
    settings.NEWSROOM_TEAM = "desk"
    writer = make_member("Writer", "mara")
    fact = make_fact(statement="The thieves took 18 months to prepare.", source=None)
    article = make_article(facts=[fact], authors=[], by=writer)
    old = article.head
    article.body += "<p>To come: the cast.</p>"
    new = save_article(article, by=writer)

    reasons = reasons_of(workflow.publish, article, revision=old, by=writer)

    assert reasons == [
        "mara may not publish an article: that takes the role Editor or Managing editor.",
        f"Version 1 is not the newest: version 2 was saved by mara on {spoken(new.created_at)}.",
        "Version 1 has not been approved.",
        "There is no author: name at least one.",
        "Nobody has checked this fact yet: The thieves took 18 months to prepare.",
    ]
    assert not Edition.objects.exists()


def test_the_button_and_the_guard_print_the_same_reasons():
    article, mara = make_article(), make_member("Writer", "mara")

    said = list(workflow.reasons_not_to_publish(article, article.head, mara))

    assert said == reasons_of(publish, article, mara)


def test_a_stale_publish_is_refused(article, editor):
    shown = article.head
    article.headline = "Another headline"
    newer = save_article(article, by=make_user("mara"))

    assert reasons_of(workflow.publish, article, revision=shown, by=editor) == [
        f"Version 1 is not the newest: version 2 was saved by mara on {spoken(newer.created_at)}."
    ]


def test_nothing_is_published_in_the_past(article, editor):
    moment = datetime(2026, 3, 3, 14, 2, tzinfo=UTC)

    assert reasons_of(publish, article, editor, at=moment) == [
        (
            "Tue 3 Mar 2026, 14:02 has passed: nothing is published in the past. "
            "Publish now, or choose a time ahead."
        )
    ]


def test_a_note_for_readers_that_is_too_long_is_refused(article, editor):
    assert reasons_of(publish, article, editor, date_note="x" * 10_000) == [
        "The note for readers has 10,000 characters; 250 is the most."
    ]


def test_an_approval_by_its_own_author_does_not_count(settings):
    settings.NEWSROOM_TEAM = "pair"
    ellie = make_member("Editor", "ellie")
    article = make_article(by=ellie, approved_by=ellie)

    assert reasons_of(publish, article, ellie) == [
        "Version 1 was approved by ellie, who wrote it: a colleague has to approve it."
    ]


def test_publishing_the_same_again_is_refused(article, editor):
    publish(article, editor)

    assert reasons_of(publish, article, editor) == ["Readers already see exactly this."]


def test_publishing_the_same_with_a_note_or_an_end_is_allowed(article, editor):
    publish(article, editor)
    publish(article, editor, date_note="The judge is named.")
    last = publish(article, editor, until=timezone.now() + HOUR)

    assert (last.number, last.state()) == (3, "live")


def test_the_first_publication_is_kept_for_ever(article, editor):
    first = publish(article, editor)
    next_version(article, "Another headline", editor)
    second = publish(article, editor)

    assert second.first_published_at == first.live_from
    assert second.live_from > first.live_from


def test_an_edition_keeps_what_it_printed_of_each_fact(editor):
    checker = make_member("Fact-checker")
    fact = make_fact(checked_by=checker, statement="The vault was two floors down.")
    article = make_article(facts=[fact], approved_by=editor)

    edition = publish(article, editor)

    printed = edition.printed_facts.get()
    assert (printed.fact, printed.note_number, printed.standing) == (fact, 1, "reported")
    assert printed.words == printed.statement == "The vault was two floors down."


def test_a_save_after_publishing_changes_nothing_for_readers(article, editor):
    publish(article, editor)
    before = Edition.objects.values().get()
    article.refresh_from_db()
    article.headline = "Another headline"

    save_article(article, by=make_user())

    assert Edition.objects.values().get() == before


# -- Schedule ---------------------------------------------------------------------------------


def test_a_scheduled_edition_replaces_the_live_one_when_its_time_comes(article, editor):
    publish(article, editor)
    next_version(article, "After the verdict", editor)
    later = timezone.now() + HOUR
    edition = publish(article, editor, at=later)

    assert edition.state() == "scheduled"
    assert (seen(article), seen(article, later)) == ("The vault", "After the verdict")


def test_publishing_now_asks_what_becomes_of_what_is_scheduled(article, editor):
    scheduled = publish(article, editor, at=timezone.now() + HOUR)
    next_version(article, "After the verdict", editor)

    assert reasons_of(publish, article, editor) == [
        (
            f"Scheduled for later: edition 1 ({spoken(scheduled.planned_from)}, version 1). Choose "
            "“cancel” to take that out of the schedule, or “rebase” to keep its time and make it "
            "anew from version 2."
        )
    ]


def test_publishing_now_may_cancel_what_is_scheduled(article, editor):
    scheduled = publish(article, editor, at=timezone.now() + HOUR)
    next_version(article, "After the verdict", editor)

    publish(article, editor, scheduled="cancel")

    scheduled.refresh_from_db()
    assert scheduled.state() == "cancelled"
    assert seen(article, timezone.now() + 2 * HOUR) == "After the verdict"


def test_publishing_now_may_rebase_what_is_scheduled(article, editor):
    later, end = timezone.now() + HOUR, timezone.now() + 3 * HOUR
    scheduled = publish(article, editor, at=later, until=end)
    next_version(article, "After the verdict", editor)

    now = publish(article, editor, scheduled="rebase")

    anew = article.editions.order_by("number").last()
    assert (anew.headline, anew.planned_from, anew.planned_until) == (
        "After the verdict",
        later,
        end,
    )
    assert anew.first_published_at == now.live_from
    scheduled.refresh_from_db()
    assert scheduled.state() == "cancelled"
    assert seen(article, later) == "After the verdict"
    assert seen(article, end) is None


def test_scheduling_after_another_edition_asks_nothing(article, editor):
    publish(article, editor, at=timezone.now() + HOUR)
    next_version(article, "After the verdict", editor)

    publish(article, editor, at=timezone.now() + 2 * HOUR)

    assert seen(article, timezone.now() + 1.5 * HOUR) == "The vault"
    assert seen(article, timezone.now() + 3 * HOUR) == "After the verdict"


def test_unscheduling_keeps_what_readers_see(article, editor):
    publish(article, editor)
    next_version(article, "After the verdict", editor)
    scheduled = publish(article, editor, at=timezone.now() + HOUR)

    workflow.unschedule(scheduled, by=editor)

    assert seen(article, timezone.now() + 2 * HOUR) == "The vault"


def test_a_live_edition_is_no_longer_a_plan(article, editor):
    live = publish(article, editor)

    expected = [
        (
            f"Readers have seen edition 1 since {spoken(live.live_from)}: it is no longer a plan. "
            "Publish another version, or withdraw the article."
        )
    ]
    assert reasons_of(workflow.unschedule, live, by=editor) == expected
    assert reasons_of(workflow.hold, live, by=editor, reason="Wait.") == expected


def test_the_date_of_a_first_publication_that_was_cancelled_is_not_printed(article, editor):
    first = publish(article, editor, at=timezone.now() + HOUR)
    next_version(article, "After the verdict", editor)
    later = timezone.now() + 30 * HOUR
    publish(article, editor, at=later)

    workflow.unschedule(first, by=editor)

    edition = Edition.objects.live(later).get()
    assert (edition.headline, edition.first_published_at) == ("After the verdict", later)
    assert edition.head["published"] == later.isoformat()


# -- Hold, release, expire --------------------------------------------------------------------


def test_a_held_edition_waits_for_an_editor(article, editor):
    edition = publish(article, editor, at=timezone.now() + HOUR)

    workflow.hold(edition, by=editor, reason="The court sits again.")

    assert (edition.state(), edition.hold_reason) == ("held", "The court sits again.")
    assert seen(article, timezone.now() + 2 * HOUR) is None


def test_holding_asks_why(article, editor):
    edition = publish(article, editor, at=timezone.now() + HOUR)

    assert reasons_of(workflow.hold, edition, by=editor, reason="") == [
        "Say why it is held: whoever releases it reads the reason."
    ]


def test_a_release_keeps_the_planned_time_if_it_is_ahead(article, editor):
    later = timezone.now() + HOUR
    edition = publish(article, editor, at=later)
    workflow.hold(edition, by=editor, reason="The court sits again.")

    released = workflow.release(edition, by=editor)

    assert (released.number, released.live_from, released.state()) == (2, later, "scheduled")
    assert edition.state() == "cancelled"


def test_a_release_after_the_planned_time_is_live_at_once(article, editor):
    edition = publish(article, editor, at=timezone.now() + HOUR)
    workflow.hold(edition, by=editor, reason="The court sits again.")
    Edition.objects.update(planned_from=timezone.now() - HOUR)

    edition.refresh_from_db()
    released = workflow.release(edition, by=editor)

    assert released.state() == "live"
    assert released.first_published_at == released.live_from


def test_a_release_renders_the_page_anew_and_asks_every_gate_again(editor):
    checker = make_member("Fact-checker")
    fact = make_fact(checked_by=checker, statement="The vault was two floors down.")
    article = make_article(facts=[fact], approved_by=editor)
    edition = publish(article, editor, at=timezone.now() + HOUR)
    workflow.hold(edition, by=editor, reason="The court sits again.")
    fact.stage = "retired"
    fact.save()

    assert reasons_of(workflow.release, edition, by=editor) == [
        (
            "The text links to a fact that is retired, “The vault was two floors down.”: link "
            "another, or take the mark away."
        )
    ]


def test_a_release_does_not_bring_old_words_back(article, editor):
    edition = publish(article, editor, at=timezone.now() + HOUR)
    workflow.hold(edition, by=editor, reason="The court sits again.")
    next_version(article, "After the verdict", editor)
    publish(article, editor)

    assert reasons_of(workflow.release, edition, by=editor) == [
        (
            "Edition 2 shows a newer version: edition 1 would bring the old words back. Publish "
            "the newest version, or take edition 1 out of the schedule."
        )
    ]


def test_only_what_is_held_is_released(article, editor):
    edition = publish(article, editor, at=timezone.now() + HOUR)

    assert reasons_of(workflow.release, edition, by=editor) == ["Edition 1 is not held."]


def test_an_edition_may_be_given_an_end(article, editor):
    edition, end = publish(article, editor), timezone.now() + HOUR

    workflow.expire(edition, by=editor, until=end)

    assert (seen(article), seen(article, end)) == ("The vault", None)


# -- Withdraw ---------------------------------------------------------------------------------


def test_a_withdrawal_is_obeyed_at_once_and_leaves_a_notice(article, editor, managing):
    live = publish(article, editor)
    next_version(article, "After the verdict", editor)
    scheduled = publish(article, editor, at=timezone.now() + HOUR)

    withdrawal = workflow.withdraw(article, by=managing, reason="Libel.", notice="Withdrawn.")

    assert (withdrawal.reason, withdrawal.notice, withdrawal.by) == (
        "Libel.",
        "Withdrawn.",
        managing,
    )
    for edition in (live, scheduled):
        edition.refresh_from_db()
    assert (live.state(), live.live_until) == ("past", withdrawal.at)
    assert scheduled.state() == "cancelled"
    assert not article.editions.live().exists()


def test_what_readers_never_saw_is_not_withdrawn(article, editor, managing):
    publish(article, editor, at=timezone.now() + HOUR)

    assert reasons_of(workflow.withdraw, article, by=managing, reason="Libel.") == [
        "Readers have never seen this article: take it out of the schedule instead."
    ]


def test_a_withdrawal_takes_a_reason_and_the_right(article, editor):
    publish(article, editor)

    assert reasons_of(workflow.withdraw, article, by=editor, reason=" ") == [
        "ellie may not withdraw an article: that takes the role Managing editor.",
        "Say why, for the desk. Readers see the notice alone.",
    ]


def test_an_article_is_withdrawn_once(article, editor, managing):
    publish(article, editor)
    withdrawal = workflow.withdraw(article, by=managing, reason="Libel.")

    assert reasons_of(workflow.withdraw, article, by=managing, reason="Libel.") == [
        f"It was withdrawn on {spoken(withdrawal.at)} already."
    ]


def test_what_was_withdrawn_is_shown_again_only_after_another_approval(article, editor, managing):
    publish(article, editor)
    workflow.withdraw(article, by=managing, reason="Libel.")

    assert reasons_of(publish, article, editor) == ["Version 1 has not been approved."]
    article.refresh_from_db()
    assert (article.stage, article.approved_revision) == ("drafting", None)

    workflow.submit(article, revision=article.head, by=editor)
    workflow.approve(article, revision=article.head, by=editor)
    assert publish(article, editor).state() == "live"
    workflow.withdraw(article, by=managing, reason="Again.")
    assert not article.editions.live().exists()
