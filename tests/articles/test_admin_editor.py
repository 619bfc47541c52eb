"""What the editor of the body asks the desk for, and what it posts."""

import json
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.admin.editor import EditorField
from articles.admin.editor.field import MODULES, SHARED
from articles.body import RECORD_BLOCKS, clean_body
from newsroom.lib.search import index
from tests.make import (
    make_article,
    make_credit,
    make_edition,
    make_event,
    make_fact,
    make_involvement,
    make_person,
    make_show,
    make_user,
)
from tests.screens import sit_down

pytestmark = pytest.mark.django_db


def address(article, page):
    return reverse(f"admin:articles_article_{page}", args=[article.pk])


def blocks(client, article, *asked, **data):
    answer = client.post(
        address(article, "blocks"), {"blocks": json.dumps([list(one) for one in asked]), **data}
    )
    assert answer.status_code == 200
    return answer.json()["blocks"]


def records(client, article, words="", **query):
    answer = client.get(address(article, "records"), {"q": words, **query})
    assert answer.status_code == 200
    return answer.json()["records"]


# -- Blocks --------------------------------------------------------------------------------------


def test_blocks_come_as_readers_see_them_and_say_whom_they_are_about(client):
    sit_down(client, "Writer")
    show, other = make_show("Stolen"), make_show("The Woman in the Wall", slug="woman")
    make_credit(show, "Kim <b>Rossi</b>", character="Leonardo")
    make_credit(other, "Ruth Wilson")

    cast, named, line = blocks(
        client, make_article(show=show), ("cast", ""), ("cast", "woman"), ("help-line", "")
    )

    assert cast["about"] == "Stolen"
    assert "Kim &lt;b&gt;Rossi&lt;/b&gt;" in cast["html"]
    assert cast["problem"] == ""
    assert named["about"] == "The Woman in the Wall"
    assert "Ruth Wilson" in named["html"]
    assert "116 123" in line["html"]


def test_a_block_that_prints_nothing_says_why(client):
    sit_down(client, "Writer")
    article = make_article(show=make_show("Stolen"))

    shown = blocks(
        client, article, ("cast", ""), ("cast", "gone"), ("related", ""), ("sources", "")
    )

    assert [(block["html"], block["problem"]) for block in shown] == [
        ("", "Stolen has no cast yet. Add credits, or take the block out."),
        ("", "No show has the address “gone”. Name another, or none."),
        ("", "Articles about the same show stand below every article."),
        ("", "The text rests on no fact with a source yet. Link one."),
    ]


def test_sources_and_boxes_follow_the_words_and_choices_that_are_not_saved(client):
    sit_down(client, "Writer")
    fact, show = make_fact(statement="It happened."), make_show("Stolen")
    make_credit(show, "Ruth Wilson")

    sources, box, cast = blocks(
        client,
        make_article(),
        ("sources", ""),
        ("fact-box", fact.ref),
        ("cast", ""),
        facts=f"{fact.ref} NO-SUCH-FACT",
        show=show.pk,
    )

    assert fact.citations.get().source.title in sources["html"]
    assert "It happened." in box["html"]
    assert box["about"] == "one fact"
    assert "Ruth Wilson" in cast["html"]


def test_ten_blocks_cost_one_request_and_no_more_queries_than_their_kinds(client):
    sit_down(client, "Writer")
    article = make_article(show=make_show())
    make_credit(article.show, "Ruth Wilson")
    blocks(client, article, ("cast", ""))

    with CaptureQueriesContext(connection) as one:
        blocks(client, article, ("cast", ""))
    with CaptureQueriesContext(connection) as ten:
        blocks(client, article, *[("cast", "")] * 10)

    assert len(ten) == len(one)


@pytest.mark.parametrize(
    "asked", ["", "x", "7", "[1]", '[["poll",""]]', '[["cast",1]]', "[[]]", '[["cast","","x"]]']
)
def test_what_cannot_be_read_is_refused_with_a_sentence(client, asked):
    sit_down(client, "Writer")

    answer = client.post(address(make_article(), "blocks"), {"blocks": asked})

    assert answer.status_code == 400
    assert "cannot be read" in answer.json()["reasons"][0]


@pytest.mark.parametrize("key", ["9" * 30, "\u0667", "x", ""])
def test_what_the_form_names_and_nobody_holds_is_no_record(client, key):
    sit_down(client, "Writer")

    [cast] = blocks(client, make_article(show=make_show()), ("cast", ""), show=key)

    assert cast["about"] == ""


