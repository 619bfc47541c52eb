"""The reader's site on its first day, under its strict policy."""

import pytest
from playwright.sync_api import expect

ADDRESSES = ["/", "/articles/", "/shows/", "/people/", "/events/", "/how-we-check/"]


@pytest.mark.django_db(transaction=True)
def test_a_site_without_anything_on_it_is_whole(page, complaints, look):
    for address in ADDRESSES:
        page.goto(address)
        look(page, f"empty{address.replace('/', '-')}")

        expect(page.locator("h1")).to_have_count(1)
        expect(page.locator("main")).to_have_count(1)
        assert complaints == [], address
        assert page.context.cookies() == [], address
