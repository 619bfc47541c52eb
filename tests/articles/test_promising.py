"""Published before all was checked: what may be promised, what readers are told, what follows."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from articles import workflow
from articles.freshness import as_printed
from articles.gates import reasons_to_wait
from articles.models import EditionFact
from articles.page import checks_continue
from articles.promising import promise, promised, reasons_not_to_promise
from articles.rendering import render
from articles.tasks import reasons_not_to_close
from articles.timeline import spoken
from facts.checking import check_fact
from facts.models import Fact, Property
from newsroom.lib.refusals import Refused
from tests.make import make_article, make_edition, make_fact, make_member, make_person

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 21, 11, 0, tzinfo=UTC)


# -- What readers are told ------------------------------------------------------------------------


def test_readers_are_told_until_when_checks_continue_in_the_time_of_the_site(settings):
    article = make_article()
    by = datetime(2026, 7, 3, 17, 5, tzinfo=UTC)
    # Whoever publishes may sit elsewhere.
    with timezone.override("Asia/Tokyo"):
        page = render(article.head, at=AT, check_by=by)

    assert (
        '<p class="checks-continue"><b>Checks on this article continue.</b> We published it before '
        "every statement in it had been checked against its sources. We expect to have finished by "
        '18:05 on <time datetime="2026-07-03T18:05:00+01:00">Friday 3 July 2026</time>, London '
        "time.</p>"
    ) in page.html
    assert "checks-continue" not in render(article.head, at=AT).html


# -- What may be promised -------------------------------------------------------------------------


@pytest.fixture
def editor():
    return make_member("Editor", "Mara")


def soon(**later):
    return timezone.now() + timedelta(**(later or {"hours": 4}))


def against(article, editor, *, check_by=None, reason="It is out elsewhere."):
    """Why the newest version cannot go out on a promise."""
    rendered = render(article.head, at=timezone.now())
    return list(
        reasons_not_to_promise(
            article.head, rendered, by=editor, check_by=check_by or soon(), reason=reason
        )
    )


def test_facts_that_wait_for_their_check_may_be_promised(editor):
    article = make_article(facts=[make_fact(), make_fact(checked_by=editor)])

    assert against(article, editor) == []


def test_a_promise_says_until_when_and_why_and_is_short(editor):
    article = make_article(facts=[make_fact()])
    ago, late = AT - timedelta(days=900), soon(days=8)

    assert against(article, editor, check_by=ago, reason=" ") == [
        f"{spoken(ago)} has passed: promise the checks for a time ahead.",
        "Say why it cannot wait for its checks: it stands in the log.",
    ]
    assert against(article, editor, check_by=late) == [
        f"{spoken(late)} is too far off: a promise is kept within 7 days."
    ]
    assert against(article, make_member("Writer", "Jo")) == [
        (
            "Jo may not publish on the promise of a check: that takes the role Editor or Managing "
            "editor."
        )
    ]


def test_there_is_nothing_to_promise_where_all_is_checked(editor):
    article = make_article(facts=[make_fact(checked_by=editor)])

    assert against(article, editor) == [
        "No fact of it waits for a check: there is nothing to promise."
    ]


def test_what_can_harm_a_living_person_is_never_promised(editor):
    harm = make_fact(make_person("Leonardo"), statement="Leonardo led the gang.")
    Fact.objects.filter(pk=harm.pk).update(property=Property.objects.filter(damaging=True).first())
    article = make_article(facts=[harm, make_fact()])
    rendered = render(article.head, at=AT)
    waiting = list(reasons_to_wait(article.head, rendered, at=AT))

    assert against(article, editor) == [
        (
            "What can harm a living person is never published on a promise: check “Leonardo led "
            "the gang.” first."
        )
    ]
    assert [str(one) for one in promised(waiting)] == [
        f"Nobody has checked this fact yet: {article.facts.exclude(pk=harm.pk).get().statement}"
    ]


# -- What a promise leaves, and how it is kept ----------------------------------------------------


@pytest.fixture
def promise_of(editor):
    """A function that publishes an article on those facts, to be checked in four hours."""

    def promise_of(*facts, **columns):
        article = make_article(facts=facts)
        by = soon()
        html = render(article.head, at=timezone.now(), check_by=by).html
        edition = make_edition(article, html=html, check_by=by, published_by=editor, **columns)
        for number, fact in enumerate(facts, 1):
            EditionFact.objects.create(
                edition=edition, fact=fact, note_number=number, **as_printed(fact)
            )
        return edition, promise(edition, by=editor, reason="It is out elsewhere.")

    return promise_of


def checked(fact, by=None):
    """``fact`` after somebody found that it stands."""
    fact.refresh_from_db()
    check_fact(fact, by=by or make_member("Fact-checker"))


def test_a_promise_leaves_a_task_and_a_line_in_the_log(promise_of, editor):
    edition, task = promise_of(make_fact(), make_fact())

    by = spoken(edition.check_by)
    assert (task.kind, task.due, task.opened_by) == ("check_promised", edition.check_by, editor)
    assert task.sentence == (
        f"Readers were promised that two facts of edition 1 would be checked by {by}."
    )
    line = edition.article.log.get(verb="promise")
    assert (line.by, line.after, line.reason) == (
        editor,
        f"to be checked by {by}",
        "It is out elsewhere.",
    )


def test_the_line_goes_with_the_last_check_and_nothing_else_changes(promise_of):
    one, other = make_fact(), make_fact()
    edition, task = promise_of(one, other)
    checker = make_member("Fact-checker", "Ida")

    checked(one)
    assert edition.article.editions.live().get() == edition

    checked(other, by=checker)
    live = edition.article.editions.live().get()
    task.refresh_from_db()
    line = checks_continue(edition.check_by)
    assert (live.number, live.check_by, live.published_by) == (2, None, checker)
    assert line in edition.html
    assert line not in live.html
    assert live.html == edition.html.replace(f"{line}\n", "")
    assert [row.fact for row in live.printed_facts.order_by("note_number")] == [one, other]
    assert task.note == "Every fact is checked: edition 2 no longer says that checks go on."
    assert edition.article.log.filter(verb="check", by=checker, edition=live).exists()


def test_what_follows_the_page_loses_the_line_too(promise_of):
    fact = make_fact()
    edition, _ = promise_of(fact)
    later = make_edition(
        edition.article,
        html=edition.html,
        check_by=edition.check_by,
        boundary_of=edition,
        planned_from=soon(days=2),
        live_from=None,
        revision=edition.revision,
    )

    checked(fact)

    live, planned = edition.article.editions.filter(check_by=None).order_by("number")
    assert (planned.boundary_of, planned.planned_from) == (live, later.planned_from)
    assert "checks-continue" not in planned.html
    assert (live.live_until, planned.live_from) == (later.planned_from, later.planned_from)


def test_a_fact_that_was_corrected_in_checking_waits_for_an_editor(promise_of):
    fact = make_fact(statement="Three thieves.")
    edition, task = promise_of(fact)
    fact.statement = "Four thieves."
    fact.save()

    checked(fact)

    task.refresh_from_db()
    assert edition.article.editions.live().get() == edition
    assert not task.is_closed()


def test_a_promise_ends_with_the_page_that_made_it(promise_of, editor):
    edition, task = promise_of(make_fact())

    workflow.withdraw(edition.article, by=make_member("Managing editor"), reason="A mistake.")

    task.refresh_from_db()
    assert task.note == "No page that readers see rests on it any more."


def test_a_promise_that_readers_still_see_is_not_closed_by_hand(promise_of, editor):
    _, task = promise_of(make_fact())

    assert list(reasons_not_to_close(task, by=editor, note="Later.")) == [
        (
            "Readers are still told that checks continue: check the facts, and it closes by "
            "itself; or publish a version that needs no promise."
        )
    ]


def test_an_article_goes_live_on_a_promise_and_loses_its_line_by_the_last_check(editor):
    fact = make_fact(statement="It was a Friday.")
    article = make_article(facts=[fact], approved_by=editor)
    by = soon()
    with pytest.raises(Refused, match="Nobody has checked this fact yet"):
        workflow.publish(article, revision=article.head, by=editor)

    edition = workflow.publish(
        article, revision=article.head, by=editor, check_by=by, promise="It is out elsewhere."
    )
    assert checks_continue(by) in edition.html
    checked(fact)

    live = article.editions.live().get()
    assert (live.number, live.revision) == (2, article.head)
    assert "checks-continue" not in live.html
    assert not article.tasks.open().exists()
    assert live.first_published_at == edition.live_from


def test_nothing_is_promised_for_what_goes_out_later(editor):
    article = make_article(facts=[make_fact()], approved_by=editor)
    at = soon(hours=1)

    with pytest.raises(Refused) as refusal:
        workflow.publish(
            article, revision=article.head, by=editor, at=at, check_by=soon(), promise="Hurry."
        )

    assert refusal.value.reasons == [
        f"It goes out {spoken(at)}: there is time to check it before. Promise nothing."
    ]
