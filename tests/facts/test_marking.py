import pytest

from facts.marking import agreeing, differing


def text_of(pieces):
    return "".join(f"[{piece.text}]" if piece.marked else piece.text for piece in pieces)


@pytest.mark.parametrize(
    ("one", "other", "marked"),
    [
        ("$100 million", "$500 million", "[$100] million"),
        ("$100 million", "£100 million", "[$100] million"),
        ("15 February 2003", "17 February 2003", "[15] February 2003"),
        ("a limited series", "a series", "a [limited] series"),
        (
            "at least $100 million",
            "between $100 million and $500 million",
            "[at least] $100 million",
        ),
        ("They took $100m.", "They took $100 million.", "They took $100m."),
        ("Five thieves.", "5 thieves.", "Five thieves."),
        ("1,000 stones", "1000 stones", "1,000 stones"),
        ("", "something", ""),
    ],
)
def test_what_the_other_does_not_say_is_marked(one, other, marked):
    assert text_of(differing(one, other)) == marked


def test_texts_with_little_in_common_are_not_marked_all_over():
    assert text_of(differing("The thieves took diamonds.", "Estimates run high.")) == (
        "The thieves took diamonds."
    )


@pytest.mark.parametrize(
    ("quote", "said", "marked"),
    [
        ("Stones worth $100m, they say.", "$100 million", "Stones worth [$100m], they say."),
        (
            "the alleged criminal mastermind",
            "mastermind, alleged",
            "the [alleged] criminal [mastermind]",
        ),
        ("led by the school of Turin", "the School of Turin", "led by the [school of Turin]"),
        ("Nobody knows.", "10 years", "Nobody knows."),
        ("the of and", "the of and", "the of and"),
    ],
)
def test_what_a_quote_says_as_the_record_does_is_marked(quote, said, marked):
    assert text_of(agreeing(quote, said)) == marked


def test_no_letter_of_a_text_is_lost():
    text = " “Wörter” — und 5 €!  "

    assert "".join(piece.text for piece in differing(text, "Wörter und 6")) == text
    assert "".join(piece.text for piece in agreeing(text, "5")) == text
