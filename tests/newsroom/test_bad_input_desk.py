"""What the desk answers to what cannot be: a sentence each, nothing saved, nothing typed lost."""

import pytest
from django.urls import reverse

from tests.make import (
    make_adaptation,
    make_article,
    make_author,
    make_availability,
    make_citation,
    make_credit,
    make_event,
    make_fact,
    make_involvement,
    make_organisation,
    make_person,
    make_place,
    make_portrayal,
    make_season,
    make_show,
    make_source,
    make_source_work,
    make_verdict,
)
from tests.screens import form_data, problems, sit_down

pytestmark = pytest.mark.django_db

ANOTHER_USE = (
    "Another fact of this subject and property is already marked “use this”: mark one of the two "
    "“also said”, or say when each was true."
)
TOO_HEAVY = "This address is too long to be found again. Use a shorter one of the same page."
CITED_HERE = "This place in this source is already cited here."


@pytest.fixture(autouse=True)
def _editor(client):
    sit_down(client, "Editor")


def address(record, page="change"):
    options = record._meta
    keys = [] if page == "add" else [record.pk]
    return reverse(f"admin:{options.app_label}_{options.model_name}_{page}", args=keys)


def rows(prefix, *rows, first=0):
    """What the browser posts from new rows of an inline after ``first`` others."""
    total = {f"{prefix}-TOTAL_FORMS": first + len(rows)}
    cells = {
        f"{prefix}-{place}-{name}": value
        for place, row in enumerate(rows, first)
        for name, value in row.items()
    }
    return total | cells


def post(client, record, changes):
    return client.post(address(record), form_data(client.get(address(record)), **changes))


def in_the_form(response, names):
    """What the form shows in those fields, a choice as the value that is chosen."""
    shown = form_data(response)
    values = {name: shown[name] for name in names}
    return {
        name: str(value[0] if isinstance(value, list) else value) for name, value in values.items()
    }


# Each gives a record and what somebody types into its form that cannot be.
def place_in_itself():
    place = make_place()
    return place, {"part_of": place.pk}


def place_in_its_own_part():
    city = make_place("Antwerp")
    street = make_place("Hoveniersstraat", part_of=city)
    return city, {"part_of": make_place("Vault", part_of=street).pk}


def place_off_the_earth():
    return make_place(), {"latitude": "91", "longitude": "4"}


def half_a_position():
    return make_place(), {"latitude": "51"}


def dead_and_living():
    return make_person(), {"living": "yes", "died": "2001"}


def one_spelling_twice():
    row = {"text": "Bo", "kind": "alias"}
    return make_person(), rows("names", row, row)


def a_name_that_ends_before_it_begins():
    row = {"text": "Bo", "kind": "alias", "valid_from": "2003-02-15", "valid_to": "2003-02-14"}
    return make_show(), rows("names", row)


def one_season_number_twice():
    show = make_season(number=1).show
    return make_season(show, 2), {"number": "1"}


def ends_before_its_premiere():
    return make_show(), {"premiere": "2024", "ended": "December 2023"}


def a_season_ends_before_its_premiere():
    return make_season(), {"premiere": "2024", "ended": "2023"}


def dies_before_birth():
    return make_person(), {"born": "15 February 2003", "died": "1990s"}


def leaves_before_it_arrives():
    return make_availability(), {"starts": "May 2024", "ends": "April 2024"}


def a_price_without_a_currency():
    return make_availability(), {"price_minor": "899", "checked_on": "2024-05-01"}


def a_price_that_nobody_checked():
    return make_availability(), {"price_minor": "899", "currency": "GBP"}


def event_in_itself():
    event = make_event()
    return event, {"parent": event.pk}


def ends_before_it_begins():
    return make_event(), {"date": "weekend of 15 February 2003", "ended": "14 February 2003"}


def true_until_before_it_was():
    return make_fact(), {"valid_from": "2017", "valid_to": "2009"}


def event_in_its_own_part():
    heist = make_event()
    return heist, {"parent": make_event("The trial", parent=heist).pk}


def two_parties():
    return make_involvement(), {"organisation": make_organisation().pk}


def no_party():
    return make_involvement(), {"person": ""}


def two_subjects():
    return make_fact(), {"person": make_person().pk}


def superseded_by_what():
    return make_fact(), {"rank": "superseded"}


def disputed_without_a_reason():
    return make_fact(), {"standing": "disputed"}


def claim_of_two():
    whom = {"attributed_to_person": make_person().pk}
    return make_fact(), {**whom, "attributed_to_organisation": make_organisation().pk}


def two_facts_to_use():
    show = make_show()
    make_fact(show, "budget", "USD 5")
    return make_fact(show, "budget", "USD 6", rank="also"), {"rank": "use"}


def two_origins():
    return make_adaptation(), {"source_work": make_source_work().pk}


def one_adaptation_twice():
    first = make_adaptation()
    return make_adaptation(first.show), {"event": first.event_id}


def one_portrayal_twice():
    first = make_portrayal()
    return make_portrayal(first.character), {"person": first.person_id}


def two_verdicts():
    return make_verdict(), {"show": make_verdict().show_id}


