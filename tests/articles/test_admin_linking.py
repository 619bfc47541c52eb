"""What the article's page asks about facts: the picker, linked facts, new ones, the panel."""

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.admin.linking.making import NO_SUBJECT
from articles.linked import KNOWN_TO_US
from articles.models import Article, EditionFact
from articles.revisions import save_article
from facts.models import Citation, Fact, Source
from facts.wording import value_in_words
from newsroom.lib.changes import changed
from tests.make import (
    make_adaptation,
    make_article,
    make_contradiction,
    make_edition,
    make_event,
    make_fact,
    make_involvement,
    make_person,
    make_show,
    make_source,
)
from tests.screens import sit_down

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    """A show that tells of a heist, and an article about both."""
    show, event = make_show("Everybody Loves Diamonds"), make_event("Antwerp diamond heist")
    make_adaptation(show, event=event)
    person = make_person("Leonardo Notarbartolo")
    make_involvement(event, person=person)
    article = make_article("Is it true?", show=show, event=event)
    return show, event, person, article


def ask(client, article, slug, **data):
    address = reverse(f"admin:articles_article_{slug.replace('-', '_')}", args=[article.pk])
    about = {"show": article.show_id or "", "event": article.event_id or ""}
    return client.post(address, {**about, **data})


def statements(response):
    return [row["statement"] for row in response.json()["rows"]]


def passages(*texts):
    return json.dumps(
        [text if isinstance(text, dict) else {"kind": "text", "text": text} for text in texts]
    )


# -- The picker -----------------------------------------------------------------------------------


def test_the_fact_with_the_selected_sum_comes_first_then_what_is_near(client, story):
    show, event, person, article = story
    sit_down(client, "Editor")
    make_fact(make_event("Another heist"), statement="Somebody took $100 million elsewhere.")
    make_fact(person, statement="Notarbartolo was born in Palermo.")
    make_fact(show, statement="The series was shot in Turin.")
    make_fact(event, "value-stolen", "at least USD 100000000", statement="The loot was large.")

    found = ask(
        client, article, "facts-find", words="at least $100m", sentence="They left with it."
    )

    assert statements(found) == [
        "The loot was large.",
        "The series was shot in Turin.",
        "Notarbartolo was born in Palermo.",
    ]
    row = found.json()["rows"][0]
    assert (row["word"], row["value"], row["sources"], row["checked"], row["conflicts"]) == (
        "Reported",
        "at least $100 million",
        1,
        False,
        [],
    )


def test_the_box_finds_facts_of_the_whole_desk_and_those_near_first(client, story):
    _, event, _, article = story
    sit_down(client, "Editor")
    far = make_fact(make_event("Another"), statement="The tunnel was forty metres long.")
    near = make_fact(event, statement="Nobody dug a tunnel.")
    changed([far, near])
    make_fact(event, statement="The door stood open.")

    assert statements(ask(client, article, "facts-find", q="tunnel")) == [
        "Nobody dug a tunnel.",
        "The tunnel was forty metres long.",
    ]


def test_the_show_that_the_form_names_counts_before_it_is_saved(client, story):
    *_, article = story
    sit_down(client, "Editor")
    other = make_show("Another")
    make_fact(other, statement="It was shot in Rome.")

    assert statements(ask(client, article, "facts-find", show=other.pk, event="")) == [
        "It was shot in Rome."
    ]
    assert statements(ask(client, article, "facts-find", show="x", event="")) == []


def test_retired_facts_and_those_linked_already_are_not_offered(client, story):
    _, event, _, article = story
    sit_down(client, "Editor")
    make_fact(event, statement="Gone.", stage="retired")
    linked = make_fact(event, statement="Linked.")
    make_fact(event, statement="Left.")

    assert statements(ask(client, article, "facts-find", refs=linked.ref)) == ["Left."]


# -- The facts that the text links to -------------------------------------------------------------


