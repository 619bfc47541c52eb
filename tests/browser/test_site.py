"""The reader's site in a real browser, under its strict policy."""

import pytest

ADDRESSES = ["/", "/articles/", "/shows/", "/people/", "/events/", "/how-we-check/"]

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_browser_has_nothing_to_say_against_a_page(page, complaints, look, address):
    page.goto(address)
    look(page, f"site{address.replace('/', '-')}1360")

    assert page.locator("h1").count() == 1
    assert page.locator("main").count() == 1
    assert complaints == []
    assert page.context.cookies() == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_does_not_scroll_sideways_on_a_phone(phone, look, address):
    phone.goto(address)
    look(phone, f"site{address.replace('/', '-')}390")

    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
