import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.reading import split_statements

TEXTS = [
    (
        "Mr. Aalto paid $1.5 million. He left at 5 p.m. The police came.",
        ["Mr. Aalto paid $1.5 million.", "He left at 5 p.m.", "The police came."],
    ),
    (
        "• J. R. Holm was shot. It was 1980.\n- by F. Scott Lund in the U.S. and abroad",
        ["J. R. Holm was shot.", "It was 1980.", "by F. Scott Lund in the U.S. and abroad"],
    ),
    (
        "He said: “We did it. We won.” Then he left.",
        ["He said: “We did it. We won.”", "Then he left."],
    ),
    (
        '"I have always wanted it," he says, adding, "we were proud. Very." Nobody knows why…',
        ['"I have always wanted it," he says, adding, "we were proud. Very."', "Nobody knows why…"],
    ),
    (
        "1. The thieves took\nthe cash and ran.\n\nNo. 7 was empty.",
        ["The thieves took the cash and ran.", "No. 7 was empty."],
    ),
    (
        "Was it a theft? Yes, no doubt! He said no. Then he left",
        ["Was it a theft?", "Yes, no doubt!", "He said no.", "Then he left"],
    ),
    (
        "The gang, approx. five men, used St. Olaf's tunnel. (It was closed.) Then it rained.",
        [
            "The gang, approx. five men, used St. Olaf's tunnel.",
            "(It was closed.)",
            "Then it rained.",
        ],
    ),
    (
        "It reportedly cost £4.5m... and more. Allegedly.",
        ["It reportedly cost £4.5m... and more.", "Allegedly."],
    ),
    ("", []),
    (" \n\t\n ", []),
]


@pytest.mark.parametrize(("text", "statements"), TEXTS)
def test_a_text_is_parted_where_its_sentences_end(text, statements):
    assert split_statements(text) == statements


words = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=12)


@given(st.lists(words, max_size=40).map(" ".join))
def test_no_text_fails_and_every_statement_says_something(text):
    assert all(statement.strip() == statement != "" for statement in split_statements(text))


# Nothing among these can be a bullet.
plain = st.sampled_from(
    [
        "The",
        "thieves",
        "took",
        "$1.5",
        "million.",
        "Mr.",
        "Smith",
        "“We",
        "won.”",
        "No.",
        "U.S.",
        "a.m.",
        "Why?",
        "…",
        "(so",
        "far)",
        "\n",
        "J.",
        "it's",
        '"yes"',
        "1998,",
        "and",
    ]
)


@given(st.lists(plain, max_size=60).map(" ".join))
def test_every_word_is_kept_in_its_place_and_spelling(text):
    assert " ".join(split_statements(text)).split() == text.split()