def test_a_linked_fact_comes_with_its_sources_and_the_claim_against_it(client, story):
    _, event, _, article = story
    checker = sit_down(client, "Editor")
    fact = make_fact(event, "value-stolen", "at least USD 100000000", checked_by=checker)
    Citation.objects.filter(fact=fact).update(quote="at least 100 million")
    other = make_fact(event, "value-stolen", "USD 500000000", rank="also")
    conflict = make_contradiction(fact, other)

    row = ask(client, article, "facts-linked", refs=f"{fact.ref} NOBODY").json()["rows"][0]

    assert row["checked_words"] == f"checked by {checker}, 2 Sep 2025"
    assert [cite["quote"] for cite in row["cites"]] == ["at least 100 million"]
    assert [(rival["ref"], rival["value"]) for rival in row["conflicts"]] == [
        (other.ref, "$500 million")
    ]
    assert row["conflicts"][0]["accepted"] is False
    assert row["conflicts"][0]["settle"] == reverse(
        "admin:facts_contradiction_settle", args=[conflict.pk]
    )


def test_a_decided_conflict_offers_the_claim_that_readers_get_and_only_to_the_other(client, story):
    _, event, _, article = story
    editor = sit_down(client, "Editor")
    lost = make_fact(event, "value-stolen", "USD 100", rank="also")
    won = make_fact(event, "value-stolen", "USD 500")
    make_contradiction(
        lost,
        won,
        state="resolved",
        preferred="b",
        resolution="The court counted.",
        decided_by=editor,
        decided_on=timezone.localdate(),
    )

    first, second = ask(client, article, "facts-linked", refs=f"{lost.ref} {won.ref}").json()[
        "rows"
    ]

    assert ([rival["ref"] for rival in first["instead"]], first["conflicts"]) == ([won.ref], [])
    assert (second["instead"], second["conflicts"]) == ([], [])


def test_a_fact_that_nobody_holds_any_more_says_so(client, story):
    sit_down(client, "Editor")

    row = ask(client, story[3], "facts-linked", refs="NOBODY").json()["rows"][0]

    assert row["gone"] == "The desk holds no such fact: it was deleted."


def test_a_superseded_fact_offers_the_one_that_took_its_place(client, story):
    _, event, _, article = story
    sit_down(client, "Editor")
    old = make_fact(
        event, "value-stolen", "USD 1", rank="superseded", rank_reason="The court counted."
    )
    new = make_fact(event, "value-stolen", "USD 2")

    row = ask(client, article, "facts-linked", refs=old.ref).json()["rows"][0]

    assert row["gone"] == "It is superseded: The court counted."
    assert [rival["ref"] for rival in row["instead"]] == [new.ref]


def test_a_fact_that_changed_since_readers_had_it_says_what_was_printed(client, story):
    _, event, _, article = story
    sit_down(client, "Editor")
    fact = make_fact(event, "value-stolen", "USD 1000", statement="It was worth $1,000.")
    edition = make_edition(article)
    EditionFact.objects.create(
        edition=edition,
        fact=fact,
        statement=fact.statement,
        value=value_in_words(fact),
        standing=fact.standing,
    )
    same = ask(client, article, "facts-linked", refs=fact.ref).json()["rows"][0]
    Fact.objects.filter(pk=fact.pk).update(value_low=2000, value_high=2000)

    row = ask(client, article, "facts-linked", refs=fact.ref).json()["rows"][0]

    assert same["changed"] == ""
    assert row["changed"] == "Edition 1 printed it as “$1,000”."


def test_a_fact_that_changed_since_the_newest_version_says_what_it_said(client, story):
    _, event, _, article = story
    member = sit_down(client, "Editor")
    fact = make_fact(event, statement="Three thieves came.")
    save_article(article, by=member)
    checked = make_fact(event, statement="Somebody checks it.")
    later = timezone.now() + timedelta(minutes=1)
    article.revisions.update(created_at=timezone.now())
    fact.statement = "Four thieves came."
    fact.save()
    Fact.objects.filter(pk__in=[fact.pk, checked.pk]).update(updated_at=later)

    rows = ask(client, article, "facts-linked", refs=f"{fact.ref} {checked.ref}").json()["rows"]

    assert [row["changed"] for row in rows] == ["In version 1 it said “Three thieves came.”.", ""]


