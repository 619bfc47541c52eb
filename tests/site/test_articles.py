from datetime import timedelta

import pytest
from django.utils import timezone

from articles.revisions import save_article
from tests.make import make_article, make_edition, make_show, make_user

pytestmark = pytest.mark.django_db


def test_a_live_article_takes_two_queries_with_many_others_around(
    client, django_assert_num_queries
):
    show = make_show()
    edition = make_edition(make_article("Seen", show=show))
    for _ in range(9):
        make_edition(make_article(show=show))

    with django_assert_num_queries(2):
        response = client.get("/articles/seen/")

    assert edition.html in response.text
    assert len(response.context["cards"]) == 4


def test_articles_of_the_same_show_come_first_among_the_cards(client):
    show = make_show()
    make_edition(make_article("Seen", show=show))
    make_edition(make_article("Same show", show=show))
    for number in range(5):
        make_edition(make_article(f"Other {number}"))

    headlines = [card["headline"] for card in client.get("/articles/seen/").context["cards"]]

    assert headlines == ["Same show", "Other 4", "Other 3", "Other 2"]


def test_an_article_is_revalidated_and_costs_nothing_when_unchanged(client):
    make_edition(make_article("Seen"))
    first = client.get("/articles/seen/")

    again = client.get("/articles/seen/", headers={"If-None-Match": first.headers["ETag"]})

    assert again.status_code == 304
    assert first.headers["Cache-Control"] == again.headers["Cache-Control"]
    assert first.headers["Cache-Control"] == "max-age=0, must-revalidate"
    assert "Last-Modified" in first.headers


def test_a_new_card_changes_the_page(client):
    make_edition(make_article("Seen"))
    first = client.get("/articles/seen/")
    make_edition(make_article("New"))

    again = client.get("/articles/seen/", headers={"If-None-Match": first.headers["ETag"]})

    assert (again.status_code, "New" in again.text) == (200, True)


def test_a_notice_stands_over_the_article_and_changes_the_page(client):
    edition = make_edition(make_article("Seen"))
    first = client.get("/articles/seen/")
    edition.notice = "Checks continue until 6 pm."
    edition.save()

    again = client.get("/articles/seen/", headers={"If-None-Match": first.headers["ETag"]})

    assert (again.status_code, "Checks continue until 6 pm." in again.text) == (200, True)


@pytest.mark.parametrize("address", ["/", "/articles/", "/articles/seen/", "/shows/"])
def test_pages_can_only_be_read(client, address):
    make_edition(make_article("Seen"))

    assert client.head(address).status_code == 200
    assert client.post(address).status_code == 405


def test_readers_get_no_cookie_and_one_page_for_all(client):
    make_edition(make_article("Seen"))

    for address in ("/", "/articles/", "/articles/seen/", "/shows/", "/how-we-check/"):
        response = client.get(address)
        assert not response.cookies
        assert response.headers["Cache-Control"] == "max-age=0, must-revalidate"
        assert "Cookie" not in response.headers.get("Vary", "")


@pytest.mark.parametrize("slug", ["draft", "scheduled", "held", "nowhere"])
def test_what_readers_never_saw_is_not_found(client, slug):
    make_article("Draft")
    make_edition(make_article("Held"), live_from=None)
    later = timezone.now() + timedelta(hours=1)
    make_edition(make_article("Scheduled"), planned_from=later, live_from=later)

    assert client.get(f"/articles/{slug}/").status_code == 404


def test_a_withdrawn_article_leaves_a_dated_notice_and_none_of_its_words(client):
    article = make_article("Secret headline")
    make_edition(article, live_from="2025-01-01T00:00Z", live_until="2025-03-01T00:00Z")
    article.withdrawals.create(
        at="2025-03-01T00:00Z", by=make_user(), reason="Inner", notice="It was wrong."
    )

    response = client.get("/articles/secret-headline/")

    assert response.status_code == 410
    assert "1 March 2025" in response.text
    assert "It was wrong." in response.text
    assert "Secret headline" not in response.text
    assert "Inner" not in response.text


def test_an_article_whose_time_is_over_says_since_when(client):
    article = make_article("Over")
    make_edition(article, live_from="2025-01-01T00:00Z", live_until="2025-03-01T00:00Z")

    response = client.get("/articles/over/")

    assert (response.status_code, "1 March 2025" in response.text) == (410, True)


def test_an_old_address_leads_to_the_article(client):
    article = make_article("New name")
    make_edition(article)
    article.redirects.create(old_slug="old-name")

    response = client.get("/articles/old-name/")

    assert (response.status_code, response.headers["Location"]) == (301, "/articles/new-name/")


def test_an_old_address_of_what_readers_never_saw_leads_nowhere(client):
    article = make_article("Secret name")
    make_edition(article, live_from=timezone.now() + timedelta(days=1))
    article.redirects.create(old_slug="old-name")

    assert client.get("/articles/old-name/").status_code == 404


def test_saving_a_draft_changes_no_public_byte(client):
    show = make_show("Diamonds")
    article = make_article("Seen", show=show)
    make_edition(article)
    addresses = ["/", "/articles/", "/articles/seen/", "/shows/", "/shows/diamonds/", "/people/"]
    before = [client.get(address).content for address in addresses]

    article.headline = "Rewritten"
    article.standfirst = "Another line."
    article.body = "<p>Other words.</p>"
    save_article(article, by=make_user())

    assert [client.get(address).content for address in addresses] == before
