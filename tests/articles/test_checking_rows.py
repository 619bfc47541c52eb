"""Page, record and source side by side: what is equal, what differs, and in which words."""

import pytest

from articles.checking.likeness import marked
from articles.checking.rows import Compared
from tests.make import make_event, make_fact, make_person

pytestmark = [pytest.mark.django_db, pytest.mark.only_on("sqlite")]


def compared(sentence, *quotes, prop="sentence", value="10 years", **columns):
    columns.setdefault("statement", "He was sentenced to ten years in prison.")
    fact = make_fact(make_person("Leo Marsh"), prop, value, **columns)
    return Compared(sentence, fact, quotes)


def marks(found):
    return [row.mark for row in found.rows()]


def test_numbers_in_words_and_figures_are_the_same_and_bold_in_each_row():
    found = compared(
        "Leo Marsh was sentenced to ten years.", "He was sentenced to 10 years in prison."
    )

    page, record, source = found.rows()
    assert found.difference == ""
    assert "<b>ten</b> years" in page.html
    assert "<b>10</b> years" in source.html
    assert "<b>10</b> years, exactly" in record.html
    assert marks(found) == ["agrees", "agrees", "agrees"]


@pytest.mark.parametrize(
    ("sentence", "quote", "difference", "expected"),
    [
        (
            "He was sentenced to ten years.",
            "He got five years.",
            "record: 10 years, source: five",
            ["agrees", "differs", "differs"],
        ),
        (
            "He was sentenced to five years.",
            "He got ten years.",
            "page: five, record: 10 years",
            ["differs", "agrees", "agrees"],
        ),
        (
            "He was sentenced to five years.",
            "",
            "page: five, record: 10 years",
            ["differs", "differs", ""],
        ),
    ],
)
def test_what_differs_is_named_and_its_rows_say_so(sentence, quote, difference, expected):
    found = compared(sentence, quote)

    assert found.difference == difference
    assert marks(found) == expected


def test_a_page_that_is_bolder_than_its_record_differs_and_one_that_is_vaguer_does_not():
    event = make_event("The heist")
    fact = make_fact(event, "value-stolen", "at least USD 100000000", statement="They took much.")
    dated = make_fact(event, "event-date", "February 2003", statement="It was in February 2003.")

    assert Compared("They took $100 million.", fact, []).difference == (
        "page: $100 million, record: at least $100 million"
    )
    assert Compared("They took at least $100m.", fact, []).difference == ""
    assert Compared("They did it in 2003.", dated, []).difference == ""
    assert Compared("They did it on 3 February 2003.", dated, []).difference == (
        "page: 3 February 2003, record: February 2003"
    )


def test_a_number_of_something_else_is_not_held_against_a_fact():
    two = make_fact(make_event(), statement="The vault lay two floors down.")
    found = Compared("Five men dug two floors down in 2003.", two, ["two floors beneath"])

    assert found.difference == ""


def test_people_are_people_whatever_they_are_called():
    five = make_fact(make_event(), "number-of-perpetrators", "5", statement="Five men did it.")

    assert Compared("Five thieves dug two floors down.", five, []).difference == ""
    assert Compared("Six thieves dug two floors down.", five, []).difference == (
        "page: Six, record: five people"
    )


def test_what_another_fact_of_the_sentence_says_is_not_held_against_this_one():
    event = make_event()
    dated = make_fact(event, "event-date", "2003", statement="It was in 2003.")
    tried = make_fact(event, statement="The trial was in 2005.")
    sentence = "The men of the heist were tried in 2005."

    assert Compared(sentence, dated, []).difference == "page: 2005, record: 2003"
    assert Compared(sentence, dated, [], beside=[tried]).difference == ""


def test_names_are_bold_where_both_say_them_and_nothing_is_taken_for_markup():
    html = marked("The <i>Usher</i> met Ann Lee.", ["Ann Lee left."])

    assert html == "The &lt;i&gt;Usher&lt;/i&gt; met <b>Ann Lee</b>."


def test_without_numbers_and_names_the_words_that_carry_something_are_bold():
    html = marked("It was highly dramatised.", ["a highly dramatised comedy"])

    assert html == "It was <b>highly dramatised</b>."
