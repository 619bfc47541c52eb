"""A draft under its secret address: whoever has it reads, and nobody else learns anything."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import sharing, workflow
from articles.models import Revision, ShareLink
from articles.revisions import save_revision
from newsroom.middleware import SITE_POLICY
from tests.make import (
    make_article,
    make_edition,
    make_fact,
    make_member,
    make_show,
    make_source,
)

pytestmark = pytest.mark.django_db


def shared(article=None, **options):
    """A new link, and the path that was handed out."""
    article = article or make_article("A secret headline")
    made = sharing.make_link(
        article, by=make_member("Editor"), **{"for_whom": "Counsel", "days": 7, **options}
    )
    made.link.path = made.address[made.address.index("/share/") :]
    return made.link


def test_somebody_without_an_account_reads_the_draft_and_is_told_that_it_is_one(client):
    article = make_article("A secret headline")
    Revision.objects.update(created_at="2026-11-21T14:07Z")

    response = client.get(shared(article, revision=article.head).path)

    assert response.status_code == 200
    assert "A secret headline" in response.text
    assert "Draft: not published." in response.text
    assert "As of version 1, " in response.text
    assert "21 November 2026, 14:07</time>." in response.text


def test_it_is_kept_by_nobody_and_told_to_nobody(client):
    link = shared()

    for address in (link.path, "/share/never-made/"):
        response = client.get(address)
        assert response.headers["Cache-Control"] == "no-store, private"
        assert response.headers["Referrer-Policy"] == "no-referrer"
        assert response.headers["X-Robots-Tag"] == "noindex, nofollow, noarchive"
        assert response.headers["Content-Security-Policy"] == SITE_POLICY
        assert '<meta name="robots" content="noindex">' in response.text
        assert "ETag" not in response.headers
        assert "Vary" not in response.headers
        assert response.cookies == {}
        head, _, _ = response.text.partition("</head>")
        assert "secret headline" not in head.lower()
        assert 'rel="canonical"' not in head


def end(link, how):
    if how == "expired":
        ShareLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    elif how == "revoked":
        sharing.revoke(link, by=make_member("Editor"))
    elif how == "withdrawn":
        workflow.withdraw(link.article, by=make_member("Managing editor"), reason="Wrong.")
    elif how == "redacted":
        sharing.end_links(link.article, by=make_member("Managing editor"))


@pytest.mark.parametrize("how", ["expired", "revoked", "withdrawn", "redacted"])
def test_a_dead_link_looks_like_one_that_never_was(client, how):
    link = shared()
    make_edition(link.article)
    nothing = client.get("/share/never-made/")

    end(link, how)
    response = client.get(link.path)

    assert response.status_code == nothing.status_code == 410
    assert response.content == nothing.content
    assert "secret headline" not in response.text.lower()
    link.refresh_from_db()
    assert link.opened == 0


def test_every_reading_is_counted_and_a_mere_look_at_the_head_is_not(client):
    link = shared()

    client.get(link.path)
    client.get(link.path)
    client.head(link.path)

    link.refresh_from_db()
    assert link.opened == 2
    assert timezone.now() - link.last_opened_at < timedelta(minutes=1)


def test_the_newest_version_is_one_that_was_saved_and_no_words_kept_meanwhile(client):
    editor = make_member("Editor", "jo")
    article = make_article("Saved words")
    link = shared(article)
    kept = {"headline": ["Words kept"], "body": ["<p>Kept.</p>"]}
    article.buffers.create(user=editor, base_version=1, content=kept)
    article.headline = "Words set aside"
    save_revision(article, by=editor, kind="set_aside")

    text = client.get(link.path).text

    assert "Saved words" in text
    assert "Words kept" not in text
    assert "Words set aside" not in text


def test_it_can_only_be_read(client):
    assert client.post(shared().path).status_code == 405


def test_it_tells_no_more_of_a_confidential_source_than_the_public_page(client):
    source = make_source("The neighbour", confidential=True, author="Pat", kind="interview")
    fact = make_fact(statement="They had a key.", source=source)
    fact.citations.update(quote="I gave it to them.", locator="My kitchen")

    response = client.get(shared(make_article(facts=[fact])).path)

    assert "They had a key." in response.text
    for secret in ("The neighbour", "Pat", "I gave it to them", "My kitchen"):
        assert secret not in response.text


def test_nothing_on_the_site_leads_there(client):
    show = make_show("Diamonds")
    article = make_article("Seen", show=show)
    make_edition(article)
    link = shared(article)

    for address in ("/", "/articles/", "/articles/seen/", "/shows/", "/shows/diamonds/"):
        assert "/share/" not in client.get(address).text
    assert client.get("/share/").status_code == 404
    assert "published in the meantime" in client.get(link.path).text


def test_one_reading_takes_few_queries_whatever_the_number_of_links(
    client, django_assert_max_num_queries
):
    article = make_article(facts=[make_fact() for _ in range(3)])
    links = [shared(article) for _ in range(3)]
    client.get(links[0].path)

    with django_assert_max_num_queries(14):
        client.get(links[1].path)


@pytest.mark.parametrize("attack", ["<script>alert(1)</script>", '<img src=x onerror="alert(1)">'])
def test_what_a_version_holds_is_cleaned_before_it_is_shown(client, attack):
    article = make_article()
    link = shared(article, revision=article.head)
    # As nothing of ours would write it.
    revision = article.head
    revision.content = revision.content | {"body": f"<p>Fine.</p>{attack}", "headline": attack}
    revision.save()

    text = client.get(link.path).text

    assert "Fine." in text
    assert "<script>alert" not in text
    assert "<img src=x" not in text
