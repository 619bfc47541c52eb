"""Wherever the desk links a person it says what has to be minded: on every screen of the table."""

import pytest
from django.urls import reverse

from facts.care import before_the_law
from newsroom.lib.search.indexing import index
from tests.make import (
    make_character,
    make_contradiction,
    make_credit,
    make_event,
    make_fact,
    make_involvement,
    make_person,
    make_portrayal,
    make_show,
    make_source_work,
)
from tests.screens import queries_of, sit_down

pytestmark = pytest.mark.django_db


def page(record, name="change"):
    options = record._meta
    return reverse(f"admin:{options.app_label}_{options.model_name}_{name}", args=[record.pk])


def listed(name):
    return reverse(f"admin:{name}_changelist")


def picker(app, model, field, term):
    query = f"app_label={app}&model_name={model}&field_name={field}&term={term}"
    return f"{reverse('admin:autocomplete')}?{query}"


# A screen and what links the person there.
SCREENS = {
    "the list of people": lambda person: listed("shows_person"),
    "the person": page,
    "a picker of credits": lambda person: picker("shows", "credit", "person", "Notarbartolo"),
    "a picker of portrayals": lambda person: picker("facts", "portrayal", "person", "Leonardo"),
    "a picker of facts": lambda person: picker("facts", "fact", "person", "Notarbartolo"),
    "the list of credits": lambda person: credited(person) and listed("shows_credit"),
    "a credit": lambda person: page(credited(person)),
    "the list of involvements": lambda person: involved(person) and listed("facts_involvement"),
    "an involvement": lambda person: page(involved(person)),
    "the parties of an event": lambda person: page(involved(person).event),
    "the list of portrayals": lambda person: portrayed(person) and listed("facts_portrayal"),
    "a portrayal": lambda person: page(portrayed(person)),
    "the people behind a character": lambda person: page(portrayed(person).character),
    "who is real in a show": lambda person: page(portrayed(person).character.show),
    "the cast of a show in full": lambda person: page(portrayed(person).character.show, "cast"),
    "the list of facts": lambda person: make_fact(person) and listed("facts_fact"),
    "a fact about the person": lambda person: page(make_fact(person)),
    "the check of a fact": lambda person: page(make_fact(person), "check"),
    "a fact attributed to the person": lambda person: page(
        make_fact(attributed_to_person=person), "check"
    ),
    "two claims that contradict each other": lambda person: page(
        make_contradiction(make_fact(person), make_fact(person)), "settle"
    ),
    "a merge": lambda person: f"{page(person, 'merge')}?with={make_person(living='no').pk}",
    "the decision about a character": lambda person: decision(portrayed(person).character),
    "the author of a book": lambda person: page(make_source_work(authors=[person])),
}


def decision(character):
    return f"{page(character.show, 'row')}?character={character.pk}"


def credited(person):
    return make_credit(person=person, character="Leo")


def involved(person):
    return make_involvement(person=person, role="leader", status="convicted", when="2005")


def portrayed(person):
    show = make_show()
    character = make_character("Leo", show)
    make_credit(show, make_person(), character=character)
    return make_portrayal(character, person)


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ({"sensitivity": "victim"}, ["victim", "not known to be dead"]),
        ({"sensitivity": "minor", "living": "yes"}, ["minor", "living"]),
        ({"sensitivity": "private", "living": "no"}, ["private individual"]),
        ({"sensitivity": "spent", "living": "yes"}, ["spent conviction", "living"]),
    ],
)
@pytest.mark.parametrize("screen", SCREENS)
def test_whoever_links_a_person_sees_whom(client, screen, columns, words):
    person = make_person("Leonardo Notarbartolo", **columns)
    index([person])
    address = SCREENS[screen](person)
    sit_down(client, "Editor")

    text = words_of(client.get(address))

    missing = [word for word in words if f">{word}</span>" not in text and f"· {word}" not in text]
    assert missing == []


def words_of(response):
    """The page, or what a picker offers."""
    assert response.status_code == 200
    if response.headers["Content-Type"] == "application/json":
        return "\n".join(row["text"] for row in response.json()["results"])
    return response.content.decode()


@pytest.mark.parametrize("screen", SCREENS)
def test_nobody_to_be_careful_of_has_no_mark(client, screen):
    person = make_person("Leonardo Notarbartolo", living="no")
    index([person])
    address = SCREENS[screen](person)
    sit_down(client, "Editor")

    text = words_of(client.get(address))

    assert ">living</span>" not in text
    assert "· living" not in text
    assert "not known to be dead" not in text


# -- Before the law -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ([{"role": "leader", "status": "convicted", "when": "June 2005"}], ["convicted 2005"]),
        ([{"role": "perpetrator", "status": "acquitted", "when": "1990s"}], ["acquitted"]),
        ([{"role": "leader", "status": "alleged"}], ["alleged leader"]),
        ([{"role": "suspect", "status": "reported"}], ["reported suspect"]),
        ([{"role": "victim"}], ["victim"]),
        ([{"role": "witness"}, {"role": "investigator", "status": "charged"}], []),
        (
            [
                {"role": "suspect", "status": "acquitted", "when": "2008"},
                {"role": "leader", "status": "convicted", "when": "2005"},
                {"role": "perpetrator", "status": "convicted", "when": "May 2005"},
                {"role": "victim"},
            ],
            ["victim", "convicted 2005", "acquitted 2008"],
        ),
    ],
)
def test_what_is_held_of_somebody_before_the_law_is_said_once(parts, words):
    person = make_person()
    for part in parts:
        make_involvement(make_event(), person=person, **part)

    assert before_the_law([person]).get(person.pk, []) == words


def test_a_conviction_that_is_spent_is_not_called_one():
    person = make_person(sensitivity="spent")
    involved(person)

    assert before_the_law([person]) == {}


def test_one_question_answers_for_everybody(django_assert_num_queries):
    people = [make_person() for _ in range(30)]
    for person in people:
        involved(person)

    with django_assert_num_queries(1):
        assert len(before_the_law(people)) == 30


@pytest.mark.parametrize(
    "name", ["shows_person", "shows_credit", "facts_involvement", "facts_portrayal", "facts_fact"]
)
def test_lists_cost_the_same_for_one_person_and_for_thirty(client, name):
    sit_down(client, "Editor")
    fill(1)
    few = queries_of(client, listed(name))
    fill(30)

    assert queries_of(client, listed(name)) == few
    assert few <= 8


def test_a_picker_costs_the_same_for_one_person_and_for_ten(client):
    sit_down(client, "Editor")
    address = picker("shows", "credit", "person", "Leonardo")
    lead(1)
    few = queries_of(client, address)
    for number in range(2, 11):
        lead(number)

    assert queries_of(client, address) == few


def lead(number):
    person = make_person(f"Leonardo {number}", slug=f"leonardo-{number}")
    involved(person)
    index([person])


def fill(number):
    for _ in range(number):
        person = make_person()
        involved(person)
        credited(person)
        portrayed(person)
        make_fact(person)
