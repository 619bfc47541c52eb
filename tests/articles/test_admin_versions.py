"""Versions on the desk: listed, compared, restored, shared, and shown before they are saved."""

import pytest
from django.urls import reverse

from articles import sharing
from articles.models import Article, ShareLink
from articles.revisions import save_article, save_revision
from tests.make import (
    make_article,
    make_edition,
    make_fact,
    make_member,
    make_show,
    make_source,
    make_user,
)
from tests.screens import form_data, queries_of, sit_down

pytestmark = pytest.mark.django_db
PAGES = ("versions", "compare", "restore", "share", "readers")


def address(article, page, **query):
    asked = "&".join(f"{name}={value}" for name, value in query.items())
    return reverse(f"admin:articles_article_{page}", args=[article.pk]) + (
        f"?{asked}" * bool(asked)
    )


def rewritten(article, by, note="", **columns):
    article = Article.objects.get(pk=article.pk)
    for name, value in columns.items():
        setattr(article, name, value)
    return save_article(article, by=by, note=note)


def with_two_versions(by):
    article = make_article("First words", by=by)
    rewritten(article, by, note="Simpler.", headline="Other words")
    return article


def reasons(response):
    return [reason["sentence"] for reason in response.context_data["reasons"]]


# -- The list --------------------------------------------------------------------------------------


def test_the_list_says_who_saved_what_when_and_what_became_of_it(client):
    editor = sit_down(client, "Editor", "jo")
    article = make_article("First", by=editor, approved_by=make_member("Editor", "sam"))
    make_edition(article, revision=article.head)
    rewritten(article, editor, note="Simpler.", headline="Second")
    save_revision(Article.objects.get(), by=editor, note="Mine", kind="set_aside")

    response = client.get(address(article, "versions"))

    rows = response.context_data["versions"]
    assert [(row.number, str(row.created_by), row.note, row.words) for row in rows] == [
        (3, "jo", "Mine", [("set aside", "is-warn")]),
        (2, "jo", "Simpler.", []),
        (
            1,
            "jo",
            "",
            [("readers see it: edition 1", "is-ok"), ("approved by sam", "is-info")],
        ),
    ]
    assert response.context_data["first"] == "live"
    assert response.context_data["last"] == 2


def test_a_note_is_kept_with_the_version_that_it_was_typed_for(client):
    article = make_article(by=sit_down(client, "Editor"))
    form = address(article, "change")

    data = form_data(client.get(form), headline="", note="A plainer headline")
    refused = client.post(form, data)
    assert 'value="A plainer headline"' in refused.text
    client.post(form, data | {"headline": "Other"})

    assert article.head.note == "A plainer headline"
    assert 'value="A plainer headline"' not in client.get(form).text


def test_a_long_list_comes_in_pages_and_costs_the_same(client):
    editor = sit_down(client, "Editor")
    article = with_two_versions(editor)
    two = queries_of(client, address(article, "versions"))
    for number in range(60):
        save_revision(article, by=make_user(), note=f"Copy {number}", kind="set_aside")

    first = client.get(address(article, "versions"))
    second = client.get(address(article, "versions", before=first.context_data["older"]))

    numbers = [row.number for page in (first, second) for row in page.context_data["versions"]]
    assert numbers == list(range(62, 0, -1))
    assert queries_of(client, address(article, "versions")) == two


# -- Side doors ------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", PAGES)
def test_somebody_without_a_role_opens_none_of_it(client, page):
    article = with_two_versions(make_user())
    client.force_login(make_user(is_staff=True))

    assert client.get(address(article, page, version=1)).status_code == 403
    assert client.post(address(article, page, version=1)).status_code == 403


def test_whoever_may_not_write_the_article_reads_and_changes_nothing(client):
    article = with_two_versions(make_user())
    sit_down(client, "Writer")

    assert client.get(address(article, "versions")).status_code == 200
    assert client.get(address(article, "compare", a=1, b=2)).status_code == 200
    assert client.get(address(article, "readers", version=1)).status_code == 200
    assert "Restore" not in client.get(address(article, "versions")).text
    for page in ("restore", "share"):
        assert client.get(address(article, page, version=1)).status_code == 403
        assert client.post(address(article, page, version=1)).status_code == 403
    assert article.revisions.count() == 2
    assert not ShareLink.objects.exists()


