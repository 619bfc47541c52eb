import pytest
from django.urls import reverse

from tests.make import make_fact, make_member
from tests.screens import sit_down

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
