from decimal import Decimal

import pytest

from facts.forms import VALUE_FIELDS, FactForm, fields_for, propose_statement
from facts.models import Citation, Fact, Property, Source
from facts.values import EMPTY, parse_value
from newsroom.lib.changes import _subscribers
from tests.make import (
    make_event,
    make_fact,
    make_member,
    make_person,
    make_place,
    make_source,
    make_user,
)

pytestmark = pytest.mark.django_db


def prop(code):
    return Property.objects.get(code=code)


def post(instance=None, **values):
    """A form as the desk posts it: a statement, a source and a standing, and what is given."""
    if not values.keys() & {"event", "person"} and instance is None:
        values["event"] = make_event()
    data = {"statement": "The vault was robbed.", "standing": "reported", "rank": "use"}
    if instance is None:
        data |= {"source_title": "Court file", "ref": "HEIST-1"}
    else:
        data |= {name: getattr(instance, name) for name in ("ref", "statement")}
        data |= {"event": instance.event_id or "", "person": instance.person_id or ""}
        data |= {"base_version": instance.version}
    if isinstance(values.get("property"), str):
        values["property"] = prop(values["property"])
    data |= {name: getattr(value, "pk", value) for name, value in values.items()}
    return FactForm(data, instance=instance)


def saved(form):
    assert form.is_valid(), form.errors
    return form.save()


def test_a_statement_and_a_source_are_enough():
    fact = saved(post())

    assert (fact.statement, fact.value_state, fact.stage) == ("The vault was robbed.", "", "draft")
    assert [str(citation.source) for citation in fact.citations.all()] == ["Court file"]


def test_a_source_is_asked_for():
    form = post(source_title="")

    assert form.errors == {
        "__all__": ["Say where you have it from: paste an address, or type a title."]
    }


def test_a_chosen_source_is_cited_with_its_words():
    source = make_source()

    fact = saved(post(source_title="", source=source, quote="was robbed", locator="p. 3"))

    assert list(fact.citations.values_list("source", "quote", "locator", "stance")) == [
        (source.pk, "was robbed", "p. 3", "supports")
    ]


def test_a_known_address_is_not_made_twice():
    source = make_source(url="https://news.example/vault")

    fact = saved(post(source_title="", source_url="https://news.example/vault"))

    assert fact.citations.get().source == source
    assert Source.objects.count() == 1


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"source_title": "", "source_url": "not an address"}, "Enter a valid URL."),
        (
            {"source_title": "", "source_author": "Ines Calloway"},
            "Give the source a title: readers see it.",
        ),
    ],
)
def test_a_new_source_is_whole(values, sentence):
    assert post(**values).errors == {"__all__": [sentence]}


def test_a_source_that_is_typed_wins_over_the_last_one():
    last = make_source()

    fact = saved(post(source=last, source_title="Court file"))

    assert [str(citation.source) for citation in fact.citations.all()] == ["Court file"]


def test_a_held_fact_needs_no_new_source():
    fact = make_fact(statement="The vault was emptied.")

    saved(post(fact, statement="The vault was robbed."))

    assert Fact.objects.get().statement == "The vault was robbed."
    assert Citation.objects.count() == 1


def test_a_typed_value_fills_what_the_property_knows():
    fact = saved(post(property="boxes-opened", value_approx="more_than", value_low="100"))

    assert (fact.value_state, fact.unit, fact.one_at_a_time) == (
        "value",
        "safe-deposit boxes",
        True,
    )
    assert (fact.value_approx, fact.value_low) == ("more_than", Decimal(100))


def test_an_empty_statement_is_proposed_from_the_value():
    fact = saved(
        post(statement="", property="value-stolen", value_low="100000000", currency="usd",
             value_approx="at_least")
    )  # fmt: skip

    assert fact.statement == "The loot was worth at least $100 million."
    assert fact.currency == "USD"


def test_two_ends_are_a_range():
    fact = saved(post(property="value-stolen", value_low="100", value_high="500", currency="USD"))

    assert fact.value_approx == "between"