def test_a_copy_that_was_set_aside_is_for_its_author_and_for_who_writes_the_article(client):
    article = make_article("Theirs")
    mine = make_member("Writer", is_staff=True)
    article.headline = "Words set aside"
    save_revision(article, by=mine, kind="set_aside")

    def doors():
        asked = [
            ("compare", {"a": 1, "b": 2}),
            ("compare", {"a": 2, "b": 1}),
            ("readers", {"version": 2}),
        ]
        pages = [client.get(address(article, page, **query)) for page, query in asked]
        listed = client.get(address(article, "versions")).context_data["versions"]
        return [len(listed), *(page.status_code for page in pages)]

    client.force_login(mine)
    assert doors() == [2, 200, 200, 200]
    sit_down(client, "Editor")
    assert doors() == [2, 200, 200, 200]
    sit_down(client, "Writer")
    assert doors() == [1, 404, 404, 404]


@pytest.mark.parametrize("number", ["3", "0", "-1", "x", "²", "9" * 30, ""])
def test_a_version_that_is_not_there_is_not_found(client, number):
    article = with_two_versions(sit_down(client, "Editor"))
    other = make_article()

    assert client.get(address(article, "restore", version=number)).status_code == 404
    assert client.get(address(other, "restore", version=2)).status_code == 404
    if number:
        assert client.get(address(article, "compare", a=number, b=1)).status_code == 404
        assert client.get(address(article, "readers", version=number)).status_code == 404


# -- Two of them -----------------------------------------------------------------------------------


def test_two_versions_are_compared_in_words_and_records(client):
    editor = sit_down(client, "Editor")
    fact = make_fact(statement="They took 18 months.", source=make_source("The Times"))
    article = make_article("First words", facts=[fact])
    fact.standing = "confirmed"
    fact.save()
    body = f"{article.body}<p>A new sentence.</p>"
    rewritten(article, editor, headline="Second words", body=body)

    text = client.get(address(article, "compare", a=1, b=2)).text

    assert "<del>First</del><ins>Second</ins> words" in text
    assert "standing: reported → confirmed" in text
    assert "<ins>A new sentence.</ins>" in text
    assert "records as they are now" in text


def test_without_being_asked_it_compares_what_readers_see_with_the_newest(client):
    editor = sit_down(client, "Editor")
    article = make_article("First words")
    assert "Nothing differs" in client.get(address(article, "compare")).text
    rewritten(article, editor, headline="Second words")
    sides = client.get(address(article, "compare")).context_data
    assert (sides["first"].key, sides["last"].key) == ("1", "2")

    edition = make_edition(article, revision=article.revisions.get(number=1))
    sides = client.get(address(article, "compare")).context_data

    assert (sides["first"].edition, sides["last"].key) == (edition, "2")
    assert [str(change) for change in sides["told"].fields] == [
        "Headline: First words → Second words"
    ]


def test_what_readers_see_cannot_be_compared_where_they_see_nothing(client):
    article = with_two_versions(sit_down(client, "Editor"))

    assert client.get(address(article, "compare", a="live", b=2)).status_code == 404


def test_markup_in_an_old_version_is_shown_as_words(client):
    editor = sit_down(client, "Editor")
    article = with_two_versions(editor)
    first = article.revisions.get(number=1)
    attack = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    first.content = first.content | {"headline": attack, "body": f"<p>A</p>{attack}"}
    first.note = attack
    first.save()

    for page, query in (
        ("versions", {}),
        ("compare", {"a": 1, "b": 2}),
        ("restore", {"version": 1}),
        ("readers", {"version": 1}),
    ):
        text = client.get(address(article, page, **query)).text
        assert "<script>alert" not in text
        assert "<img src=x" not in text


