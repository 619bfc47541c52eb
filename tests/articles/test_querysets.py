"""What readers find: the page of an article, and what to read after it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from articles.models import Edition
from articles.querysets import PAGE
from tests.make import make_article, make_edition, make_event, make_show

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 3, 12, 0, 0, 250_000, tzinfo=UTC)
HOUR = timedelta(hours=1)


def edition(article=None, **columns):
    """An edition from NOON on."""
    columns = {"planned_from": NOON, "live_from": NOON, "first_published_at": NOON, **columns}
    return make_edition(article, **columns)


def test_a_page_is_read_in_one_statement(django_assert_num_queries):
    show, event = make_show(), make_event()
    article = make_article(slug="antwerp", headline="What happened", show=show, event=event)
    held = edition(
        article,
        html="<p>Æ</p>",
        head={"title": "Ü", "structured": '{"a":1}'},
        notice="n",
        date_note="added a film",
        live_until=NOON + HOUR,
    )

    with django_assert_num_queries(1):
        page = Edition.objects.page("antwerp", at=NOON)

    assert page == {
        "id": held.pk,
        "article_id": article.pk,
        "show_id": show.pk,
        "event_id": event.pk,
        "headline": "What happened",
        "verdict": "",
        "html": "<p>Æ</p>",
        "head": {"title": "Ü", "structured": '{"a":1}'},
        "notice": "n",
        "date_note": "added a film",
        "first_published_at": NOON,
        "live_from": NOON,
        "live_until": NOON + HOUR,
    }


@pytest.mark.parametrize(
    ("moment", "headline"),
    [
        (NOON - timedelta(microseconds=1), None),
        (NOON, "first"),
        (NOON + HOUR - timedelta(microseconds=1), "first"),
        (NOON + HOUR, "second"),
        (NOON + 9000 * HOUR, "second"),
    ],
)
def test_a_page_is_the_edition_of_that_moment(moment, headline):
    article = make_article(slug="antwerp")
    edition(article, headline="first", live_until=NOON + HOUR)
    edition(article, headline="second", planned_from=NOON + HOUR, live_from=NOON + HOUR)
    edition(make_article(slug="other"))

    page = Edition.objects.page("antwerp", at=moment)

    assert (page and page["headline"]) == headline


def test_the_page_of_a_held_cancelled_or_unknown_article_is_nothing():
    edition(make_article(slug="held"), live_from=None, hold_reason="A fact was retired.")

    assert [Edition.objects.page(slug) for slug in ("held", "unknown", "")] == [None] * 3


def test_what_was_just_published_is_there_at_once():
    make_edition(make_article(slug="antwerp"), live_from=timezone.now())

    assert Edition.objects.page("antwerp") is not None


def test_past_editions_are_those_that_readers_saw():
    article = make_article()
    seen = edition(article, live_until=NOON + HOUR)
    edition(article, planned_from=NOON + HOUR, live_from=NOON + HOUR)
    edition(live_from=None, hold_reason="held")

    assert list(Edition.objects.past(NOON + HOUR)) == [seen]
    assert list(Edition.objects.past(NOON)) == []


def test_lists_never_read_the_page():
    edition(html="<p>long</p>")

    row = Edition.objects.live(NOON).for_lists().get()

    assert row.get_deferred_fields() == {"html", "head"}


def test_what_to_read_next_is_of_the_show_then_of_the_event_then_new(django_assert_num_queries):
    show, event = make_show(), make_event()
    shown = edition(make_article(slug="shown", show=show, event=event))
    at = NOON + 9 * HOUR
    newest = [edition(first_published_at=NOON + n * HOUR) for n in range(5)]
    of_event = edition(make_article(event=event), first_published_at=NOON - 2 * HOUR)
    of_show = edition(make_article(show=show), first_published_at=NOON - HOUR)
    edition(make_article(show=show), live_until=NOON + HOUR, first_published_at=NOON - HOUR)
    edition(make_article(show=show), live_from=at + HOUR, planned_from=at + HOUR)
    edition(make_article(show=show), live_from=None, hold_reason="held")
    page = Edition.objects.page("shown", at=at)

    with django_assert_num_queries(1):
        near = list(Edition.objects.near(page, 4, at=at))

    assert near == [of_show, of_event, newest[4], newest[3]]
    assert shown not in near


def test_an_article_of_no_show_is_followed_by_the_newest():
    edition(make_article(slug="shown"))
    others = [edition(first_published_at=NOON + n * HOUR) for n in range(3)]
    page = Edition.objects.page("shown", at=NOON)

    assert list(Edition.objects.near(page, 2, at=NOON)) == [others[2], others[1]]


def test_pages_and_lists_are_found_by_an_index_without_sorting():
    for number in range(30):
        edition(first_published_at=NOON + number * HOUR)

    moment = connection.ops.adapt_datetimefield_value(NOON)
    newest = Edition.objects.live(NOON).order_by("-first_published_at", "-pk").values("card")
    sql, params = newest[:20].query.sql_with_params()

    for statement, values in [(PAGE, ["slug", moment, moment]), (sql, params)]:
        plan = plan_of(statement, values)
        assert "INDEX" in plan.upper()
        assert forbidden(plan) == []


def plan_of(statement, values):
    explain = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # Thirty rows are read whole and sorted unless there is another way.
            for way in ("seqscan", "bitmapscan", "sort"):
                cursor.execute(f"SET LOCAL enable_{way} = off")
        cursor.execute(f"{explain} {statement}", values)
        return "\n".join(str(row[-1]) for row in cursor.fetchall())


def forbidden(plan):
    """What a plan may not hold, where it does."""
    return [word for word in ("SEQ SCAN", "SORT KEY", "TEMP B-TREE") if word in plan.upper()]