def test_blocks_are_never_drawn_on_get(client):
    sit_down(client, "Writer")

    assert client.get(address(make_article(), "blocks")).status_code == 405


@pytest.mark.parametrize("page", ["blocks", "records"])
def test_people_who_may_not_see_articles_get_nothing(client, page):
    client.force_login(make_user(is_staff=True))

    assert client.post(address(make_article(), page)).status_code == 403


# -- Records to link -----------------------------------------------------------------------------


def test_records_are_found_by_name_with_the_address_that_readers_know(client):
    sit_down(client, "Writer")
    show = make_show("Stolen Art")
    person = make_person("Stolan Berg", description="A thief.")
    make_credit(show, person)
    hidden = make_person("Stolen Away", sensitivity="minor")
    event = make_event("Stolen in 2003")
    make_involvement(event, person=person)
    live = make_edition(make_article("Stolen news", slug="stolen-news")).article
    draft = make_article("Stolen draft")
    index([show, person, hidden, event, live, draft])

    found = {one["title"]: one for one in records(client, live, "stol")}

    assert {title: (one["kind"], one["reached"]) for title, one in found.items()} == {
        "Stolen Art": ("show", True),
        "Stolan Berg": ("person", True),
        "Stolen Away": ("person", False),
        "Stolen in 2003": ("event", False),
        "Stolen news": ("article", True),
        "Stolen draft": ("article", False),
    }
    assert found["Stolen news"]["url"] == "/articles/stolen-news/"
    assert found["Stolan Berg"]["hint"] == "A thief."
    assert found["Stolen draft"]["why"] == "not published: readers cannot open it"


def test_only_the_kinds_that_are_asked_for_are_found(client):
    sit_down(client, "Writer")
    show, person = make_show("Stolen"), make_person("Stolen")
    index([show, person])

    assert [one["kind"] for one in records(client, make_article(), "stolen", kinds="person")] == [
        "person"
    ]


def test_without_words_what_the_article_is_about_comes_first(client):
    sit_down(client, "Writer")
    article = make_article(show=make_show("Stolen"), event=make_event("The heist"))
    make_involvement(article.event, person=make_person("Ada"))
    make_credit(article.show, "Ruth Wilson")

    found = records(client, article)

    assert [one["title"] for one in found] == ["Stolen", "Ada", "Ruth Wilson", "The heist"]


def test_facts_for_a_box_are_those_of_the_show_until_words_are_typed(client):
    sit_down(client, "Writer")
    show = make_show()
    own = make_fact(show, statement="It was shot in Turin.")
    other = make_fact(statement="Ten thieves came.")
    index([own, other])

    assert [one["ref"] for one in records(client, make_article(show=show), kinds="fact")] == [
        own.ref
    ]
    assert [
        one["ref"] for one in records(client, make_article(show=show), "thieves", kinds="fact")
    ] == [other.ref]


# -- The field -----------------------------------------------------------------------------------


def test_another_spelling_of_the_same_body_is_no_change():
    stored = clean_body("<ul><li>a</li></ul><table><tr><th>x</th></tr><tr><td>y</td></tr></table>")
    given_back = (
        "<ul><li><p>a</p></li></ul><table><tbody><tr><th><p>x</p></th></tr>"
        "<tr><td><p>y</p></td></tr></tbody></table>"
    )

    assert not EditorField(required=False).has_changed(stored, given_back)
    assert EditorField(required=False).clean(given_back) == stored
    assert EditorField(required=False).has_changed(stored, given_back + "<p>b</p>")


def test_the_page_loads_each_module_once_under_one_name_and_no_icon_font(client):
    sit_down(client, "Editor")

    page = client.get(address(make_article(), "change")).text

    for path in {*SHARED.values(), *MODULES}:
        assert page.count(f'src="/static/{path}"') == 1
    assert "material-icons" not in page


def test_every_kind_of_block_has_a_name_in_the_editor():
    table = Path(finders.find("articles/editor/writing.js")).read_text(encoding="utf-8")
    table = table.partition("export const KINDS = {")[2].partition("\n};")[0]

    for kind in RECORD_BLOCKS:
        assert f"\n  {kind}: {{" in table or f'\n  "{kind}": {{' in table
