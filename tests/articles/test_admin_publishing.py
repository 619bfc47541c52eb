"""The publish page: what it lays before an editor, and what it does with an answer."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles import workflow
from articles.models import Correction, Edition
from articles.revisions import save_article
from tests.make import (
    make_article,
    make_fact,
    make_member,
    make_show,
    make_user,
    make_verdict,
)
from tests.screens import queries_of, sit_down

pytestmark = pytest.mark.django_db

BODY = "<p>The theives got nine years.</p><p>He left in 2017. The vault was shut.</p>"


def page(record, slug="publish"):
    name = f"admin:articles_{record._meta.model_name}_{slug.replace('-', '_')}"
    return reverse(name, args=[record.pk])


def typed(response):
    form = response.context_data["form"]
    return {field.name: field.value() for field in form if field.value() is not None}


def press(client, article, **answers):
    return client.post(page(article), typed(client.get(page(article))) | answers)


def objections(response):
    return [reason["sentence"] for reason in response.context_data["reasons"]]


@pytest.fixture
def live():
    """An article that readers see."""
    editor = make_member("Editor", "tomas")
    article = make_article("A heist", body=BODY, by=make_user("mara"), approved_by=editor)
    workflow.publish(article, revision=article.head, by=editor)
    return article


def rewrite(article, *changes, approve=True):
    article.refresh_from_db()
    for before, after in changes:
        article.body = article.body.replace(before, after)
    revision = save_article(article, by=make_user())
    if approve:
        revision.approved_by, revision.approved_at = make_member("Editor"), timezone.now()
        revision.save()
    return revision


def test_the_first_publication_asks_nothing(client):
    article = make_article(by=make_member("Writer"), approved_by=make_member("Editor"))
    sit_down(client, "Editor")

    response = client.get(page(article))

    shown = response.context_data
    assert shown["title"] == "Show this to readers for the first time"
    assert shown["button"] == ("Show it to readers now", "edition 1")
    assert "What kind of change is this?" not in response.text
    assert press(client, article).status_code == 302
    assert article.editions.get().change == "first"


def test_a_correction_shows_what_changes_and_what_readers_are_told(client, live):
    rewrite(live, ("nine", "ten"), ("in 2017", "until 2017"))
    sit_down(client, "Editor")

    response = client.get(page(live))

    shown = response.context_data
    assert shown["title"] == "Replace what readers see: version 2 for edition 1"
    assert shown["button"] == ("Correct the live page now", "edition 2 replaces edition 1")
    assert "What changes for readers: 2 sentences" in response.text
    assert "<del>nine</del><ins>ten</ins>" in response.text
    assert "Not possible: a number in sentence 1 changed, and 1 more reason." in response.text
    assert [(row["place"], row["open"]) for row in shown["questions"]] == [
        ("sentence 1", False),
        ("sentence 2", True),
    ]
    assert "readers see <b>ten</b> and a dated correction below the text." in shown["result"]


def test_a_question_about_the_note_is_answered_or_asked_again(client, live):
    rewrite(live, ("nine", "ten"), ("in 2017", "until 2017"))
    sit_down(client, "Editor")

    refused = press(client, live, note="We said nine years. It was ten, and I typed this.")
    done = press(
        client, live, note="We said nine. It was ten.", **{"why-sentence-2": "It follows."}
    )

    assert objections(refused) == [
        "Sentence 2 changed too, and the note does not say so. Add it, or say why it is left out."
    ]
    assert "It was ten, and I typed this." in refused.text
    assert done.status_code == 302
    assert Correction.objects.get().note == "We said nine. It was ten."


def test_a_typo_is_mended_without_approval_and_what_is_none_is_not(client, live):
    rewrite(live, ("theives", "thieves"), approve=False)
    sit_down(client, "Editor")

    response = client.get(page(live))
    shown = response.context_data
    assert (shown["chosen"], shown["reasons"]) == ("typo", [])
    assert shown["button"] == ("Mend the typo now", "dates and feeds stay")
    press(client, live)
    rewrite(live, ("shut", "not shut"), approve=False)
    refused = press(client, live, change="typo")

    assert live.editions.live().get().change == "typo"
    assert objections(refused)[0] == "It is no typo: a “not” in sentence 3 changed."


def test_an_update_adds_its_line(client, live):
    rewrite(live, ("He left", "A film is made. He left"))
    sit_down(client, "Editor")

    asked = press(client, live)
    press(client, live, date_note="A film is made.")

    assert objections(asked) == ["Say in one line what is new: readers see it beside the date."]
    assert (live.editions.live().get().change, live.editions.live().get().date_note) == (
        "update",
        "A film is made.",
    )


def test_readers_who_see_exactly_this_are_not_troubled(client, live):
    sit_down(client, "Editor")

    response = client.get(page(live))

    assert "Readers already see exactly this." in response.text
    assert press(client, live).status_code == 200
    assert live.editions.count() == 1


def test_a_press_that_comes_twice_publishes_once(client, live):
    rewrite(live, ("theives", "thieves"))
    sit_down(client, "Editor", "ellie")
    answers = typed(client.get(page(live)))

    first, second = (client.post(page(live), answers) for _ in range(2))

    assert (first.status_code, second.status_code) == (302, 200)
    assert objections(second)[0].startswith("Edition 2 was made by ellie on ")
    assert live.editions.count() == 2


def test_a_lost_answer_is_found_among_the_editions(client, live):
    sit_down(client, "Editor")
    asking = page(live, "publish-asking")

    before = client.get(asking, {"since": 1}).json()
    rewrite(live, ("theives", "thieves"))
    press(client, live)
    after = client.get(asking, {"since": 1}).json()

    assert before["sentence"] == (
        "Nothing was published: readers still see edition 1. You can press again."
    )
    assert (after["made"], after["sentence"]) == (
        2,
        "It went through. Readers see it now: edition 2.",
    )


@pytest.mark.parametrize(
    ("at", "key", "words"),
    [
        ("2099-07-01T10:00", "sentence", "Readers will see this on Wednesday 1 July 2099 at 10:00"),
        ("2026-03-29T01:30", "reasons", "does not exist in London"),
    ],
)
def test_a_time_is_told_in_words_before_it_is_chosen(client, live, at, key, words):
    sit_down(client, "Editor")

    said = client.get(page(live, "publish-asking"), {"at": at}).json()

    assert words in str(said[key])


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"when": "now", "at": "2099-07-01T10:00"}, "You gave a time: choose “At a time” with it"),
        ({"when": "later"}, "Say at what time."),
        ({"when": "held"}, "Say why it is held: whoever releases it reads it."),
    ],
)
def test_when_is_never_guessed(client, live, answers, sentence):
    rewrite(live, ("theives", "thieves"))
    sit_down(client, "Editor")

    response = press(client, live, **answers)

    assert sentence in response.text
    assert live.editions.count() == 1


def test_what_is_held_back_reaches_nobody(client, live):
    rewrite(live, ("theives", "thieves"))
    sit_down(client, "Editor")

    press(client, live, when="held", hold_reason="A lawyer reads it.")

    assert [row.state() for row in Edition.objects.order_by("number")] == ["live", "held"]


def test_what_waits_for_checks_may_be_promised(client):
    fact = make_fact(statement="About 100 boxes.")
    article = make_article(
        facts=[fact], by=make_member("Writer"), approved_by=make_member("Editor")
    )
    sit_down(client, "Editor")
    soon = timezone.localtime(timezone.now() + timedelta(hours=3))

    press(client, article, check_by=f"{soon:%Y-%m-%dT%H:%M}", promise="The court has just ruled.")

    assert article.editions.get().check_by is not None
    assert article.log.filter(verb="promise").get().reason == "The court has just ruled."


def test_who_wrote_it_keeps_the_correction_as_a_draft(client, live):
    editor = sit_down(client, "Editor", "ellie")
    rewrite(live, ("nine", "ten"))
    live.revisions.update(created_by=editor)

    refused = press(client, live)
    kept = client.post(page(live), typed(client.get(page(live))) | {"_keep": "1"})

    assert objections(refused) == [
        "ellie drafted this correction: keep it as a draft, and a colleague approves it."
    ]
    assert "Keep the correction as a draft" in refused.text
    draft = Correction.objects.get()
    assert kept.url == reverse("admin:articles_correction_change", args=[draft.pk])
    assert client.get(page(draft, "approve")).status_code == 200
    assert client.post(page(draft, "approve")).context_data["reasons"]
    sit_down(client, "Editor", "jo")
    client.post(page(draft, "approve"))
    client.force_login(editor)
    assert press(client, live).status_code == 302
    draft.refresh_from_db()
    assert (draft.edition_after.number, str(draft.approved_by)) == (2, "jo")


def test_the_page_costs_a_bounded_number_of_queries(client, live):
    rewrite(live, ("nine", "ten"))
    sit_down(client, "Editor")

    assert queries_of(client, page(live)) <= 110


def test_the_desk_sees_how_the_answer_changed(client):
    editor = sit_down(client, "Editor", "ellie")
    show = make_show()
    verdict = make_verdict(show, decided_on="2025-01-01", decided_by=editor)
    article = make_article(show=show, approved_by=make_member("Editor"))
    workflow.publish(article, revision=article.head, by=editor)
    before = client.get(page(article, "standing")).text
    verdict.value, verdict.answer = "fiction", "It is made up."
    verdict.save()
    workflow.publish(
        article, revision=article.head, by=editor, change="update", date_note="A letter was found."
    )

    after = client.get(page(article, "standing")).text

    assert "How the answer changed" not in before
    assert after.index("<strong>Fiction</strong>") < after.index(">Inspired by true events<")
    assert "Why: A letter was found." in after


def test_answers_that_no_page_offers_are_refused_in_words(client, live):
    rewrite(live, ("theives", "thieves"))
    sit_down(client, "Editor")

    response = press(client, live, change="first", when="never", revision="x", seen="y")

    assert response.status_code == 200
    assert live.editions.count() == 1
