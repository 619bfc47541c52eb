"""The text as readers would see it, drawn from a form that is not saved."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.models import Article
from tests.make import make_article, make_author, make_fact, make_show, make_verdict
from tests.screens import form_data, sit_down

pytestmark = pytest.mark.django_db


def address(article, page, **query):
    return reverse(f"admin:articles_article_{page}", args=[article.pk], query=query or None)


def typed(client, article, **changes):
    return client.post(
        address(article, "readers"), form_data(client.get(address(article, "change")), **changes)
    ).json()


def test_the_unsaved_form_is_shown_as_readers_would_see_it_and_is_not_saved(client):
    editor = sit_down(client, "Editor")
    show = make_show("Diamonds")
    make_verdict(show, answer="Inspired by a heist.", decided_on="2025-10-12")
    fact = make_fact(statement="They took 18 months.", standing="reported")
    article = make_article("Saved words", by=editor)
    mara = make_author("Mara")
    before = Article.objects.values().get()

    answer = typed(
        client,
        article,
        headline="Unsaved words",
        standfirst="Typed just now.",
        body=f'<p>It took <span data-fact="{fact.ref}">18 months</span>.</p><script>x</script>',
        show=show.pk,
        **{"bylines-0-author": mara.pk},
    )

    for words in ("Unsaved words", "Typed just now.", "18 months", "They took 18 months.", "Mara"):
        assert words in answer["html"]
    assert "Inspired by a heist." in answer["html"]
    assert "<script" not in answer["html"]
    assert (answer["version"], answer["notes"]) == (0, [])
    assert Article.objects.values().get() == before
    assert article.revisions.count() == 1


def test_an_untouched_form_is_shown_as_the_version_that_it_is(client):
    article = make_article("Saved words", by=sit_down(client, "Editor"))

    assert typed(client, article)["version"] == 1


def test_a_form_that_cannot_be_saved_is_shown_with_a_sentence(client):
    article = make_article(by=sit_down(client, "Editor"))

    answer = typed(
        client,
        article,
        headline="  ",
        body="<p>Still shown. To come.</p><p>To come: the loot.</p>",
        kind="nonsense",
        show="x",
        season="9999999",
        **{"bylines-0-author": "²", "bylines-TOTAL_FORMS": "many"},
    )

    assert "Still shown." in answer["html"]
    assert answer["notes"][0] == "There is no headline: it cannot be saved like this."
    assert "“To come: the loot.” is left: write it, or take it out." in answer["notes"]


def test_a_text_that_is_too_long_is_refused_with_a_sentence(client):
    article = make_article(by=sit_down(client, "Editor"))

    response = client.post(address(article, "readers"), {"body": "x" * 200_001})

    assert response.status_code == 413
    assert response.json()["reasons"] == [
        "The text has more than 200,000 characters: it is not shown, nor saved."
    ]


def test_the_frame_runs_and_loads_nothing(client):
    article = make_article(by=sit_down(client, "Editor"))

    for query in ({}, {"version": 1}):
        response = client.get(address(article, "readers", **query))
        policy = response.headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; ")
        assert "script" not in policy
        assert response.headers["X-Frame-Options"] == "SAMEORIGIN"
        assert "no-store" in response.headers["Cache-Control"]
        assert "<script" not in response.text


def test_a_refresh_takes_the_same_few_queries_for_many_facts_as_for_one(client):
    editor = sit_down(client, "Editor")
    taken = []
    for number in (1, 12):
        article = make_article(by=editor, facts=[make_fact() for _ in range(number)])
        data = form_data(client.get(address(article, "change")), headline="Typed")
        client.post(address(article, "readers"), data)
        with CaptureQueriesContext(connection) as queries:
            client.post(address(article, "readers"), data)
        taken.append(len(queries))

    assert taken[0] == taken[1]
    assert taken[0] <= 24


def test_what_was_linked_just_now_is_read_as_it_stands_now(client):
    article = make_article(by=sit_down(client, "Editor"))
    fact = make_fact(statement="A fact of this minute.")
    body = f'<p><span data-fact="{fact.ref}">Words</span></p>'
    assert "A fact of this minute." in typed(client, article, body=body)["html"]

    fact.stage = "retired"
    fact.save()

    assert "retired" in typed(client, article, body=body)["notes"][0]


def test_nothing_of_it_is_kept(client):
    article = make_article(by=sit_down(client, "Editor"))
    moment = timezone.now()

    typed(client, article, headline="Nowhere to be found")

    article.refresh_from_db()
    assert article.updated_at < moment
    assert not article.history.filter(headline="Nowhere to be found").exists()
