import pytest
from django.urls import reverse

from newsroom.lib.search import index
from tests.make import make_fact, make_member, make_person, make_show, make_user
from tests.screens import queries_of, sit_down

pytestmark = pytest.mark.django_db


def test_who_may_not_open_a_page_of_the_desk_is_told_inside_its_frame(client):
    sit_down(client, "Writer")

    response = client.get(reverse("admin:newsroom_user_add"))

    page = response.content.decode()
    assert response.status_code == 403
    assert "Your role does not open this page" in page
    assert 'aria-label="Desk"' in page


def test_what_is_not_there_is_said_inside_the_frame_of_the_desk(client):
    fact = make_fact()
    address = reverse("admin:facts_fact_check", args=[fact.pk + 1])
    sit_down(client, "Editor")

    response = client.get(address)

    assert response.status_code == 404
    assert "There is nothing at this address." in response.content.decode()


def test_a_stranger_learns_nothing_of_the_desk(client):
    client.force_login(make_member("Writer"))

    for address in ("/admin/no/such/place/", "/no-such-place/"):
        assert b'aria-label="Desk"' not in client.get(address).content


# -- Finding --------------------------------------------------------------------------------------


def test_one_box_finds_records_of_every_kind(client):
    show, person = make_show("Stolen Diamonds"), make_person("Diamond Jim")
    fact = make_fact(show, statement="The diamonds were never found.")
    index([show, person, fact])
    sit_down(client, "Editor")

    groups = client.get(reverse("desk_find"), {"q": "diamond"}).context["groups"]

    assert {group["title"]: [row["url"] for row in group["rows"]] for group in groups} == {
        "shows": [reverse("admin:shows_show_change", args=[show.pk])],
        "people": [reverse("admin:shows_person_change", args=[person.pk])],
        "facts": [reverse("admin:facts_fact_change", args=[fact.pk])],
    }


def test_nobody_finds_what_they_may_not_open(client):
    index([make_show("Stolen Diamonds")])
    client.force_login(make_user(is_staff=True))

    assert client.get(reverse("desk_find"), {"q": "stolen"}).context["groups"] == []


def test_finding_costs_the_same_for_one_and_for_thirty(client):
    sit_down(client, "Editor")
    index([make_person("Kim")])
    address = reverse("desk_find") + "?q=kim"
    few = queries_of(client, address)
    index([make_person(f"Kim {number}") for number in range(30)])

    assert queries_of(client, address) == few


@pytest.mark.parametrize("text", ["", "  ", "nobody's", "“ \x00 % _", "x" * 5_000])
def test_what_finds_nothing_gets_a_sentence(client, text):
    sit_down(client, "Editor")

    response = client.get(reverse("desk_find"), {"q": text})

    assert (response.status_code, response.context["groups"]) == (200, [])
