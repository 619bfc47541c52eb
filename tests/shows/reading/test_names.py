"""Names as people write them."""

import pytest

from shows.reading.names import (
    fold,
    leaves_out,
    near,
    out_of_capitals,
    reads_as_full_name,
    reads_as_line_of_its_own,
    reads_as_name,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Synnøve Macody Lund", "SYNNOVE MACODY LUND"),
        ("Mathias Kahler-Polagnoli", "Mathias Kahler Polagnoli"),
        ("J. J. O’Neill", "J J O'Neill"),
        ("Zoë  Łukasz", "Zoe Lukasz"),
        ("Kim\N{NO-BREAK SPACE}Stuart", "kim stuart"),
    ],
)
def test_names_fold_together_whatever_their_accents_capitals_and_signs(one, other):
    assert fold(one) == fold(other) != ""


def test_names_of_other_scripts_keep_their_letters():
    assert fold("宮崎駿") == "宮崎駿"


def test_nothing_is_left_of_signs_alone():
    assert fold("… ’ - _") == ""


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        ("anna foglietta", "anna fogglietta", True),
        ("anna foglietta", "anna foglieta", True),
        ("anna foglietta", "anna fogliatta", True),
        ("anna foglietta", "nana foglietta", True),
        ("anna foglietta", "anna foglietta", False),
        ("anna foglietta", "anne fogliatta", False),
        ("anna", "anne", False),
        ("kim rossi", "kim rossi stuart", False),
        ("", "a", False),
    ],
)
def test_near_names_differ_by_one_letter(one, other, answer):
    assert near(one, other) is near(other, one) is answer


def test_a_name_may_leave_its_middle_out():
    assert leaves_out("kim stuart", "kim rossi stuart")
    assert not leaves_out("kim", "kim rossi stuart")
    assert not leaves_out("kim rossi", "kim rossi stuart")


@pytest.mark.parametrize(
    "text",
    [
        "Peter Van den Begin",
        "Jean-Luc d'Arc",
        "Zendaya",
        "Sammy Davis Jr.",
        "J.J. Abrams",
        "宮崎駿",
    ],
)
def test_names_of_people_are_known_by_their_looks(text):
    assert reads_as_name(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "the gang of thieves",
        "Agent 47",
        "Who is Anna?",
        "He was caught.",
        "A B C D E F G",
        "de la",
    ],
)
def test_words_of_sentences_are_no_names(text):
    assert not reads_as_name(text)


def test_a_line_of_a_page_is_not_taken_for_somebody():
    assert reads_as_line_of_its_own("Anna Foglietta")
    assert not reads_as_line_of_its_own("Related News")


def test_a_rank_or_one_word_looks_more_like_a_character():
    assert reads_as_full_name("Anna Foglietta")
    assert not reads_as_full_name("Inspector Mertens")
    assert not reads_as_full_name("Ghigo")


@pytest.mark.parametrize(
    ("shouted", "name"),
    [
        ("KIM ROSSI STUART", "Kim Rossi Stuart"),
        ("PETER VAN DE O'NEILL", "Peter Van De O'Neill"),
        ("DJ SMITH-LEE", "DJ Smith-Lee"),
        ("Kim ROSSI", "Kim ROSSI"),
        ("RZA", "RZA"),
    ],
)
def test_a_name_in_capitals_is_written_as_a_name(shouted, name):
    assert out_of_capitals(shouted) == name
