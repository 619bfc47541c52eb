"""Reading sentences of an invented story: what is read for sure, and what is only supposed."""

from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facts.models import Fact
from facts.reading import Surroundings, read_statement, read_text, with_values
from facts.values import value_as_text
from tests.facts.reading.harbour import make_harbour

pytestmark = pytest.mark.django_db

# A sentence a line; below it what is certain of it: subject, property, value.
TABLE = Path(__file__).parent / "harbour.txt"


@pytest.fixture
def harbour():
    return make_harbour()


@pytest.fixture
def around(harbour):
    return Surroundings.of(show=harbour.show)


def said(reading):
    fact = with_values(Fact(), reading.property, reading.values)
    return f"{reading.subject} · {reading.property.code} · {value_as_text(fact)}"


def sure(readings):
    return sorted(said(reading) for reading in readings if reading.is_sure)


def table():
    sentences: dict[str, list[str]] = {}
    last = ""
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            sentences[last].append(line.strip())
        else:
            last = line
            sentences[last] = []
    return sentences


def test_of_each_sentence_of_the_table_exactly_that_is_certain(around):
    read = {sentence: sure(read_text(sentence, around)) for sentence in table()}

    assert read == {sentence: sorted(lines) for sentence, lines in table().items()}


# -- Doubts ---------------------------------------------------------------------------------------

DOUBTS = [
    (
        "He was sentenced to fourteen years.",
        "Henrik Aalto · sentence · 14 years",
        "“He” is taken to be Henrik Aalto, who was named last.",
    ),
    (
        "Aalto was never sentenced to ten years.",
        "Henrik Aalto · sentence · 10 years",
        "“never” stands before it: does the sentence say this, or deny it?",
    ),
    (
        "Aalto could be sentenced to ten years.",
        "Henrik Aalto · sentence · 10 years",
        "“could” stands before it: did it happen?",
    ),
    (
        "Petra Aalto was sentenced to five years.",
        "Petra Aalto · sentence · 5 years",
        "Petra Aalto is known to the desk, but not in this story: is it the same?",
    ),
    (
        "In the 1976 Nice robbery the thieves took $10 million.",
        "1998 Brandholm bank robbery · value-stolen · USD 10000000",
        "“the 1976 Nice robbery” may be another event than 1998 Brandholm bank robbery.",
    ),
    (
        "Money Train cost $90 million to make.",
        "The Quiet Harbour · budget · USD 90000000",
        "The desk holds nothing called “Money Train”: is it about The Quiet Harbour?",
    ),
    (
        "The series premiered last month.",
        "The Quiet Harbour · release-date · ",
        "“last month” depends on the day of the report: give the date.",
    ),
    (
        "The Quiet Harbour was released after 2023.",
        "The Quiet Harbour · release-date · 2023",
        "“after 2023” says more than the date: look at it.",
    ),
    (
        "The thieves opened fewer than ten boxes.",
        "1998 Brandholm bank robbery · boxes-opened · 10 safe-deposit boxes",
        "“fewer than” a number is no value: choose one.",
    ),
]


@pytest.mark.parametrize(("sentence", "guess", "doubt"), DOUBTS)
def test_what_is_only_supposed_is_told_and_not_saved(around, sentence, guess, doubt):
    read_before = read_text(f"Aalto went to court. {sentence}", around)

    reading = read_before[-1]
    fact = reading.as_fact()

    assert (said(reading), doubt in reading.doubts, reading.is_sure) == (guess, True, False)
    assert (fact.statement, fact.property, fact.value_state) == (sentence, None, "")


def test_a_question_claims_nothing(around):
    reading = read_statement("Was Aalto sentenced to ten years?", around)

    assert (reading.property, reading.doubts) == (None, ("A question claims nothing.",))


def test_a_wrong_form_of_a_name_is_understood_and_told(around):
    reading = read_statement("Lindkvist was freed in the spring of 2003.", around)

    assert (str(reading.subject), reading.remarks) == (
        "Marta Lindqvist",
        ("“Lindkvist” is a wrong form of Marta Lindqvist.",),
    )
    assert reading.statement == "Lindkvist was freed in the spring of 2003."


