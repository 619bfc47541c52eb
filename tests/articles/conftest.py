import pytest
from django.contrib.auth.models import Group

from tests.make import make_user


@pytest.fixture
def writer():
    user = make_user("writer", display_name="Robin")
    user.groups.add(Group.objects.get(name="Writer"))
    return user
