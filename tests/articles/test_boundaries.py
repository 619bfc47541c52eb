"""The moments at which a page reads differently, and that it does."""

from datetime import UTC, datetime, timedelta

import pytest

from articles.boundaries import boundaries
from articles.rendering import render
from tests.make import (
    make_adaptation,
    make_article,
    make_availability,
    make_event,
    make_fact,
    make_service,
    make_show,
    make_user,
)

pytestmark = pytest.mark.django_db
AFTER = datetime(2025, 6, 1, 12, 0, tzinfo=UTC)


def midnight(year, month, day, *, summer):
    """Midnight in London as a moment of UTC."""
    return datetime(year, month, day, tzinfo=UTC) - timedelta(hours=summer)


def test_dates_that_pass_are_moments_at_midnight_of_the_desk():
    show = make_show("Stolen", premiere="8 August 2025")
    prime, netflix = make_service("Prime Video"), make_service("Netflix")
    make_availability(show, netflix, starts="8 August 2025", ends="31 December 2025")
    make_availability(show, prime, starts="1 November 2025", country="GB")
    make_availability(show, prime, starts="1 November 2025", country="US")
    make_availability(show, starts="2024", ends="2025-06-01")
    make_availability(make_show(), starts="1 July 2025")

    head = make_article(show=show).head

    assert boundaries(head, after=AFTER) == [
        (midnight(2025, 6, 2, summer=True), f"Stolen has left {show.availability.last().service}"),
        (midnight(2025, 8, 8, summer=True), "Stolen premieres; Stolen comes to Netflix"),
        (midnight(2025, 11, 1, summer=False), "Stolen comes to Prime Video"),
        (midnight(2026, 1, 1, summer=False), "Stolen has left Netflix"),
    ]


def test_the_moment_itself_is_not_ahead():
    show = make_show(premiere="8 August 2025")
    head = make_article(show=show).head
    moment = midnight(2025, 8, 8, summer=True)

    assert boundaries(head, after=moment) == []
    assert len(boundaries(head, after=moment - timedelta(microseconds=1))) == 1


def test_coarse_dates_pass_when_they_are_certain_to_have_passed():
    show = make_show("Stolen", premiere="August 2025")
    head = make_article(show=show).head

    assert boundaries(head, after=AFTER) == [
        (midnight(2025, 8, 31, summer=True), "Stolen premieres")
    ]


def test_an_article_without_dates_has_none():
    assert boundaries(make_article().head, after=AFTER) == []


def test_a_page_reads_differently_from_each_boundary_on_and_never_between():
    show, event = make_show("Stolen", premiere="8 August 2025"), make_event()
    make_adaptation(show, event=event)
    make_fact(event, "event-date", "2003", checked_by=make_user())
    make_availability(show, starts="September 2025", ends="December 2025")
    make_availability(show, make_service("Netflix"), starts="10 October 2025", ends="2026-03-01")
    blocks = '<div data-block="timeline"></div><div data-block="where-to-watch"></div>'
    head = make_article(show=show, body=blocks).head

    moments = [AFTER, *(moment for moment, _ in boundaries(head, after=AFTER))]

    first = {"first_published": AFTER}
    pages = [render(head, at=moment, **first).html for moment in moments]
    tick = timedelta(microseconds=1)
    before = [render(head, at=moment - tick, **first).html for moment in moments[1:]]
    assert len(moments) == 6
    assert before == pages[:-1]
    assert len(set(pages)) == len(pages)
