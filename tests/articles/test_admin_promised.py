"""Checks that readers were promised: where the article stands, and in the list of tasks."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import EditionFact
from tests.make import make_article, make_edition, make_fact, make_task
from tests.screens import sit_down

pytestmark = pytest.mark.django_db


@pytest.fixture
def promised():
    """A function that gives an article live on a promise until so many hours from now."""

    def promised(hours):
        fact, due = make_fact(statement="It was a Friday."), timezone.now() + timedelta(hours=hours)
        article = make_article(facts=[fact])
        edition = make_edition(article, check_by=due)
        EditionFact.objects.create(
            edition=edition, fact=fact, note_number=1, statement=fact.statement
        )
        make_task(article, kind="check_promised", due=due, sentence="Readers were promised this.")
        return article

    return promised


def standing(client, article):
    address = reverse("admin:articles_article_standing", args=[article.pk])
    return client.get(address).content.decode()


def test_a_promise_stands_first_with_the_facts_that_wait(client, promised):
    sit_down(client, "Editor")
    article = promised(hours=3)

    page = standing(client, article)

    assert "Readers were promised checks by" in page
    assert "Overdue: readers were promised" not in page
    assert page.index("promised checks by") < page.index("Version 1")
    assert reverse("admin:facts_fact_change", args=[article.facts.get().pk]) in page


def test_an_overdue_promise_is_red_and_first(client, promised):
    sit_down(client, "Editor")
    article = promised(hours=-1)
    make_task(due=timezone.now() + timedelta(days=1))

    page = standing(client, article)
    tasks = client.get(reverse("admin:articles_reviewtask_changelist")).content.decode()

    assert "Overdue: readers were promised checks by" in page
    assert 'class="desk-promise is-late"' in page
    assert tasks.index("Readers were promised this.") < tasks.index("Look at this")
    assert '<strong class="desk-label is-bad">overdue</strong>' in tasks
