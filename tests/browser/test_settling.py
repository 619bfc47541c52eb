"""Contradictions and the first screen of the desk, by keyboard and on a telephone."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from facts.models import Contradiction, Fact
from newsroom.lib.search import index
from tests.articles.test_tasks import published
from tests.browser.barriers import barriers
from tests.make import (
    make_article,
    make_citation,
    make_contradiction,
    make_credit,
    make_edition,
    make_event,
    make_fact,
    make_member,
    make_show,
    make_source,
    make_task,
)

pytestmark = pytest.mark.django_db(transaction=True)
LIST = reverse("admin:facts_contradiction_changelist")
INDEX = reverse("admin:index")
WHY = "The court file counts every stone."


@pytest.fixture
def jo(page, log_in):
    person = make_member("Managing editor", "jo", is_staff=True, display_name="Jo")
    log_in(page, person)
    return person


@pytest.fixture
def conflicts(jo):
    """Two contradictions; readers see one side of the first."""
    event = make_event("The great heist")
    checker = make_member("Fact-checker")
    first = make_fact(
        event,
        "value-stolen",
        "USD 100000000",
        statement="They took a hundred million dollars.",
        checked_by=checker,
    )
    second = make_fact(event, "value-stolen", "USD 500000000", rank="also")
    source = make_source("A file of the court whose title does not fit into one line of a phone")
    make_citation(second, source, quote="Stones worth $500 million.", locator="page 7")
    published(jo, first)
    show = make_show("Miles")
    return [
        make_contradiction(first, second),
        make_contradiction(make_credit(show, "Ann"), make_credit(show, "Una")),
    ]


def address(row):
    return reverse("admin:facts_contradiction_settle", args=[row.pk])


# -- Settling -------------------------------------------------------------------------------------


def test_a_note_and_a_number_settle_and_the_next_one_opens(page, conflicts, complaints, look):
    row, following = conflicts
    page.goto(LIST)
    page.get_by_role("link", name="Value of the loot").click()
    page.get_by_role("heading", name="Value of the loot").wait_for()
    look(page, "settle-1360")

    page.keyboard.press("n")
    page.keyboard.type(f"{WHY} 123")
    page.keyboard.press("Tab")
    with page.expect_navigation(url=f"**{address(following)}"):
        page.keyboard.press("2")

    page.get_by_text("use 2, “$500 million”").wait_for()
    row.refresh_from_db()
    assert (row.preferred, row.resolution) == ("b", f"{WHY} 123")
    assert [Fact.objects.get(pk=key).rank for key in (row.fact_a_id, row.fact_b_id)] == [
        "also",
        "use",
    ]
    assert complaints == []


def test_a_number_without_a_note_asks_for_it_and_then_does_it(page, conflicts):
    row, _ = conflicts
    page.goto(address(row))

    page.keyboard.press("3")
    page.get_by_text("Say why, then press “Both may stand” again").wait_for()
    page.keyboard.type(WHY)
    with page.expect_event("load"):
        page.keyboard.press("Control+Enter")

    row.refresh_from_db()
    assert (row.state, row.preferred, row.resolution) == ("resolved", "", WHY)


def test_a_note_and_a_click_settle_it(page, conflicts):
    row, _ = conflicts
    page.goto(address(row))

    page.get_by_label("Why").fill(WHY)
    with page.expect_event("load"):
        page.get_by_role("button", name="Leave it open").click()

    row.refresh_from_db()
    assert row.state == "accepted"


def test_it_works_without_any_script(browser, live_server, conflicts, jo, client):
    row, _ = conflicts
    client.force_login(jo)
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
    )
    plain = context.new_page()
    plain.goto(address(row))

    plain.get_by_role("button", name="Use 1").click()
    plain.get_by_text("Say why: the next editor reads it").wait_for()
    plain.get_by_label("Why").fill(WHY)
    plain.get_by_role("button", name="Use 1").click()
    plain.get_by_text("use 1, “$100 million”").wait_for()

    context.close()
    assert Contradiction.objects.get(pk=row.pk).preferred == "a"


def test_next_and_previous_are_letters(page, conflicts):
    first, second = conflicts
    page.goto(address(first))

    with page.expect_navigation(url=f"**{address(second)}"):
        page.keyboard.press("j")
    with page.expect_navigation(url=f"**{address(first)}"):
        page.keyboard.press("k")


def test_two_facts_are_joined_by_keyboard(page, jo):
    index([make_fact(statement=f"He was in {city} that night.") for city in ("Turin", "Antwerp")])
    page.goto(reverse("admin:facts_contradiction_add"))

    for field, words in (("first", "Turin"), ("second", "Antwerp")):
        page.locator(f"#id_{field} + .select2 .select2-selection").focus()
        page.keyboard.press("Enter")
        page.locator(".select2-search__field:focus").wait_for()
        page.keyboard.type(words)
        page.locator(".select2-results__option--highlighted", has_text=words).wait_for()
        page.keyboard.press("Enter")
    page.get_by_label("What they disagree about").fill("Where he was.")
    page.get_by_role("button", name="Put them side by side").focus()
    with page.expect_event("load"):
        page.keyboard.press("Enter")

    page.get_by_text("joined by hand").wait_for()
    assert Contradiction.objects.get().kind == "conflict"


# -- The first screen -----------------------------------------------------------------------------


def busy(jo):
    yesterday = timezone.now() - timedelta(days=1)
    make_edition(
        make_article("Held back"), live_from=None, planned_from=yesterday, hold_reason="A lawyer."
    )
    make_article("Handed in", stage="submitted")
    make_task(make_article("Asked"), kind="comment", sentence="Is the licence real?")
    make_article("Mine", by=jo)
    make_edition(make_article("Soon"), live_from=timezone.now() + timedelta(days=1))


@pytest.mark.usefixtures("conflicts")
def test_the_most_urgent_thing_is_one_key_away(page, jo, complaints, look):
    busy(jo)
    page.goto(INDEX)
    look(page, "dashboard-1360")

    page.keyboard.press("j")
    assert "Held back" in page.evaluate("document.activeElement.textContent")
    page.keyboard.press("j")
    with page.expect_event("load"):
        page.keyboard.press("Enter")

    page.get_by_role("heading", name="Value of the loot").wait_for()
    assert complaints == []


@pytest.mark.parametrize(
    ("keys", "name"),
    [
        ("n", "articles_article_add"),
        ("ga", "articles_article_changelist"),
        ("gf", "facts_fact_changelist"),
        ("gs", "shows_show_changelist"),
    ],
)
def test_letters_lead_from_the_first_screen(page, jo, keys, name):
    make_show()
    page.goto(INDEX)

    with page.expect_navigation(url=f"**{reverse(f'admin:{name}')}"):
        for key in keys:
            page.keyboard.press(key)


# -- For everybody --------------------------------------------------------------------------------


def screens(jo, conflicts):
    busy(jo)
    row, cast = conflicts
    return [
        INDEX,
        LIST,
        f"{LIST}?state=all",
        address(row),
        address(cast),
        reverse("admin:facts_contradiction_add"),
    ]


def test_no_screen_of_it_has_a_serious_barrier(page, jo, conflicts):
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for place in (
            screens(jo, conflicts) if scheme == "light" else [INDEX, address(conflicts[0])]
        ):
            page.goto(place)
            assert barriers(page) == [], f"{place} in the {scheme}"


def test_no_screen_of_it_scrolls_sideways_on_a_phone(phone, log_in, jo, conflicts, look):
    log_in(phone, jo)
    for number, place in enumerate(screens(jo, conflicts)):
        phone.goto(place)
        look(phone, f"settle-390-{number}")
        wide = phone.evaluate("document.documentElement.scrollWidth")
        assert wide <= 390, f"{place} is {wide} pixels wide"


def test_what_is_pressed_on_a_phone_is_large_enough(phone, log_in, jo, conflicts):
    log_in(phone, jo)
    for place in (INDEX, address(conflicts[0])):
        phone.goto(place)
        small = phone.evaluate(
            """() => [...document.querySelectorAll("#content a.desk-button-small, #content button, "
                + "#content a.desk-chip")].filter((one) => one.checkVisibility()
                && one.getBoundingClientRect().height < 44).map((one) => one.textContent)"""
        )
        assert small == []