def one_address_twice():
    make_source(url="https://example.com/a")
    return make_source(), {"url": "https://example.com/a"}


def an_address_too_heavy_for_an_index():
    return make_source(), {"url": f"https://example.com/{'ポ' * 900}"}


def a_new_source_with_such_an_address():
    url = f"https://example.com/{'ポ' * 900}"
    return make_fact(source=None), {"source_title": "A report", "source_url": url}


def one_identifier_twice():
    make_source(identifier="court-1")
    return make_source(), {"identifier": "court-1"}


def a_source_of_itself():
    source = make_source()
    return source, {"independent_of": source.pk}


def a_citation_of_two():
    return make_citation(), {"credit": make_credit().pk}


def a_citation_of_nothing():
    return make_citation(), {"fact": ""}


def one_citation_twice():
    first = make_citation()
    return make_citation(fact=first.fact), {"source": first.source_id}


def an_id_of_two():
    row = {"scheme": "imdb-title", "value": "tt1234567"}
    return make_show(), rows("external_ids", row, row)


def an_id_of_nothing():
    return make_show(), rows("external_ids", {"scheme": "imdb-title", "value": "1"})


def one_author_twice():
    author = make_author()
    row = {"author": author.pk, "position": "2"}
    return make_article(authors=[author]), rows("bylines", row, first=1)


CASES = {
    place_in_itself: "A place cannot be part of itself.",
    place_in_its_own_part: "Vault is part of this place already.",
    event_in_its_own_part: "The trial is part of this event already.",
    place_off_the_earth: "Give a latitude (-90 to 90) and longitude (-180 to 180).",
    half_a_position: "Give a latitude (-90 to 90) and longitude (-180 to 180).",
    dead_and_living: "A person with a date of death cannot be marked as living.",
    one_spelling_twice: "This spelling is already listed.",
    a_name_that_ends_before_it_begins: "The name ends before it begins.",
    one_season_number_twice: "This show already has a season with this number.",
    ends_before_its_premiere: "The show ends before its premiere.",
    a_season_ends_before_its_premiere: "The season ends before its premiere.",
    dies_before_birth: "The date of death is before that of birth.",
    ends_before_it_begins: "The event ends before it begins.",
    true_until_before_it_was: "“Valid to” is before “valid from”: look at both dates again.",
    leaves_before_it_arrives: "The show leaves the service before it arrives.",
    a_price_without_a_currency: "Give price and currency, or neither.",
    a_price_that_nobody_checked: "A price needs the day it was checked.",
    event_in_itself: "An event cannot be part of itself.",
    two_parties: "Name a person or an organisation, not both.",
    no_party: "Name a person or an organisation, not both.",
    two_subjects: "A fact is about exactly one record: choose one subject.",
    superseded_by_what: "Say what took its place.",
    disputed_without_a_reason: "Say why it is disputed: readers see the reason.",
    claim_of_two: "Attribute it to a person or an organisation, not both.",
    two_facts_to_use: ANOTHER_USE,
    two_origins: "Choose an event or a work, not both.",
    one_adaptation_twice: "This show is already tied to it.",
    one_portrayal_twice: "This character is already tied to this person.",
    two_verdicts: "This show already has a verdict.",
    one_address_twice: "A source with this address is already held.",
    an_address_too_heavy_for_an_index: TOO_HEAVY,
    a_new_source_with_such_an_address: TOO_HEAVY,
    one_identifier_twice: "A source with this identifier is already held.",
    a_source_of_itself: "A source cannot repeat itself.",
    a_citation_of_two: "A citation belongs to exactly one record.",
    a_citation_of_nothing: "A citation belongs to exactly one record.",
    one_citation_twice: CITED_HERE,
    an_id_of_two: "Another record already has this id.",
    an_id_of_nothing: "'1' is not a key of IMDb title.",
    one_author_twice: "This author is named twice.",
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.__name__)
def test_what_cannot_be_gets_its_sentence_and_stays_in_the_form(client, case):
    record, changes = case()
    before = type(record).objects.values().get(pk=record.pk)

    response = post(client, record, changes)

    assert response.status_code == 200, "It was saved."
    assert CASES[case] in problems(response)
    assert type(record).objects.values().get(pk=record.pk) == before
    assert in_the_form(response, changes) == {name: str(changes[name]) for name in changes}


def test_a_record_in_use_stays_and_names_its_uses(client):
    fact = make_fact(statement="They took five months.")
    make_article("The vault", facts=[fact])

    response = client.post(address(fact, "delete"), {"post": "yes"})

    assert [str(message) for message in response.context["messages"]] == [
        "“They took five months.” cannot be deleted, because it is in use: Article fact: The vault."
    ]
    assert type(fact).objects.filter(pk=fact.pk).exists()


def test_a_choice_that_was_deleted_meanwhile_gets_a_sentence(client):
    street, city = make_place(), make_place()
    opened = form_data(client.get(address(street)), part_of=city.pk)
    city.delete()

    response = client.post(address(street), opened)

    assert problems(response) == [
        "Select a valid choice. That choice is not one of the available choices."
    ]
