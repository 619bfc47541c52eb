import pytest
from django.urls import reverse

from articles import workflow
from articles.addressing import move
from articles.models import Redirect
from newsroom.lib.refusals import Refused
from tests.make import make_article, make_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return make_member("Editor", "ellie")


@pytest.fixture
def article(editor):
    article = make_article("The vault", approved_by=editor, slug="the-vault")
    workflow.publish(article, revision=article.head, by=editor)
    return article


def address(slug):
    return reverse("site:article", args=[slug])


def test_readers_of_every_old_address_are_led_to_the_newest_in_one_step(client, article, editor):
    article = move(article, slug="the-antwerp-vault", by=editor)
    move(article, slug="the-vault-of-antwerp", by=editor)

    for old in ("the-vault", "the-antwerp-vault"):
        answer = client.get(address(old))
        assert (answer.status_code, answer.url) == (301, address("the-vault-of-antwerp"))
    assert client.get(address("the-vault-of-antwerp")).status_code == 200


def test_an_article_may_move_back_and_no_redirect_leads_in_a_circle(client, article, editor):
    article = move(article, slug="elsewhere", by=editor)
    move(article, slug="the-vault", by=editor)

    assert client.get(address("the-vault")).status_code == 200
    assert list(Redirect.objects.values_list("old_slug", flat=True)) == ["elsewhere"]


def test_a_move_keeps_the_approval_because_the_words_are_the_same(article, editor):
    article = move(article, slug="elsewhere", by=editor)

    assert article.stage == "approved"
    assert article.approved_revision == article.head
    assert article.head.content["slug"] == "elsewhere"
    assert article.head.approved_by == editor


def test_an_address_that_another_article_has_or_had_is_refused(article, editor):
    other = make_article("Another", approved_by=editor, slug="another")
    workflow.publish(other, revision=other.head, by=editor)
    move(other, slug="another-one", by=editor)

    for slug, reason in {
        "another-one": "“Another” has this address.",
        "another": "Readers who kept this address are led to “Another”, which had it before.",
        "the-vault": "“the-vault” is its address already.",
        "Not an address!": (
            "“Not an address!” is no address: write small letters, digits and hyphens, such as "
            "“not-an-address”."
        ),
    }.items():
        with pytest.raises(Refused) as refusal:
            move(article, slug=slug, by=editor)
        assert refusal.value.reasons == [reason]


def test_a_writer_may_not_move_what_readers_know(article):
    with pytest.raises(Refused):
        move(article, slug="elsewhere", by=make_member("Writer"))
