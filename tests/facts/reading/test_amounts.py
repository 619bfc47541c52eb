from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.reading.amounts import numbers_in, sums_in, value_of

SUMS = [
    ("at least $100 million worth", "at least USD 100000000"),
    ("between $100 to $500 million", "USD 100000000-500000000"),
    ("between $100m and $500m", "USD 100000000-500000000"),
    ("£8.99 a month", "GBP 8.99"),
    ("about 100 million euros", "about EUR 100000000"),
    ("millions of dollars", "millions of USD"),
    ("US$5bn", "USD 5000000000"),
    ("two hundred thousand pounds", "GBP 200000"),
    ("up to €20m", "at most EUR 20000000"),
    ("more than SEK 42 million", "more than SEK 42000000"),
    ("42 million kronor", "SEK 42000000"),
    ("$1.2-1.5 million", "USD 1200000-1500000"),
    ("an estimated $3m", "about USD 3000000"),
]
NUMBERS = [
    ("18 months", "18"),
    ("a gang of five", "5"),
    ("eight-part", "8"),
    ("more than 100 boxes", "more than 100"),
    ("five or six men", "5-6"),
    ("between four and six men", "4-6"),
    ("10 and 12 men", "10"),
    ("one hundred and twenty", "120"),
    ("twenty-five", "25"),
    ("two and a half years", "2.5"),
    ("half a dozen", "6"),
    ("dozens of boxes", "dozens"),
    ("tens of thousands of people", "tens of thousands"),
    ("1,250", "1250"),
    ("9 million", "9000000"),
]


@pytest.mark.parametrize(("text", "said"), SUMS)
def test_a_sum_keeps_its_currency_and_its_bounds(text, said):
    assert [amount.text for amount in sums_in(text)] == [said]


@pytest.mark.parametrize(("text", "said"), NUMBERS)
def test_a_number_is_read_from_figures_and_words(text, said):
    assert [amount.text for amount in numbers_in(text)][:1] == [said]


@pytest.mark.parametrize("text", ["fewer than ten boxes", "just under 40 men", "less than 7 days"])
def test_what_no_value_can_say_is_doubted(text):
    (amount,) = numbers_in(text)

    assert amount.doubt.endswith("a number is no value: choose one.")


@pytest.mark.parametrize("text", ["40% of them", "the no. of it", "several men", "", "A4-sized"])
def test_other_words_are_no_number(text):
    assert [*numbers_in(text), *sums_in(text)] == []


def test_over_six_months_is_a_time_after_a_word_of_lasting():
    assert [amount.text for amount in numbers_in("shot over six months")] == ["6"]
    assert [amount.text for amount in numbers_in("it took over six months")] == ["more than 6"]


@given(st.integers(0, 999_999_999))
def test_figures_with_commas_are_read_back(number):
    assert value_of(f"{number:,}") == Decimal(number)


@given(st.text(max_size=80))
def test_no_text_fails(text):
    for amount in [*numbers_in(text), *sums_in(text)]:
        assert 0 <= amount.start < amount.end <= len(text)
