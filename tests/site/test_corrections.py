from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from articles import workflow
from tests.make import make_article, make_correction, make_edition, make_member, make_user
from tests.screens import queries_of

pytestmark = pytest.mark.django_db

NAMES = {"atom": "http://www.w3.org/2005/Atom"}


def printed(headline="", *, note="It was four.", hours=1, article=None, **columns):
    """A correction that an edition carries since ``hours`` ago."""
    article = article or make_article(headline)
    now = timezone.now()
    start = now - timedelta(hours=hours)
    wrong = make_edition(article, planned_from=start - timedelta(hours=1), live_until=start)
    after = make_edition(article, planned_from=start, **columns)
    return make_correction(
        article,
        note=note,
        approved_by=make_user(),
        edition_before=wrong,
        edition_after=after,
    )


def notes_in_feed(client):
    feed = ElementTree.fromstring(client.get("/corrections/feed/").content)
    return [
        entry.findtext("atom:summary", "", NAMES) for entry in feed.findall("atom:entry", NAMES)
    ]


def test_readers_find_every_correction_newest_first_with_its_old_words(client):
    printed("Older", note="It was older.", hours=5)
    printed("Newer", note="It was newer.", hours=1)

    page = client.get("/corrections/").text

    assert page.index("It was newer.") < page.index("It was older.")
    assert "<dt>What it said</dt><dd>Three thieves.</dd>" in page
    assert "<dt>What it says</dt><dd>Four thieves.</dd>" in page
    assert 'href="/articles/newer/"' in page
    assert notes_in_feed(client) == ["It was newer.", "It was older."]


def test_every_page_leads_to_them_and_to_their_feed(client):
    page = client.get("/how-we-check/").text

    assert '<li><a href="/corrections/">Corrections</a></li>' in page
    assert 'type="application/atom+xml" title="Corrections" href="/corrections/feed/"' in page


@pytest.mark.parametrize(
    "columns",
    [
        {"live_until": timezone.now() - timedelta(minutes=1)},
        {"live_from": None, "hold_reason": "A lawyer reads it."},
        {"live_from": None, "cancelled_at": timezone.now()},
        {"live_from": timezone.now() + timedelta(hours=9)},
    ],
)
def test_a_correction_is_seen_exactly_where_its_article_is(client, columns):
    printed("Ended", note="It was secret.", **columns)

    assert "It was secret." not in client.get("/corrections/").text
    assert notes_in_feed(client) == []


def test_a_draft_of_a_correction_is_nobodys_to_read(client):
    make_correction(make_edition().article, note="It was secret.")

    assert "It was secret." not in client.get("/corrections/").text


def test_a_withdrawal_is_obeyed_at_once(client):
    managing = make_member("Managing editor")
    correction = printed(note="It was secret.")
    assert notes_in_feed(client) == ["It was secret."]

    workflow.withdraw(correction.article, by=managing, reason="An order of the court.", notice="")

    assert notes_in_feed(client) == []
    assert "It was secret." not in client.get("/corrections/").text


def test_many_corrections_are_paged_and_cost_the_same(client):
    printed(note="Note 0.", hours=90)
    few = queries_of(client, "/corrections/")
    for number in range(1, 25):
        printed(note=f"Note {number}.", hours=90 - number)

    first = client.get("/corrections/")

    assert "Note 24." in first.text
    assert "Note 0." not in first.text
    rest = client.get("/corrections/", {"after": first.context["after"]})
    assert "Note 0." in rest.text
    assert queries_of(client, "/corrections/") == few == 1
