"""Nothing of a spent conviction reaches readers, unless an editor said why for that article."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from articles import living, spent, workflow
from articles.models import LogLine, ReviewTask
from articles.rendering import render
from articles.signing import sign
from facts.models import Fact, Property
from newsroom.lib.changes import changed
from newsroom.lib.refusals import Refused
from tests.make import (
    make_adaptation,
    make_article,
    make_citation,
    make_credit,
    make_event,
    make_fact,
    make_involvement,
    make_member,
    make_person,
    make_portrayal,
    make_show,
    make_user,
)

pytestmark = pytest.mark.django_db
WORDS = "Pietro Tavano was convicted in 2005."


def pietro(**columns):
    return make_person("Pietro Tavano", **{"sensitivity": "spent", "living": "yes", **columns})


def conviction(person, statement=WORDS, prop="convicted-of", **columns):
    fact = make_fact(person, statement=statement, checked_by=make_user(), **columns)
    Fact.objects.filter(pk=fact.pk).update(
        property=Property.objects.get(code=prop), standing="confirmed"
    )
    return Fact.objects.get(pk=fact.pk)


def reasons(article):
    rendered = render(article.head, at=timezone.now())
    found = living.reasons_to_wait(article.head, rendered, at=timezone.now())
    return [reason for reason in found if getattr(reason, "code", "") == spent.CODE]


def waits(words):
    return (
        f"The conviction of Pietro Tavano is spent, and this tells of it: “{words}”. Take it out, "
        "or have an editor decide that readers need it."
    )


def decide(article, person, **columns):
    columns = {"reason": "He stands for office.", "by": make_member("Editor"), **columns}
    return spent.decide(article, person=person, **columns)


# -- What waits -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "prop", ["convicted-of", "sentence", "time-served", "released", "trial-began"]
)
def test_a_fact_of_courts_and_prisons_waits_for_the_decision(prop):
    person = pietro()
    article = make_article(facts=[conviction(person, "He spent it there.", prop)])
    assert reasons(article) == [waits("He spent it there.")]

    decide(article, person)
    assert reasons(article) == []


@pytest.mark.parametrize("where", ["body", "headline", "standfirst", "meta_description"])
def test_bare_words_wait_wherever_they_stand_and_whatever_the_article_is_about(where):
    pietro()

    assert reasons(make_article(**{"body": "<p>No more.</p>", where: WORDS})) == [waits(WORDS)]


def test_a_fact_in_a_box_and_one_that_names_him_as_a_value_wait():
    person = pietro()
    fact = conviction(person)
    box = make_article(body=f'<div data-block="fact-box" data-ref="{fact.ref}"></div>')
    named = conviction(make_event(), "The court named its man.", "motive")
    Fact.objects.filter(pk=named.pk).update(value_person=person, value_state="value")

    assert reasons(box) == [waits(WORDS)]
    assert reasons(make_article(facts=[named])) == [waits("The court named its man.")]


def test_what_else_is_known_of_somebody_may_be_printed():
    person = pietro()
    fact = make_fact(person, statement="Pietro Tavano lives in Turin.", checked_by=make_user())

    assert reasons(make_article(facts=[fact])) == []


def test_the_decision_is_for_one_person_in_one_article():
    person, other = pietro(), make_person("Ferdinando Finotto", sensitivity="spent")
    article = make_article(facts=[conviction(person)])
    decide(article, other)
    decide(make_article(), person)

    assert reasons(article) == [waits(WORDS)]


# -- The decision -----------------------------------------------------------------------------


def test_an_editor_decides_with_a_reason_and_the_log_keeps_it():
    person, editor, article = pietro(), make_member("Editor"), make_article()

    decision = decide(article, person, by=editor, reason=" He stands for office. ")

    assert (decision.reason, decision.by) == ("He stands for office.", editor)
    assert list(spent.decisions(article)) == [decision]
    line = LogLine.objects.get()
    assert (line.verb, line.by, line.reason) == ("print_spent", editor, "He stands for office.")


@pytest.mark.parametrize(
    ("columns", "sensitivity", "reason"),
    [
        ({"reason": " "}, "spent", "Say why readers have to know it: the log keeps the reason."),
        (
            {},
            "normal",
            "No conviction of Pietro Tavano is marked as spent: there is nothing to decide.",
        ),
    ],
)
def test_a_decision_without_a_reason_or_a_need_is_refused(columns, sensitivity, reason):
    with pytest.raises(Refused) as refusal:
        decide(make_article(), pietro(sensitivity=sensitivity), **columns)

    assert refusal.value.reasons == [reason]


@pytest.mark.parametrize("group", ["Writer", "Fact-checker", "Legal reader", "Senior reader"])
def test_nobody_but_an_editor_decides(group):
    with pytest.raises(Refused) as refusal:
        decide(make_article(), pietro(), by=make_member(group, "jo"))

    (reason,) = refusal.value.reasons
    assert reason.startswith("jo may not decide that a spent conviction is printed: that takes")


def test_a_decision_is_made_once_and_can_be_taken_back_and_made_again():
    person, article = pietro(), make_article()
    decision = decide(article, person)
    with pytest.raises(Refused):
        decide(article, person)

    spent.revoke(decision, by=make_member("Editor", "ellie"))
    with pytest.raises(Refused) as refusal:
        spent.revoke(decision, by=make_member("Editor"))
    assert refusal.value.reasons[0].startswith("ellie took it back on ")
    assert list(spent.decisions(article)) == []
    decide(article, person)
    assert len(spent.decisions(article)) == 1


def test_what_is_scheduled_is_held_once_the_decision_is_taken_back():
    person, editor = pietro(), make_member("Editor")
    article = make_article(facts=[conviction(person)], by=make_member("Writer"), approved_by=editor)
    decision = decide(article, person)
    sign(article, revision=article.head, role="legal", by=make_member("Legal reader"))
    at = timezone.now() + timedelta(days=1)
    edition = workflow.publish(article, revision=article.head, by=editor, at=at)

    spent.revoke(decision, by=editor)

    edition.refresh_from_db()
    assert (edition.state(), edition.hold_reason) == (
        "held",
        "It is no longer decided that the spent conviction of Pietro Tavano is told here.",
    )


def test_a_conviction_that_becomes_spent_holds_what_is_scheduled_and_asks_about_what_is_live():
    person, editor, writer = pietro(sensitivity="normal"), make_member("Editor"), make_user()
    live, later = (
        make_article(facts=[conviction(person)], by=writer, approved_by=editor) for _ in range(2)
    )
    for article, at in ((live, None), (later, timezone.now() + timedelta(days=1))):
        sign(article, revision=article.head, role="legal", by=make_member("Legal reader"))
        workflow.publish(article, revision=article.head, by=editor, at=at)
    person.sensitivity = "spent"
    person.save()

    for _ in range(2):
        with transaction.atomic():
            changed([person], by=editor)

    assert later.editions.get().state() == "held"
    assert later.editions.get().hold_reason.startswith("The conviction of Pietro Tavano is spent")
    assert live.editions.get().state() == "live"
    assert [task.article for task in ReviewTask.objects.filter(kind="other")] == [live]


# -- Every public output ------------------------------------------------------------------------


def told_everywhere(sensitivity):
    """A show, its event and a live article, with all that is known of Pietro in them."""
    person = pietro(sensitivity=sensitivity)
    event, show = make_event("Antwerp heist", slug="heist"), make_show("Stolen", slug="stolen")
    make_adaptation(show, event=event)
    credit = make_credit(show, make_person("Kim Stuart"), character="The locksmith")
    make_portrayal(credit.character, person)
    part = make_involvement(event, person=person, status="convicted", role_title="locksmith")
    make_citation(involvement=part, stance="supports")
    conviction(person)
    about_event = conviction(event, "The court convicted Pietro Tavano.", "inquiry-finding")
    dated = conviction(event, "Pietro Tavano went to prison.", "inquiry-finding")
    Fact.objects.filter(pk=dated.pk).update(
        value_state="value",
        value_date_low=date(2005, 5, 1),
        value_date_high=date(2005, 5, 1),
        value_date_precision="day",
    )
    writer, editor = make_member("Writer"), make_member("Editor")
    blocks = "".join(f'<div data-block="{kind}"></div>' for kind in ("who-is-real", "cast"))
    article = make_article(
        slug="story",
        body=f"<p>Words.</p>{blocks}",
        show=show,
        event=event,
        by=writer,
        approved_by=editor,
    )
    workflow.publish(article, revision=article.head, by=editor)
    return article, about_event


ADDRESSES = (
    "/",
    "/articles/",
    "/articles/story/",
    "/shows/",
    "/shows/stolen/",
    "/people/",
    "/people/kim-stuart/",
    "/events/",
    "/events/heist/",
)


def test_no_public_page_tells_of_a_spent_conviction(client):
    told_everywhere("spent")

    assert client.get("/people/pietro-tavano/").status_code == 404
    for address in ADDRESSES:
        response = client.get(address)
        assert response.status_code == 200, address
        for words in ("Tavano", "convicted", "locksmith,"):
            assert words.lower() not in response.text.lower(), (address, words)


def test_the_same_is_told_of_somebody_whose_conviction_is_not_spent(client):
    told_everywhere("normal")

    assert "Pietro Tavano went to prison." in client.get("/events/heist/").text
    assert "Convicted" in client.get("/articles/story/").text
    assert "locksmith, convicted" in client.get("/people/pietro-tavano/").text


def test_a_timeline_leaves_out_what_names_him_and_tells_it_once_decided():
    article, _ = told_everywhere("spent")
    make_fact(
        article.event,
        "event-date",
        "15 February 2003",
        statement="It began.",
        checked_by=make_user(),
    )
    body = '<div data-block="timeline"></div>'
    told = make_article(body=body, show=article.show, event=article.event)
    assert "Tavano" not in render(told.head, at=timezone.now()).html
    assert reasons(told) == []

    decide(told, article.event.involvements.get().person)

    assert "Pietro Tavano went to prison." in render(told.head, at=timezone.now()).html
    assert reasons(told) == []
