import pytest

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
def test_the_desk_opens(admin_client):
    response = admin_client.get("/admin/")

    assert response.status_code == 200
    assert "Newsroom" in response.content.decode()
