from io import StringIO

import pytest
from django.core.management import call_command

from newsroom.models import User


@pytest.mark.django_db
def test_welcome_names_the_addresses_and_only_the_logins_that_exist():
    User.objects.create_user("editor", password="true-story")
    out = StringIO()

    call_command("welcome", port=9000, stdout=out)

    assert out.getvalue() == (
        "\nSite  http://127.0.0.1:9000/\n"
        "Desk  http://127.0.0.1:9000/admin/\n\n"
        "Editor           editor    true-story\n\n"
    )
