"""A decision between two claims changes no page: where readers see the loser, there is a task."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Edition, ReviewTask
from articles.preferring import follow_decisions
from articles.tasks import close_task
from facts.settling import accept_as_open, let_both_stand, prefer, reopen
from tests.articles.test_tasks import published, rewrite
from tests.make import (
    make_article,
    make_character,
    make_contradiction,
    make_credit,
    make_edition,
    make_event,
    make_fact,
    make_member,
    make_person,
    make_show,
)

pytestmark = pytest.mark.django_db
WHY = "The court file counts every stone."
TASK = (
    "Readers get “They took a hundred.”; the desk prefers “$500 million”: The court file counts "
    "every stone."
)
DAY = timedelta(days=1)


@pytest.fixture
def editor():
    return make_member("Editor", "Jo")


def disagreeing(editor):
    """Two checked facts about one loot, the first of them in use, and their contradiction."""
    event = make_event()
    first = make_fact(
        event,
        "value-stolen",
        "USD 100000000",
        statement="They took a hundred.",
        checked_by=make_member("Fact-checker"),
    )
    second = make_fact(event, "value-stolen", "USD 500000000", rank="also")
    return make_contradiction(first, second), first


def tasks():
    rows = ReviewTask.objects.open().order_by("pk")
    return [(task.article.headline, task.kind, task.sentence) for task in rows]


def closed():
    rows = ReviewTask.objects.filter(closed_at__lte=timezone.now()).order_by("pk")
    return [(task.note, task.closed_by) for task in rows]


# -- What readers see ---------------------------------------------------------------------------


def test_each_article_that_shows_the_loser_gets_a_task_and_no_page_changes(editor):
    row, first = disagreeing(editor)
    one, other = published(editor, first), published(editor, first)
    make_article(facts=[first])
    before = list(Edition.objects.values())

    prefer(row, "b", by=editor, note=WHY)

    assert tasks() == [
        (one.headline, "contradiction", TASK),
        (other.headline, "contradiction", TASK),
    ]
    assert {task.opened_by for task in ReviewTask.objects.all()} == {editor}
    assert list(Edition.objects.values()) == before


def test_a_scheduled_page_gets_a_task_too(editor):
    row, first = disagreeing(editor)
    edition = published(editor, first, at=timezone.now() + DAY)

    prefer(row, "b", by=editor, note=WHY)

    assert tasks() == [(edition.headline, "contradiction", TASK)]


@pytest.mark.parametrize(
    "decide",
    [
        lambda row, **options: prefer(row, "a", **options),
        let_both_stand,
        accept_as_open,
    ],
)
def test_no_task_where_what_readers_see_may_stand(editor, decide):
    row, first = disagreeing(editor)
    published(editor, first)

    decide(row, by=editor, note=WHY)

    assert tasks() == []


def test_the_task_ends_when_another_edition_shows_the_loser_no_more(editor):
    row, first = disagreeing(editor)
    edition = published(editor, first)
    prefer(row, "b", by=editor, note=WHY)
    revision = rewrite(edition.article, editor, "<p>They took much.</p>")

    published(editor, article=revision.article)

    assert tasks() == []
    assert closed() == [("Edition 2 replaces what was printed.", None)]


def test_the_task_stays_open_until_a_planned_edition_takes_over(editor):
    row, first = disagreeing(editor)
    edition = published(editor, first)
    prefer(row, "b", by=editor, note=WHY)
    revision = rewrite(edition.article, editor, "<p>They took much.</p>")

    plan = published(editor, article=revision.article, at=timezone.now() + DAY)

    (task,) = ReviewTask.objects.all()
    assert task.closed_at == plan.live_from
    assert task in ReviewTask.objects.open()


def test_the_task_ends_when_the_decision_is_taken_back(editor):
    row, first = disagreeing(editor)
    published(editor, first)
    row = prefer(row, "b", by=editor, note=WHY)

    reopen(row, by=editor, note="The file was wrong.")

    assert tasks() == []
    assert closed() == [("The decision was taken back.", None)]


def test_what_somebody_settled_is_not_opened_again_in_the_same_words(editor):
    row, first = disagreeing(editor)
    edition = published(editor, first)
    row = prefer(row, "b", by=editor, note=WHY)
    close_task(ReviewTask.objects.get(), by=editor, note="The text says both.")

    with transaction.atomic():
        follow_decisions([row, edition.article], by=editor)

    assert tasks() == []


def test_many_decisions_ask_as_often_as_one(editor):
    rows = []
    for _ in range(6):
        row, first = disagreeing(editor)
        published(editor, first)
        rows.append(prefer(row, "b", by=editor, note=WHY))

    def queries(some):
        ReviewTask.objects.all().delete()
        with transaction.atomic(), CaptureQueriesContext(connection) as asked:
            follow_decisions(some, by=editor)
        return len(asked)

    assert queries(rows[:1]) == queries(rows)


# -- Cast lists ---------------------------------------------------------------------------------


def cast_of_two(show):
    person = make_person("Ann Page")
    lines = [
        make_credit(show, person, character=make_character(name, show), source=name)
        for name in ("Eve", "Ida")
    ]
    return make_contradiction(*lines)


def test_an_article_that_names_the_removed_line_gets_a_task(editor):
    show = make_show()
    row = cast_of_two(show)
    names = make_edition(make_article(show=show, body="<p>Ann plays Ida.</p>"))
    make_edition(make_article(show=show, body="<p>Ann plays Eve.</p>"))
    make_edition(make_article(body="<p>Ida is another one.</p>"))

    row = prefer(row, "a", by=editor, note=WHY)

    sentence = f"Readers get “Ann Page as Ida”; the desk prefers “Ann Page as Eve”: {WHY}"
    assert tasks() == [(names.headline, "contradiction", sentence)]
    reopen(row, by=editor, note="The list was right.")
    assert tasks() == []