OBJECTIONS = [
    (
        {"property": "value-stolen", "value_date": "2003"},
        {"property": ["Value of the loot is money. You gave a date."]},
    ),
    (
        {"property": "event-date", "value_text": "in winter"},
        {"property": ["Date of the event is a date. You gave a text."]},
    ),
    (
        {"property": "boxes-opened", "value_approx": "between", "value_low": "4"},
        {"value_approx": ["“Between” needs both ends."]},
    ),
    (
        {"property": "boxes-opened", "value_low": "5", "value_high": "4"},
        {"value_high": ["The upper end is below the lower end."]},
    ),
    (
        {"property": "value-stolen", "value_low": "4"},
        {"currency": ["Which currency? Write three letters, such as USD."]},
    ),
    (
        {"property": "plea", "value_terms": "maybe"},
        {
            "property": [
                "Plea is said of a person or an organisation. This fact is about an event."
            ],
            "value_terms": ["“maybe” is no choice here: guilty, not guilty or no contest."],
        },
    ),
    (
        {"value_text": "loose"},
        {"property": ["A value needs a property: say what it is a value of."]},
    ),
    (
        {"property": "boxes-opened", "value_state": "unknown", "value_low": "4"},
        {
            "value_state": [
                "You say that the value is not known, and give one: clear it, or choose “A value”."
            ]
        },
    ),
    (
        {"property": "boxes-opened", "value_state": "value"},
        {"value_state": ["Boxes opened is a number: give it."]},
    ),
    (
        {"property": "event-date", "value_date": "31 June 2003"},
        {"value_date": ["June 2003 has 30 days, not 31."]},
    ),
    (
        {"standing": "disputed"},
        {"standing_reason": ["Say why it is disputed: readers see the reason."]},
    ),
    ({"rank": "superseded"}, {"rank_reason": ["Say what took its place."]}),
    ({"statement": ""}, {"statement": ["Say what is claimed, in one plain sentence."]}),
    ({"event": ""}, {"__all__": ["A fact is about exactly one record: choose one subject."]}),
]


@pytest.mark.parametrize(("values", "errors"), OBJECTIONS)
def test_what_does_not_fit_gets_a_sentence(values, errors):
    assert post(**values).errors == errors


def test_another_property_leaves_nothing_of_the_old_value():
    fact = make_fact(make_event(), "boxes-opened", "more than 100")

    # The page hides the fields of the old type and posts them all the same.
    saved(
        post(fact, property="event-date", value_date="2003", value_low="100", unit="boxes",
             value_approx="more_than")
    )  # fmt: skip

    fact = Fact.objects.get()
    held = {name: getattr(fact, name) for name in VALUE_FIELDS}
    assert held == {name: EMPTY[name] for name in VALUE_FIELDS} | {"value_date": fact.value_date}
    assert str(fact.value_date) == "2003"


def test_a_value_can_be_taken_back():
    fact = make_fact(make_event(), "boxes-opened", "100")

    saved(post(fact, property="boxes-opened", unit="safe-deposit boxes", value_approx="exact"))

    assert Fact.objects.get().value_state == ""


def test_known_to_be_unknown_is_a_value_of_its_own():
    fact = saved(post(statement="", property="code-obtained", value_state="unknown"))

    assert fact.statement == "Police have never established how the code was obtained."


def test_a_changed_claim_has_to_be_checked_again():
    fact = make_fact(statement="The vault was emptied.", checked_by=make_user())

    saved(post(fact, statement="The vault was robbed."))

    fact = Fact.objects.get()
    assert (fact.stage, fact.checked_by, fact.checked_on) == ("draft", None, None)


def test_a_changed_standing_leaves_the_check_alone():
    fact = make_fact(statement="The vault was emptied.", checked_by=make_user())

    saved(post(fact, standing="confirmed"))

    assert Fact.objects.get().stage == "checked"


def test_a_source_made_by_a_fact_is_told_to_the_subscribers():
    told = []
    _subscribers.append(lambda records, by: told.append((records, by)))
    try:
        form = post()
        form.instance._history_user = by = make_member("Writer")
        citation = saved(form).citations.get()
    finally:
        _subscribers.pop()

    assert told == [([citation.source], by), ([citation], by)]
    assert (citation.created_by, citation.source.created_by) == (by, by)


def test_the_fields_of_each_value_type_are_fields_of_the_form():
    assert {kind: fields_for(kind) for kind in ("money", "date", "place", "")} == {
        "money": ("value_approx", "value_low", "value_high", "currency", "price_year"),
        "date": ("value_date", "date_note"),
        "place": ("value_place",),
        "": (),
    }
    assert set(VALUE_FIELDS) <= set(FactForm.base_fields)


def test_a_statement_is_proposed_for_parsed_values():
    make_place("Giaveno")
    rule = prop("residence")

    proposed = propose_statement(rule, make_person("Ann Bell"), parse_value(rule, "giaveno"))

    assert proposed == "Ann Bell lives in Giaveno."


def test_control_characters_and_endless_texts_do_not_get_in():
    assert saved(post(statement="The vault\x00 was\x08 robbed.")).statement == (
        "The vault was robbed."
    )
    form = post(statement="x" * 300_000, ref="HEIST-2")
    assert form.errors == {
        "statement": ["This text has 300000 characters; 200000 is the most that fits."]
    }
