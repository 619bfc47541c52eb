import re
from decimal import Decimal

import pytest

from facts.models import Fact, Property
from facts.values import EMPTY, parse_value, set_value, value_as_text
from newsroom.lib.partial_date import PartialDate
from tests.make import make_fact, make_person, make_place, make_show

pytestmark = pytest.mark.django_db


def read(code, text):
    """What the text sets, without the columns that stay empty."""
    columns = parse_value(Property.objects.get(code=code), text)
    assert columns.keys() == EMPTY.keys()
    return {name: value for name, value in columns.items() if value != EMPTY[name]}


def amount(approx, low=None, high=None, **columns):
    ends = {"value_low": low, "value_high": high}
    return (
        {"value_state": "value", "value_approx": approx}
        | columns
        | {name: Decimal(end) for name, end in ends.items() if end is not None}
    )


USD = {"currency": "USD"}
AMOUNTS = [
    ("value-stolen", "USD 100000000", amount("exact", 100_000_000, **USD)),
    ("value-stolen", "at least USD 100000000", amount("at_least", 100_000_000, **USD)),
    ("value-stolen", "USD at least 100,000,000", amount("at_least", 100_000_000, **USD)),
    ("value-stolen", "at least $100 million", amount("at_least", 100_000_000, **USD)),
    ("value-stolen", "100000000-500000000 USD", amount("between", 10**8, 5 * 10**8, **USD)),
    ("value-stolen", "$100 to $500 million", amount("between", 10**8, 5 * 10**8, **USD)),
    ("value-stolen", "between $100m and $500m", amount("between", 10**8, 5 * 10**8, **USD)),
    ("value-stolen", "about £8.99", amount("about", "8.99", currency="GBP")),
    ("value-stolen", "millions of USD", amount("magnitude", 10**6, **USD)),
    ("budget", "€5bn in 2003 prices", amount("exact", 5 * 10**9, currency="EUR", price_year=2003)),
    ("sentence", "10 years", amount("exact", 10, unit="years")),
    ("sentence", "10", amount("exact", 10, unit="years")),
    ("sentence", "18 months", amount("exact", 18, unit="months")),
    ("sentence", "one year", amount("exact", 1, unit="years")),
    ("boxes-opened", "more than 100", amount("more_than", 100, unit="safe-deposit boxes")),
    ("boxes-opened", "> 100", amount("more_than", 100, unit="safe-deposit boxes")),
    ("boxes-opened", "up to 160", amount("at_most", None, 160, unit="safe-deposit boxes")),
    ("number-of-perpetrators", "4-5", amount("between", 4, 5, unit="people")),
    ("lock-combinations", "millions", amount("magnitude", 10**6, unit="possible combinations")),
    ("vault-depth", "9 m", amount("exact", 9, unit="m")),
    ("tenants", "dozens of gem traders", amount("magnitude", 12, unit="gem traders")),
    ("preparation-time", "about 18 months", amount("about", 18, unit="months")),
]


@pytest.mark.parametrize(("code", "text", "columns"), AMOUNTS)
def test_numbers_keep_their_bounds(code, text, columns):
    assert read(code, text) == columns


def test_dates_keep_their_precision():
    assert read("event-date", "weekend of 15 February 2003") == {
        "value_state": "value",
        "value_date": PartialDate.parse("weekend of 15 February 2003"),
    }
    assert read("sentenced-on", "2005")["value_date"].precision == "year"


@pytest.mark.parametrize("text", ["early 2000s", "the early 2000s", "2000s (early)"])
def test_a_part_of_a_period_is_a_note_on_its_date(text):
    assert read("event-date", text) == {
        "value_state": "value",
        "value_date": PartialDate.parse("2000s"),
        "date_note": "early",
    }


@pytest.mark.parametrize("text", ["2003-02-17 (morning)", "morning of 17 February 2003"])
def test_dates_keep_a_part_of_the_day(text):
    assert read("discovered-on", text) == {
        "value_state": "value",
        "value_date": PartialDate.parse("17 February 2003"),
        "date_note": "morning",
    }


