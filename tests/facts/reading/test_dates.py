import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.models import Property
from facts.reading.dates import dates_in
from facts.values import parse_value
from newsroom.lib.partial_date import PartialDate

AROUND = [PartialDate.parse("6 March 2024"), PartialDate.parse("weekend of 14 November 1998")]
DATES = [
    ("on 14 November 1998", "14 November 1998"),
    ("on November 14, 1998", "14 November 1998"),
    ("on the 14th of November 1998", "14 November 1998"),
    ("over the weekend of 14 November 1998", "weekend of 14 November 1998"),
    ("on 14-15 November 1998", "weekend of 14 November 1998"),
    ("on the night of 3 to 4 May 1998", "night of 3 May 1998"),
    ("on the morning of 16 November 1998", "morning of 16 November 1998"),
    ("in the early hours of Saturday 14 November 1998", "early hours of 14 November 1998"),
    ("in the spring of 2003", "spring 2003"),
    ("in March 2001", "March 2001"),
    ("in 2005,", "2005"),
    ("(2019)", "2019"),
    ("in the 1990s", "1990s"),
    ("in the early 2000s", "2000s (early)"),
    ("in late 2011", "2011 (late)"),
    ("1998-11-14", "14 November 1998"),
    ("on Wednesday 6 March", "6 March 2024"),
    ("on Friday 8 March", "8 March 2024"),
    ("on 15 November", "15 November 1998"),
]


@pytest.mark.parametrize(("text", "said"), DATES)
def test_a_date_keeps_its_precision(text, said):
    assert [(date.text, date.doubt) for date in dates_in(text, AROUND)] == [(said, "")]


DOUBTS = [
    ("on 3 May", "3 May", "The sentence gives no year. Add it."),
    ("after 2005", "2005", "“after 2005” says more than the date: look at it."),
    ("in 2003 or 2004", "2003", "“2003 or 2” says more than the date: look at it."),
    (
        "from 3 to 9 May 2003",
        "3 May 2003",
        "It names several days, from 3 May 2003: one date holds a day or a weekend.",
    ),
    (
        "on Monday 14 November 1998",
        "14 November 1998",
        "14 November 1998 is a Saturday, not a Monday.",
    ),
    ("on 31 February 2003", "2003", "February 2003 has 28 days, not 31."),
]


@pytest.mark.parametrize(("text", "said", "doubt"), DOUBTS)
def test_what_is_not_certain_of_a_date_is_told(text, said, doubt):
    assert [(date.text, date.doubt) for date in dates_in(text, AROUND)] == [(said, doubt)]


@pytest.mark.parametrize(
    "text", ["the 1998 Brandholm robbery", "2000 people", "last month", "in May"]
)
def test_other_words_are_no_date(text):
    assert dates_in(text, AROUND) == []


def test_a_day_without_a_year_is_never_given_one_that_only_may_fit():
    assert [date.doubt for date in dates_in("on 3 May", AROUND[:1])] == [
        "The sentence gives no year. 2024 is the year of what stands around it."
    ]


@given(st.text(max_size=80))
def test_no_text_fails(text):
    for date in dates_in(text, AROUND):
        assert 0 <= date.start < date.end <= len(text)


numbers = st.integers(0, 40).map(str)
parts = st.sampled_from(
    [
        "on",
        "of",
        "May",
        "November",
        "14",
        "15",
        "1998",
        "2003s",
        "the",
        "weekend",
        "Monday",
        "in",
        "late",
        "-",
        "and",
        "to",
        "(",
        ")",
        ",",
        "2024",
    ]
)


@given(st.lists(parts | numbers, max_size=14).map(" ".join))
def test_every_date_without_a_doubt_can_be_kept(text):
    rule = Property(value_type="date", label="Day")
    for date in dates_in(text, AROUND):
        assert date.doubt or parse_value(rule, date.text)["value_date"]
