import pytest

from newsroom.lib.search.folding import (
    LONGEST_TITLE,
    MOST_ASKED_WORDS,
    MOST_KEPT_WORDS,
    fold,
    title_of,
    words_asked,
    words_in,
)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Kim Rossi Stuart", "kim rossi stuart"),
        ("Große STRASSE", "grosse strasse"),
        ("Ångström Ðorđe Łódź Œuvre ﬁne", "angstrom dorde lodz oeuvre fine"),
        (
            "İstanbul DIYARBAKIR Kad\N{LATIN SMALL LETTER DOTLESS I}köy",
            "istanbul diyarbakir kadikoy",
        ),
        ("  a\t b\nc\x00d\xad ", "a b cd"),
        ("U.S.A., 2003-02-15!", "u s a 2003 02 15"),
        ("हिन्दी", "हिनदी"),
        ("千と千尋", "千 と 千 尋"),
        ("\ud800🎬 %_\"'*", ""),
    ],
)
def test_words_are_compared_without_case_accents_and_punctuation(written, folded):
    assert fold(written) == folded


def test_both_ways_to_write_a_letter_are_one():
    assert fold("é") == fold("e\u0301") == "e"
    assert fold("각") == fold("\u1100\u1161\u11a8")


def test_what_punctuation_joins_is_kept_in_parts_and_in_one_piece():
    assert words_in(["Spider-Man", "Ocean’s 8"]) == [
        "spider",
        "man",
        "spiderman",
        "ocean",
        "s",
        "oceans",
        "8",
    ]


def test_each_word_is_kept_once_and_not_without_end():
    assert words_in(["a b a", "b c"]) == ["a", "b", "c"]
    assert len(words_in([" ".join(map(str, range(10_000)))])) == MOST_KEPT_WORDS
    assert len(title_of("ﷺ" * 10_000)) == LONGEST_TITLE


@pytest.mark.parametrize("apostrophe", ["'", "’", "‘", "`", "\N{MODIFIER LETTER APOSTROPHE}"])
def test_an_apostrophe_does_not_part_what_is_asked_for(apostrophe):
    assert words_asked(f"Ocean{apostrophe}s eleven") == ["oceans", "eleven"]


def test_what_is_asked_for_is_cut():
    assert words_asked("") == words_asked("🎬 – !") == []
    assert len(words_asked(" ".join(map(str, range(1000))))) == MOST_ASKED_WORDS
    assert words_asked("ß" * 10_000_000) == ["s" * 40]
