"""The verbs of the desk: pages that act when they are posted, on what was looked at."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import override_settings
from django.urls import reverse
from django.utils import timezone

from articles import workflow
from articles.admin.verbs import NO_VERSION
from articles.models import Article, Edition, Withdrawal
from articles.revisions import save_article
from tests.make import (
    make_article,
    make_edition,
    make_fact,
    make_member,
    make_season,
    make_show,
    make_user,
)
from tests.screens import queries_of, sit_down

pytestmark = pytest.mark.django_db

AHEAD = timedelta(days=3)


def page(record, slug):
    name = f"admin:articles_{record._meta.model_name}_{slug.replace('-', '_')}"
    return reverse(name, args=[record.pk])


def press(client, record, slug, **answers):
    """Open the page, type ``answers`` and press its button."""
    address = page(record, slug)
    form = client.get(address).context_data["form"]
    shown = {field.name: field.value() for field in form if field.value() is not None}
    return client.post(address, shown | answers)


def objections(response):
    return [reason["sentence"] for reason in response.context_data["reasons"]]


def approved():
    return make_article(by=make_member("Writer"), approved_by=make_member("Editor"))


def scheduled(article=None):
    article = article or approved()
    editor = make_member("Editor")
    return workflow.publish(article, revision=article.head, by=editor, at=timezone.now() + AHEAD)


def states(article):
    return [edition.state() for edition in article.editions.order_by("number")]


# -- From draft to live ----------------------------------------------------------------------------


def test_a_draft_goes_all_the_way_to_readers_by_buttons(client):
    writer = sit_down(client, "Writer")
    article = make_article(by=writer)
    press(client, article, "submit")
    sit_down(client, "Editor")
    press(client, article, "send-back", note="Say who.")
    client.force_login(writer)
    press(client, article, "submit")
    sit_down(client, "Editor")
    press(client, article, "approve")

    response = press(client, article, "publish")

    assert response.status_code == 302
    assert states(article) == ["live"]
    assert client.get(article.get_absolute_url()).status_code == 200


@override_settings(TIME_ZONE="Europe/London")
def test_a_time_is_read_in_the_zone_of_the_editor(client):
    article = approved()
    editor = sit_down(client, "Editor")
    editor.time_zone = "Asia/Tokyo"
    editor.save()

    press(client, article, "publish", when="later", at="2099-07-01T10:00")

    assert article.editions.get().planned_from == datetime(2099, 7, 1, 1, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "sentence"),
    [
        ("2099-02-31T10:00", "There is no 10:00 on 2099-02-31"),
        ("2026-03-29T01:30", "does not exist in London"),
        ("2026-10-25T01:30", "comes twice in London"),
        ("tomorrow", "is not a time that can be read"),
        ("2001-01-01T10:00", "in the past"),
    ],
)
def test_an_impossible_time_gets_a_sentence_and_keeps_what_was_typed(client, at, sentence):
    article = approved()
    sit_down(client, "Editor")

    response = press(client, article, "publish", when="later", at=at)

    assert response.status_code == 200
    assert sentence in response.content.decode()
    assert f'value="{at}"' in response.content.decode()
    assert states(article) == []


def test_a_planned_edition_is_held_released_and_taken_out_by_buttons(client):
    edition = scheduled()
    sit_down(client, "Editor")

    press(client, edition, "hold", reason="A lawyer reads it.")
    press(client, edition, "release")
    released = Edition.objects.get(number=2)
    press(client, released, "unschedule")

    assert states(edition.article) == ["cancelled", "cancelled"]
    released.refresh_from_db()
    assert released.planned_from == edition.planned_from


def test_a_live_edition_gets_an_end(client):
    article = approved()
    edition = workflow.publish(article, revision=article.head, by=make_member("Editor"))
    sit_down(client, "Editor")

    press(client, edition, "expire", until="2099-07-01T10:00")

    edition.refresh_from_db()
    assert edition.live_until == datetime(2099, 7, 1, 9, 0, tzinfo=UTC)


def test_a_managing_editor_withdraws_and_readers_get_the_notice(client):
    article = approved()
    workflow.publish(article, revision=article.head, by=make_member("Editor"))
    sit_down(client, "Managing editor")

    press(client, article, "withdraw", reason="Wrong man.", notice="We named the wrong man.")

    answer = client.get(article.get_absolute_url())
    assert answer.status_code == 410
    assert "We named the wrong man." in answer.content.decode()
    assert "Wrong man." not in answer.content.decode()


def test_the_question_about_other_plans_comes_only_with_other_plans(client):
    edition = scheduled()
    sit_down(client, "Editor")

    fields = client.get(page(edition.article, "publish")).context_data["form"].fields
    response = press(client, edition.article, "publish")

    assert list(fields) == ["revision", "seen", "when", "at", "until", "hold_reason", "scheduled"]
    assert "Scheduled for later: edition 1" in objections(response)[0]
    press(client, edition.article, "publish", scheduled="cancel")
    assert states(edition.article) == ["cancelled", "live"]
    fields = client.get(page(edition.article, "publish")).context_data["form"].fields
    assert "scheduled" not in fields


# -- What was looked at ----------------------------------------------------------------------------


@pytest.mark.parametrize("slug", ["submit", "approve", "publish"])
def test_a_page_that_was_opened_before_the_newest_version_acts_on_nothing(client, slug):
    article = approved()
    stage = {"submit": "drafting", "approve": "submitted", "publish": "approved"}[slug]
    if stage != "approved":
        Article.objects.update(stage=stage, approved_revision=None)
        article.revisions.update(approved_at=None, approved_by=None)
    sit_down(client, "Editor")
    opened = {
        "revision": str(client.get(page(article, slug)).context_data["form"]["revision"].value())
    }
    article.refresh_from_db()
    article.standfirst = "Somebody else wrote on."
    colleague = make_member("Writer", "Mara")
    save_article(article, by=colleague)
    if slug != "publish":
        Article.objects.update(stage=stage)

    response = client.post(page(article, slug), opened)

    assert response.status_code == 200
    assert objections(response)[0].startswith(
        "Version 1 is not the newest: version 2 was saved by Mara"
    )
    article.refresh_from_db()
    assert (states(article), article.approved_revision) == ([], None)


@pytest.mark.parametrize(
    ("revision", "sentence"),
    [("99", "There is no version 99: open the page again."), ("", NO_VERSION)],
)
def test_a_version_that_does_not_exist_is_not_guessed(client, revision, sentence):
    article = approved()
    sit_down(client, "Editor")

    response = client.post(page(article, "publish"), {"revision": revision})

    assert sentence in response.content.decode()
    assert states(article) == []


def test_an_article_without_a_version_says_so_on_every_page(client):
    article = Article.objects.create(headline="Bare", slug="bare")
    sit_down(client, "Managing editor")

    for slug in ("submit", "publish", "withdraw"):
        response = client.get(page(article, slug))
        assert objections(response) == [NO_VERSION]
    assert client.get(page(article, "preview")).status_code == 200


def test_publishing_freezes_the_bylines_that_were_saved_with_it(client):
    article = approved()
    sit_down(client, "Editor")

    press(client, article, "publish")

    names = [row.author.name for row in article.bylines.all()]
    assert all(name in article.editions.get().html for name in names)


# -- Looking does nothing --------------------------------------------------------------------------


@pytest.mark.parametrize("method", ["get", "head", "options", "put", "delete"])
def test_nothing_is_done_by_looking(client, method):
    edition = scheduled()
    live = approved()
    workflow.publish(live, revision=live.head, by=make_member("Editor"))
    ready, draft = approved(), make_article()
    sit_down(client, "Managing editor")
    before = world()
    doors = [
        *((ready, slug) for slug in ("publish", "send-back", "approve", "preview")),
        *((draft, slug) for slug in ("submit", "publish")),
        *((live, slug) for slug in ("withdraw", "move", "publish")),
        *((edition, slug) for slug in ("hold", "release", "unschedule", "expire", "preview")),
    ]

    for record, slug in doors:
        answers = "?reason=x&note=x&notice=x&revision=1&slug=other&until=2099-01-01T10:00"
        getattr(client, method)(page(record, slug) + answers)
        getattr(client, method)(page(record, slug) + f"{answers}&_method=POST")

    assert world() == before


def world():
    return (
        list(Article.objects.order_by("pk").values_list("pk", "stage", "slug", "version")),
        list(Edition.objects.order_by("pk").values_list("pk", "live_from", "live_until")),
        Withdrawal.objects.count(),
    )


def test_a_post_from_another_site_is_refused(client):
    article = approved()
    client.handler.enforce_csrf_checks = True
    sit_down(client, "Editor")

    assert client.post(page(article, "publish"), {"revision": "1"}).status_code == 403
    assert states(article) == []


# -- Editions --------------------------------------------------------------------------------------


def test_editions_are_looked_at_and_never_edited(client):
    edition = make_edition()
    sit_down(client, "Managing editor")

    shown = client.get(page(edition, "change"))

    assert shown.status_code == 200
    assert client.post(page(edition, "change"), {"headline": "x"}).status_code == 403
    assert client.post(page(edition, "delete"), {"post": "yes"}).status_code == 403
    assert client.get(reverse("admin:articles_edition_add")).status_code == 403


def test_the_list_of_editions_costs_the_same_with_ten_and_a_thousand(client):
    sit_down(client, "Writer")
    address = reverse("admin:articles_edition_changelist")
    first = make_edition(hold_reason="A lawyer reads it.")
    past = {"live_from": None, "planned_from": first.planned_from, "revision": first.revision}
    rows = [
        Edition(article=first.article, number=number, headline=f"Edition {number}", **past)
        for number in range(2, 1000)
    ]
    Edition.objects.bulk_create(rows[:9])
    few = queries_of(client, address)
    Edition.objects.bulk_create(rows[9:])

    assert queries_of(client, address) == few
    assert few <= 8


def test_an_edition_is_read_exactly_as_readers_have_it(client):
    edition = make_edition(html="<h1>Exactly this</h1>")
    sit_down(client, "Writer")

    answer = client.get(page(edition, "preview"))

    assert "<h1>Exactly this</h1>" in answer.content.decode()
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("role", ["Writer", "Fact-checker"])
def test_plans_of_readers_are_for_editors(client, role):
    edition = scheduled()
    sit_down(client, role)

    for slug in ("hold", "release", "unschedule", "expire"):
        assert client.post(page(edition, slug), {"reason": "x"}).status_code == 403
    assert states(edition.article) == ["scheduled"]


# -- From the screen of a show ---------------------------------------------------------------------


def test_an_explainer_is_drafted_from_the_screen_of_a_show(client):
    writer = sit_down(client, "Writer")
    show = make_show("Diamonds")
    make_fact(show, prop="genre", value="heist", checked_by=make_user())
    address = reverse("admin:shows_show_draft_explainer", args=[show.pk])

    response = client.post(address)

    article = Article.objects.get()
    assert response.url == reverse("admin:articles_article_change", args=[article.pk])
    assert (article.show, article.assigned_to, article.stage) == (show, writer, "drafting")
    again = client.post(address)
    assert "is there already" in objections(again)[0]
    assert Article.objects.count() == 1


def test_an_explainer_of_each_season_is_drafted_from_the_screen_of_a_show(client):
    sit_down(client, "Writer")
    show = make_show("Tidewater")
    seasons = [make_season(show, number) for number in (1, 2)]
    address = reverse("admin:shows_show_draft_explainer", args=[show.pk])

    for season in seasons:
        assert client.post(address, {"season": season.number}).status_code == 302
    again = client.post(address, {"season": 1})
    elsewhere = client.post(address, {"season": 3})

    assert [article.season for article in Article.objects.order_by("pk")] == seasons
    assert "is there already" in objections(again)[0]
    assert "Select a valid choice" in elsewhere.content.decode()
    assert "Season 2" in client.get(address).content.decode()
