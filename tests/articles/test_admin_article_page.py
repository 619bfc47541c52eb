"""The article as one page of work: what it costs, what its bar offers, what its fields inherit."""

import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles import workflow
from articles.inheriting import FALL_BACKS, read_as
from articles.models import Article
from articles.rendering import render_preview
from tests.make import (
    make_article,
    make_author,
    make_credit,
    make_edition,
    make_event,
    make_fact,
    make_image,
    make_member,
    make_season,
    make_show,
    make_topic,
    make_user,
    make_verdict,
)
from tests.screens import form_data, sit_down

pytestmark = pytest.mark.django_db
KB = 1024


def screen(article, page="change"):
    return reverse(f"admin:articles_article_{page.replace('-', '_')}", args=[article.pk])


def grown(by, *, authors=13, **columns):
    """An article with all that makes a form heavy: 13 credits, 40 facts, everything chosen."""
    show = make_show()
    for number in range(13):
        make_credit(show, character=f"Character {number}")
    facts = [
        make_fact(show, statement=f"Scene {number} was shot in Rome.", checked_by=make_user())
        for number in range(40)
    ]
    article = make_article(
        by=by,
        show=show,
        facts=facts,
        season=make_season(show),
        event=make_event(),
        lead_image=make_image(),
        assigned_to=make_user(),
        authors=[make_author() for _ in range(authors)],
        **columns,
    )
    article.topics.set([make_topic(), make_topic()])
    article.other_shows.set([make_show(), make_show()])
    make_edition(article)
    return article


# -- What it costs ---------------------------------------------------------------------------------


@pytest.mark.parametrize("stage", ["drafting", "submitted"])
@pytest.mark.parametrize("role", ["Managing editor", "Writer"])
def test_the_form_of_a_grown_article_asks_little_and_weighs_little(client, role, stage):
    article = grown(sit_down(client, role), stage=stage)
    client.get(screen(article))

    with CaptureQueriesContext(connection) as queries:
        response = client.get(screen(article))

    assert response.status_code == 200
    assert len(queries) <= 15, [row["sql"][:200] for row in queries]
    assert len(response.content) <= 80 * KB


def test_the_form_costs_the_same_with_one_author_and_with_thirteen(client):
    by = sit_down(client, "Editor")
    addresses = [screen(grown(by, authors=number)) for number in (1, 13)]
    costs = []
    for address in addresses:
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        costs.append(len(queries))

    assert costs[0] == costs[1]


# -- Saving ----------------------------------------------------------------------------------------


def test_saving_stays_on_the_page_and_says_which_version_it_is(client):
    article = make_article(by=sit_down(client, "Writer"))
    shown = client.get(screen(article))

    response = client.post(screen(article), form_data(shown, headline="Another"), follow=True)

    assert b"Save version 2" in shown.content
    assert response.redirect_chain == [(screen(article), 302)]
    assert b"Version 2 is saved. Readers see no change." in response.content
    assert b"Save version 3" in response.content


def test_a_verb_saves_the_words_first_and_then_opens_its_page(client):
    article = make_article(by=sit_down(client, "Writer"))
    data = form_data(client.get(screen(article)), standfirst="New words.", _then="submit")

    response = client.post(screen(article), data)

    article.refresh_from_db()
    assert (response.url, article.standfirst) == (screen(article, "submit"), "New words.")
    assert (article.head.number, article.stage) == (2, "drafting")


def test_a_page_that_is_none_is_not_gone_to(client):
    article = make_article(by=sit_down(client, "Writer"))
    data = form_data(client.get(screen(article)), _then="//elsewhere.example/")

    assert client.post(screen(article), data).url == screen(article)


def test_headline_standfirst_and_description_are_one_line_each(client):
    article = make_article(by=sit_down(client, "Writer"))
    words = "One\r\nline  of it\n"
    fields = ["headline", "standfirst", "meta_description"]

    client.post(
        screen(article), form_data(client.get(screen(article)), **dict.fromkeys(fields, words))
    )

    article.refresh_from_db()
    assert {getattr(article, field) for field in fields} == {"One line of it"}


def test_a_part_in_which_something_is_wrong_does_not_stay_shut(client):
    article = make_article(by=sit_down(client, "Writer"))

    response = client.post(
        screen(article), form_data(client.get(screen(article)), due="2026-02-31")
    )

    folds = re.findall(r"<details class=\"about-part[^>]*>", response.content.decode())
    assert [fold.endswith(" open>") for fold in folds] == [True, False, False, False, False]


# -- The bar ---------------------------------------------------------------------------------------


def labels(response):
    return [verb.label for verb in response.context_data["verbs"]]


