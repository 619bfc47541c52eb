"""What an article says to machines."""

import json
from datetime import UTC, datetime

import pytest

from articles.rendering import render
from articles.revisions import save_revision
from tests.make import (
    make_adaptation,
    make_article,
    make_author,
    make_citation,
    make_event,
    make_fact,
    make_image,
    make_organisation,
    make_place,
    make_show,
    make_source,
)

pytestmark = pytest.mark.django_db
AT = datetime(2025, 9, 2, 11, 0, tzinfo=UTC)
FIRST = datetime(2023, 10, 13, 8, 0, tzinfo=UTC)
BASE = "https://newsroom.example"


def graph_of(article, **dates):
    """The nodes of the graph by type."""
    text = render(article.head, at=AT, **dates).head["structured"]
    data = json.loads(text)
    assert data["@context"] == "https://schema.org"
    return {node["@type"]: node for node in data["@graph"]}


def test_the_whole_graph_of_an_article():
    show = make_show("Everybody Loves Diamonds", premiere="October 2023", original_title="Diamanti")
    event = make_event("The heist", slug="heist", date="2003", place=make_place("Antwerp"))
    make_adaptation(show, event=event)
    source = make_source(
        "The report",
        publisher=make_organisation("The Brussels Times"),
        author="A. Reporter",
        published="February 2003",
        url="https://paper.example/",
        archived_url="https://archive.example/",
    )
    fact = make_fact(source=source)
    make_citation(fact, make_source("SECRET", confidential=True))
    image = make_image(credit="Newsroom")
    article = make_article(
        "Is it true?",
        slug="is-it-true",
        kind="explainer",
        standfirst="Up to a point.",
        show=show,
        lead_image=image,
        authors=[make_author("Ines Calloway")],
        body=f'<p><span data-fact="{fact.ref}">words</span></p>',
    )

    graph = graph_of(article, first_published=FIRST, date_note="added a film")

    page = f"{BASE}/articles/is-it-true/"
    assert graph == {
        "NewsArticle": {
            "@type": "NewsArticle",
            "@id": f"{page}#article",
            "mainEntityOfPage": page,
            "headline": "Is it true?",
            "description": "Up to a point.",
            "articleSection": "Explainer",
            "inLanguage": "en-GB",
            "isAccessibleForFree": True,
            "datePublished": "2023-10-13T09:00:00+01:00",
            "dateModified": "2025-09-02T12:00:00+01:00",
            "author": [{"@type": "Person", "name": "Ines Calloway"}],
            "publisher": {"@id": f"{BASE}/#publisher"},
            "publishingPrinciples": f"{BASE}/how-we-check/",
            "image": [
                {
                    "@type": "ImageObject",
                    "url": f"{BASE}/media/{image.renditions['stem']}-1200.jpg",
                    "width": 1200,
                    "height": 675,
                    "creditText": "Newsroom",
                }
            ],
            "about": [
                {"@id": f"{BASE}/shows/everybody-loves-diamonds/#show"},
                {"@id": f"{BASE}/events/heist/#event"},
            ],
            "citation": [
                {
                    "@type": "CreativeWork",
                    "name": "The report",
                    "author": {"@type": "Person", "name": "A. Reporter"},
                    "publisher": {"@type": "Organization", "name": "The Brussels Times"},
                    "datePublished": "2003-02",
                    "url": "https://paper.example/",
                    "archivedAt": "https://archive.example/",
                }
            ],
        },
        "NewsMediaOrganization": {
            "@type": "NewsMediaOrganization",
            "@id": f"{BASE}/#publisher",
            "name": "Newsroom",
            "url": f"{BASE}/",
        },
        "BreadcrumbList": {
            "@type": "BreadcrumbList",
            "@id": f"{page}#trail",
            "itemListElement": [
                step(1, "True stories", f"{BASE}/articles/"),
                step(2, "Everybody Loves Diamonds", f"{BASE}/shows/everybody-loves-diamonds/"),
                step(3, "Is it true?", page),
            ],
        },
        "TVSeries": {
            "@type": "TVSeries",
            "@id": f"{BASE}/shows/everybody-loves-diamonds/#show",
            "name": "Everybody Loves Diamonds",
            "alternateName": "Diamanti",
            "url": f"{BASE}/shows/everybody-loves-diamonds/",
            "startDate": "2023-10",
        },
        "Event": {
            "@type": "Event",
            "@id": f"{BASE}/events/heist/#event",
            "name": "The heist",
            "url": f"{BASE}/events/heist/",
            "startDate": "2003",
            "location": {"@type": "Place", "name": "Antwerp"},
        },
    }


def step(position, name, item):
    return {"@type": "ListItem", "position": position, "name": name, "item": item}


@pytest.mark.parametrize(
    ("premiere", "said"),
    [("8 August 2025", "2025-08-08"), ("2025", "2025"), ("1990s", None), (None, None)],
)
def test_dates_are_never_finer_than_they_are_known(premiere, said):
    show = make_show(kind="documentary_film", premiere=premiere)

    assert graph_of(make_article(show=show))["Movie"].get("dateCreated") == said


def test_every_reference_leads_to_a_node_of_the_graph():
    show = make_show()
    other = make_show(kind="film")
    article = make_article(show=show, event=make_event())
    article.other_shows.set([other])
    save_revision(article, by=None)

    graph = json.loads(render(article.head, at=AT).head["structured"])["@graph"]

    held = {node["@id"] for node in graph}
    named = [*graph[0]["about"], graph[0]["publisher"]]
    assert {node["@id"] for node in named} <= held
    assert len(graph[0]["about"]) == 3


def test_an_unlisted_show_has_no_address():
    graph = graph_of(make_article(show=make_show(listed=False)))

    assert "url" not in graph["TVSeries"]
    assert len(graph["BreadcrumbList"]["itemListElement"]) == 2


def test_nothing_in_it_can_end_the_script_element_it_stands_in():
    article = make_article("</script><!-- & \u2028", slug="x", standfirst="<b>")

    text = render(article.head, at=AT).head["structured"]

    assert not set("<>&\u2028") & set(text)
    assert json.loads(text)["@graph"][0]["headline"] == "</script><!-- & \u2028"


def test_another_canonical_address_is_the_address_of_the_article():
    article = make_article(canonical_url="https://elsewhere.example/a")

    assert graph_of(article)["NewsArticle"]["mainEntityOfPage"] == "https://elsewhere.example/a"