# -- Restoring -------------------------------------------------------------------------------------


def test_a_version_is_restored_by_a_post_and_not_by_looking(client):
    editor = sit_down(client, "Editor")
    article = with_two_versions(editor)
    page = address(article, "restore", version=1)

    shown = client.get(page).context_data["form"]
    assert article.revisions.count() == 2
    response = client.post(page, {"base_version": shown["base_version"].value()}, follow=True)

    head = article.head
    assert (head.number, head.content["headline"]) == (3, "First words")
    assert head.note == "Restored version 1"
    assert "Version 3 holds what version 1 held." in response.text


def test_what_is_gone_is_said_after_restoring(client):
    editor = sit_down(client, "Editor")
    show = make_show("Gone")
    article = make_article(show=show)
    rewritten(article, editor, show=None)
    show.delete()
    version = Article.objects.get().version

    page = address(article, "restore", version=1)
    response = client.post(page, {"base_version": version}, follow=True)

    assert "The show of that version is gone: choose another." in response.text


@pytest.mark.parametrize("seen", ["", "x", "1"])
def test_nothing_is_restored_over_a_version_that_was_not_seen(client, seen):
    article = with_two_versions(sit_down(client, "Editor"))

    response = client.post(address(article, "restore", version=1), {"base_version": seen})

    assert reasons(response) == [
        "Somebody saved this while you looked at it. Read it again, then decide."
    ]
    assert article.revisions.count() == 2


# -- Links -----------------------------------------------------------------------------------------


def test_a_link_is_made_shown_once_and_revoked(client):
    editor = sit_down(client, "Editor", "jo")
    article = with_two_versions(editor)
    page = address(article, "share")

    response = client.post(page, {"for_whom": "Counsel", "version": "1", "days": "30"})

    made = response.context_data["made"]
    path = made.address[made.address.index("/share/") :]
    assert made.address in response.text
    assert "no-store" in response.headers["Cache-Control"]
    assert path not in client.get(page).text
    assert "First words" in client.get(path).text
    link = ShareLink.objects.get()
    assert (link.revision.number, link.for_whom, link.created_by) == (1, "Counsel", editor)
    assert "Opened 1 time" in client.get(page).text

    client.post(page, {"revoke": link.pk})

    assert client.get(path).status_code == 410
    assert "revoked by jo" in client.get(page).text


@pytest.mark.parametrize(
    "answers",
    [
        {"for_whom": "", "version": "latest", "days": "7"},
        {"for_whom": "Counsel", "version": "9", "days": "7"},
        {"for_whom": "Counsel", "version": "latest", "days": "3650"},
        {"for_whom": "Counsel", "version": "3", "days": "7"},
    ],
)
def test_a_link_is_refused_with_what_was_typed_kept(client, answers):
    article = with_two_versions(sit_down(client, "Editor"))
    save_revision(article, by=make_user(), kind="set_aside")

    response = client.post(address(article, "share"), answers)

    assert response.context_data["form"].errors
    assert not ShareLink.objects.exists()


def test_only_links_of_this_article_are_revoked_here(client):
    editor = sit_down(client, "Editor")
    article, other = with_two_versions(editor), make_article()
    made = sharing.make_link(other, by=editor, for_whom="Counsel", days=7)

    for key in (made.link.pk, 0, "x", "9" * 40):
        assert client.post(address(article, "share"), {"revoke": key}).status_code == 404

    made.link.refresh_from_db()
    assert made.link.revoked_at is None


def test_many_links_are_listed_at_the_cost_of_one(client):
    editor = sit_down(client, "Editor")
    article = with_two_versions(editor)

    def link():
        return sharing.make_link(
            article, by=make_member("Editor"), for_whom="A", days=7, revision=article.head
        ).link

    link()
    one = queries_of(client, address(article, "share"))
    for _ in range(4):
        sharing.revoke(link(), by=make_member("Editor"))

    assert queries_of(client, address(article, "share")) == one
