"""Comments on the desk: a page of plain forms, and what the panel beside the text asks."""

import pytest
from django.urls import reverse

from articles import commenting
from articles.models import Comment
from tests.make import make_article, make_member, make_user
from tests.screens import queries_of, sit_down

pytestmark = pytest.mark.django_db


@pytest.fixture
def jo():
    return make_member("Fact-checker", "jo", is_staff=True)


@pytest.fixture
def article():
    return make_article("The vault", body="<p>They took 18 months.</p>")


def screen(article, page="comments"):
    return reverse(f"admin:articles_article_{page.replace('-', '_')}", args=[article.pk])


def test_without_a_script_words_are_commented_on_answered_and_resolved(client, article, jo):
    client.force_login(jo)
    words = {"field": "body", "quote": "18 months", "text": "Says who?"}
    client.post(screen(article), {"do": "say", **words})
    said = Comment.objects.get()
    mara = sit_down(client, "Writer", "mara")

    answered = client.post(
        screen(article), {"do": "say", "comment": said.pk, "text": "The verdict."}
    )
    resolved = client.post(screen(article), {"do": "resolve", "comment": said.pk})

    assert answered.url == resolved.url == f"{screen(article)}#c{said.pk}"
    (thread,) = commenting.threads(article)
    assert (thread.comment.quote, thread.comment.by) == ("18 months", jo)
    assert [(reply.text, reply.by) for reply in thread.replies] == [("The verdict.", mara)]
    assert thread.comment.resolved_by == mara
    page = client.get(screen(article)).content.decode()
    assert "Resolved by mara" in page
    client.post(screen(article), {"do": "reopen", "comment": said.pk})
    assert commenting.open_on(article).get() == said


def test_words_that_are_gone_are_shown_as_such(client, article, jo):
    commenting.comment(article, by=jo, text="Hm", field="body", quote="18 months")
    client.force_login(jo)
    assert "these words are gone" not in client.get(screen(article)).content.decode()

    article.body = "<p>They took long.</p>"
    article.save()

    assert "these words are gone" in client.get(screen(article)).content.decode()
    (thread,) = client.get(screen(article, "comments-now")).json()["threads"]
    assert (thread["quote"], thread["stands"]) == ("18 months", False)


def test_what_is_refused_stays_as_it_was_typed(client, article, jo):
    said = commenting.comment(article, by=jo, text="Hm")
    commenting.resolve(said, by=jo)
    client.force_login(jo)

    typed = client.post(screen(article), {"do": "say", "field": "slug", "text": "<b>Look</b>"})
    late = client.post(screen(article), {"do": "say", "comment": said.pk, "text": "But"})

    assert typed.context_data["reasons"][0]["sentence"].startswith("A comment is about")
    assert "&lt;b&gt;Look&lt;/b&gt;" in typed.content.decode()
    assert late.context_data["reasons"][0]["sentence"].startswith("jo resolved this")
    assert Comment.objects.count() == 1


@pytest.mark.parametrize("comment", ["", "x", "99", "9" * 30, "٣"])
@pytest.mark.parametrize("does", ["resolve", "reopen"])
def test_a_comment_that_is_not_there_gets_a_sentence(client, article, jo, does, comment):
    client.force_login(jo)
    there = commenting.comment(make_article(), by=jo, text="On another article")

    for key in (comment, there.pk):
        asked = {"do": does, "comment": key}
        refused = client.post(screen(article, "comments-now"), asked)
        assert refused.status_code == 400
        assert refused.json()["reasons"] == [
            "This comment is not here any more: load the page again."
        ]


def test_the_panel_is_told_all_it_shows_and_what_a_post_did(client, article, jo):
    client.force_login(jo)

    said = client.post(
        screen(article, "comments-now"),
        {"do": "say", "field": "headline", "text": "Long, @jo"},
    ).json()

    (thread,) = said["threads"]
    assert (said["about"], said["open"], said["may_comment"], said["may_resolve"]) == (
        *(thread["id"], 1),
        *(True, True),
    )
    assert thread == {
        "id": Comment.objects.get().pk,
        "by": "jo",
        "at": thread["at"],
        "text": "Long, @jo",
        "mentions": ["jo"],
        "to_me": True,
        "field": "headline",
        "field_name": "Headline",
        "quote": "",
        "stands": True,
        "version": 1,
        "resolved": "",
        "replies": [],
    }


def test_people_are_found_by_those_who_may_comment_and_read_the_article(client, article, jo):
    sit_down(client, "Writer", "mara")
    make_user("johanna", is_staff=True)

    found = client.get(screen(article, "comments-people"), {"q": "jo"}).json()

    assert found == {"people": [{"username": "jo", "name": "jo"}]}


@pytest.mark.parametrize("page", ["comments", "comments-now", "comments-people"])
def test_nobody_without_a_role_sees_sends_or_guesses_anything(client, article, jo, page):
    commenting.comment(article, by=jo, text="Between us")
    client.force_login(make_user("outsider", is_staff=True))

    for answer in (
        client.get(screen(article, page), {"q": "j"}),
        client.post(screen(article, page), {"do": "say", "text": "@jo"}),
    ):
        assert answer.status_code == 403
        assert b"Between us" not in answer.content
        assert b"jo" not in answer.content.replace(b"jobs", b"")
    assert Comment.objects.count() == 1


def test_a_get_says_nothing(client, article, jo):
    client.force_login(jo)

    client.get(screen(article), {"do": "say", "text": "Hm"})
    client.get(screen(article, "comments-now"), {"do": "say", "text": "Hm"})

    assert not Comment.objects.exists()


def test_open_comments_are_counted_where_something_is_decided(client, article, jo):
    for text in ("One", "Two"):
        commenting.comment(article, by=jo, text=text)
    commenting.resolve(commenting.comment(article, by=jo, text="Settled"), by=jo)
    sit_down(client, "Editor")
    type(article).objects.filter(pk=article.pk).update(stage="submitted")

    form = client.get(screen(article, "change"))
    approving = client.get(screen(article, "approve")).content.decode()

    assert "2 open comments</a>" in form.content.decode()
    effects = {verb.slug: verb.effect for verb in form.context_data["verbs"]}
    assert effects["send-back"] == "to its writer, with your note and two open comments"
    assert "2 open comments</a>: they inform, and stop nothing." in approving


def test_many_comments_cost_no_query_more(client, article, jo):
    client.force_login(jo)
    said = commenting.comment(article, by=jo, text="@jo one", field="headline", quote="vault")
    costs = [queries_of(client, screen(article, name)) for name in ("comments", "comments-now")]
    for _ in range(5):
        commenting.comment(article, by=jo, text="@jo more", answers=said)
        commenting.comment(article, by=make_member("Editor"), text="@jo", quote="18 months")

    assert [
        queries_of(client, screen(article, name)) for name in ("comments", "comments-now")
    ] == costs
