"""What a new fact would say, guessed from words that somebody selected."""

import pytest

from articles.noticing import guessed
from facts.reading import Surroundings
from tests.make import (
    make_adaptation,
    make_event,
    make_involvement,
    make_person,
    make_show,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def around():
    show, event = make_show("Everybody Loves Diamonds"), make_event("Antwerp diamond heist")
    make_adaptation(show, event=event)
    make_involvement(event, person=make_person("Leonardo Notarbartolo"))
    return Surroundings.of(show=show, event=event)


def told(data):
    return [data.get(f"line-0-{name}", "") for name in ("statement", "about", "rule", "value")]


def test_of_a_sentence_that_says_two_things_the_selected_one_is_meant(around):
    sentence = (
        "Leonardo Notarbartolo was sentenced to ten years and was released on parole in 2009."
    )

    years = guessed("ten years", sentence=sentence, around=around)
    parole = guessed("in 2009", sentence=sentence, around=around)

    assert told(years) == [sentence, "Leonardo Notarbartolo", "Sentence", "10 years"]
    assert told(parole) == [sentence, "Leonardo Notarbartolo", "Released on parole", "2009"]


def test_he_gets_the_name_that_stands_before_and_nobody_elses_words_are_quoted(around):
    data = guessed(
        "2013",
        sentence="He was arrested again in 2013.",
        before="Nobody saw Leonardo Notarbartolo for years.",
        around=around,
    )

    assert told(data)[:2] == [
        "Leonardo Notarbartolo was arrested again in 2013.",
        "Leonardo Notarbartolo",
    ]
    assert data["line-0-quote"] == ""


def test_a_sentence_without_a_value_is_kept_as_a_statement(around):
    data = guessed("jokes", sentence="The jokes are nowhere on record.", around=around)

    assert told(data) == ["The jokes are nowhere on record.", "Everybody Loves Diamonds", "", ""]


def test_without_a_word_there_is_nothing_to_guess(around):
    assert guessed("", around=around) == {"lines": "0"}
