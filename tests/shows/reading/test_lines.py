"""A pasted text as tidy lines."""

import pytest

from shows.reading.lines import Notes, is_note, take_notes, tidy_lines, unquoted, without_bullet


def test_lines_keep_their_numbers_and_lose_what_nobody_sees():
    text = "Mara\N{NO-BREAK SPACE}Thys \r\n\N{ZERO WIDTH SPACE}\n\tJo &amp; Lee\x00"

    assert tidy_lines(text) == [(1, "Mara Thys"), (2, ""), (3, "Jo & Lee")]


def test_a_line_of_html_may_be_several():
    text = "<ul><li>Mara as Ilse</li><li>Jo as Bob</li></ul>\n<b>Lee</b><br>Ann"

    assert tidy_lines(text) == [(1, "Mara as Ilse"), (1, "Jo as Bob"), (2, "Lee"), (2, "Ann")]


@pytest.mark.parametrize(
    "line", ["• Mara", "* Mara", "– Mara", "1. Mara", "2) Mara", "(3) Mara", "#4 Mara", "5\tMara"]
)
def test_what_numbers_a_line_is_no_part_of_it(line):
    assert without_bullet(line) == "Mara"


def test_marks_of_quotation_round_the_whole_go():
    assert unquoted("“Ghigo”") == "Ghigo"
    assert unquoted("Leo “the Cat” Roe") == "Leo “the Cat” Roe"


@pytest.mark.parametrize(
    "line",
    ["8 episodes • 2023", "(3 episodes, 2021)", "2021–2023", "Season 1-2", "10 eps", "voice"],
)
def test_a_line_may_only_speak_of_the_one_above_it(line):
    assert is_note(line)


def test_what_brackets_say_of_a_credit_is_taken_out_of_the_name():
    text = "Ilse (young) (voice, uncredited) [archive footage] (as M. Thys)"

    assert take_notes(text) == (
        "Ilse (young)",
        Notes("voice", "uncredited", "M. Thys", ("archive footage",)),
    )
