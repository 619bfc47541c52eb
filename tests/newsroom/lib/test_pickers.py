import pytest
from django.urls import reverse

from tests.make import make_image, make_place, make_show, make_source_work
from tests.screens import form_data, problems, queries_of, sit_down

pytestmark = pytest.mark.django_db
NO_KEYS = ["Antwerp", "-1", "0x1", "1.5", "\x00", "٣", "9" * 10_000, str(2**63), str(2**80)]
NONE_OF_THEM = "Select a valid choice. That choice is not one of the available choices."


def posted(client, record, **changes):
    place = reverse(f"admin:shows_{type(record).__name__.lower()}_change", args=[record.pk])
    return client.post(place, form_data(client.get(place), **changes))


@pytest.mark.parametrize("value", [*NO_KEYS, "999999999"])
def test_what_is_no_key_of_a_record_picks_none(client, value):
    sit_down(client, "Editor")

    response = posted(client, make_place(), part_of=value)

    assert problems(response) == [NONE_OF_THEM]


@pytest.mark.parametrize("value", NO_KEYS)
def test_what_is_no_key_picks_none_among_several(client, value):
    sit_down(client, "Editor")

    response = posted(client, make_source_work(), authors=[value])

    assert problems(response) == ["Select a valid choice. 0 is not one of the available choices."]


def test_a_key_picks_its_record(client):
    sit_down(client, "Editor")
    city, street = make_place("Antwerp"), make_place("Hoveniersstraat")

    assert posted(client, street, part_of=str(city.pk)).status_code == 302
    street.refresh_from_db()
    assert street.part_of == city


def test_a_record_that_is_at_hand_is_not_asked_for_again(client):
    sit_down(client, "Editor")
    bare, illustrated = make_show(), make_show(poster=make_image("A vault"))
    places = [reverse("admin:shows_show_details", args=[show.pk]) for show in (bare, illustrated)]

    assert queries_of(client, places[1]) == queries_of(client, places[0])
    assert ">A vault</option>" in client.get(places[1]).content.decode()
