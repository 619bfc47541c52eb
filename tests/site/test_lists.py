from datetime import date

import pytest

from tests.make import (
    make_adaptation,
    make_article,
    make_availability,
    make_credit,
    make_edition,
    make_event,
    make_image,
    make_person,
    make_service,
    make_show,
    make_verdict,
)

pytestmark = pytest.mark.django_db


def make_answer(title="", value="inspired_by", service=None, **show):
    """A listed show with a verdict, a picture, a service and a live article."""
    show = make_show(title, poster=make_image(), premiere="13 October 2023", **show)
    make_verdict(show, value=value, decided_on=date(2025, 9, 2))
    make_availability(show, service or make_service())
    article = make_article(f"Is {show.title} a true story?", kind="explainer", show=show)
    return make_edition(article, verdict=value, card={"answer": "In part."})


def titles(response):
    return [row["title"] for row in response.context["rows"]]


@pytest.mark.parametrize("rows", [1, 30])
def test_a_list_takes_three_queries_at_most_whatever_it_holds(
    client, django_assert_max_num_queries, rows
):
    event = make_event()
    for _ in range(rows):
        edition = make_answer()
        make_adaptation(edition.show, event=make_event())
        make_adaptation(edition.show, event=event)
        make_credit(edition.show, make_person(portrait=make_image()))

    for address in ("/", "/articles/", "/shows/", "/people/", "/events/", "/shows/?kind=film"):
        with django_assert_max_num_queries(3) as queries:
            assert client.get(address).status_code == 200, address
        assert not [query["sql"] for query in queries if '."html"' in query["sql"]]


def test_lists_show_what_is_live_and_listed_only(client):
    make_answer("Seen")
    make_edition(
        make_article("Ended"), live_until="2025-01-02T00:00Z", live_from="2025-01-01T00:00Z"
    )
    make_edition(make_article("Held"), live_from=None)
    make_article("Draft")
    make_show("Unlisted", listed=False)

    assert titles(client.get("/articles/")) == ["Seen"]
    assert titles(client.get("/shows/")) == ["Seen"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("verdict=true_story", ["Stolen"]),
        ("kind=film", ["Stolen"]),
        ("service=netflix", ["Stolen"]),
        ("year=1999", ["Stolen"]),
        ("verdict=inspired_by&year=2023", ["Diamonds"]),
        ("q=ICI", ["Diamonds"]),
        ("verdict=nonsense&year=soon", ["Diamonds", "Stolen"]),
    ],
)
def test_shows_can_be_filtered_by_an_address(client, asked, found):
    diamonds = make_answer("Diamonds")
    diamonds.show.names.create(text="Ici les diamants")
    diamonds.show.names.create(text="Officially wrong", kind="forbidden")
    stolen = make_answer("Stolen", "true_story", make_service("Netflix"), kind="film")
    stolen.show.premiere = "1999"
    stolen.show.save()

    assert titles(client.get(f"/shows/?{asked}")) == found


def test_articles_can_be_filtered_by_an_address(client):
    make_answer("Diamonds")
    make_answer("Stolen", "true_story", make_service("Netflix"), kind="film")

    for asked in ("verdict=true_story", "kind=film", "service=netflix"):
        assert titles(client.get(f"/articles/?{asked}&year=2023")) == ["Stolen"], asked


def test_the_chips_count_what_each_verdict_would_show(client):
    make_answer("Diamonds")
    make_answer("Love", "based_on")
    make_answer("Stolen", "based_on", kind="film")

    context = client.get("/shows/?verdict=inspired_by&kind=series").context

    counts = {chip["value"]: chip["count"] for chip in context["chips"] if chip["count"]}
    assert (context["all_count"], counts, context["total"]) == (
        2,
        {"inspired_by": 1, "based_on": 1},
        1,
    )


def test_no_results_say_which_filter_to_drop_and_what_that_brings(client):
    make_answer("Diamonds")
    make_answer("Love")

    response = client.get("/shows/?verdict=inspired_by&kind=film&year=2023")

    assert [(drop["name"], drop["words"]) for drop in response.context["drops"]] == [
        ("kind", "2 titles")
    ]
    assert 'href="?verdict=inspired_by&amp;year=2023"' in response.text


def test_the_next_page_starts_after_the_last_row_whatever_was_published_since(client):
    for number in range(25):
        make_answer(f"Show {number:02}")
    first = client.get("/shows/")
    make_answer("Another")

    second = client.get(f"/shows/?after={first.context['after']}")

    assert titles(first) + titles(second) == [f"Show {number:02}" for number in range(25)]
    assert second.context["after"] is None


@pytest.mark.parametrize("after", ["x", "-1", "9" * 40, "\u0661", "0"])
def test_an_address_that_names_no_row_is_not_an_error(client, after):
    make_answer()

    assert (
        client.get("/shows/", {"after": after, "q": "a\x00b", "year": "99999"}).status_code == 200
    )