def test_a_confidential_source_is_not_named_to_those_who_may_not_see_sources(client, story):
    _, event, _, article = story
    source = make_source("The diary of a guard", confidential=True)
    fact = make_fact(event, source=source)
    Citation.objects.update(quote="I left the door open.")
    member = sit_down(client, "Writer")
    seen = ask(client, article, "facts-linked", refs=fact.ref).json()["rows"][0]["cites"][0]
    group = member.groups.get()
    group.permissions.remove(*group.permissions.filter(codename="view_source"))

    answer = ask(client, article, "facts-linked", refs=fact.ref)

    assert seen["title"] == "The diary of a guard"
    assert answer.json()["rows"][0]["cites"] == [
        {"title": KNOWN_TO_US, "publisher": "", "quote": "", "confidential": True}
    ]
    assert "diary" not in answer.content.decode()


# -- A new fact -----------------------------------------------------------------------------------


def draft(client, article, **data):
    """The form of a new fact as the server fills it, as a browser would post it."""
    answer = ask(client, article, "fact-new", step="guess", **data)
    return answer.json()["html"]


def keep(client, article, **typed):
    data = {"step": "keep", "lines": "1", "line-0-standing": "reported", **typed}
    return ask(client, article, "fact-new", **data)


def test_statement_property_value_and_the_person_are_guessed_from_the_words(client, story):
    *_, article = story
    sit_down(client, "Editor")

    html = draft(
        client,
        article,
        words="ten years",
        sentence="He was sentenced to ten years in prison.",
        before="Leonardo Notarbartolo led the gang.",
    )

    assert "Leonardo Notarbartolo was sentenced to ten years in prison." in html
    assert 'value="10 years"' in html
    assert 'name="line-0-quote"' in html
    assert "He was sentenced" not in html


def test_a_new_fact_is_kept_as_a_draft_with_its_source_and_comes_back_as_a_row(client, story):
    _, event, _, article = story
    member = sit_down(client, "Writer")
    article.created_by = member
    article.save()

    answer = keep(
        client,
        article,
        **{
            "line-0-statement": "Nobody dug a tunnel.",
            "line-0-about": event.name,
            "source_title": "A report",
        },
    )

    fact = Fact.objects.get()
    assert answer.json()["row"]["ref"] == fact.ref
    assert (fact.event, fact.stage, fact.created_by) == (event, "draft", member)
    assert fact.citations.get().source.title == "A report"
    assert client.session["last_source"] == Source.objects.get().pk
    assert Article.objects.get().body == article.body


def test_a_fact_that_is_held_already_is_linked_and_gets_the_source(client, story):
    _, event, _, article = story
    sit_down(client, "Editor")
    held = make_fact(event, statement="Nobody dug a tunnel.", source="")

    answer = keep(
        client,
        article,
        **{
            "line-0-statement": "Nobody dug a tunnel",
            "line-0-about": event.name,
            "source_title": "A second report",
        },
    )

    assert (answer.json()["row"]["ref"], answer.json()["new"]) == (held.ref, False)
    assert held.citations.count() == 2


def test_what_cannot_be_kept_comes_back_as_it_was_typed_with_every_sentence(client, story):
    *_, article = story
    sit_down(client, "Editor")

    answer = keep(
        client, article, **{"line-0-statement": "It <b>rained</b>.", "line-0-about": "Nowhere"}
    )

    assert answer.status_code == 400
    assert len(answer.json()["reasons"]) == 2
    assert "It &lt;b&gt;rained&lt;/b&gt;." in answer.json()["html"]
    assert (Fact.objects.count(), Source.objects.count()) == (0, 0)


def test_an_article_about_nothing_says_where_to_begin(client):
    sit_down(client, "Editor")

    answer = ask(client, make_article(), "fact-new", step="guess", words="x")

    assert answer.json()["reasons"] == [NO_SUBJECT]


# -- The panel ------------------------------------------------------------------------------------


