"""Facts on the desk: put down with a source, typed, checked by somebody else, retired."""

import pytest
from django.urls import reverse

from facts.models import Citation, Event, Fact, Property, Source
from newsroom.lib.search import index
from tests.make import (
    make_article,
    make_citation,
    make_edition,
    make_event,
    make_fact,
    make_member,
    make_source,
    make_user,
)
from tests.screens import form_data, problems, queries_of, sit_down

pytestmark = pytest.mark.django_db

LIST = reverse("admin:facts_fact_changelist")
ADD = reverse("admin:facts_fact_add")
PROPOSE = reverse("admin:facts_fact_propose")


def screen(fact, page="change"):
    return reverse(f"admin:facts_fact_{page}", args=[fact.pk])


def add(client, **changes):
    return client.post(ADD, form_data(client.get(ADD), **changes))


def save(client, fact, **changes):
    return client.post(screen(fact), form_data(client.get(screen(fact)), **changes))


def code(name):
    return Property.objects.get(code=name).pk


def press(client, fact, page, **answers):
    return client.post(screen(fact, page), {"version": fact.version, **answers})


def objections(response):
    return [reason["sentence"] for reason in response.context_data["reasons"]]


# -- Putting down ---------------------------------------------------------------------------------


def test_a_statement_and_a_source_that_is_held_are_enough(client):
    writer = sit_down(client, "Writer")
    event, source = make_event(), make_source()

    response = add(
        client,
        statement="They took five months.",
        event=event.pk,
        source=source.pk,
        quote="five months",
        locator="p. 3",
    )

    assert response.status_code == 302
    fact = Fact.objects.get()
    assert (fact.statement, fact.stage, fact.standing) == (
        "They took five months.",
        "draft",
        "reported",
    )
    citation = fact.citations.get()
    assert (citation.source, citation.quote, citation.locator) == (source, "five months", "p. 3")
    assert {fact.created_by, citation.created_by} == {writer}


def test_a_new_source_is_made_from_its_title_and_address(client):
    writer = sit_down(client, "Writer")

    add(
        client,
        statement="They took five months.",
        event=make_event().pk,
        source_title="The report",
        source_url="paper.example/report",
    )

    source = Source.objects.get()
    assert (source.title, source.url, source.created_by) == (
        "The report",
        "https://paper.example/report",
        writer,
    )
    assert Fact.objects.get().citations.get().source == source


def test_a_value_makes_the_statement_and_is_typed(client):
    sit_down(client, "Writer")
    event = make_event("Antwerp heist")

    add(
        client,
        event=event.pk,
        source=make_source().pk,
        property=code("value-stolen"),
        value_state="value",
        value_approx="at_least",
        value_low="100000000",
        currency="usd",
    )

    fact = Fact.objects.get()
    assert (fact.statement, fact.value_low, fact.currency) == (
        "The loot was worth at least $100 million.",
        100_000_000,
        "USD",
    )


def test_the_form_is_told_what_a_value_would_print(client):
    sit_down(client, "Writer")
    data = {
        "event": make_event().pk,
        "property": code("value-stolen"),
        "value_state": "value",
        "value_approx": "at_least",
        "value_low": "100000000",
        "currency": "USD",
    }

    assert client.post(PROPOSE, data).json() == {
        "statement": "The loot was worth at least $100 million.",
        "prints_as": "at least $100 million",
    }
    assert client.post(PROPOSE, {"property": "nonsense"}).json() == {
        "statement": "",
        "prints_as": "",
    }


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"statement": ""}, "Say what is claimed, in one plain sentence."),
        ({"source": ""}, "Say where you have it from: paste an address, or type a title."),
        ({"statement": "x" * 250_000}, "200000 is the most that fits"),
        ({"source_author": "Somebody"}, "Give the source a title: readers see it."),
        ({"source": "", "source_title": "x" * 10_000}, "at most 300 characters"),
        ({"source": "", "source_title": "T", "source_url": "javascript:alert(1)"}, "valid URL"),
        ({"valid_from": "31 February 2003"}, "February 2003 has 28 days, not 31."),
        ({"standing": "false"}, "Say why it is false: readers see the reason."),
        ({"event": ""}, "choose one subject"),
    ],
)
def test_bad_input_gets_a_sentence_and_nothing_half_written_stays(client, changes, sentence):
    sit_down(client, "Writer")
    source = make_source()
    good = {"statement": "True.", "event": make_event().pk, "source": source.pk}

    response = add(client, **{**good, **changes})

    assert response.status_code == 200
    assert sentence in " ".join(problems(response))
    assert (Fact.objects.count(), Citation.objects.count()) == (0, 0)
    assert list(Source.objects.all()) == [source]


def test_control_characters_do_not_reach_the_record(client):
    sit_down(client, "Writer")

    add(client, statement="They\x00 took\x07 it.", event=make_event().pk, source=make_source().pk)

    assert Fact.objects.get().statement == "They took it."


def test_only_one_value_may_be_the_one_to_use(client):
    sit_down(client, "Writer")
    event = make_event()
    make_fact(event, prop="value-stolen", value="USD 100000000")

    response = add(
        client,
        event=event.pk,
        source=make_source().pk,
        property=code("value-stolen"),
        value_state="value",
        value_low="5",
        currency="USD",
    )

    assert response.status_code == 200
    assert problems(response) != []
    assert Fact.objects.count() == 1