def test_terms_take_the_spelling_of_the_choices():
    assert read("goods-stolen", "Diamonds; cash; jewellery") == {
        "value_state": "value",
        "value_terms": ["diamonds", "cash", "jewellery"],
    }


def test_known_unknown_and_none_hold_no_value():
    assert read("code-obtained", "unknown") == {"value_state": "unknown"}
    assert read("ransom", "none") == {"value_state": "none"}


def test_none_is_a_value_where_it_is_a_choice():
    assert read("loot-recovered", "none") == {"value_state": "value", "value_terms": ["none"]}


def test_no_text_is_no_value():
    assert read("ransom", "  ") == {}


def test_records_are_found_by_short_name_and_places_by_their_only_name():
    place, show, person = make_place("Giaveno"), make_show("Money Heist"), make_person("Jo Doe")

    assert read("residence", "giaveno")["value_place"] == place
    assert read("residence", "Giaveno")["value_place"] == place
    assert read("comparable-title", "Money Heist")["value_show"] == show
    assert read("linked-to", "jo-doe")["value_person"] == person


REFUSED = [
    ("value-stolen", "100000000", "'100000000' names no currency. Write it like USD 100000000"),
    ("value-stolen", "a lot of USD", "Value of the loot is a number. 'a lot of' cannot be read"),
    ("value-stolen", "USD 5-3", "Value of the loot: 5-3 runs backwards. Lower end first."),
    ("value-stolen", "USD 5 a week", "Value of the loot: 'a week' in 'USD 5 a week' cannot be"),
    ("value-stolen", "USD 99999999999999999999", "does not fit: a number has at most 16 digits"),
    ("value-stolen", "$8,99", "Value of the loot is a number. '8,99' cannot be read"),
    ("sentence", "1.2.3 years", "Sentence is a number. '1.2.3 years' cannot be read"),
    ("sentence", "long", "Sentence is a number. 'long' cannot be read: write it like 100"),
    ("named-accomplices", "maybe", "Named accomplices is yes or no. 'maybe' is neither."),
    ("sentenced-on", "31 June 2005", "June 2005 has 30 days, not 31."),
    ("goods-stolen", "hats", "'hats' is no choice of What was stolen: diamonds, gold,"),
    ("residence", "atlantis", "No place has the short name 'atlantis'. Make the record first"),
    ("linked-to", "Jo Doe", "No person has the short name 'Jo Doe'. Make the record first"),
]


@pytest.mark.parametrize(("code", "text", "sentence"), REFUSED)
def test_what_cannot_be_read_gets_a_sentence(code, text, sentence):
    make_person("Jo Doe")

    with pytest.raises(ValueError, match=re.escape(sentence)):
        read(code, text)


WRITTEN = [
    ("value-stolen", "at least USD 100000000"),
    ("value-stolen", "USD 100000000-500000000"),
    ("value-stolen", "USD millions"),
    ("budget", "EUR 5000000 in 2003 prices"),
    ("sentence", "10 years"),
    ("boxes-opened", "more than 100 safe-deposit boxes"),
    ("boxes-opened", "at most 160 safe-deposit boxes"),
    ("tenants", "dozens of companies"),
    ("event-date", "weekend of 15 February 2003"),
    ("discovered-on", "17 February 2003 (morning)"),
    ("sentenced-on", "2005"),
    ("goods-stolen", "diamonds; cash; jewellery"),
    ("named-accomplices", "no"),
    ("code-obtained", "unknown"),
    ("ransom", "none"),
    ("residence", "giaveno"),
    ("method", "The thieves covered the cameras"),
]


@pytest.mark.parametrize(("code", "text"), WRITTEN)
def test_a_written_value_reads_back(code, text):
    make_place("Giaveno")
    fact = make_fact(make_person(), code, text)

    assert value_as_text(fact) == text


def test_a_new_value_leaves_nothing_of_the_old_one():
    fact = make_fact(make_person(), "sentence", "10 years")

    set_value(fact, Property.objects.get(code="sentenced-on"), "2005")

    assert value_as_text(fact) == "2005"
    assert (fact.unit, fact.value_low, fact.one_at_a_time) == ("", None, True)
    fact.save()
    assert value_as_text(Fact.objects.get()) == "2005"