def test_the_panel_names_what_rests_on_nothing_with_the_fact_that_fits(client, story):
    _, event, person, article = story
    sit_down(client, "Editor")
    used = make_fact(event, statement="It took place in 2003.")
    fitting = make_fact(person, "re-arrested", "2013", statement="He was arrested again in 2013.")
    make_fact(event, statement="The vault had a lock.")

    answer = ask(
        client,
        article,
        "panel",
        passages=passages(
            {"kind": "heading", "text": "What happened in 2003?"},
            {"kind": "text", "text": "It began in 2003.", "marks": [[3, 16, used.ref]]},
            "Nobody knows why. Leonardo Notarbartolo was arrested in 2013.",
        ),
    ).json()

    assert (answer["resting"], answer["sentences"]) == (1, 3)
    assert [(row["text"], row["holds"], row["fits"]["ref"]) for row in answer["bare"]] == [
        (
            "Leonardo Notarbartolo was arrested in 2013.",
            "a date and an accusation",
            fitting.ref,
        )
    ]
    assert [row["ref"] for row in answer["used"]] == [used.ref]
    assert {row["statement"] for row in answer["left"]} == {
        fitting.statement,
        "The vault had a lock.",
    }


def test_what_is_superseded_or_false_is_not_offered_as_left(client, story):
    _, event, _, article = story
    sit_down(client, "Editor")
    make_fact(event, rank="superseded", rank_reason="x")
    make_fact(event, standing="false", standing_reason="x")

    assert ask(client, article, "panel").json()["left"] == []


@pytest.mark.parametrize("slug", ["panel", "facts-find", "facts-linked"])
def test_fifty_facts_ask_as_many_questions_as_five(client, story, slug):
    _, event, person, article = story
    sit_down(client, "Editor")

    def questions(count):
        refs = []
        while Fact.objects.count() < count:
            fact = make_fact(event, "value-stolen", f"USD {Fact.objects.count()}", rank="also")
            other = make_fact(person, statement="Another.")
            make_contradiction(fact, other)
            refs += [fact.ref, other.ref]
        marks = [[0, 2, ref] for ref in Fact.objects.values_list("ref", flat=True)[: count // 2]]
        told = passages({"kind": "text", "text": "It began.", "marks": marks}, "USD 3 was lost.")
        data = {"passages": told, "words": "loot"}
        if slug == "facts-linked":
            data["refs"] = " ".join(refs)
        ask(client, article, slug, **data)
        with CaptureQueriesContext(connection) as queries:
            assert ask(client, article, slug, **data).status_code == 200
        return len(queries)

    five = questions(6)
    assert questions(50) == five
    assert five <= 28


@pytest.mark.parametrize("sent", ["{", "[1]", '[{"kind": "text"}]', '[{"text": 1, "marks": [1]}]'])
def test_a_text_that_cannot_be_read_is_refused_with_a_sentence(client, story, sent):
    sit_down(client, "Editor")

    answer = ask(client, story[3], "panel", passages=sent)

    assert answer.status_code == 400
    assert answer.json()["reasons"][0].startswith("The text that was sent could not be read.")


# -- Who may --------------------------------------------------------------------------------------


@pytest.mark.parametrize("slug", ["panel", "facts-find", "facts-linked", "fact-new"])
def test_who_may_not_see_articles_or_facts_learns_nothing(client, story, slug):
    _, event, _, article = story
    make_fact(event, statement="A secret.")
    member = sit_down(client, "Writer")
    group = member.groups.get()
    group.permissions.remove(*group.permissions.filter(codename="view_fact"))

    answer = ask(client, article, slug, q="secret", words="secret")

    assert answer.status_code == 403
    assert "secret" not in answer.content.decode()
    client.logout()
    assert ask(client, article, slug).status_code == 302


def test_a_new_fact_takes_the_right_to_write_this_article_and_to_enter_facts(client, story):
    *_, article = story
    writer = sit_down(client, "Writer")
    foreign = keep(client, article, **{"line-0-statement": "x"})
    sit_down(client, "Fact-checker", "checker")
    checker = keep(client, article, **{"line-0-statement": "x"})

    assert (foreign.status_code, checker.status_code) == (403, 403)
    assert foreign.json()["reasons"][0].startswith(f"{writer} may not write this article: it is")
    assert Fact.objects.count() == 0


@pytest.mark.parametrize("slug", ["panel", "facts-find", "facts-linked", "fact-new"])
def test_nothing_is_answered_to_a_link(client, story, slug):
    sit_down(client, "Editor")
    name = f"admin:articles_article_{slug.replace('-', '_')}"

    assert client.get(reverse(name, args=[story[3].pk])).status_code == 405
