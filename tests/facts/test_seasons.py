import pytest
from django.core.exceptions import ValidationError

from facts.seasons import characters_of
from tests.make import (
    make_adaptation,
    make_article,
    make_availability,
    make_character,
    make_credit,
    make_portrayal,
    make_season,
    make_show,
    make_verdict,
)

pytestmark = pytest.mark.django_db


def of_character(show, **columns):
    return make_portrayal(make_character(show=show), **columns)


def article(show, **columns):
    return make_article(show=show, **columns)


@pytest.mark.parametrize(
    "make",
    [make_verdict, make_adaptation, make_availability, make_credit, of_character, article],
)
def test_what_is_of_a_season_is_of_a_season_of_its_show(make):
    show = make_show("Tidewater")
    own, other = make_season(show, 1), make_season(make_show("Elsewhere"), 1)
    record = make(show, season=own)
    record.clean()

    record.season = other
    with pytest.raises(ValidationError) as error:
        record.clean()

    assert error.value.messages == [
        "Elsewhere, season 1 is not a season of Tidewater: choose another, or none."
    ]


def test_a_credit_is_of_a_character_of_its_show():
    credit = make_credit(make_show("Tidewater"), character="Ada")
    credit.clean()

    credit.character = make_character("Eve", make_show("Elsewhere"))
    with pytest.raises(ValidationError, match=r"Eve \(Elsewhere\) is not a character of Tidewater"):
        credit.clean()


def test_a_character_is_where_its_credits_are_or_else_where_its_people_are():
    show = make_show()
    one, two = make_season(show, 1), make_season(show, 2)
    for season in (one, two):
        make_credit(show, season=season, character=f"Credited {season.number}")
        named = make_character(f"Portrayed {season.number}", show)
        make_portrayal(named, season=season)
    both = make_credit(show, character="In all").character
    make_portrayal(both, season=two)
    make_character("Nobody yet", show)

    names = [
        [character.name for character in characters_of(show, season)] for season in (one, None)
    ]

    assert names == [
        ["Credited 1", "In all", "Nobody yet", "Portrayed 1"],
        ["Credited 1", "Credited 2", "In all", "Nobody yet", "Portrayed 1", "Portrayed 2"],
    ]
