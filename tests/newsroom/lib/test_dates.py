from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from newsroom.lib.dates import PartialDate, partial_dates

from .archive.make import make_film
from .archive.models import Film, Studio


def test_a_model_takes_a_date_as_text_or_as_a_date():
    by_text = Film(premiere="February 2003")
    by_date = Film(premiere=PartialDate.parse("February 2003"))

    for film in (by_text, by_date):
        assert film.premiere == PartialDate.parse("2003-02")
        assert film.premiere_low == date(2003, 2, 1)
        assert film.premiere_high == date(2003, 2, 28)
        assert film.premiere_precision == "month"


@pytest.mark.parametrize("nothing", [None, "", "  "])
def test_setting_nothing_empties_all_three_columns(nothing):
    film = Film(premiere="2003")
    film.premiere = nothing

    assert film.premiere is None
    assert (film.premiere_low, film.premiere_high, film.premiere_precision) == (None, None, "")


def test_a_text_that_is_no_date_is_refused_when_it_is_set():
    with pytest.raises(ValueError, match="'soon' is not a date"):
        Film(premiere="soon")


def test_the_dates_of_a_model_are_known_by_name():
    assert (partial_dates(Film), partial_dates(Studio)) == (["premiere"], [])


@pytest.mark.django_db
def test_a_date_comes_back_from_the_database_as_it_was():
    film = make_film(premiere="weekend of 15 February 2003")

    assert str(Film.objects.get(pk=film.pk).premiere) == "weekend of 15 February 2003"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("columns", "name"),
    [
        ({"premiere_low": date(2003, 2, 15)}, "archive_film_premiere_complete"),
        ({"premiere_precision": "day"}, "archive_film_premiere_complete"),
        (
            {
                "premiere_low": date(2003, 2, 15),
                "premiere_high": date(2003, 2, 15),
                "premiere_precision": "instant",
            },
            "archive_film_premiere_complete",
        ),
        (
            {
                "premiere_low": date(2003, 2, 16),
                "premiere_high": date(2003, 2, 15),
                "premiere_precision": "day",
            },
            "archive_film_premiere_ordered",
        ),
    ],
)
def test_the_database_refuses_half_a_date_and_a_reversed_one(columns, name):
    film = make_film()

    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Film.objects.filter(pk=film.pk).update(**columns)


@pytest.mark.django_db
def test_half_a_date_is_refused_in_words():
    film = Film(title="Ciao", slug="ciao", premiere_low=date(2003, 2, 15))

    with pytest.raises(ValidationError) as refusal:
        film.full_clean()

    assert refusal.value.messages == [
        "Premiere needs its earliest day, its latest day and its precision, or none of the three."
    ]