def test_two_people_of_one_surname_are_not_told_apart_by_it(harbour):
    from_story = harbour.event.involvements.create(
        person=harbour.aalto.__class__.objects.get(name="Petra Aalto"), role="witness"
    )
    around = Surroundings.of(event=from_story.event)

    reading = read_statement("Aalto was sentenced to ten years.", around)

    assert "“Aalto” is the name of 2 records: say which." in reading.doubts


# -- Whose words ----------------------------------------------------------------------------------

HEDGES = [
    ("The thieves reportedly took 2 million kronor.", "reportedly", None),
    ("The robbers are believed to have taken cash.", "reportedly", None),
    ("The vault was allegedly impregnable.", "allegedly", None),
    (
        "According to The Northern Ledger, Aalto lives in Vik.",
        "according_to",
        "The Northern Ledger",
    ),
    ("Henrik Aalto says that he acted alone.", "according_to", "Henrik Aalto"),
    ("The thieves took 2 million kronor.", "", None),
]


@pytest.mark.parametrize(("sentence", "hedge", "whom"), HEDGES)
def test_a_hedge_is_kept_beside_the_words_that_say_it(around, sentence, hedge, whom):
    reading = read_statement(sentence, around)

    assert (reading.hedge, reading.attributed_to and str(reading.attributed_to)) == (hedge, whom)
    assert reading.statement == sentence


def test_words_of_somebody_the_desk_does_not_hold_are_kept_as_reported(around):
    reading = read_statement("According to Le Monde, the vault was empty.", around)

    assert (reading.hedge, reading.attributed_to) == ("reportedly", None)
    assert reading.remarks == (
        "“According to Le Monde” names nobody the desk holds: it is kept as “reportedly”.",
    )


# -- What stands around ---------------------------------------------------------------------------


def test_the_marks_name_the_words_that_were_read(around):
    reading = read_statement("Aalto was sentenced to 14 years in prison.", around)

    words = {mark.what: reading.statement[mark.start : mark.end] for mark in reading.marks}
    assert words == {"subject": "Aalto", "property": "sentenced to 14 years", "value": "14 years"}


def test_a_season_stands_in_the_surroundings_of_its_show(harbour):
    season = harbour.show.seasons.create(number=1)

    assert Surroundings.of(season=season).show == harbour.show


def test_a_bare_statement_is_about_what_it_opens_with(around, harbour):
    about = {
        sentence: read_statement(sentence, around).about
        for sentence in (
            "Henrik Aalto grew up with four sisters.",
            "The Brandholm robbery made the harbour famous.",
            "Nobody spoke of it for years.",
        )
    }

    assert list(about.values()) == [harbour.aalto, harbour.event, harbour.show]


def test_on_the_page_of_a_person_a_sentence_without_a_name_is_about_them(harbour):
    around = Surroundings.of(person=harbour.aalto)

    reading = read_statement("Arrested on 3 December 1998.", around)

    assert said(reading) == "Henrik Aalto · arrested-on · 3 December 1998"


def test_reading_asks_as_many_questions_for_one_statement_as_for_fifteen(harbour):
    sentences = list(table())[:15]
    counts = []
    for text in (sentences[0], "\n".join(sentences)):
        with CaptureQueriesContext(connection) as queries:
            read_text(text, Surroundings.of(show=harbour.show))
        counts.append(len(queries))

    assert counts[0] <= counts[1] <= 32


# -- Anything at all ------------------------------------------------------------------------------

SCRAPS = """
Aalto Henrik The series robbery was sentenced to ten years $5 million in 1998 on 31 February He his
“said ” and Vik , . Brandholm released premiered Norvision worth of between dozens not if shot over
months 8-part who , which 's ’ according to the Northern Ledger {value} = *
"""
scraps = st.sampled_from(SCRAPS.split())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(scraps | st.text(max_size=6), max_size=25).map(" ".join))
def test_no_sentence_fails_and_none_is_changed(around, text):
    for reading in read_text(text, around):
        fact = reading.as_fact()
        assert fact.statement == reading.statement
        assert reading.statement in " ".join(text.split())
        assert fact.subject is not None
        assert reading.is_sure or (fact.property, fact.value_state) == (None, "")
