"""An anthology: a season has its own answer, cast and people, and leaves the others alone."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import workflow
from articles.drafting import compose
from articles.rendering import render
from facts.models import Fact
from shows.models import Show
from tests.make import (
    make_adaptation,
    make_article,
    make_availability,
    make_credit,
    make_member,
    make_portrayal,
    make_season,
    make_verdict,
)
from tests.tidewater import bring

pytestmark = pytest.mark.django_db
BLOCKS = ("verdict", "cast", "who-is-real", "where-to-watch", "timeline", "sources")
FIRST = ("Marit Sundal", "Joel Pascoe", "Ada Crane", "Tobias Reef", "Gannet Rock", "£5.99")
SECOND = ("Idris Vaughan", "Greta Holm", "Greta Voss", "Hugh Maddern", "Sam Tull", "£7.99")


@pytest.fixture
def people():
    return {"by": make_member("Editor"), "checked_by": make_member("Fact-checker")}


def written(number, editor, ref):
    """An approved explainer of that season, with every block, resting on the fact ``ref``."""
    show = Show.objects.get(slug="tidewater")
    fact = Fact.objects.get(ref=ref)
    words = f'<h2>Is it true?</h2><p><span data-fact="{ref}">{fact.statement}</span></p>'
    blocks = "".join(f'<div data-block="{block}"></div>' for block in BLOCKS)
    return make_article(
        f"Is season {number} of Tidewater a true story?",
        kind="explainer",
        show=show,
        season=show.seasons.get(number=number),
        body=words + blocks,
        approved_by=editor,
    )


def page(address):
    return Client().get(address).content.decode()


def missing(text, words):
    return [word for word in words if word not in text]


def found(text, words):
    return [word for word in words if word in text]


@pytest.fixture
def first(people):
    """The live explainer of the first season, when there is only that one."""
    bring(1, **people)
    article = written(1, people["by"], "TW1-YEAR")
    workflow.publish(article, revision=article.head, by=people["by"])
    return article


# -- The first season is left alone -----------------------------------------------------------


def test_the_second_season_changes_no_byte_of_a_page_of_the_first(people, first):
    addresses = [
        first.get_absolute_url(),
        "/events/gannet-rock-salvage-fraud/",
        "/people/ada-crane/",
        "/people/tobias-reef/",
    ]
    before = {address: page(address) for address in addresses}

    bring(2, **people)

    assert missing(before[addresses[0]], FIRST) == []
    assert {address: page(address) for address in addresses} == before


def test_the_first_season_would_be_rendered_and_drafted_as_before(people, first):
    show, now, today = first.show, timezone.now(), date(2026, 11, 20)

    def rendered():
        made = render(first.head, at=now)
        draft = compose(show, season=first.season, today=today)
        return made.html, made.head, made.card, made.problems, draft

    before = rendered()
    bring(2, **people)

    assert rendered() == before


def test_an_unfinished_second_season_does_not_stop_the_first(people, first):
    bring(2, **people)
    show = first.show
    show.characters.create(name="Somebody", origin="composite").credits.create(
        show=show, season=show.seasons.get(number=2), person=show.credits.first().person
    )
    show.adaptations.get(season__number=2).event.involvements.update(status="charged")

    assert list(workflow.reasons_not_to_publish(first, first.head, people["by"])) == [
        "Readers already see exactly this."
    ]


# -- Two answers ------------------------------------------------------------------------------


def test_each_season_has_its_own_article(people, first):
    bring(2, **people)
    second = written(2, people["by"], "TW2-DAY")
    workflow.publish(second, revision=second.head, by=people["by"])

    one, two = (article.editions.live().get().html for article in (first, second))

    assert missing(one, [*FIRST, "Based on true events", "Season 1"]) == []
    assert found(one, [*SECOND, "Loosely inspired"]) == []
    assert missing(two, [*SECOND, "Loosely inspired", "Season 2", "Skerry Bridge"]) == []
    assert found(two, ["Ada Crane", "Tobias Reef", "£5.99", "Based on true events"]) == []


def test_a_draft_of_each_season_keeps_to_its_people(people):
    for season in (1, 2):
        bring(season, **people)
    show = Show.objects.get(slug="tidewater")

    one, two = (
        compose(show, season=show.seasons.get(number=number), today=date(2026, 11, 20)).body
        for number in (1, 2)
    )

    assert missing(one, ["Marit Sundal plays", "Tobias Reef", "Gannet Rock"]) == []
    assert found(one, ["Vaughan", "Greta", "Maddern", "Sam Tull", "Skerry Bridge"]) == []
    assert missing(two, ["Marit Sundal plays", "Greta Voss", "Skerry Bridge", "Sam Tull"]) == []
    assert found(two, ["Ada Crane", "Tobias Reef", "Gannet Rock"]) == []


# -- What readers find of both ----------------------------------------------------------------


@pytest.fixture
def _both(people):
    for season in (1, 2):
        bring(season, **people)


@pytest.mark.usefixtures("_both")
def test_the_page_of_the_show_parts_what_belongs_to_each_season():
    text = page("/shows/tidewater/")
    _, whole, one, two = re.split(r'<h1>|id="season-1"|id="season-2"', text)

    assert (
        missing(whole, ["Each season has an answer of its own.", "Low Water", "High Water"]) == []
    )
    assert found(whole, ["We have not examined", "Cast and crew", "£5.99", "£7.99"]) == []
    assert (
        missing(one, [*FIRST, "Based on true events", "Who is real in Tidewater, season 1"]) == []
    )
    assert found(one, SECOND) == []
    assert missing(two, [*SECOND, "Loosely inspired", "Skerry Bridge collapse"]) == []
    assert found(two, ["Tobias Reef", "Gannet Rock", "Several people"]) == []


@pytest.mark.usefixtures("_both")
def test_each_event_names_the_season_that_tells_of_it():
    one, two = page("/events/gannet-rock-salvage-fraud/"), page("/events/skerry-bridge-collapse/")

    assert missing(one, ["Tidewater, season 1", "Based on true events", "4 March 2021"]) == []
    assert missing(two, ["Tidewater, season 2", "Loosely inspired", "12 September 2024"]) == []
    assert found(one, ["season 2"]) == []


@pytest.mark.usefixtures("_both")
def test_somebody_in_both_seasons_has_a_part_in_each():
    actor, real = page("/people/marit-sundal/"), page("/people/hugh-maddern/")

    assert (
        missing(actor, ["As Ada Crane", "Season 1, 2021", "As Greta Holm", "Season 2, 2024"]) == []
    )
    assert missing(real, ["Played by Idris Vaughan", "Season 2, 2024", "Loosely inspired"]) == []
    assert found(real, ["Joel Pascoe", "Based on true events"]) == []


@pytest.mark.usefixtures("_both")
def test_a_third_season_costs_the_page_of_the_show_no_query(django_assert_num_queries):
    show = Show.objects.get(slug="tidewater")
    page(show.get_absolute_url())
    with CaptureQueriesContext(connection) as queries:
        page(show.get_absolute_url())

    season = make_season(show, 3, title="Slack Water")
    credit = make_credit(show, season=season, character="Nell")
    make_portrayal(credit.character, season=season)
    make_adaptation(show, season=season)
    make_verdict(show, season=season, decided_on=date(2026, 11, 3))
    make_availability(show, season=season)

    with django_assert_num_queries(len(queries)):
        assert "Slack Water" in page(show.get_absolute_url())
