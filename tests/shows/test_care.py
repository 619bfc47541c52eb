"""What has to be minded about a person, in words from records alone."""

import pytest

from newsroom.lib.naming import named, named_plainly, prepare
from shows import care
from shows.care import care_of, gather_care
from tests.make import make_credit, make_person, make_show


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ({"living": "yes"}, ["living"]),
        ({"living": "unknown"}, ["not known to be dead"]),
        ({"living": "no"}, []),
        ({"living": "no", "sensitivity": "victim"}, ["victim"]),
        ({"living": "yes", "sensitivity": "minor"}, ["minor", "living"]),
        ({"living": "yes", "sensitivity": "private"}, ["private individual", "living"]),
        ({"living": "yes", "sensitivity": "spent"}, ["spent conviction", "living"]),
    ],
)
@pytest.mark.django_db
def test_the_words_are_those_of_the_record_the_gravest_first(columns, words):
    assert care_of(make_person(**columns)) == words


@pytest.mark.django_db
def test_witnesses_are_asked_once_about_everybody(monkeypatch):
    asked = []

    def witness(people):
        asked.append(people)
        return {people[0].pk: ["convicted 2005", "living"]}

    monkeypatch.setattr(care, "witnesses", [witness])
    people = [make_person(living="yes"), make_person(living="no")]

    gather_care(people)

    assert asked == [people]
    assert [care_of(person) for person in people] == [["convicted 2005", "living"], []]


@pytest.mark.django_db
def test_a_person_is_named_with_the_words_and_anything_else_by_its_name():
    person = make_person("Ana <b>", living="yes", sensitivity="minor")

    assert named_plainly(person) == "Ana <b> · minor · living"
    assert named(person) == (
        'Ana &lt;b&gt; <span class="desk-label is-warn">minor</span> '
        '<span class="desk-label">living</span>'
    )
    assert (named("Ana"), named(None), named_plainly(make_show("Heist"))) == ("Ana", None, "Heist")


@pytest.mark.django_db
def test_asking_for_words_fetches_no_rows(django_assert_num_queries):
    rows = [make_credit(person=make_person()) for _ in range(3)]
    for row in rows:
        row.refresh_from_db()

    with django_assert_num_queries(0):
        prepare(rows)
