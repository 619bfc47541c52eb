from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError

from newsroom.models import User


def test_a_user_is_called_by_the_display_name():
    assert str(User(username="mdejong", display_name="Maud de Jong")) == "Maud de Jong"


def test_a_user_without_a_display_name_is_called_by_the_username():
    assert str(User(username="mdejong")) == "mdejong"


def test_a_user_lives_in_london_until_told_otherwise():
    assert User().zone == ZoneInfo("Europe/London")


@pytest.mark.parametrize("name", ["Europe/Atlantis", "UTC+2", "../etc/passwd", ""])
def test_a_time_zone_that_does_not_exist_is_refused(name):
    user = User(username="mdejong", password="x", time_zone=name)

    with pytest.raises(ValidationError) as refusal:
        user.full_clean(validate_unique=False)

    assert list(refusal.value.message_dict) == ["time_zone"]
