"""The working copy on the desk: who may write it, and that readers see nothing of it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles import workflow
from articles.models import Article, Edition
from tests.make import (
    make_adaptation,
    make_article,
    make_author,
    make_citation,
    make_credit,
    make_edition,
    make_event,
    make_fact,
    make_image,
    make_involvement,
    make_member,
    make_portrayal,
    make_show,
    make_topic,
    make_user,
    make_verdict,
)
from tests.screens import form_data, problems, queries_of, sit_down

pytestmark = pytest.mark.django_db

LIST = reverse("admin:articles_article_changelist")
ADD = reverse("admin:articles_article_add")
LOOKING = {"preview", "standing", "state"}
VERBS = ["submit", "send-back", "approve", "publish", "move", "withdraw"]
PAGES = [*sorted(LOOKING), *VERBS]


def screen(article, page="change"):
    return reverse(f"admin:articles_article_{page.replace('-', '_')}", args=[article.pk])


def save(client, article, **changes):
    return client.post(screen(article), form_data(client.get(screen(article)), **changes))


def published(**columns):
    """An article that is live, written by one and approved by another."""
    article = make_article(by=make_member("Writer"), approved_by=make_member("Editor"), **columns)
    workflow.publish(article, revision=article.head, by=make_member("Editor"))
    return article


# -- Saving --------------------------------------------------------------------------------------


def test_a_writer_begins_an_article_and_it_is_a_version_at_once_under_their_name(client):
    writer = sit_down(client, "Writer")
    author, show = make_author("Ines", user=writer), make_show()
    shown = client.get(ADD)
    data = form_data(shown, headline="Is it true?", slug="is-it-true", show=show.pk, kind="news")

    response = client.post(ADD, data)

    article = Article.objects.get()
    assert (response.status_code, response.url) == (302, screen(article))
    assert (article.created_by, article.stage, article.head.number) == (writer, "drafting", 1)
    assert (article.head.content["author_ids"], article.kind) == ([author.pk], "news")
    assert "body" not in shown.context_data["adminform"].form.fields


def test_somebody_without_a_byline_begins_an_article_too(client):
    sit_down(client, "Editor")

    client.post(ADD, form_data(client.get(ADD), headline="Is it true?", slug="is-it-true"))

    assert Article.objects.get().head.content["author_ids"] == []


def test_saving_a_draft_changes_no_public_byte(client):
    sit_down(client, "Editor")
    show, event = make_show(poster=make_image()), make_event(date="2003")
    make_adaptation(show, event=event)
    make_verdict(show, decided_by=make_user(), decided_on=timezone.localdate())
    credit = make_credit(show, character="Leo")
    person = make_portrayal(credit.character).person
    make_involvement(event, person=person)
    facts = [make_fact(subject, checked_by=make_user()) for subject in (show, event, person)]
    article = published(show=show, event=event, facts=facts, lead_image=make_image())
    other = published(show=show)
    another, topic, author = make_show(), make_topic(), make_author()
    addresses = [
        *(reverse(f"site:{name}") for name in ("home", "articles", "shows", "people", "events")),
        *(record.get_absolute_url() for record in (article, other, show, event, person)),
        reverse("site:how_we_check"),
    ]
    before = {address: Client().get(address).content for address in addresses}

    response = save(
        client,
        article,
        headline="Another headline",
        standfirst="Another standfirst",
        body="<h2>Another body</h2><p>It says other things.</p>",
        kind="list",
        show=another.pk,
        event="",
        lead_image="",
        other_shows=[other.show.pk],
        topics=[topic.pk],
        noindex="on",
        search_title="Another title",
        **{"bylines-0-author": author.pk},
    )

    assert response.status_code == 302
    assert article.head.number == 2
    assert {address: Client().get(address).content for address in addresses} == before


def test_editing_an_approved_copy_takes_its_approval_back(client):
    sit_down(client, "Editor")
    article = make_article(approved_by=make_member("Editor"))

    save(client, article, standfirst="Other words.")

    article.refresh_from_db()
    assert (article.stage, article.approved_revision, article.head.number) == ("drafting", None, 2)


def test_saving_an_approved_copy_as_it_is_keeps_its_approval(client):
    sit_down(client, "Editor")
    article = make_article(approved_by=make_member("Editor"))

    save(client, article)

    article.refresh_from_db()
    assert (article.stage, article.head.number) == ("approved", 1)


def test_of_two_who_wrote_at_once_nobody_loses_a_word(client):
    sit_down(client, "Editor", "maud")
    article = make_article(standfirst="Before.", body="<p>Before.</p>")
    mine = form_data(client.get(screen(article)), standfirst="Mine.", body="<p>Mine.</p>")
    save(client, article, standfirst="Theirs.", search_title="Theirs too.")

    response = client.post(screen(article), mine)

    assert response.url.startswith(screen(article, "join"))
    assert article.revisions.get(kind="set_aside").content["standfirst"] == "Mine."
    (place,) = client.get(response.url).context_data["places"]
    client.post(response.url, {f"choice-{place.key}": "mine"})
    article.refresh_from_db()
    assert (article.standfirst, article.body) == ("Mine.", "<p>Mine.</p>")
    assert article.search_title == "Theirs too."


def test_the_address_of_a_published_article_does_not_change_in_passing(client):
    sit_down(client, "Editor")
    article = published(slug="diamonds")

    response = save(client, article, slug="pearls")

    assert response.status_code == 200
    assert any("diamonds" in sentence for sentence in problems(response))
    article.refresh_from_db()
    assert article.slug == "diamonds"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"headline": "x" * 10_000}, "at most 200 characters (it has 10000)"),
        ({"headline": "\x00\x07"}, "This field is required."),
        ({"kind": "poem"}, "poem is not one of the available choices"),
        ({"due": "2026-02-31"}, "Enter a valid date."),
        ({"slug": "no spaces allowed"}, "Enter a valid “slug”"),
    ],
)
def test_bad_input_gets_a_sentence_and_changes_nothing(client, changes, sentence):
    sit_down(client, "Editor")
    article = make_article("Before")

    response = save(client, article, **changes)

    assert response.status_code == 200
    assert sentence in " ".join(problems(response))
    article.refresh_from_db()
    assert (article.headline, article.head.number) == ("Before", 1)


# -- Who may ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", ["Fact-checker", "Writer"])
def test_who_may_not_write_an_article_reads_it_and_cannot_save_it(client, role):
    article = make_article("Before", by=make_member("Writer"))
    sit_down(client, role)
    data = {"headline": "After", "base_version": "1"}

    shown = client.get(screen(article))

    assert shown.status_code == 200
    assert not shown.context_data["has_change_permission"]
    assert client.post(screen(article), data).status_code == 403
    article.refresh_from_db()
    assert article.headline == "Before"


def test_a_writer_writes_on_what_is_assigned_to_her(client):
    article = make_article(by=make_member("Writer"))
    article.assigned_to = sit_down(client, "Writer")
    article.save()

    assert save(client, article, headline="After").status_code == 302


@pytest.mark.parametrize(
    ("role", "open_to"),
    [
        ("Fact-checker", LOOKING),
        ("Writer", LOOKING),
        ("Editor", LOOKING | {"send-back", "approve", "publish", "move"}),
        ("Managing editor", LOOKING | {"send-back", "approve", "publish", "move", "withdraw"}),
    ],
)
def test_each_role_finds_its_own_verbs_and_no_other(client, role, open_to):
    article = published()
    Article.objects.update(stage="submitted", approved_revision=None)
    sit_down(client, role)

    answers = {page: client.get(screen(article, page)).status_code for page in PAGES}
    posts = {page: client.post(screen(article, page)).status_code for page in PAGES}

    assert {page for page, status in answers.items() if status == 200} == open_to
    assert {page for page, status in answers.items() if status != 200} == {
        page for page, status in answers.items() if status == 403
    }
    assert {page for page, status in posts.items() if status != 403} == open_to


@pytest.mark.parametrize("page", ["change", "history", "delete", *PAGES])
def test_no_side_door_stands_open(client, page):
    article = published()

    nobody = client.get(screen(article, page))
    client.force_login(make_user(is_staff=True))
    without_role = client.get(screen(article, page))

    assert (nobody.status_code, nobody.url.split("?")[0]) == (302, reverse("admin:login"))
    assert without_role.status_code == 403


def test_pickers_and_old_versions_ask_for_the_role_too(client):
    article = published()
    picker = reverse("admin:autocomplete") + "?app_label=articles&model_name=article"
    old = reverse(
        "admin:articles_article_simple_history", args=[article.pk, article.history.first().pk]
    )
    client.force_login(make_user(is_staff=True))

    assert client.get(f"{picker}&field_name=show").status_code == 403
    assert client.get(old).status_code == 403
    sit_down(client, "Editor")
    assert client.get(old).status_code == 200
    assert client.post(old, {"headline": "After"}).status_code == 405


def test_only_a_managing_editor_deletes_and_never_what_readers_saw(client):
    article = published()
    sit_down(client, "Editor")
    assert client.post(screen(article, "delete"), {"post": "yes"}).status_code == 403
    sit_down(client, "Managing editor")

    response = client.post(screen(article, "delete"), {"post": "yes"}, follow=True)

    assert Article.objects.filter(pk=article.pk).exists()
    assert "cannot be deleted, because it is in use" in response.content.decode()


# -- The screens -----------------------------------------------------------------------------------


def standing(client, article):
    """Where an article stands: on its page, and what the form asks for, which says the same."""
    asked = client.get(screen(article, "state")).json()
    page = client.get(screen(article, "standing")).content.decode()
    assert all("".join(panel.split()) in "".join(page.split()) for panel in asked["panels"])
    return page


def test_where_it_stands_leads_to_what_mends_each_reason(client):
    sit_down(client, "Writer")
    fact = make_fact(statement="They took it all.")
    article = make_article(facts=[fact], authors=[], standfirst="")

    page = standing(client, article)

    assert reverse("admin:facts_fact_change", args=[fact.pk]) in page
    assert f"{screen(article)}#bylines-group" in page
    assert "may not publish" not in page


def test_where_it_stands_says_what_readers_see_and_will_see(client):
    sit_down(client, "Editor")
    article = published()
    tomorrow = timezone.now() + timedelta(days=1)
    Edition.objects.update(live_until=tomorrow)
    make_edition(article, live_from=tomorrow)

    page = standing(client, article)
    form = client.get(screen(article)).content.decode()

    assert "Readers see edition 1 of it now." in page
    assert "Edition 2" in page
    assert "Readers see edition 1, since" in form
    assert "The next edition goes live" in form


def test_a_note_of_an_editor_stays_until_the_draft_is_handed_in_again(client):
    writer = sit_down(client, "Writer")
    article = make_article(by=writer)
    workflow.submit(article, revision=article.head, by=writer)
    workflow.send_back(article, by=make_member("Editor"), note="Name the judge.")

    save(client, article, standfirst="Judge Ames.")
    assert "Name the judge." in standing(client, article)
    workflow.submit(article, revision=article.head, by=writer)
    assert "Name the judge." not in standing(client, article)


@pytest.mark.parametrize(
    ("presence", "headlines"),
    [
        ("live", ["Live"]),
        ("scheduled", ["Scheduled"]),
        ("held", ["Held"]),
        ("never", ["Draft"]),
    ],
)
def test_the_list_finds_articles_by_what_readers_see(client, presence, headlines):
    sit_down(client, "Editor")
    make_article("Draft")
    make_edition(make_article("Live"))
    make_edition(make_article("Scheduled"), live_from=timezone.now() + timedelta(days=1))
    make_edition(make_article("Held"), live_from=None, hold_reason="A lawyer reads it.")

    response = client.get(LIST, {"presence": presence})

    assert [row.headline for row in response.context_data["cl"].result_list] == headlines


def test_a_preview_is_never_kept_and_says_what_is_missing(client):
    sit_down(client, "Writer")
    fact = make_fact(statement="They took it all.")
    article = make_article(facts=[fact])

    response = client.get(screen(article, "preview"))

    assert "no-store" in response.headers["Cache-Control"]
    assert "noindex" in response.content.decode()
    assert "Nobody has checked this fact yet: They took it all." in response.content.decode()


def test_lists_cost_the_same_with_ten_rows_and_a_thousand(client):
    sit_down(client, "Editor")
    show = make_show()
    rows = [
        Article(headline=f"Headline {number}", slug=f"a-{number}", show=show)
        for number in range(1000)
    ]
    Article.objects.bulk_create(rows[:10])
    few = queries_of(client, LIST)
    Article.objects.bulk_create(rows[10:])

    assert queries_of(client, LIST) == few
    assert few <= 8


# -- Script ----------------------------------------------------------------------------------------

SCRIPT = "<script>alert(1)</script>"


def test_script_in_every_text_is_only_text_on_the_desk_and_on_the_site(client):
    sit_down(client, "Managing editor")
    show = make_show(SCRIPT, slug="s", synopsis=SCRIPT)
    event = make_event(SCRIPT, slug="e", summary=SCRIPT)
    fact = make_fact(
        event, statement=SCRIPT, standing_reason=SCRIPT, source=None, checked_by=make_user()
    )
    make_citation(fact, quote=SCRIPT, locator=SCRIPT)
    make_verdict(show, answer=SCRIPT, decided_by=make_user(), decided_on=timezone.localdate())
    make_adaptation(show, event=event, note=SCRIPT)
    article = published(
        headline=SCRIPT,
        slug="a",
        standfirst=SCRIPT,
        body=f'<p>{SCRIPT}<span data-fact="{fact.ref}">Words.</span></p>',
        show=show,
        event=event,
        authors=[make_author(SCRIPT, slug="author")],
        search_title=SCRIPT,
        social_title=SCRIPT,
        meta_description=SCRIPT,
    )
    edition = article.editions.get()
    desk = [
        reverse("admin:index"),
        LIST,
        *(screen(article, page) for page in ("change", "history", "delete", *PAGES)),
        reverse("admin:articles_edition_change", args=[edition.pk]),
        reverse("admin:articles_edition_preview", args=[edition.pk]),
        reverse("admin:shows_show_change", args=[show.pk]),
        reverse("admin:facts_event_change", args=[event.pk]),
        reverse("admin:facts_fact_change", args=[fact.pk]),
        reverse("admin:facts_fact_retire", args=[fact.pk]),
        reverse("admin:facts_fact_changelist"),
    ]
    site = ["/", "/articles/", "/shows/", "/events/"]
    site += [record.get_absolute_url() for record in (article, show, event)]

    desk.remove(screen(article, "state"))
    panels = client.get(screen(article, "state")).json()["panels"]
    pages = {address: client.get(address) for address in [*desk, *site]}

    assert "<script" not in "".join(panels)
    assert {page.status_code for page in pages.values()} <= {200, 403}
    assert [address for address, page in pages.items() if b"<script>alert" in page.content] == []
