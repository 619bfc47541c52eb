import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.lib.partial_date import PartialDate, Precision

days = st.dates(date(1000, 3, 1), date(2989, 12, 31))
saturdays = days.map(lambda day: day + timedelta(days=5 - day.weekday()))


@st.composite
def partial_dates(draw):
    precision = draw(st.sampled_from(Precision.values))
    return PartialDate.around(draw(saturdays if precision == "weekend" else days), precision)


@pytest.mark.parametrize(
    ("text", "low", "high", "precision"),
    [
        ("15 February 2003", date(2003, 2, 15), date(2003, 2, 15), "day"),
        ("15 Feb. 2003", date(2003, 2, 15), date(2003, 2, 15), "day"),
        ("15th february 2003", date(2003, 2, 15), date(2003, 2, 15), "day"),
        ("Saturday, 15 February 2003", date(2003, 2, 15), date(2003, 2, 15), "day"),
        ("February 15, 2003", date(2003, 2, 15), date(2003, 2, 15), "day"),
        ("2003-02-15", date(2003, 2, 15), date(2003, 2, 15), "day"),
        ("29 February 2004", date(2004, 2, 29), date(2004, 2, 29), "day"),
        ("weekend of 15 February 2003", date(2003, 2, 15), date(2003, 2, 16), "weekend"),
        ("the weekend of 16 February 2003", date(2003, 2, 15), date(2003, 2, 16), "weekend"),
        ("  February \t 2003 ", date(2003, 2, 1), date(2003, 2, 28), "month"),
        ("Sept 2003", date(2003, 9, 1), date(2003, 9, 30), "month"),
        ("2003-02", date(2003, 2, 1), date(2003, 2, 28), "month"),
        ("spring 2003", date(2003, 3, 1), date(2003, 5, 31), "season"),
        ("fall of 2003", date(2003, 9, 1), date(2003, 11, 30), "season"),
        ("winter 2003", date(2003, 12, 1), date(2004, 2, 29), "season"),
        ("winter 2003/04", date(2003, 12, 1), date(2004, 2, 29), "season"),
        ("2005", date(2005, 1, 1), date(2005, 12, 31), "year"),
        ("the 1990s", date(1990, 1, 1), date(1999, 12, 31), "decade"),
    ],
)
def test_parse_reads_what_editors_write(text, low, high, precision):
    assert PartialDate.parse(text) == PartialDate(low, high, precision)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("31 June 2003", "June 2003 has 30 days, not 31."),
        ("29 February 2003", "February 2003 has 28 days, not 29."),
        ("0 May 2003", "May 2003 has 31 days, not 0."),
        ("2003-13-01", "There is no month 13 in 2003-13-01."),
        ("Friday 15 February 2003", "15 February 2003 is a Saturday, not a Friday."),
        (
            "weekend of 13 February 2003",
            "13 February 2003 is a Thursday. Name the Saturday or the Sunday of the weekend.",
        ),
        ("0999", "0999 is not a year between 1000 and 2999."),
        ("winter 2003-05", "'winter 2003-05' is no season. Write winter 2003."),
        ("spring 2003/04", "'spring 2003/04' is no season. Write spring 2003."),
    ],
)
def test_parse_says_why_a_date_is_impossible(text, sentence):
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        PartialDate.parse(text)


@pytest.mark.parametrize("text", ["15/02/2003", "2/15/03", "15.02.2003", "15-02-2003"])
def test_parse_refuses_dates_that_can_be_read_in_two_ways(text):
    with pytest.raises(ValueError, match="two ways") as problem:
        PartialDate.parse(text)

    assert str(problem.value).startswith(f"{text} can be read in two ways. Write a date like")


@given(st.text())
def test_parse_gives_a_date_or_a_sentence_whatever_is_typed(text):
    try:
        PartialDate.parse(text)
    except ValueError as problem:
        assert str(problem).endswith(".")  # noqa: PT017 -- either way is right here


@pytest.mark.parametrize(
    ("text", "printed", "in_sentence", "iso"),
    [
        ("2003-02-15", "15 February 2003", "on 15 February 2003", "2003-02-15"),
        (
            "weekend of 16 February 2003",
            "weekend of 15 February 2003",
            "over the weekend of 15 February 2003",
            "2003-02",
        ),
        (
            "weekend of 1 June 2003",
            "weekend of 31 May 2003",
            "over the weekend of 31 May 2003",
            "2003",
        ),
        ("2003-02", "February 2003", "in February 2003", "2003-02"),
        ("spring 2003", "spring 2003", "in the spring of 2003", "2003"),
        ("winter 2003", "winter 2003–04", "in the winter of 2003–04", ""),
        ("2005", "2005", "in 2005", "2005"),
        ("1990s", "1990s", "in the 1990s", ""),
    ],
)
def test_a_date_prints_no_more_than_is_known(text, printed, in_sentence, iso):
    known = PartialDate.parse(text)

    assert (str(known), known.in_sentence(), known.iso()) == (printed, in_sentence, iso)


@given(partial_dates())
def test_what_is_printed_is_read_back_as_the_same_date(known):
    assert PartialDate.parse(str(known)) == known


@given(partial_dates())
def test_iso_is_never_finer_than_the_date(known):
    if known.iso():
        assert PartialDate.parse(known.iso()).contains(known)


@given(partial_dates())
def test_every_day_of_a_date_lies_in_the_same_date(known):
    last = PartialDate.around(known.high, known.precision)

    assert PartialDate.around(known.low, known.precision) == last == known


@given(days)
def test_coarser_dates_contain_finer_ones(day):
    chain = [PartialDate.around(day, name) for name in ("day", "month", "year", "decade")]

    assert all(wide.contains(fine) for fine, wide in pairwise(chain))
    assert PartialDate.around(day, "season").contains(PartialDate.around(day, "month"))
    assert not chain[0].contains(chain[1])


@given(partial_dates(), partial_dates())
def test_dates_overlap_when_one_contains_the_other(one, other):
    assert one.overlaps(other) == other.overlaps(one)
    assert one.overlaps(other) >= (one.contains(other) or other.contains(one))


def test_a_date_does_not_end_before_it_begins():
    with pytest.raises(ValueError, match="cannot begin on 2003-02-16 and end on 2003-02-15"):
        PartialDate(date(2003, 2, 16), date(2003, 2, 15), "day")


def test_a_precision_outside_the_list_is_refused():
    with pytest.raises(ValueError, match="'fortnight' is no precision of a date"):
        PartialDate(date(2003, 2, 15), date(2003, 2, 28), "fortnight")
    with pytest.raises(ValueError, match="'fortnight' is no precision of a date"):
        PartialDate.around(date(2003, 2, 15), "fortnight")
