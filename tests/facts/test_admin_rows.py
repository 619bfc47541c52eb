"""What really happened, as rows that open on the page of a show."""

import pytest
from django.urls import reverse
from django.utils import timezone

from facts.models import Adaptation, Portrayal, Verdict
from tests.make import (
    make_availability,
    make_character,
    make_citation,
    make_credit,
    make_event,
    make_fact,
    make_member,
    make_person,
    make_season,
    make_show,
    make_source,
    make_verdict,
)
from tests.screens import row_data, sit_down

pytestmark = pytest.mark.django_db


def row_of(show, **asked):
    ((kind, row),) = asked.items()
    return f"{reverse('admin:shows_show_row', args=[show.pk])}?{kind}={getattr(row, 'pk', row)}"


def send(client, address, **changes):
    return client.post(address, row_data(client.get(address), **changes))


def objections(response):
    form = response.context_data["form"]
    return [sentence for errors in form.errors.values() for sentence in errors]


# -- Facts ----------------------------------------------------------------------------------------


def test_a_fact_of_an_event_is_changed_on_the_page_of_a_show(client):
    writer = sit_down(client, "Writer")
    show, fact = make_show(), make_fact(make_event(), standing="reported")

    response = send(
        client, row_of(show, fact=fact), standing="disputed", standing_reason="Two counts differ."
    )

    fact.refresh_from_db()
    assert response.url.endswith(f"#f{fact.pk}")
    assert (fact.standing, fact.standing_reason) == ("disputed", "Two counts differ.")
    assert (fact.version, fact.history.first().history_user) == (2, writer)


def test_a_standing_that_needs_a_reason_is_refused_without_one(client):
    sit_down(client, "Writer")
    fact = make_fact()

    response = send(client, row_of(make_show(), fact=fact), standing="false", statement="Not so.")

    assert objections(response) == ["Say why it is false: readers see the reason."]
    assert response.context_data["form"]["statement"].value() == "Not so."
    fact.refresh_from_db()
    assert fact.standing == "reported"


def test_other_words_of_a_checked_fact_have_to_be_checked_again(client):
    sit_down(client, "Writer")
    show = make_show()
    fact = make_fact(show, checked_by=make_member("Fact-checker"))

    send(client, row_of(show, fact=fact), hedge="reportedly")
    fact.refresh_from_db()
    assert fact.stage == "checked"
    response = send(client, row_of(show, fact=fact), statement="It took two years.")

    fact.refresh_from_db()
    assert (fact.stage, fact.statement) == ("draft", "It took two years.")
    page = client.get(response.url).content.decode()
    assert "Saved: somebody has to check it against its sources." in page


def test_the_value_and_the_sources_of_a_fact_stay_as_they_are(client):
    sit_down(client, "Writer")
    fact = make_fact(make_event(), prop="value-stolen", value="USD 100000000")

    send(client, row_of(make_show(), fact=fact), statement="They took it.")

    fact.refresh_from_db()
    assert (fact.value_low, fact.currency, fact.citations.count()) == (100_000_000, "USD", 1)


def test_a_fact_shows_what_its_sources_say_and_leads_to_its_check(client):
    sit_down(client, "Editor")
    fact = make_fact(source=None)
    make_citation(fact, make_source("The report"), quote="They took it all.")

    page = client.get(row_of(make_show(), fact=fact)).content.decode()

    assert "The report" in page
    assert "“They took it all.”" in page
    assert reverse("admin:facts_fact_check", args=[fact.pk]) in page


# -- Verdicts -------------------------------------------------------------------------------------


def test_a_verdict_is_given_and_signed_on_the_page_of_the_show(client):
    editor = sit_down(client, "Editor")
    show = make_show()
    fact = make_fact(show)

    send(
        client,
        row_of(show, verdict="new"),
        value="inspired_by",
        answer="In part.",
        facts=[fact.pk],
    )

    given = Verdict.objects.get()
    assert (given.show, given.answer, list(given.facts.all())) == (show, "In part.", [fact])
    assert (given.decided_by, given.decided_on) == (editor, timezone.localdate())


