from datetime import datetime, time, timedelta

import pytest
from django.utils import timezone

from articles import workflow
from articles.models import Edition
from articles.revisions import save_article
from images.models import Image
from newsroom.lib.dates import PartialDate
from tests.make import make_article, make_availability, make_image, make_member, make_show

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
BODY = '<p>Words.</p><div data-block="where-to-watch"></div>'


@pytest.fixture
def editor():
    return make_member("Editor")


def in_days(days):
    return timezone.localdate() + days * DAY


def midnight(day):
    return datetime.combine(day, time.min, tzinfo=timezone.get_default_timezone())


def on(day):
    return PartialDate.around(day, "day")


def publish(article, editor, **options):
    return workflow.publish(article, revision=article.head, by=editor, **options)


def approved(article, editor):
    """The next version of an article that was changed, approved."""
    revision = save_article(article, by=None)
    workflow.submit(article, revision=revision, by=editor)
    workflow.approve(article, revision=revision, by=editor)
    return revision


@pytest.fixture
def article(editor):
    """A piece on a show that comes to a service in ten days and leaves it in twenty."""
    show = make_show("Stolen")
    make_availability(show, starts=on(in_days(10)), ends=on(in_days(20)))
    make_availability(show)
    return make_article(body=BODY, show=show, approved_by=editor)


def test_publishing_plans_what_the_page_will_say_when_a_date_has_passed(article, editor):
    edition = publish(article, editor)

    follow_ups = edition.boundaries.order_by("planned_from")
    assert [
        (row.live_from, row.boundary_note.partition(" ")[0], row.revision) for row in follow_ups
    ] == [
        (midnight(in_days(10)), "Stolen", article.head),
        (midnight(in_days(21)), "Stolen", article.head),
    ]
    assert len({edition.html, *(row.html for row in follow_ups)}) == 3


def test_a_date_that_changes_nothing_on_the_page_plans_nothing(editor):
    show = make_show("Stolen", premiere=on(in_days(10)))
    article = make_article(show=show, approved_by=editor)

    assert not publish(article, editor).boundaries.exists()


def test_follow_ups_name_the_first_publication_and_no_update(article, editor):
    edition = publish(article, editor)

    for follow_up in edition.boundaries.all():
        assert follow_up.first_published_at == edition.live_from
        assert follow_up.head["published"] == follow_up.head["modified"]


def test_nothing_follows_the_planned_end(article, editor):
    edition = publish(article, editor, until=midnight(in_days(15)))

    (follow_up,) = edition.boundaries.all()
    assert (follow_up.live_from, follow_up.live_until) == (
        midnight(in_days(10)),
        midnight(in_days(15)),
    )


def test_a_follow_up_that_would_show_an_expired_picture_is_held(article, editor):
    article.lead_image = make_image("The vault", expires_on=in_days(15))
    article.save()
    revision = approved(article, editor)

    edition = workflow.publish(article, revision=revision, by=editor)

    first, second = edition.boundaries.order_by("planned_from")
    assert (first.state(), second.state()) == ("scheduled", "held")
    assert second.hold_reason.startswith("The picture “The vault” may be published until")
    assert first.live_until is None


def test_a_follow_up_that_is_released_keeps_its_time_and_those_before_it(article, editor):
    article.lead_image = make_image("The vault", expires_on=in_days(15))
    article.save()
    edition = workflow.publish(article, revision=approved(article, editor), by=editor)
    first, second = edition.boundaries.order_by("planned_from")
    Image.objects.update(expires_on=None)

    released = workflow.release(second, by=editor)

    first.refresh_from_db()
    assert (first.live_from, first.live_until) == (midnight(in_days(10)), midnight(in_days(21)))
    assert (released.live_from, released.first_published_at) == (
        midnight(in_days(21)),
        edition.live_from,
    )


def test_the_next_version_brings_its_own_follow_ups(article, editor):
    old = publish(article, editor)
    article.refresh_from_db()
    article.headline = "Another headline"
    revision = approved(article, editor)

    new = workflow.publish(article, revision=revision, by=editor)

    assert not old.boundaries.filter(live_from__isnull=False).exists()
    assert new.boundaries.filter(live_from__isnull=False).count() == 2
    later = Edition.objects.live(midnight(in_days(30))).get()
    assert (later.headline, later.boundary_of) == ("Another headline", new)


def test_a_follow_up_can_be_taken_out_of_the_schedule(article, editor):
    edition = publish(article, editor)
    first, second = edition.boundaries.order_by("planned_from")

    workflow.unschedule(first, by=editor)

    edition.refresh_from_db()
    assert edition.live_until == second.live_from


def test_an_edition_cannot_lose_a_picture_that_it_shows(editor):
    image = make_image()
    article = make_article(lead_image=image, approved_by=editor)

    edition = publish(article, editor)

    assert [row.image for row in edition.shown_images.all()] == [image]
