import pytest
from django.contrib.auth.models import AnonymousUser, Group, Permission

from newsroom.models import User
from tests.make import make_user

pytestmark = pytest.mark.django_db


def person_with(*codenames, groups=(), **columns):
    person = make_user(**columns)
    person.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    person.groups.set(Group.objects.filter(name__in=groups))
    return User.objects.get(pk=person.pk)


def test_what_a_person_may_do_comes_in_one_query(django_assert_num_queries):
    person = person_with("view_show", "delete_person", groups=["Writer", "Editor"])
    groups = Permission.objects.filter(group__name__in=["Writer", "Editor"])
    expected = {f"{row.content_type.app_label}.{row.codename}" for row in groups}

    with django_assert_num_queries(1):
        assert person.has_perm("shows.view_show")
        assert not person.has_perm("newsroom.delete_user")
        assert person.has_module_perms("facts")
        assert person.get_all_permissions() == expected | {
            "shows.view_show",
            "shows.delete_person",
        }


def test_a_superuser_may_do_everything():
    person = person_with(is_superuser=True)

    assert person.has_perm("newsroom.delete_user")
    assert len(person.get_all_permissions()) == Permission.objects.count()


def test_nobody_and_who_has_left_may_do_nothing():
    gone = person_with(groups=["Editor"], is_active=False)

    for person in (gone, AnonymousUser()):
        assert person.get_all_permissions() == set()
        assert not person.has_perm("shows.view_show")


def test_nothing_is_granted_for_a_single_record():
    person = person_with("view_show")

    assert not person.has_perm("shows.view_show", obj=person)
