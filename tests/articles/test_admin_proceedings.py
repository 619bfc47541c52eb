"""A court case that is open is said on every page of the desk about whom it concerns."""

import pytest
from django.urls import reverse

from tests.make import (
    make_adaptation,
    make_article,
    make_credit,
    make_event,
    make_fact,
    make_involvement,
    make_person,
    make_portrayal,
    make_show,
)
from tests.screens import sit_down

pytestmark = pytest.mark.django_db
EVENT = "Proceedings are active in the Antwerp heist: every word is weighed."
PERSON = "Proceedings are active against Leonardo: every word is weighed."
PAGES = ("legal_read", "check", "publish", "versions", "submit", "withdraw", "share", "standing")


def heist(**columns):
    event = make_event("Antwerp heist", **columns)
    show = make_show("Stolen")
    make_adaptation(show, event=event)
    return event, show


def says(client, name, record):
    text = client.get(reverse(f"admin:{name}", args=[record.pk])).text
    return [sentence for sentence in (EVENT, PERSON) if sentence in text]


def test_it_is_said_on_the_forms_of_event_person_and_show(client):
    sit_down(client, "Managing editor")
    event, show = heist(proceedings_active=True)
    person = make_person("Leonardo", proceedings_active=True)
    make_involvement(event, person=person)

    assert says(client, "facts_event_change", event) == [EVENT, PERSON]
    assert says(client, "shows_person_change", person) == [EVENT, PERSON]
    assert says(client, "shows_show_change", show) == [EVENT, PERSON]
    assert says(client, "shows_show_facts", show) == [EVENT, PERSON]


@pytest.mark.parametrize("page", PAGES)
def test_it_is_said_on_every_page_of_an_article(client, page):
    sit_down(client, "Managing editor")
    _, show = heist(proceedings_active=True)
    article = make_article(show=show)

    assert says(client, f"articles_article_{page}", article) == [EVENT]


def test_it_is_told_with_the_state_of_an_article(client):
    sit_down(client, "Writer")
    article = make_article(event=heist(proceedings_active=True)[0])

    state = client.get(reverse("admin:articles_article_state", args=[article.pk])).json()

    assert state["cautions"] == [EVENT]
    assert EVENT in state["panels"][0]


@pytest.mark.parametrize("how", ["cast", "portrayed", "fact"])
def test_whoever_an_article_may_name_is_minded(client, how):
    sit_down(client, "Managing editor")
    person, show = make_person("Leonardo", proceedings_active=True), make_show()
    facts = [make_fact(person)] if how == "fact" else []
    if how == "cast":
        make_credit(show, person)
    elif how == "portrayed":
        make_portrayal(make_credit(show, character="The boss").character, person)

    article = make_article(show=show, facts=facts)

    assert says(client, "articles_article_legal_read", article) == [PERSON]


def test_nothing_is_said_where_no_case_is_open(client):
    sit_down(client, "Managing editor")
    make_person("Leonardo", proceedings_active=True)
    event, show = heist()

    assert says(client, "articles_article_publish", make_article(show=show)) == []
    assert says(client, "facts_event_change", event) == []
