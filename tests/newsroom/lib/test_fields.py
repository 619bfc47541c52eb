import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from newsroom.lib.fields import (
    PartialDateFormField,
    TermsFormField,
    join_terms,
    split_terms,
    validate_terms,
)
from newsroom.lib.partial_date import PartialDate

from .archive.make import make_film
from .archive.models import Film

terms = st.lists(
    st.text(st.characters(exclude_characters=";", exclude_categories=["C", "Z"]), min_size=1),
    unique=True,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("heist, true  crime ,heist,, Antwerp", ["heist", "true crime", "Antwerp"]),
        ("Sammy Davis, Jr.; Dean Martin", ["Sammy Davis, Jr.", "Dean Martin"]),
        ("Sammy Davis, Jr.;", ["Sammy Davis, Jr."]),
        (" , ", []),
    ],
)
def test_terms_are_trimmed_and_each_there_once_in_order(text, expected):
    assert split_terms(text) == expected


@given(terms)
def test_terms_survive_being_printed_and_read(given_terms):
    assert split_terms(join_terms(given_terms)) == given_terms
    assert not TermsFormField().has_changed(given_terms, join_terms(given_terms))


@pytest.mark.parametrize("value", ["heist", {"a": 1}, [1], ["a", "a"], [""], ["a;b"], [" a "]])
def test_terms_that_could_not_be_read_back_are_refused(value):
    with pytest.raises(ValidationError):
        validate_terms(value)


def test_a_term_of_ten_thousand_characters_is_refused_in_words():
    with pytest.raises(ValidationError) as refusal:
        TermsFormField().clean("x" * 10_000)

    (sentence,) = refusal.value.messages
    assert sentence == (
        "“xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…” has 10,000 characters; 200 is the most that "
        "one term may have. Put a comma between terms."
    )


def test_terms_may_be_required():
    assert TermsFormField(required=False).clean("") == []
    with pytest.raises(ValidationError, match="required"):
        TermsFormField().clean(" , ")


@pytest.mark.django_db
def test_terms_are_kept_as_a_list():
    film = make_film(genres=["heist", "true crime"])

    assert Film.objects.get(pk=film.pk).genres == ["heist", "true crime"]
    assert Film().genres == []


def test_a_date_is_typed_as_one_text():
    field = PartialDateFormField(required=False)

    assert field.clean(" February 2003 ") == PartialDate.parse("February 2003")
    assert field.clean("") is None
    assert field.prepare_value(PartialDate.parse("2003-02")) == "February 2003"
    assert field.prepare_value("Febr 2003") == "Febr 2003"


def test_a_date_has_changed_only_when_it_means_something_else():
    field, known = PartialDateFormField(required=False), PartialDate.parse("February 2003")

    assert not field.has_changed(known, "2003-02")
    assert not field.has_changed(None, " ")
    assert field.has_changed(known, "2003")
    assert field.has_changed(known, "")
    assert field.has_changed(None, "soon")


def test_a_text_that_is_no_date_is_refused_in_words():
    with pytest.raises(ValidationError) as refusal:
        PartialDateFormField().clean("31 June 2003")

    assert refusal.value.messages == ["June 2003 has 30 days, not 31."]


@pytest.mark.django_db
def test_codes_take_the_case_of_their_list():
    film = Film(title="Ciao", slug="ciao", language=" NL", country="be")
    film.full_clean()
    film.save()

    saved = Film.objects.get()
    assert (saved.language, saved.country) == ("nl", "BE")


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("language", "n1", "Write the language as two letters of ISO 639-1, such as en, it or nl."),
        ("country", "b", "Write the country as two letters of ISO 3166-1, such as GB, BE or IT."),
    ],
)
def test_codes_of_another_shape_are_refused_in_words(field, value, sentence):
    with pytest.raises(ValidationError) as refusal:
        Film(title="Ciao", slug="ciao", **{field: value}).clean_fields()

    assert refusal.value.message_dict == {field: [sentence]}
