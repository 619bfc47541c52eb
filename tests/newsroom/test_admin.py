import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from newsroom.models import User
from tests.screens import form_data

pytestmark = pytest.mark.django_db

LIST = reverse("admin:newsroom_user_changelist")
ADD = reverse("admin:newsroom_user_add")


def screen(user):
    return reverse("admin:newsroom_user_change", args=[user.pk])


@pytest.fixture
def personnel(client):
    """Log in somebody who may manage people, without being a superuser."""
    person = User.objects.create_user("personnel", is_staff=True)
    person.user_permissions.set(Permission.objects.filter(content_type__model="user"))
    client.force_login(person)
    return person


def test_somebody_new_gets_a_name_a_clock_and_a_role(admin_client):
    role = Group.objects.create(name="Proof-reader")

    response = admin_client.post(
        ADD,
        {
            "username": "maud",
            "usable_password": "true",
            "password1": "kX9-own-password",
            "password2": "kX9-own-password",
            "display_name": "Maud de Jong",
            "time_zone": "Europe/Amsterdam",
            "is_staff": "on",
            "groups": [role.pk],
        },
    )

    assert response.status_code == 302
    maud = User.objects.get(username="maud")
    assert (str(maud), maud.time_zone, maud.is_staff) == ("Maud de Jong", "Europe/Amsterdam", True)
    assert list(maud.groups.all()) == [role]


def test_a_time_zone_that_does_not_exist_gets_a_sentence(admin_client, admin_user):
    form = form_data(admin_client.get(screen(admin_user)), time_zone="Europe/Atlantis")

    response = admin_client.post(screen(admin_user), form)

    assert response.context["adminform"].form.errors == {
        "time_zone": [
            "“Europe/Atlantis” is not a time zone. Write it like Europe/London or America/New_York."
        ]
    }


def test_the_list_costs_the_same_for_1_and_for_30_people(
    admin_client, django_assert_max_num_queries
):
    role = Group.objects.create(name="Proof-reader")
    for number in range(30):
        User.objects.create_user(f"user{number}").groups.add(role)

    with django_assert_max_num_queries(9):
        response = admin_client.get(LIST)

    assert response.content.decode().count("Proof-reader") >= 30


def test_personnel_cannot_make_a_superuser(client, personnel):
    colleague = User.objects.create_user("maud")
    form = form_data(client.get(screen(colleague)), display_name="Maud de Jong", is_superuser="on")

    client.post(screen(colleague), form)

    colleague.refresh_from_db()
    assert (colleague.display_name, colleague.is_superuser) == ("Maud de Jong", False)


@pytest.mark.parametrize("address", ["newsroom_user_change", "newsroom_user_delete"])
def test_personnel_cannot_touch_a_superuser(client, personnel, admin_user, address):
    path = reverse(f"admin:{address}", args=[admin_user.pk])

    assert client.post(path, {"username": "taken-over"}).status_code == 403


def test_personnel_cannot_set_the_password_of_a_superuser(client, personnel, admin_user):
    path = reverse("admin:auth_user_password_change", args=[admin_user.pk])

    assert client.post(path, {"password1": "x", "password2": "x"}).status_code == 403


@pytest.mark.parametrize("key", ["9" * 40, "-1", "x", "\x00", "٣"])
def test_a_role_that_cannot_be_is_chosen_by_nobody(admin_client, admin_user, key):
    proof_reader = Group.objects.create(name="Proof-reader")
    form = form_data(admin_client.get(screen(admin_user)), groups=[proof_reader.pk, key])

    response = admin_client.post(screen(admin_user), form)

    assert response.context["adminform"].form.errors == {
        "groups": ["Select a valid choice. 0 is not one of the available choices."]
    }
    assert list(admin_user.groups.all()) == []


def test_a_permission_that_cannot_be_is_given_to_nobody(admin_client):
    path = reverse("admin:auth_group_add")

    response = admin_client.post(path, {"name": "Proof-reader", "permissions": ["9" * 40]})

    assert response.status_code == 200
    assert not Group.objects.filter(name="Proof-reader").exists()


@pytest.mark.parametrize("address", ["newsroom_user", "auth_group", "shows_person"])
def test_rows_that_cannot_be_are_not_deleted(admin_client, admin_user, address):
    asked = {"action": "delete_selected", "_selected_action": ["9" * 40, "x"], "post": "yes"}

    response = admin_client.post(reverse(f"admin:{address}_changelist"), asked)

    assert response.status_code in (200, 302)
    assert list(User.objects.all()) == [admin_user]