# -- Checking -------------------------------------------------------------------------------------


def test_somebody_else_checks_a_fact_against_its_source(client):
    fact = make_fact(created_by=make_member("Writer"), source=None)
    make_citation(fact, quote="five months in all")
    checker = sit_down(client, "Fact-checker")

    page = client.get(screen(fact, "check")).content.decode()
    response = press(client, fact, "check")

    assert "five months in all" in page
    assert response.status_code == 302
    fact.refresh_from_db()
    assert (fact.stage, fact.checked_by) == ("checked", checker)


def test_nobody_checks_what_they_entered(client):
    checker = sit_down(client, "Fact-checker", "Asha")
    fact = make_fact(created_by=checker)

    response = press(client, fact, "check")

    assert objections(response) == ["Asha entered this fact: somebody else has to check it."]
    fact.refresh_from_db()
    assert fact.stage == "draft"


def test_what_was_changed_while_somebody_read_it_is_not_checked(client):
    fact = make_fact(created_by=make_member("Writer"))
    sit_down(client, "Fact-checker")
    save(client, fact, statement="Something else.")

    response = press(client, fact, "check")

    assert objections(response) == [
        "Somebody saved this while you looked at it. Read it again, then decide."
    ]
    fact.refresh_from_db()
    assert fact.stage == "draft"


def test_a_claim_that_changes_has_to_be_checked_again(client):
    fact = make_fact(checked_by=make_user())
    sit_down(client, "Editor")

    save(client, fact, statement="Something else.")

    fact.refresh_from_db()
    assert (fact.stage, fact.checked_by) == ("draft", None)


def test_a_retired_fact_keeps_its_reason(client):
    fact = make_fact(checked_by=make_user())
    sit_down(client, "Fact-checker")

    press(client, fact, "retire", reason="The paper took it back.")

    fact.refresh_from_db()
    assert (fact.stage, fact.rank_reason) == ("retired", "The paper took it back.")


@pytest.mark.parametrize("method", ["get", "head", "options", "put"])
def test_looking_checks_and_retires_nothing(client, method):
    fact = make_fact()
    sit_down(client, "Editor")

    for page in ("check", "retire"):
        getattr(client, method)(f"{screen(fact, page)}?version=1&reason=x")

    fact.refresh_from_db()
    assert fact.stage == "draft"


@pytest.mark.parametrize("page", ["check", "retire"])
def test_checking_takes_the_role(client, page):
    fact = make_fact()
    sit_down(client, "Writer")

    assert client.get(screen(fact, page)).status_code == 403
    assert press(client, fact, page, reason="x").status_code == 403


def test_the_desk_asks_who_it_is_at_every_door_of_a_fact(client):
    fact = make_fact(statement="A secret.")
    doors = [LIST, ADD, PROPOSE, *(screen(fact, page) for page in ("change", "history", "check"))]

    assert {client.get(door).status_code for door in doors} == {302}
    client.force_login(make_user(is_staff=True))
    assert {client.get(door).status_code for door in doors} == {403}


# -- Lists ----------------------------------------------------------------------------------------


def test_the_screen_says_where_a_fact_is_used_and_what_readers_see_of_it(client):
    fact = make_fact(statement="They took it all.")
    article = make_article("The robbery", facts=[fact])
    edition = make_edition(article, headline="What readers see")
    edition.printed_facts.create(fact=fact, statement="It was all taken.")
    sit_down(client, "Writer")

    page = client.get(screen(fact)).content.decode()

    assert reverse("admin:articles_article_change", args=[article.pk]) in page
    assert "It was all taken." in page


@pytest.mark.parametrize(
    ("filters", "statements"),
    [
        ({"stage__exact": "draft"}, ["Nobody has checked this."]),
        ({"standing__exact": "disputed"}, ["Some say so."]),
        ({"rank__exact": "also"}, ["Another number."]),
        ({"q": "another"}, ["Another number."]),
        ({"q": "Antwerp"}, ["At Antwerp."]),
    ],
)
def test_the_list_finds_facts(client, filters, statements):
    sit_down(client, "Fact-checker")
    checked = {"checked_by": make_user()}
    make_fact(statement="Nobody has checked this.")
    make_fact(statement="Some say so.", standing="disputed", standing_reason="Who?", **checked)
    make_fact(statement="Another number.", rank="also", **checked)
    make_fact(make_event("Antwerp"), statement="At Antwerp.", **checked)
    index([*Fact.objects.all(), *Event.objects.all()])

    response = client.get(LIST, filters)

    assert [fact.statement for fact in response.context_data["cl"].result_list] == statements


def test_the_list_costs_the_same_with_ten_facts_and_a_thousand(client):
    sit_down(client, "Fact-checker")
    event, rule = make_event(), Property.objects.get(code="value-stolen")
    rows = [
        Fact(event=event, property=rule, statement=f"Statement {number}.", ref=f"F-{number}")
        for number in range(1000)
    ]
    Fact.objects.bulk_create(rows[:10])
    few = queries_of(client, LIST)
    Fact.objects.bulk_create(rows[10:])

    assert queries_of(client, LIST) == few
    assert few <= 8
