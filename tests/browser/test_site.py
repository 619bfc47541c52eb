"""The reader's site on its first day, under its strict policy."""

import pytest

ADDRESSES = ["/", "/articles/", "/shows/", "/people/", "/events/", "/how-we-check/"]


@pytest.mark.django_db(transaction=True)
def test_a_site_without_anything_on_it_is_whole(page, complaints, look):
    for address in ADDRESSES:
        page.goto(address)
        look(page, f"empty{address.replace('/', '-')}")

        assert page.locator("h1").count() == 1
        assert page.locator("main").count() == 1
        assert complaints == [], address
        assert page.context.cookies() == [], address
