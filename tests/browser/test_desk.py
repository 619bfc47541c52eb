"""The desk in a real browser, under its own content security policy."""

import pytest

from newsroom.models import User

pytestmark = pytest.mark.django_db(transaction=True)


def test_an_editor_logs_in_and_the_browser_has_nothing_to_complain_about(page, complaints, look):
    User.objects.create_superuser("maud", password="kX9-own-password", display_name="Maud")

    page.goto("/admin/")
    look(page, "desk-login")
    page.get_by_label("Username").fill("maud")
    page.get_by_label("Password").fill("kX9-own-password")
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url("**/admin/")
    look(page, "desk-home")

    assert "Newsroom" in page.title()
    assert complaints == []


def test_the_desk_does_not_scroll_sideways_on_a_phone(phone, log_in, look):
    log_in(phone, User.objects.create_superuser("maud"))

    phone.goto("/admin/")
    look(phone, "desk-home-390")

    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
