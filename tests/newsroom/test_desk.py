import pytest
from django.contrib import admin
from django.contrib.auth.models import Permission
from django.urls import reverse

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


@pytest.mark.django_db
def test_a_search_on_every_list_of_the_desk_finds_nothing_without_failing(admin_client):
    for model, screen in admin.site._registry.items():
        if screen.search_fields:
            label = f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist"
            response = admin_client.get(reverse(label), {"q": "“nobody's” \x00 %_"})
            assert response.status_code == 200, label
