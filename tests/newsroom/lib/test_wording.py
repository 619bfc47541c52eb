from decimal import Decimal

import pytest

from newsroom.lib.wording import capitalised, count_of, join_names, number, shortened


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (1, "one"),
        (8, "eight"),
        (9, "nine"),
        (10, "10"),
        (13, "13"),
        (0, "0"),
        (-3, "-3"),
        (1200, "1,200"),
        (2_500_000, "2.5 million"),
        (Decimal("3.00"), "three"),
        (Decimal("2.5"), "2.5"),
    ],
)
def test_one_to_nine_are_words_and_the_rest_figures(value, printed):
    assert number(value) == printed


def test_a_number_agrees_with_its_noun():
    assert [count_of(value, "episode") for value in (0, 1, 8)] == [
        "no episodes",
        "one episode",
        "eight episodes",
    ]
    assert count_of(13, "series", "series") == "13 series"


@pytest.mark.parametrize(
    ("names", "printed"),
    [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")],
)
def test_names_are_joined_as_in_a_sentence(names, printed):
    assert join_names(names) == printed


def test_names_may_be_alternatives():
    assert join_names(["A", "B", "C"], last="or") == "A, B or C"


def test_a_capital_changes_nothing_but_the_first_letter():
    assert capitalised("iPhone thieves met in Turin") == "IPhone thieves met in Turin"
    assert capitalised("") == ""


def test_a_long_text_is_cut_at_a_word():
    assert shortened("The thieves took\n18 months", 20) == "The thieves took 18…"
    assert shortened("The thieves", 20) == "The thieves"
    assert shortened("x" * 30, 20) == "x" * 19 + "…"
