"""From hand to hand by buttons: handed in with a note, taken back, assigned, taken."""

from datetime import date

import pytest
from django.urls import reverse

from articles import assigning, workflow
from articles.models import Article, LogLine, Notice
from tests.make import make_article, make_member
from tests.screens import form_data, problems, sit_down

pytestmark = pytest.mark.django_db
FRIDAY = date(2099, 11, 27)


def screen(article, page="change"):
    return reverse(f"admin:articles_article_{page.replace('-', '_')}", args=[article.pk])


def fresh(article):
    return Article.objects.get(pk=article.pk)


def submitted(client, note="The dates are new."):
    writer = sit_down(client, "Writer", "mara")
    article = make_article("The vault", by=writer)
    client.post(screen(article, "submit"), {"revision": 1, "note": note})
    return writer, fresh(article)


def test_the_note_is_shown_wherever_somebody_decides(client):
    _, article = submitted(client)
    sit_down(client, "Editor")

    pages = [screen(article), screen(article, "approve"), screen(article, "send-back"), "/admin/"]
    shown = [client.get(page).content.decode() for page in pages]

    assert ["The dates are new." in page for page in shown] == [True] * 4
    assert client.get(screen(article, "state")).json()["note"] == (
        "For whoever checks it: The dates are new."
    )


def test_a_writer_takes_back_by_the_bar_and_nobody_else_is_offered_it(client):
    writer, article = submitted(client)
    bar = [verb.slug for verb in client.get(screen(article)).context_data["verbs"]]

    client.post(screen(article, "take-back"), {"note": "One more name."})

    assert bar == ["take-back"]
    assert fresh(article).stage == "drafting"
    workflow.submit(fresh(article), revision=article.head, by=writer)
    sit_down(client, "Editor")
    assert client.get(screen(article, "take-back")).status_code == 403
    bar = [verb.slug for verb in client.get(screen(article)).context_data["verbs"]]
    assert "take-back" not in bar


def test_what_was_sent_back_and_taken_back_later_is_not_said_to_be_sent_back(client):
    writer, article = submitted(client)
    workflow.send_back(article, by=make_member("Editor"), note="Name the judge.")
    assert "Sent back: Name the judge." in client.get("/admin/").content.decode()

    workflow.submit(fresh(article), revision=article.head, by=writer)
    workflow.take_back(fresh(article), by=writer)

    for page in ("/admin/", screen(article), screen(article, "standing")):
        assert "Name the judge." not in client.get(page).content.decode()


def test_an_editor_assigns_and_whoever_gets_it_takes_no_more_steps(client):
    mara = make_member("Writer", "mara")
    article = make_article("The vault")
    sit_down(client, "Editor")

    answers = {"to": mara.pk, "due": "2099-11-27", "note": "Call the court."}
    client.post(screen(article, "assign"), answers)

    assert (fresh(article).assigned_to, fresh(article).due) == (mara, FRIDAY)
    assert LogLine.objects.get().reason == "Call the court."
    listed = client.get(reverse("admin:articles_article_changelist"), {"hands": "somebody"})
    assert "27 November 2099" in listed.content.decode()
    again = client.post(screen(article, "assign"), answers)
    assert again.context_data["reasons"][0]["sentence"] == (
        "It is assigned so already: mara, due 27 November 2099."
    )
    assert again.context_data["form"]["note"].value() == "Call the court."


def test_a_writer_takes_a_planned_article_by_one_press(client):
    article = make_article("The vault", stage="planned")
    writer = sit_down(client, "Writer", "mara")

    assert "Take it yourself" in client.get(screen(article, "assign")).content.decode()
    client.get(screen(article, "take"))
    assert fresh(article).assigned_to is None
    client.post(screen(article, "take"))

    assert fresh(article).assigned_to == writer
    assert client.get(screen(article, "take")).status_code == 403
    sit_down(client, "Fact-checker")
    assert client.get(screen(article, "assign")).status_code == 403


def test_the_form_assigns_by_the_same_rule(client):
    mara, editor = make_member("Writer", "mara"), sit_down(client, "Editor", "ellie")
    article = make_article("The vault", by=editor)
    data = form_data(client.get(screen(article)), assigned_to=mara.pk, due="27 November 2099")
    data["due"] = "2099-11-27"

    client.post(screen(article), data)

    assert (fresh(article).assigned_to, fresh(article).due) == (mara, FRIDAY)
    line = LogLine.objects.get(verb="assign")
    assert (line.by, line.before, line.after) == (editor, "nobody", "mara, due 27 November 2099")
    assert Notice.objects.get().user == mara
    client.post(screen(article), form_data(client.get(screen(article)), headline="Other"))
    assert LogLine.objects.count() == 1


def test_a_writer_who_gives_an_article_on_in_the_form_gets_a_sentence_and_keeps_the_words(client):
    article = make_article("The vault", by=sit_down(client, "Writer", "mara"))
    noah = make_member("Writer", "noah")
    data = form_data(client.get(screen(article)), assigned_to=noah.pk, headline="The loot")

    refused = client.post(screen(article), data)

    assert any("mara may not assign an article" in said for said in problems(refused))
    assert refused.context_data["adminform"].form["headline"].value() == "The loot"
    assert (fresh(article).assigned_to, fresh(article).headline) == (None, "The vault")


@pytest.mark.parametrize(
    ("asked", "headlines"),
    [
        ({"hands": "mine"}, ["Mine"]),
        ({"hands": "nobody"}, ["Nobody’s"]),
        ({"by_day": "late"}, ["Mine"]),
    ],
)
def test_the_list_finds_what_is_whose_and_late(client, asked, headlines):
    editor = sit_down(client, "Editor")
    assigning.assign(make_article("Mine"), to=editor, due=date(2020, 1, 2), by=editor)
    make_article("Nobody’s")

    listed = client.get(reverse("admin:articles_article_changelist"), asked)

    assert [row.headline for row in listed.context_data["cl"].result_list] == headlines
