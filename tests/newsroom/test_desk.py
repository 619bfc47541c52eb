import pytest
from django.contrib.auth.models import Permission

from newsroom.desk import navigation
from newsroom.models import User


def titles(rf, user):
    request = rf.get("/admin/")
    request.user = user
    return [item["title"] for group in navigation(request) for item in group["items"]]


@pytest.mark.django_db
def test_the_side_bar_offers_nothing_to_somebody_without_permissions(rf):
    assert titles(rf, User.objects.create_user("guest")) == []


@pytest.mark.django_db
def test_the_side_bar_offers_what_a_person_may_see(rf):
    user = User.objects.create_user("personnel")
    user.user_permissions.add(Permission.objects.get(codename="view_user"))

    assert titles(rf, user) == ["People of the desk"]


@pytest.mark.django_db
def test_the_desk_opens(admin_client):
    response = admin_client.get("/admin/")

    assert response.status_code == 200
    assert "Newsroom" in response.content.decode()