@pytest.mark.parametrize(
    ("role", "stage", "offered"),
    [
        ("Writer", "drafting", ["Ask for a check"]),
        ("Writer", "submitted", []),
        ("Editor", "drafting", ["Publish…", "Ask for a check"]),
        (
            "Editor",
            "submitted",
            ["Ask for changes", "Approve version 1", "Read and check"],
        ),
        ("Fact-checker", "submitted", ["Read and check"]),
        ("Editor", "approved", ["Take the approval back", "Publish…"]),
        ("Fact-checker", "drafting", []),
    ],
)
def test_the_bar_offers_the_verbs_of_the_stage_to_those_who_have_them(client, role, stage, offered):
    by = sit_down(client, role)
    approved = {"approved_by": make_member("Editor")} if stage == "approved" else {}
    article = make_article(by=by, **approved)
    Article.objects.filter(pk=article.pk).update(stage=stage)

    assert labels(client.get(screen(article))) == offered


def test_the_reasons_come_from_an_address_of_their_own_with_roads(client):
    sit_down(client, "Editor")
    fact = make_fact(statement="They took it all.")
    article = make_article(facts=[fact], authors=[])

    form = client.get(screen(article)).content.decode()
    asked = client.get(screen(article, "state")).json()

    roads = {reason["sentence"]: reason["url"] for reason in asked["verbs"]["publish"]}
    assert "Nobody has checked" not in form
    assert roads["Version 1 has not been approved."] == screen(article, "submit")
    assert roads["There is no author: name at least one."] == f"{screen(article)}#bylines-group"
    assert roads["Nobody has checked this fact yet: They took it all."] == reverse(
        "admin:facts_fact_change", args=[fact.pk]
    )
    assert asked["verbs"]["submit"] == []


def test_a_verb_that_somebody_does_not_have_has_no_reasons_either(client):
    article = make_article(by=sit_down(client, "Writer"))

    assert list(client.get(screen(article, "state")).json()["verbs"]) == ["submit"]


def test_the_result_says_what_readers_would_get(client):
    sit_down(client, "Editor")
    article = make_article(kind="news", approved_by=make_member("Editor"))
    first = client.get(screen(article, "state")).json()
    workflow.publish(article, revision=article.head, by=make_member("Editor"))

    again = client.get(screen(article, "state")).json()
    data = form_data(client.get(screen(article)), standfirst="Other words.")
    client.post(screen(article), data | {"body": article.body + "<p>One more.</p>"})
    changed = client.get(screen(article, "state")).json()

    assert (first["reasons"], first["result"]) == ([], "Readers would see it for the first time.")
    assert again["result"] == "Readers already see exactly this."
    assert changed["result"] == "Readers would see two changed passages in place of edition 1."


def test_an_article_without_a_version_is_said_to_have_none(client):
    sit_down(client, "Editor")
    article = Article.objects.create(headline="Bare", slug="bare")

    asked = client.get(screen(article, "state")).json()

    assert client.get(screen(article)).status_code == 200
    assert [reason["sentence"] for reason in asked["reasons"]] == [
        "There is no version yet: save the article first."
    ]


def test_who_may_not_write_reads_the_words_and_finds_no_button_to_save(client):
    article = make_article(body="<h2>Why?</h2><p>Because.</p>", by=make_member("Writer"))
    sit_down(client, "Fact-checker")

    page = client.get(screen(article)).content.decode()

    assert "<h2>Why?</h2><p>Because.</p>" in page.replace("\n", "")
    assert "bar-save" not in page
    assert "articles/lead.js" not in page


# -- Search and share ------------------------------------------------------------------------------


def test_what_a_field_inherits_is_what_readers_get():
    show = make_show()
    verdict = make_verdict(
        show, answer="Yes, in outline.", decided_by=make_user(), decided_on=timezone.localdate()
    )
    article = make_article("Is it true?", show=show, standfirst="A standfirst.")

    def got():
        page = render_preview(article)
        return [
            page.head["title"],
            page.head["description"],
            page.head["social_title"],
            page.card["headline"],
        ]

    def said():
        content = article.__dict__
        fields = ["search_title", "meta_description", "social_title", "home_headline"]
        return [read_as(field, content, answer=verdict.answer) for field in fields]

    assert got() == said() == ["Is it true?", "Yes, in outline.", "Is it true?", "Is it true?"]
    article.search_title, article.home_headline = "For searching", "At home"
    article.meta_description = "Described."
    assert got() == said() == ["For searching", "Described.", "For searching", "At home"]


def test_the_page_is_told_the_same_rule(client):
    article = make_article(by=sit_down(client, "Writer"), slug="is-it-true")

    page = client.get(screen(article)).content.decode()

    told = json.loads(re.search(r'<script id="article-config"[^>]*>(.*?)</script>', page)[1])
    assert told["inherits"] == {field: list(others) for field, others in FALL_BACKS.items()}
    assert told["address"].endswith("/articles/is-it-true/")
