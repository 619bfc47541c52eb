import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command

from articles.permissions import ROLES_FOR
from articles.roles import ROLES, install, last_app
from tests.make import make_member


def held_by(name):
    rows = Group.objects.get(name=name).permissions.select_related("content_type")
    return {f"{row.content_type.app_label}.{row.codename}" for row in rows}


@pytest.mark.django_db
@pytest.mark.parametrize("name", ROLES)
def test_every_role_holds_all_its_permissions(name):
    assert held_by(name) == ROLES[name]


@pytest.mark.django_db
@pytest.mark.parametrize(("permission", "roles"), ROLES_FOR.items())
def test_a_refusal_names_the_roles_that_hold_the_permission(permission, roles):
    assert tuple(name for name in ROLES if permission in ROLES[name]) == roles


@pytest.mark.django_db
def test_a_writer_writes_records_but_deletes_none_and_publishes_nothing():
    writer = make_member("Writer")

    assert writer.has_perm("facts.add_fact")
    assert writer.has_perm("articles.submit_article")
    assert not writer.has_perm("facts.delete_fact")
    assert not writer.has_perm("articles.publish_article")
    assert not any("edition" in code and "view" not in code for code in held_by("Writer"))


@pytest.mark.django_db
def test_installing_again_changes_nothing_and_keeps_what_the_desk_added():
    extra = Permission.objects.get(codename="delete_group")
    Group.objects.get(name="Writer").permissions.add(extra)

    install(last_app())

    assert held_by("Writer") == ROLES["Writer"] | {"auth.delete_group"}
    assert Group.objects.filter(name__in=ROLES).count() == len(ROLES)


@pytest.mark.django_db
def test_permissions_that_are_missing_are_made():
    Permission.objects.filter(content_type__app_label="articles").delete()

    install(last_app())

    assert held_by("Managing editor") == ROLES["Managing editor"]


@pytest.mark.django_db(transaction=True)
def test_roles_outlive_a_flush():
    call_command("flush", verbosity=0, interactive=False)

    assert {name: held_by(name) for name in ROLES} == ROLES
