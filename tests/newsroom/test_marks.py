from itertools import chain

import pytest
from django.template.loader import render_to_string

from facts.models import Fact, Portrayal, Verdict
from newsroom.lib.dates import Precision
from newsroom.templatetags import marks


def test_a_verdict_has_the_same_word_on_the_desk_and_beside_its_mark():
    assert dict(Verdict.Value.choices) == marks.VERDICT_WORDS
    assert marks.VERDICT_MEANINGS.keys() == marks.VERDICT_WORDS.keys()


def test_a_standing_has_the_same_word_on_the_desk_and_beside_its_mark():
    assert dict(Fact.Standing.choices) == marks.STANDING_WORDS
    assert marks.STANDING_MEANINGS.keys() == marks.STANDING_WORDS.keys()


def test_every_closeness_and_precision_has_its_words():
    assert set(Portrayal.Closeness.values) | {"invented", "unknown"} == set(marks.CLOSENESS_WORDS)
    assert set(Precision.values) | {"open"} == set(marks.PRECISION_WORDS)


def test_every_mark_is_drawn_once():
    sprite = render_to_string("marks/sprite.html")

    ids = chain(
        (f"v-{value}" for value in marks.VERDICT_WORDS),
        (f"s-{value}" for value in marks.STANDING_WORDS),
        (f"c-{value}" for value in marks.CLOSENESS_WORDS),
    )
    assert {
        mark: sprite.count(f'id="{mark}"') for mark in ids if sprite.count(f'"{mark}"') != 1
    } == {}


@pytest.mark.parametrize(
    ("mark", "value", "word"),
    [
        ("verdict", "inspired_by", "Inspired by true events"),
        ("standing", "disputed", "Disputed"),
        ("closeness", "same_name", "Real person, real name"),
        ("precision", "year", "year only"),
    ],
)
def test_a_mark_always_has_its_word(mark, value, word):
    assert word in render_to_string(f"marks/{mark}.html", {"value": value})


@pytest.mark.parametrize(
    ("headline", "title"),
    [
        ("Is Everybody Loves Diamonds a true story?", "Everybody Loves Diamonds"),
        ("Who plays whom in Everybody Loves Diamonds", ""),
        ("Is it?", ""),
    ],
)
def test_only_the_question_itself_is_set_as_one(headline, title):
    assert marks.question_title(headline) == title
    assert ('class="quiet"' in render_to_string("parts/question.html", {"headline": headline})) == (
        bool(title)
    )


def test_notes_are_counted_by_standing_the_best_supported_first():
    notes = [{"standing": value} for value in ("disputed", "reported", "confirmed", "reported")]

    assert marks.tally(notes) == [("confirmed", 1), ("reported", 2), ("disputed", 1)]
