"""Where a claim is from, on the forms of others: held, read or typed, and nothing typed is lost."""

import pytest
from django.template.loader import render_to_string

from facts.models import Source
from facts.source_forms import (
    NO_ADDRESS,
    NOT_BOTH,
    SAY_TITLE,
    SAY_WHERE,
    WhereFrom,
)
from tests.make import make_organisation, make_source, make_user
from tests.web import answer

pytestmark = pytest.mark.django_db

URL = "https://paper.example/report"
PAGE = """<html lang=en><title>The report</title><meta name=author content="Jane Doe">
    <meta property=og:site_name content="The Paper"><meta name=date content=2003-02>"""


def filled(last=None, **data):
    return WhereFrom(data, last=last)


def test_the_last_source_is_enough():
    last = make_source()
    form = filled(last, source=last.pk)

    assert form.is_valid()
    assert form.keep_source(by=None) == last


def test_what_is_typed_wins_over_the_last_source():
    last = make_source()
    form = filled(last, source=last.pk, source_title="Flawless", source_published="2010")

    assert form.is_valid()
    kept = form.keep_source(by=None)
    assert (kept.title, str(kept.published), kept != last) == ("Flawless", "2010", True)


def test_one_that_is_picked_wins_over_the_last_source():
    last, held = make_source(), make_source()
    form = filled(last, source=last.pk, source_held=held.pk)

    assert form.is_valid()
    assert form.keep_source(by=None) == held


def test_an_address_alone_is_read(the_web):
    the_web.pages["/report"] = answer(PAGE)
    form = filled(source_url=f"{URL}?utm_source=x")

    assert form.is_valid()
    kept = form.keep_source(by=None)
    assert (kept.title, kept.url, kept.author, kept.publisher.name) == (
        "The report",
        URL,
        "Jane Doe",
        "The Paper",
    )
    assert (str(kept.published), kept.language) == ("February 2003", "en")


def test_an_address_that_is_held_is_not_read(the_web):
    held = make_source(url=URL)
    form = filled(source_url=f"{URL}/")

    assert form.is_valid()
    assert (form.keep_source(by=None), the_web.called) == (held, [])


def test_a_title_that_is_typed_spares_the_reading(the_web):
    form = filled(source_url=URL, source_title="Typed", source_publisher="The Paper")

    assert form.is_valid()
    assert (form.keep_source(by=None).title, the_web.called) == ("Typed", [])


def test_what_is_typed_is_kept_where_the_page_says_otherwise(the_web):
    the_web.pages["/report"] = answer(PAGE)
    form = filled(source_url=URL, source_author="Jo Ray")

    assert form.is_valid()
    assert (form.keep_source(by=None).author, form["source_author"].value()) == ("Jo Ray", "Jo Ray")


def test_a_redirect_to_a_page_that_is_held_finds_it(the_web):
    held = make_source(url=URL)
    the_web.pages["/r"] = answer(status="302 Found", Location="/report")
    the_web.pages["/report"] = answer(PAGE)
    form = filled(source_url="https://paper.example/r")

    assert form.is_valid()
    assert form.keep_source(by=None) == held


@pytest.mark.parametrize(
    ("data", "field", "sentence"),
    [
        ({}, "source_url", SAY_WHERE),
        ({"source": ""}, "source_url", SAY_WHERE),
        ({"source_author": "Jane Doe"}, "source_title", SAY_TITLE),
        ({"source_url": "nonsense"}, "source_url", "Enter a valid URL."),
        ({"source_url": "https://user:word@paper.example/"}, "source_url", NO_ADDRESS),
        ({"source_url": "javascript:alert(1)"}, "source_url", "Enter a valid URL."),
        (
            {"source_published": "31 February 2003", "source_title": "x"},
            "source_published",
            "28 days",
        ),
        ({"source": "9" * 40}, "source", "Select a valid choice."),
        ({"source": "\x00"}, "source", "Select a valid choice."),
        ({"source_held": "9" * 40}, "source_held", "Select a valid choice."),
        ({"source_title": "x" * 301}, "source_title", "at most 300 characters"),
    ],
)
def test_bad_input_gets_a_sentence_at_its_field(data, field, sentence):
    form = filled(**data)

    assert not form.is_valid()
    assert list(form.errors) == [field]
    assert sentence in form.errors[field][0]


def test_whoever_may_not_add_sources_has_none_read(the_web):
    held = make_source(url=URL)
    guest = make_user(display_name="Ray")
    form = WhereFrom({"source_url": "https://paper.example/2"}, by=guest)

    assert not form.is_valid()
    assert form.errors == {
        "source_url": ["Ray may not add sources: choose one that the desk holds."]
    }
    assert the_web.called == []
    assert WhereFrom({"source_url": URL}, by=guest).is_valid()
    assert WhereFrom({"source": held.pk}, by=guest).is_valid()


def test_a_new_one_and_one_that_is_held_are_not_both_taken():
    form = filled(source_held=make_source().pk, source_title="Another")

    assert not form.is_valid()
    assert form.errors == {"source_held": [NOT_BOTH]}


def test_a_page_that_cannot_be_read_leaves_the_fields_to_type(the_web):
    form = filled(source_url=URL, source_author="Jane Doe")

    assert not form.is_valid()
    assert form.errors == {
        "source_title": ["The site does not show us this page: it answers 404. Type what it says."]
    }
    shown = render_to_string("admin/facts/source/where_from.html", {"where": form})
    assert 'value="Jane Doe"' in shown
    assert f'value="{URL}"' in shown
    assert "data-source-typed open" in shown


def test_a_page_without_a_title_fills_the_rest_and_asks_for_one(the_web):
    the_web.pages["/report"] = answer('<meta name=author content="Jane Doe">')
    form = filled(source_url=URL)

    assert not form.is_valid()
    assert form.errors == {"source_title": ["This page says no title. Type one: readers see it."]}
    assert form["source_author"].value() == "Jane Doe"


def test_the_source_that_is_offered_stands_on_the_form():
    last = make_source("The report", publisher=make_organisation("The Paper"))

    shown = render_to_string("admin/facts/source/where_from.html", {"where": WhereFrom(last=last)})

    assert "<strong data-source-name>The report</strong>" in shown
    assert "The Paper</span>" in shown
    assert f'value="{last.pk}"' in shown
    assert "data-source-change open" not in shown


def test_nothing_is_kept_by_looking():
    form = filled(source_title="Flawless")

    assert form.is_valid()
    assert Source.objects.count() == 0
