from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles import sharing, workflow
from articles.models import Notice
from tests.make import (
    make_article,
    make_author,
    make_correction,
    make_edition,
    make_member,
    make_show,
    make_user,
)
from tests.screens import sit_down

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    show = make_show("The Vault", slug="the-vault", listed=True)
    article = make_article("A heist", show=show, authors=[make_author(user=make_user("ana"))])
    make_edition(article)
    return article


def test_authors_and_whoever_has_it_are_told_of_a_withdrawal(article):
    managing = make_member("Managing editor", "max")
    article.assigned_to = make_user("bo")
    article.save()

    workflow.withdraw(article, by=managing, reason="Libel.")

    told = Notice.objects.filter(kind="withdrawn")
    assert {notice.user.username for notice in told} == {"ana", "bo"}
    assert told[0].sentence == "max withdrew “A heist”: readers see a notice in its place."


def test_the_page_of_the_desk_says_all_that_goes_away(client, article):
    managing = sit_down(client, "Managing editor")
    later = timezone.now() + timedelta(days=2)
    make_edition(article, planned_from=later, live_from=None, hold_reason="A picture expired.")
    sharing.make_link(article, by=managing, for_whom="A lawyer", days=7)
    first, second = article.editions.order_by("number")
    make_correction(
        article,
        edition_before=first,
        edition_after=second,
        note="Four.",
        approved_by=make_member("Editor"),
    )

    page = client.get(reverse("admin:articles_article_withdraw", args=[article.pk]))

    for words in (
        "Edition 1</a>, on the site since",
        "Edition 2, held: A picture expired.",
        "one share link",
        "Correction: Three thieves.",
        f"taken down on {timezone.localtime():%-d %B %Y}",
    ):
        assert words in page.text, words


def test_readers_are_told_when_why_and_where_else_to_read(client, article):
    other = make_article("Another heist", show=article.show)
    make_edition(other)
    managing = make_member("Managing editor", "max")

    workflow.withdraw(article, by=managing, reason="Libel.", notice="We named the wrong man.")

    page = client.get("/articles/a-heist/")
    assert page.status_code == 410
    assert "We named the wrong man." in page.text
    assert '<a href="/shows/the-vault/">The Vault</a>' in page.text
    assert "Another heist" in page.text
    assert "A heist" not in page.text
    assert "Libel" not in page.text


def test_a_show_without_a_page_is_not_named_in_the_notice(client, article):
    article.show.listed = False
    article.show.save()

    workflow.withdraw(article, by=make_member("Managing editor"), reason="Libel.")

    assert "The Vault" not in client.get("/articles/a-heist/").text
