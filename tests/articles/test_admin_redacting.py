"""The page of a redaction, and every road by which older words could come back."""

import json

import pytest
from django.urls import reverse

from articles.models import Article, Buffer, LogLine, Redaction
from articles.redacting import EVERYWHERE, THIS, redact
from facts.models import Fact
from tests.make import (
    make_article,
    make_citation,
    make_edition,
    make_fact,
    make_source,
)
from tests.screens import form_data, sit_down

pytestmark = pytest.mark.django_db


@pytest.fixture
def managing(client):
    return sit_down(client, "Managing editor", "max")


@pytest.fixture
def article(managing):
    return make_article("Quellstein did it", by=managing, slug="heist")


def at(article, page):
    return reverse(f"admin:articles_article_{page}", args=[article.pk])


def test_the_words_are_named_seen_once_and_taken_out(client, article):
    address = at(article, "redact")
    assert client.get(address).status_code == 200

    seen = client.post(address, {"passages": "Quellstein", "scope": "this"})

    assert "Take them out for good" in seen.text
    assert "<mark>Quellstein</mark> did it" in seen.text
    assert "no-store" in seen.headers["Cache-Control"]
    assert Article.objects.get().headline == "Quellstein did it"
    asked = {"passages": "Quellstein", "scope": "this", "seen": seen.context_data["seen"]}
    done = client.post(address, {**asked, "confirm": "1", "reason": "Order 12/26"}, follow=True)
    assert Article.objects.get().headline == "[removed] did it"
    assert "Redacted:" in done.text
    assert "Quellstein" not in done.text
    assert Redaction.objects.get().reason == "Order 12/26"


def test_nothing_is_done_without_a_reason_or_over_other_places_than_were_seen(client, article):
    address = at(article, "redact")
    asked = {"passages": "Quellstein", "scope": "this", "seen": "1", "confirm": "1"}

    without = client.post(address, {**asked, "reason": ""})
    other = client.post(address, {**asked, "reason": "An order"})

    assert "This field is required." in without.text
    assert "not the same as you saw them" in other.text
    assert not Redaction.objects.exists()


def test_words_that_stand_nowhere_and_words_too_short_are_told(client, article):
    address = at(article, "redact")

    nowhere = client.post(address, {"passages": "Nobody", "scope": "this"})
    short = client.post(address, {"passages": "Q", "scope": "this"})

    assert "the words stand nowhere there" in nowhere.text
    assert "too short" in short.text


def test_only_a_managing_editor_redacts(client, article):
    sit_down(client, "Editor")

    assert client.get(at(article, "redact")).status_code == 403
    assert client.post(at(article, "redact"), {"passages": "x"}).status_code == 403


def test_a_form_opened_before_is_not_saved_not_joined_and_not_shown_again(
    client, article, managing
):
    opened = form_data(client.get(at(article, "change")), standfirst="More of Quellstein.")
    redact(article, passages=["Quellstein"], scope=THIS, by=managing, reason="An order")

    for posted in (opened, {**opened, "_take": "1"}):
        answer = client.post(at(article, "change"), posted, follow=True)
        assert "taken out of this for good after you opened it" in answer.text
        assert "Quellstein" not in answer.text
    stored = Article.objects.get()
    assert (stored.headline, stored.standfirst) == ("[removed] did it", "What is known so far.")
    assert not stored.revisions.filter(kind="set_aside").exists()


@pytest.mark.parametrize("verb", ["keep", "aside"])
def test_words_of_a_window_or_of_a_computer_from_before_are_not_kept(
    client, article, managing, verb
):
    fields = {"headline": ["Quellstein again"], "base_version": [str(article.version)]}
    redact(article, passages=["Quellstein"], scope=THIS, by=managing, reason="An order")

    posted = {"fields": json.dumps(fields), "version": article.version, "verb": verb}
    answer = client.post(at(article, "buffer"), posted)

    assert answer.status_code >= 400
    assert "for good" in answer.json()["reasons"][0]
    assert not Buffer.objects.exists()
    assert article.revisions.count() == 1


def test_a_form_opened_after_it_is_saved_as_ever(client, article, managing):
    redact(article, passages=["Quellstein"], scope=THIS, by=managing, reason="An order")
    opened = form_data(client.get(at(article, "change")), standfirst="A new one.")

    assert client.post(at(article, "change"), opened).status_code == 302

    assert Article.objects.get().standfirst == "A new one."


def test_an_old_version_that_is_restored_brings_the_mark(client, article, managing):
    article.standfirst = "Later."
    client.post(
        at(article, "change"), form_data(client.get(at(article, "change")), standfirst="Later.")
    )
    redact(article, passages=["Quellstein"], scope=THIS, by=managing, reason="An order")
    version = Article.objects.get().version

    client.post(f"{at(article, 'restore')}?version=1", {"base_version": version})

    stored = Article.objects.get()
    assert (stored.headline, stored.standfirst) == ("[removed] did it", "What is known so far.")


def test_a_fact_opened_before_is_shown_anew(client, article, managing):
    fact = make_fact(statement="Quellstein opened the vault.")
    address = reverse("admin:facts_fact_change", args=[fact.pk])
    opened = form_data(client.get(address), date_note="at night")
    redact(article, passages=["Quellstein"], scope=EVERYWHERE, by=managing, reason="An order")

    answer = client.post(address, opened, follow=True)

    assert "taken out of this for good after you opened it" in answer.text
    assert "Quellstein" not in answer.text
    assert Fact.objects.get().statement == "[removed] opened the vault."


def test_a_source_made_confidential_leads_to_the_articles_that_printed_it(client, managing):
    source = make_source("The diary of Quellstein", confidential=True)
    fact = make_fact(source=None)
    make_citation(fact, source)
    article = make_article(facts=[fact])
    make_edition(article).printed_facts.create(
        fact=fact, statement=fact.statement, standing="reported"
    )

    shown = client.get(reverse("admin:facts_source_change", args=[source.pk]))

    road = f"{at(article, 'redact')}?source={source.pk}"
    assert road in shown.text
    assert "The diary of Quellstein" in client.get(road).text


def test_the_log_of_the_article_says_who_and_why(client, article, managing):
    redact(article, passages=["Quellstein"], scope=THIS, by=managing, reason="Order 12/26")

    line = LogLine.objects.get(verb="redact")
    assert (line.by, line.reason) == (managing, "Order 12/26")
