"""Where readers see the claims of a contradiction, and what an article is warned of."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.conflicts import articles_by_side, seen_of, warnings_of, with_pages
from facts.models import Contradiction
from facts.settling import accept_as_open, let_both_stand
from tests.articles.test_tasks import published
from tests.make import (
    make_article,
    make_character,
    make_contradiction,
    make_credit,
    make_edition,
    make_event,
    make_fact,
    make_involvement,
    make_member,
    make_person,
    make_show,
)
from tests.screens import sit_down

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def editor():
    return make_member("Editor", "Jo")


def claim(statement, **columns):
    return make_fact(statement=statement, checked_by=make_member("Fact-checker"), **columns)


def pages(row):
    return [(seen.edition.headline, seen.side, seen.words, seen.live) for seen in seen_of(row)]


# -- Where readers see it -----------------------------------------------------------------------


def test_the_very_words_of_live_and_scheduled_articles_are_found(editor):
    first, second = claim("They took a hundred."), claim("They took five hundred.")
    row = make_contradiction(first, second)
    live = published(editor, first)
    ahead = published(editor, second, at=timezone.now() + DAY)
    make_article(facts=[first])

    assert pages(row) == [
        (live.headline, "a", "They took a hundred.", True),
        (ahead.headline, "b", "They took five hundred.", False),
    ]
    assert articles_by_side(row) == {"a": 1, "b": 1, "either": 2}


def test_what_readers_saw_once_and_what_is_held_is_not_named(editor):
    fact = claim("They took a hundred.")
    edition = published(editor, fact)
    now = timezone.now()
    type(edition).objects.filter(pk=edition.pk).update(live_until=now)
    held = published(editor, fact, at=now + DAY)
    type(held).objects.filter(pk=held.pk).update(live_from=None, hold_reason="A lawyer reads.")

    assert pages(make_contradiction(fact, make_fact())) == []


def test_the_two_roles_of_a_person_are_looked_for_on_the_pages_of_the_show():
    show, ann = make_show(), make_person("Ann Page")
    row = make_contradiction(
        *(make_credit(show, ann, character=make_character(name, show)) for name in ("Eve", "Ida"))
    )
    eve = make_edition(make_article(show=show, body="<p>Ann plays Eve.</p>"))
    make_edition(make_article(body="<p>Another Eve.</p>"))

    assert pages(row) == [(eve.headline, "a", "Eve", True)]


def test_whoever_had_a_part_in_an_event_is_looked_for_on_its_pages():
    event, ann = make_event(), make_person("Ann Page")
    row = make_contradiction(*(make_involvement(event, person=ann) for _ in "12"))
    edition = make_edition(make_article(event=event, body="<p>Ann Page was there.</p>"))

    assert pages(row) == [(edition.headline, "", "Ann Page", True)]
    assert articles_by_side(row) == {"a": 1, "b": 1, "either": 1}


# -- The order of the list ----------------------------------------------------------------------


def test_what_readers_see_comes_before_what_they_will_see_and_all_the_rest(editor):
    rest = make_contradiction()
    later, now, twice = (claim(text) for text in ("Later.", "Now.", "Twice."))
    ahead = make_contradiction(later, make_fact())
    live = make_contradiction(now, twice)
    for fact in (now, twice, now):
        published(editor, fact)
    published(editor, later, at=timezone.now() + DAY)

    rows = with_pages(Contradiction.objects.all()).order_by("urgency", "pk")

    assert [(row.pk, row.urgency, row.live_pages, row.pages_ahead) for row in rows] == [
        (live.pk, 0, 3, 0),
        (ahead.pk, 1, 0, 1),
        (rest.pk, 2, 0, 0),
    ]


def test_an_article_that_prints_both_claims_is_one_page(editor):
    one, other = claim("One."), claim("Other.")
    make_contradiction(one, other)
    published(editor, one, other)

    assert with_pages(Contradiction.objects.all()).get().live_pages == 1


def test_a_cast_conflict_is_urgent_where_a_live_article_is_about_the_show():
    show = make_show()
    make_edition(make_article(show=show))
    make_contradiction(make_credit(show), make_credit(show))

    assert with_pages(Contradiction.objects.all()).get().urgency == 0


# -- The warnings of an article -----------------------------------------------------------------


def said(article):
    return [sentence for _, sentence in warnings_of(article)]


def test_an_article_whose_page_shows_an_open_conflict_is_warned(editor):
    fact = claim("They took a hundred.")
    edition = published(editor, fact)
    make_contradiction(make_fact(statement="They took five hundred."), make_fact())
    make_contradiction(fact, make_fact(statement="They took five hundred."))

    assert said(edition.article) == [
        (
            "Readers see “They took a hundred.”, and another claim says “They took five hundred.”: "
            "nobody has settled it."
        )
    ]


def test_a_text_that_rests_on_one_side_is_warned_before_readers_see_it():
    fact = make_fact(statement="They took a hundred.")
    make_contradiction(fact, make_fact(statement="They took five hundred."))

    assert said(make_article(facts=[fact])) == [
        (
            "The text rests on “They took a hundred.”, and another claim says "
            "“They took five hundred.”: nobody has settled it."
        )
    ]


def test_what_was_left_open_goes_on_warning_with_the_reason(editor):
    fact = make_fact(statement="They took a hundred.")
    row = make_contradiction(fact, make_fact(statement="They took five hundred."))
    accept_as_open(row, by=editor, note="Nobody counted.")

    assert said(make_article(facts=[fact])) == [
        (
            "The text rests on “They took a hundred.”, and another claim says "
            "“They took five hundred.”. Jo left it open: Nobody counted."
        )
    ]


def test_what_is_settled_or_a_matter_of_precision_warns_of_nothing(editor):
    fact = make_fact()
    let_both_stand(make_contradiction(fact, make_fact()), by=editor, note="Both do.")
    make_contradiction(fact, make_fact(), kind="precision")

    assert said(make_article(facts=[fact])) == []


def test_the_screen_of_an_article_and_the_page_that_publishes_warn_and_stop_nothing(client):
    editor = sit_down(client, "Editor")
    fact = claim("They took a hundred.")
    row = make_contradiction(fact, make_fact(statement="They took five hundred."))
    article = make_article(facts=[fact], by=make_member("Writer"), approved_by=editor)
    settle = reverse("admin:facts_contradiction_settle", args=[row.pk])

    for page in ("standing", "publish"):
        answer = client.get(reverse(f"admin:articles_article_{page}", args=[article.pk]))
        assert "1 open conflict: this stops nothing" in answer.content.decode()
        assert settle in answer.content.decode()
    assert published(editor, article=article).live_from
