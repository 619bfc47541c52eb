"""Whom a name may mean."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shows.casting.namesakes import namesakes, titles_of
from shows.models import PersonName
from shows.reading.names import fold
from tests.make import make_credit, make_person, make_show

pytestmark = pytest.mark.django_db


def found(name):
    """The people by exactly that name, with whether it is a wrong form, and those near to it."""
    answer = namesakes([fold(name)])[fold(name)]
    return [(one.person, one.wrong) for one in answer.exact], [one.person for one in answer.near]


def test_a_name_is_found_whatever_its_capitals_accents_and_signs():
    person = make_person("Synnøve J. O’Neill-Lund")

    assert found("SYNNOVE J O'NEILL LUND") == ([(person, False)], [])


def test_other_names_mean_the_person_and_wrong_ones_are_marked():
    person = make_person("Robert Marsh")
    PersonName.objects.create(person=person, text="Bob Marsh", kind="alias")
    PersonName.objects.create(person=person, text="Robert March", kind="forbidden")

    assert found("bob marsh") == ([(person, False)], [])
    assert found("Robert March") == ([(person, True)], [])
    assert found("Rob Marsh") == ([], [person])


def test_everybody_of_a_name_is_found():
    first, second = make_person("Jo Field", slug="jo-field"), make_person("Jo Field", slug="jo-2")

    assert found("Jo Field") == ([(first, False), (second, False)], [])


def test_a_letter_may_differ_in_any_word():
    person = make_person("Mara Elisa Thys")

    for slip in ("Mara Elisa Thijs", "Mara Elissa Thys", "Marra Elisa Thys", "Maar Elisa Thys"):
        assert found(slip)[1] == ([person] if slip != "Mara Elisa Thijs" else []), slip


def test_a_nickname_that_nobody_noted_means_nobody():
    make_person("Robert Marsh")

    assert found("Bobby Marsh") == ([], [])


def test_the_queries_do_not_grow_with_the_names():
    people = [make_person() for _ in range(30)]

    counts = []
    for names in (people[:3], people):
        with CaptureQueriesContext(connection) as queries:
            namesakes([fold(person.name) for person in names])
        counts.append(len(queries))
    assert counts == [3, 3]


def test_people_are_known_by_the_shows_they_are_in():
    person = make_person()
    make_credit(make_show("Pearls"), person)
    make_credit(make_show("Amber"), person)
    make_credit(make_show("Gone"), person, status="removed")

    assert titles_of([person.pk]) == {person.pk: ["Amber", "Pearls"]}
