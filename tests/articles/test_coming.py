"""What stands in a calendar: what readers get, what is held, what the desk has in mind."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.coming import entries
from tests.make import make_article, make_author, make_edition, make_show, make_user

pytestmark = pytest.mark.django_db

NOW = timezone.now()
DAY = timedelta(days=1)


def told(**options):
    found = entries(NOW - 5 * DAY, NOW + 5 * DAY, **options)
    return [(entry.sort, entry.headline, entry.state(NOW), entry.mark(NOW)) for entry in found]


def planned(article, at, **columns):
    return make_edition(article, planned_from=at, live_from=at, **columns)


def test_editions_are_filled_held_ones_hatched_plans_outlined_and_what_follows_a_tick():
    show = make_show("Heist")
    live = planned(make_article("Live", show=show), NOW - DAY, live_until=NOW + 3 * DAY)
    planned(live.article, NOW + 3 * DAY, boundary_of=live, boundary_note="Heist premieres")
    planned(make_article("Scheduled"), NOW + DAY)
    make_edition(
        make_article("Held"), planned_from=NOW + 2 * DAY, live_from=None, hold_reason="A lawyer."
    )
    make_article("Plan", planned_for=NOW + 4 * DAY, stage="planned")

    assert told() == [
        ("edition", "Live", "live", "is-filled"),
        ("edition", "Scheduled", "scheduled", "is-filled"),
        ("edition", "Held", "held", "is-hatched"),
        ("follow-up", "Live", "scheduled", "is-tick"),
        ("plan", "Plan", "planned", "is-outlined"),
    ]
    found = entries(NOW - 5 * DAY, NOW + 5 * DAY)
    assert (found[0].show, found[2].note, found[3].note) == (
        "Heist",
        "A lawyer.",
        "Heist premieres",
    )


def test_what_is_cancelled_outside_the_period_or_published_already_is_no_entry():
    planned(make_article("Cancelled"), NOW + DAY, cancelled_at=NOW)
    planned(make_article("Far"), NOW + 9 * DAY)
    article = make_article("Published", planned_for=NOW + DAY)
    planned(article, NOW - 9 * DAY)

    assert told() == []


def test_an_end_that_leaves_readers_with_nothing_is_shown():
    end = NOW + 2 * DAY
    planned(make_article("Ends"), NOW - 9 * DAY, planned_until=end, live_until=end)

    assert told() == [("end", "Ends", "ends", "is-tick")]


def test_it_is_narrowed_to_a_person_and_to_a_kind():
    person = make_user()
    signed = make_article("Signed", authors=[make_author(user=person)])
    planned(signed, NOW + DAY)
    make_article("Given", assigned_to=person, planned_for=NOW + 2 * DAY, kind="list")
    make_article("Somebody's", planned_for=NOW + 3 * DAY, kind="list")

    assert [row[1] for row in told(person=person)] == ["Signed", "Given"]
    assert [row[1] for row in told(kind="list")] == ["Given", "Somebody's"]


def test_it_takes_one_query_however_much_there_is():
    def queries():
        with CaptureQueriesContext(connection) as captured:
            found = entries(NOW - DAY, NOW + 5 * DAY)
        return len(found), len(captured)

    article = make_article("One", planned_for=NOW + DAY)
    few = queries()
    for number in range(199):
        article.pk, article.slug = None, f"copy-{number}"
        article._state.adding = True
        article.save()

    assert few == (1, 1)
    assert queries() == (200, 1)
