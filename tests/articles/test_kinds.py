"""What an article of each kind begins with: on the short form, and on the page of a show."""

import pytest
from django.urls import reverse

from articles.body import read_body
from articles.body.blocks import RecordBlock, Text, text_of
from articles.drafting.kinds import begin, begun
from articles.models import Article
from newsroom.lib.refusals import Refused
from tests.make import (
    make_adaptation,
    make_author,
    make_availability,
    make_credit,
    make_member,
    make_season,
    make_service,
    make_show,
)
from tests.screens import form_data, sit_down

pytestmark = pytest.mark.django_db
ADD = reverse("admin:articles_article_add")
KINDS = list(Article.Kind)


def outline(body):
    """The headings of a body, its blocks as [kind], and what is to come as "…"."""
    for block in read_body(body).blocks:
        match block:
            case RecordBlock(kind=kind):
                yield f"[{kind}]"
            case Text(tag="h2", runs=runs):
                yield text_of(runs)
            case Text(runs=runs) if text_of(runs).startswith("To come:"):
                yield "…"


@pytest.fixture
def stolen():
    show = make_show("Stolen")
    make_credit(show, "Kim", character="Leo")
    make_availability(show, make_service("Netflix"))
    make_adaptation(show)
    return show


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (
            "cast_guide",
            [
                *("Who is in the cast of Stolen?", "[cast]"),
                *("Who is real and who is invented?", "…"),
                *("Where can I watch Stolen?", "[where-to-watch]"),
            ],
        ),
        (
            "where_to_watch",
            [
                *("Where can I watch Stolen?", "[where-to-watch]"),
                *("What does it cost?", "…"),
            ],
        ),
        (
            "ending",
            [
                *("What is Stolen about?", "…"),
                *("How does Stolen end?", "…"),
                *("Did it really end like that?", "…", "[timeline]"),
                *("Is there more to come?", "…"),
            ],
        ),
        ("news", ["…", "…"]),
        (
            "list",
            [
                *("How did we choose?", "…", "The first of them", "…"),
                *("Where can I watch them?", "…"),
            ],
        ),
    ],
)
def test_each_kind_begins_with_its_questions_and_blocks(kind, expected, stolen):
    assert list(outline(begun(kind, show=stolen).body)) == expected


def test_an_explainer_begins_as_it_is_drafted_from_records(stolen):
    draft = begun("explainer", show=stolen)

    assert "Is Stolen a true story?" in list(outline(draft.body))
    assert draft.headline == "Is Stolen a true story?"


@pytest.mark.parametrize("kind", KINDS)
def test_without_a_show_a_kind_begins_with_what_is_to_come(kind):
    said = list(outline(begun(kind).body))

    assert "…" in said
    assert not any(part.startswith("[") for part in said)


def test_a_show_without_cast_says_where_to_record_it():
    show = make_show("Stolen")
    body = begun("cast_guide", show=show).body

    assert list(outline(body))[:2] == ["Who is in the cast of Stolen?", "…"]
    assert reverse("admin:shows_show_change", args=[show.pk]) in body


# -- Begun ----------------------------------------------------------------------------------------


def test_an_article_is_begun_for_a_show_under_the_question_readers_ask(stolen):
    writer = make_member("Writer")
    author = make_author("Ines", user=writer)

    article = begin(stolen, kind="cast_guide", by=writer)

    assert (article.headline, article.slug) == (
        "Who is in the cast of Stolen?",
        "who-is-in-the-cast-of-stolen",
    )
    assert (article.show, article.assigned_to, article.created_by) == (stolen, writer, writer)
    assert article.head.content["author_ids"] == [author.pk]


def test_it_says_why_none_is_begun(stolen):
    writer = make_member("Writer")
    begin(stolen, kind="ending", by=writer)
    elsewhere = make_season()

    def refusal(**asked):
        with pytest.raises(Refused) as refused:
            begin(stolen, **{"by": writer, **asked})
        return refused.value.reasons

    assert refusal(kind="news") == [
        "Write a headline: only a person knows what this news is about."
    ]
    (again,) = refusal(kind="ending")
    assert again.startswith("“How Stolen ends, and what really happened” is there already")
    assert refusal(kind="poem") == ["Choose what kind of article it is."]
    assert refusal(kind="cast_guide", season=elsewhere) == [
        f"{elsewhere} is not a season of Stolen."
    ]
    assert refusal(kind="cast_guide", by=make_member("Fact-checker", "Ida")) == [
        "Ida may not begin articles: that takes the role Writer."
    ]


# -- On the screens -------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_the_short_form_begins_with_the_template_of_the_kind(kind, stolen, client):
    sit_down(client, "Writer")
    data = form_data(client.get(ADD), headline="A headline", slug="it", kind=kind, show=stolen.pk)

    client.post(ADD, data)

    article = Article.objects.get()
    assert (article.headline, article.body) == ("A headline", begun(kind, show=stolen).body)
    assert article.head.content["body"] == article.body


def test_the_page_of_a_show_begins_any_kind(stolen, client):
    sit_down(client, "Writer")
    page = reverse("admin:shows_show_begin_article", args=[stolen.pk])
    desk = client.get(reverse("admin:shows_show_change", args=[stolen.pk])).content.decode()

    unnamed = client.post(page, {"kind": "news", "headline": ""})
    begun_one = client.post(page, {"kind": "where_to_watch", "headline": ""})

    assert page in desk
    assert "Write a headline" in unnamed.content.decode()
    article = Article.objects.get()
    assert begun_one.url == reverse("admin:articles_article_change", args=[article.pk])
    assert article.headline == "Where can I watch Stolen?"
