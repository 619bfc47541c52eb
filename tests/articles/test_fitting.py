"""Which fact fits words: the same value before the same words, and words before none."""

from datetime import date
from decimal import Decimal

from articles.fitting import Values, asked, fit, fits, values_in
from facts.models import Fact
from newsroom.lib.dates import PartialDate


def fact(statement, **columns):
    return Fact(statement=statement, **columns)


def best(words, *facts, sentence=""):
    wanted = asked(words, sentence)
    return max(facts, key=lambda one: fit(one, wanted)).statement


def test_the_values_of_a_text_are_read_whatever_their_spelling():
    assert values_in("At least $100m on 15 February 2003, in 18 months") == Values(
        numbers=frozenset({Decimal(18)}),
        sums=frozenset({("USD", Decimal(100_000_000))}),
        dates=frozenset({(date(2003, 2, 15), date(2003, 2, 15))}),
    )
    assert values_in("eighteen months").numbers == values_in("18 months").numbers


def test_a_sum_in_other_figures_is_the_same_sum():
    loot = fact("The loot was large.", value_low=Decimal(100_000_000), currency="USD")
    boxes = fact("They took at least what they found in the boxes.")

    assert best("at least $100 million", boxes, loot) == "The loot was large."


def test_pounds_are_no_dollars_and_a_count_is_no_sum():
    wanted = asked("$100")

    assert fit(fact("x", value_low=Decimal(100), currency="GBP"), wanted) == 0
    assert fit(fact("x", value_low=Decimal(100)), wanted) == 0


def test_a_day_inside_a_year_is_near_and_the_day_itself_is_nearer():
    year = fact("x", value_date=PartialDate.parse("2003"))
    day = fact("y", value_date=PartialDate.parse("15 February 2003"))
    wanted = asked("15 February 2003")

    assert fit(day, wanted) > fit(year, wanted) > 0


def test_words_in_common_count_without_their_endings_and_small_words_do_not():
    paroled = fact("Notarbartolo was released on parole.")
    other = fact("The vault was on the second floor of the building.")

    assert best("on the release", paroled, other) == "Notarbartolo was released on parole."
    assert fit(other, asked("on the")) == 0


def test_what_was_only_said_in_the_sentence_around_counts_less_than_the_selected_words():
    code = fact("Nobody knows how they learned the code.")
    door = fact("The vault door weighed three tonnes.")
    sentence = "Police never found out how the gang learned the code of the vault door."

    assert best("the code", code, door, sentence=sentence) == code.statement
    assert fits(code, asked("", sentence))
    assert not fits(fact("The actor was born in Rome."), asked("", sentence))