def test_a_show_has_one_verdict_and_each_season_its_own(client):
    sit_down(client, "Editor")
    show = make_show()
    season = make_season(show, 1)
    make_verdict(show)
    address = row_of(show, verdict="new")
    words = {"value": "fiction", "answer": "Invented."}

    refused = send(client, address, **words)
    send(client, address, season=season.pk, **words)

    assert objections(refused) == ["This show already has a verdict."]
    assert [row.season for row in show.verdicts.order_by("pk")] == [None, season]


# -- Origins --------------------------------------------------------------------------------------


def test_what_a_show_is_taken_from_is_added_and_not_twice(client):
    sit_down(client, "Writer")
    show, event = make_show(), make_event("The heist")
    address = row_of(show, adaptation="new")

    send(client, address, relation="based_on", event=event.pk)
    refused = send(client, address, relation="inspired_by", event=event.pk)

    assert [str(row) for row in Adaptation.objects.all()] == [f"{show}: based on The heist"]
    assert objections(refused) == ["This show is already tied to it."]


# -- Characters -----------------------------------------------------------------------------------


def decide(client, show, character, decision, **changes):
    address = row_of(show, character=character)
    typed = row_data(client.get(address), **changes)
    return client.post(address, typed | {"decision": decision})


def test_one_press_decides_that_a_character_is_the_person_of_that_name(client):
    sit_down(client, "Writer")
    person = make_person("Leonardo Notarbartolo")
    credit = make_credit(character="Leonardo Notarbartolo")

    response = decide(client, credit.show, credit.character, "same_name")

    portrayal = Portrayal.objects.get()
    assert (portrayal.person, portrayal.closeness) == (person, "same_name")
    assert response.url.endswith(f"#c{credit.pk}")


def test_nobody_is_proposed_where_two_have_the_name(client):
    sit_down(client, "Writer")
    character = make_character("Anna")
    make_person("Anna")
    make_person("anna", slug="anna-2")

    response = decide(client, character.show, character, "same_name")

    assert objections(response) == ["Choose the person who stands behind Anna."]
    assert Portrayal.objects.count() == 0


def test_what_was_decided_meanwhile_is_said_beside_what_was_pressed(client):
    sit_down(client, "Writer", "maud")
    character = make_character("Anna")
    address = row_of(character.show, character=character)
    opened = client.get(address)
    sit_down(client, "Writer", "ellie")
    decide(client, character.show, character, "invented")
    person = make_person("Kim")
    sit_down(client, "Writer", "jo")

    response = client.post(address, row_data(opened, person=person.pk) | {"decision": "renamed"})

    who, *said = objections(response)
    assert who.startswith("ellie changed this just now.")
    assert said == [
        "Decision: you have “Real person, renamed”; “Invented for the show” was saved meanwhile."
    ]
    client.post(address, row_data(response) | {"decision": "renamed"})
    character.refresh_from_db()
    assert (character.origin, Portrayal.objects.get().person) == ("renamed", person)


def test_the_name_of_a_character_is_mended_where_it_is_decided(client):
    sit_down(client, "Writer")
    character = make_character("Lenoardo")

    decide(client, character.show, character, "invented", name="Leonardo", note="Interview.")

    character.refresh_from_db()
    assert (character.name, character.origin, character.note) == (
        "Leonardo",
        "invented",
        "Interview.",
    )
    assert character.editor_fields == ["name", "note", "origin"]


# -- Who may --------------------------------------------------------------------------------------


def test_a_fact_checker_changes_facts_and_nothing_else(client):
    sit_down(client, "Fact-checker")
    show = make_show()
    character = make_character(show=show)

    assert client.get(row_of(show, fact=make_fact(show))).status_code == 200
    doors = [
        row_of(show, character=character),
        row_of(show, verdict="new"),
        row_of(show, adaptation="new"),
        row_of(show, watch=make_availability(show)),
    ]
    assert {client.get(door).status_code for door in doors} == {403}
