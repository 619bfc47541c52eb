"""What is on screen as rows that open on the page of their show."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from shows.models import Availability, Character, Credit, Season
from tests.make import (
    make_availability,
    make_character,
    make_credit,
    make_person,
    make_season,
    make_service,
    make_show,
)
from tests.screens import row_data, sit_down

pytestmark = pytest.mark.django_db


def row_of(show, **asked):
    ((kind, row),) = asked.items()
    return f"{reverse('admin:shows_show_row', args=[show.pk])}?{kind}={getattr(row, 'pk', row)}"


def desk_of(show):
    return reverse("admin:shows_show_change", args=[show.pk])


def send(client, address, **changes):
    return client.post(address, row_data(client.get(address), **changes))


def objections(response):
    form = response.context_data["form"]
    return [sentence for errors in form.errors.values() for sentence in errors]


# -- Credits -------------------------------------------------------------------------------------


def test_a_credit_is_added_with_a_character_that_is_new(client):
    writer = sit_down(client, "Writer")
    show, person = make_show(), make_person("Kim")

    response = send(
        client, row_of(show, credit="new"), person=person.pk, character_name="Leo", job="voice"
    )

    credit = Credit.objects.get()
    assert response.url == f"{desk_of(show)}#c{credit.pk}"
    assert (str(credit), credit.job, credit.show) == ("Kim as Leo", "voice", show)
    assert (credit.created_by, credit.character.created_by) == (writer, writer)


def test_a_new_line_of_a_cast_takes_the_character_that_is_there(client):
    sit_down(client, "Writer")
    character = make_character("Leonardo")

    send(
        client,
        row_of(character.show, credit="new"),
        person=make_person().pk,
        character_name="leonardo",
    )

    assert Credit.objects.get().character == character
    assert Character.objects.count() == 1


def test_two_who_add_to_a_cast_at_once_are_both_kept(client):
    sit_down(client, "Writer")
    show = make_show()
    address = row_of(show, credit="new")
    opened = client.get(address)

    for name in ("Kim", "Remo"):
        client.post(address, row_data(opened, person=make_person(name).pk))

    assert sorted(str(credit.person) for credit in show.credits.all()) == ["Kim", "Remo"]


def test_a_role_gets_its_name_and_imports_leave_it_alone(client):
    sit_down(client, "Writer")
    credit = make_credit(person="Kim", source="list", source_key="1")

    send(client, row_of(credit.show, credit=credit), character_name="Leo", billing=3)

    credit.refresh_from_db()
    assert (credit.character.name, credit.billing) == ("Leo", 3)
    assert credit.editor_fields == ["billing", "character"]


def test_a_credit_of_another_show_is_no_row_of_this_one(client):
    sit_down(client, "Writer")

    response = client.get(row_of(make_show(), credit=make_credit()))

    assert response.status_code == 404


def test_a_row_leads_to_the_form_that_asks_everything(client):
    sit_down(client, "Writer")
    credit = make_credit()
    show = credit.show
    add = reverse("admin:shows_credit_add")

    pages = [client.get(row_of(show, credit=row)) for row in (credit, "new")]

    assert [page.context_data["whole"] for page in pages] == [
        reverse("admin:shows_credit_change", args=[credit.pk]),
        f"{add}?show={show.pk}",
    ]


# -- Two people, one row --------------------------------------------------------------------------


def test_a_row_that_somebody_else_changed_says_who_when_and_both_values(client):
    show = make_show()
    credit = make_credit(show, "Kim", billing=1)
    sit_down(client, "Writer", "maud")
    address = row_of(show, credit=credit)
    opened = client.get(address)
    sit_down(client, "Writer", "ellie")
    send(client, address, billing=5, status="reported")
    credit.history.update(history_date=timezone.now() - timedelta(minutes=2))
    sit_down(client, "Writer", "jo")

    response = client.post(address, row_data(opened, billing=7))

    assert objections(response) == [
        "ellie changed this 2 minutes ago. Both are joined here: look it over, then save again.",
        "Billing: you have “7”; “5” was saved meanwhile.",
        "Status: “Reported” was saved meanwhile.",
    ]
    client.post(address, row_data(response))
    credit.refresh_from_db()
    assert (credit.billing, credit.status) == (7, "reported")


def test_a_row_that_was_deleted_meanwhile_is_told_and_the_desk_stands_below(client):
    sit_down(client, "Writer")
    credit = make_credit()
    address = row_of(credit.show, credit=credit)
    typed = row_data(client.get(address))
    credit.delete()

    response = client.post(address, typed, follow=True)

    assert response.redirect_chain == [(desk_of(credit.show), 302)]
    assert "Somebody deleted it meanwhile." in response.content.decode()


def test_a_row_leads_back_to_the_page_it_was_opened_on(client):
    sit_down(client, "Writer")
    credit = make_credit()
    address = row_of(credit.show, credit=credit)
    cast = reverse("admin:shows_show_cast", args=[credit.show.pk])
    typed = row_data(client.get(address))

    for came_from, back in [
        (f"http://testserver{cast}?season=1", f"{cast}?season=1"),
        ("https://elsewhere.example/admin/", desk_of(credit.show)),
        (f"http://testserver{address}", desk_of(credit.show)),
    ]:
        typed = row_data(client.get(address))
        response = client.post(address, typed, headers={"referer": came_from})
        assert response.url == f"{back}#c{credit.pk}"


# -- Where to watch -------------------------------------------------------------------------------


def test_a_price_is_found_unchanged_today_by_one_button(client):
    sit_down(client, "Writer")
    place = make_availability(price_minor=899, currency="GBP", checked_on="2024-01-01")
    address = row_of(place.show, watch=place)

    response = client.post(address, row_data(client.get(address)) | {"checked": "today"})

    place.refresh_from_db()
    assert response.url == f"{desk_of(place.show)}#w{place.pk}"
    assert (place.price_minor, place.checked_on) == (899, timezone.localdate())


def test_a_place_to_watch_is_added_or_refused_with_a_sentence(client):
    sit_down(client, "Writer")
    show, service = make_show("Diamonds"), make_service("Prime")
    address = row_of(show, watch="new")
    typed = {"service": service.pk, "country": "GB", "price_minor": "899", "currency": "GBP"}

    refused = send(client, address, **typed)

    assert objections(refused) == ["A price needs the day it was checked."]
    assert Availability.objects.count() == 0
    client.post(address, row_data(refused, checked_on="2025-09-02"))
    assert str(Availability.objects.get()) == "Diamonds on Prime (GB)"


# -- Seasons --------------------------------------------------------------------------------------


def test_the_next_season_is_added_and_the_same_number_is_refused(client):
    sit_down(client, "Writer")
    show = make_show()
    make_season(show, 1)
    address = row_of(show, season="new")

    assert client.get(address).context_data["form"].initial["number"] == 2
    send(client, address, premiere="spring 2026")
    refused = send(client, address, number=2)

    assert [str(row) for row in Season.objects.all()] == [f"{show}, season 1", f"{show}, season 2"]
    assert objections(refused) == ["This show already has a season with this number."]


def test_a_row_chooses_among_the_seasons_of_its_show_where_it_has_any(client):
    sit_down(client, "Writer")
    show = make_show()
    credit = make_credit(show)
    make_season(make_show(), 1)

    assert "season" not in client.get(row_of(show, credit=credit)).context_data["form"].fields
    season = make_season(show, 1)
    send(client, row_of(show, credit=credit), season=season.pk)

    credit.refresh_from_db()
    assert credit.season == season


# -- Who may --------------------------------------------------------------------------------------


def test_whoever_may_not_change_a_row_gets_no_form_for_it(client):
    sit_down(client, "Fact-checker")
    credit = make_credit()

    assert client.get(row_of(credit.show, credit=credit)).status_code == 403
    assert client.post(row_of(credit.show, credit="new"), {}).status_code == 403
    assert client.get(row_of(credit.show, credit=credit) + "&open=").status_code == 302


@pytest.mark.parametrize(
    "asked", ["", "?credit=0", "?credit=x", "?credit=99999999999999999999", "?nothing=1"]
)
def test_an_address_that_names_no_row_is_none(client, asked):
    sit_down(client, "Writer")

    assert (
        client.get(reverse("admin:shows_show_row", args=[make_show().pk]) + asked).status_code
        == 404
    )
