"""Reasons set aside for one version, by name and in writing."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from articles import overriding, workflow
from articles.gates import reasons_to_wait
from articles.models import Override
from articles.rendering import render
from articles.revisions import save_article
from articles.workflow.overrides import override, reasons_not_to_override
from newsroom.lib.refusals import Refused
from tests.make import make_article, make_fact, make_member, make_show
from tests.screens import sit_down

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 27, 6, 0, tzinfo=UTC)
UNCHECKED = "Nobody has checked this fact yet: It was a Friday."
TO_COME = "“To come: the cast.” is left: write it, or take it out."


@pytest.fixture
def managing():
    return make_member("Managing editor", "Mara")


@pytest.fixture
def article():
    """Lacks a check, which may be set aside, and words, which may not."""
    fact = make_fact(statement="It was a Friday.")
    mark = f'<p><span data-fact="{fact.ref}">It was a Friday.</span></p>'
    return make_article(body=f"{mark}<p>To come: the cast.</p>")


def waiting(article):
    """Why the newest version waits once what was set aside is left out."""
    revision = article.head
    said = reasons_to_wait(revision, render(revision, at=AT), at=AT)
    return list(overriding.not_overridden(revision, said))


def refused(article, by, sentences, reason="The vault has a calendar."):
    with pytest.raises(Refused) as refusal:
        override(article, revision=article.head, by=by, sentences=sentences, reason=reason)
    return refusal.value.reasons


def test_a_managing_editor_sets_a_reason_aside_in_writing(article, managing):
    assert waiting(article) == [TO_COME, UNCHECKED]

    override(
        article,
        revision=article.head,
        by=managing,
        sentences=[UNCHECKED],
        reason=" The vault has a calendar. ",
    )

    assert waiting(article) == [TO_COME]
    (row,) = overriding.set_aside(article.head)
    assert (row.sentence, row.reason, row.by) == (UNCHECKED, "The vault has a calendar.", managing)
    line = article.log.get(verb="override")
    assert (line.by, line.reason, line.overrides, line.revision) == (
        managing,
        "The vault has a calendar.",
        [UNCHECKED],
        article.head,
    )


def test_the_next_version_asks_again(article, managing):
    override(article, revision=article.head, by=managing, sentences=[UNCHECKED], reason="Known.")
    article.standfirst = "Other words."
    save_article(article, by=managing)

    assert waiting(article) == [TO_COME, UNCHECKED]


def test_what_is_no_judgement_can_never_be_set_aside(article, managing):
    assert refused(article, managing, [TO_COME]) == [
        f"Readers would see the note to ourselves. “{TO_COME}” can never be set aside."
    ]
    # Not by a row that somebody wrote past the rule, either.
    Override.objects.create(
        article=article, revision=article.head, sentence=TO_COME, reason="Known.", by=managing
    )
    assert TO_COME in waiting(article)


def test_it_takes_a_managing_editor_a_tick_and_a_reason(article, managing):
    editor = make_member("Editor", "Eve")
    assert refused(article, editor, [UNCHECKED]) == [
        "Eve may not override a reason: that takes the role Managing editor."
    ]
    assert refused(article, managing, [], " ") == [
        "Tick what is to be set aside.",
        "Say why: whoever publishes reads it, and a court may ask.",
    ]
    assert refused(article, managing, ["It is too long."]) == [
        "That is no longer said of this version: “It is too long.”"
    ]


def test_a_version_that_is_not_the_newest_is_not_acted_upon(article, managing):
    old = article.head
    article.standfirst = "Other words."
    save_article(article, by=managing)

    (reason,) = reasons_not_to_override(article, old, managing)
    assert reason.startswith("Version 1 is not the newest")


def test_what_was_set_aside_is_named_for_the_log(article, managing):
    override(article, revision=article.head, by=managing, sentences=[UNCHECKED], reason="Known.")
    said = list(reasons_to_wait(article.head, render(article.head, at=AT), at=AT))

    assert overriding.overridden(article.head, said) == [UNCHECKED]


# -- The page -------------------------------------------------------------------------------------


def page_of(article, page="override"):
    return reverse(f"admin:articles_article_{page}", args=[article.pk])


def test_the_page_lists_what_may_be_ticked_and_says_why_the_rest_may_not(client, article):
    sit_down(client, "Managing editor")

    shown = client.get(page_of(article))

    ticks = [str(choice.choice_label) for choice, _ in shown.context_data["form"].lines]
    never = [(one["sentence"], one["why"]) for one in shown.context_data["never"]]
    assert ticks == [UNCHECKED]
    assert never == [(TO_COME, "Readers would see the note to ourselves.")]
    fact = article.facts.get()
    assert reverse("admin:facts_fact_change", args=[fact.pk]) in shown.content.decode()


def test_it_is_done_by_post_and_said_where_the_article_stands(client, article):
    sit_down(client, "Managing editor")
    answers = {"revision": 1, "sentences": [UNCHECKED], "reason": "The vault has a calendar."}

    missing = client.post(page_of(article), {**answers, "reason": ""})
    assert "a court may ask" in missing.content.decode()
    done = client.post(page_of(article), answers)

    assert done.url == page_of(article, "publish")
    stands = client.get(page_of(article, "standing")).content.decode()
    assert "Set aside for this version alone" in stands
    assert "The vault has a calendar." in stands
    assert "1 thing to mend" in stands


def test_the_page_is_for_managing_editors(client, article):
    sit_down(client, "Editor")

    assert client.get(page_of(article)).status_code == 403


def test_a_kind_may_go_without_its_verdict_by_name(managing):
    article = make_article(kind="explainer", show=make_show("Stolen"))
    (verdict,) = waiting(article)

    override(article, revision=article.head, by=managing, sentences=[verdict], reason="Tomorrow.")

    assert waiting(article) == []


def test_what_was_set_aside_no_longer_stops_it_and_stands_in_the_line_of_the_log(client, managing):
    sit_down(client, "Managing editor")
    fact = make_fact(statement="It was a Friday.")
    article = make_article(facts=[fact], approved_by=make_member("Editor"))
    page = reverse("admin:articles_article_publish", args=[article.pk])
    assert page_of(article) in client.get(page).content.decode()

    override(article, revision=article.head, by=managing, sentences=[UNCHECKED], reason="Known.")
    shown = client.get(page).content.decode()
    edition = workflow.publish(article, revision=article.head, by=managing)

    assert "Set aside for this version alone" in shown
    assert edition.state() == "live"
    assert article.log.get(verb="publish").overrides == [UNCHECKED]
