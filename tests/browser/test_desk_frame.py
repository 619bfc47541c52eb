"""The frame, the forms and the lists of the desk: on a telephone, by keyboard, without a script."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from newsroom.lib.search import index
from shows.models import Person, Show
from tests.browser.barriers import barriers_in_both_schemes
from tests.make import make_credit, make_event, make_fact, make_member, make_person, make_show

pytestmark = pytest.mark.django_db(transaction=True)
PAGES = ("change", "history", "delete")
PEOPLE = reverse("admin:shows_person_changelist")


@pytest.fixture
def desk(page, log_in):
    log_in(page, make_member("Managing editor", is_staff=True))
    return page


@pytest.fixture
def hand(phone, log_in):
    """A telephone in the hand of somebody who may do most."""
    log_in(phone, make_member("Managing editor", is_staff=True))
    return phone


@pytest.fixture
def scriptless(browser, live_server, log_in):
    """A window that runs no script."""
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.set_default_timeout(10_000)
    log_in(page, make_member("Managing editor", is_staff=True))
    yield page
    context.close()


def width_of(page):
    return page.evaluate("document.documentElement.scrollWidth")


# -- The side bar ---------------------------------------------------------------------------------


def test_the_side_bar_comes_and_goes_on_a_telephone(hand):
    hand.goto(reverse("admin:index"))
    side_bar = hand.get_by_role("navigation", name="Desk")
    expect(side_bar).to_be_hidden()

    hand.get_by_role("button", name="Side bar").click()
    expect(side_bar).to_be_visible()
    hand.keyboard.press("Escape")
    expect(side_bar).to_be_hidden()
    hand.get_by_role("button", name="Side bar").click()
    side_bar.get_by_role("link", name="People", exact=True).click()

    expect(hand).to_have_url(re.compile(re.escape(PEOPLE)))


def test_the_side_bar_stays_folded_on_the_next_page(desk):
    desk.goto(reverse("admin:index"))
    desk.get_by_role("button", name="Fold the side bar").press("Enter")
    expect(desk.locator("#nav-sidebar")).to_be_hidden()

    desk.goto(PEOPLE)

    expect(desk.locator("#nav-sidebar")).to_be_hidden()


def test_the_first_tab_leads_past_the_side_bar(desk):
    desk.goto(PEOPLE)
    desk.evaluate("document.activeElement.blur()")
    desk.keyboard.press("Tab")
    expect(desk.get_by_role("link", name="Skip to the page")).to_be_focused()
    desk.keyboard.press("Enter")

    expect(desk.locator("#content")).to_be_focused()


def test_anything_is_found_by_keys_alone(desk):
    show = make_show("Stolen Diamonds")
    index([show])
    desk.goto(PEOPLE)

    desk.keyboard.press("Control+k")
    desk.keyboard.type("stolen dia")
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/admin/find/**")
    desk.keyboard.press("j")
    desk.keyboard.press("Enter")

    expect(desk.get_by_role("heading", level=1)).to_have_text("Stolen Diamonds")


def test_dark_is_kept_and_can_be_left_again(desk):
    desk.emulate_media(color_scheme="light")
    desk.goto(reverse("admin:index"))
    person = desk.locator("[popovertarget=person-menu]")
    person.press("Enter")
    desk.get_by_role("button", name="Dark").press("Enter")
    expect(desk.locator("html")).to_have_class(re.compile("dark"))

    desk.goto(PEOPLE)
    expect(desk.locator("html")).to_have_class(re.compile("dark"))
    person.press("Enter")
    desk.get_by_role("button", name="Light").press("Enter")

    expect(desk.locator("html")).not_to_have_class(re.compile("dark"))


# -- Lists ----------------------------------------------------------------------------------------


def test_a_row_is_a_card_on_a_telephone(hand, look):
    make_person("Kim Rossi Stuart", nationality="Italian")
    make_fact(make_event("A heist with a rather long name that has to fit on a telephone"))

    hand.goto(PEOPLE)
    look(hand, "desk-390-list")
    row = hand.locator("#result_list tbody tr")

    assert row.locator("th").bounding_box()["width"] > 300
    assert row.locator("td", has_text="Italian").bounding_box()["x"] < 60
    assert width_of(hand) == 390


def test_filters_open_and_close_on_a_telephone_and_by_keyboard(hand):
    make_person("Kim", living="yes")
    make_person("Flavio", living="no")
    hand.goto(PEOPLE)
    opener = hand.get_by_role("button", name="Filters")

    opener.press("Enter")
    hand.get_by_role("heading", name="By living").wait_for()
    hand.keyboard.press("Escape")
    expect(hand.get_by_role("heading", name="By living")).to_be_hidden()
    expect(opener).to_be_focused()
    opener.click()
    hand.get_by_role("dialog", name="Filters").get_by_role(
        "link", name="Living", exact=True
    ).click()

    expect(hand.locator("#result_list tbody tr")).to_have_count(1)
    expect(hand.get_by_role("link", name="Show everything").first).to_be_visible()


def test_what_can_be_done_with_rows_appears_once_one_is_ticked(hand):
    for name in ("Flavio", "Kim", "Rupert"):
        make_person(name)
    hand.goto(PEOPLE)
    expect(hand.get_by_role("button", name="Run")).to_be_hidden()

    hand.locator("#result_list tbody input[type=checkbox]").first.check()
    hand.get_by_text("1 of 3 selected").wait_for()
    hand.get_by_role("checkbox", name=re.compile("^Select all")).check()
    hand.get_by_text("3 of 3 selected").wait_for()
    hand.locator("select[name=action]").select_option(label="Delete selected people")
    hand.get_by_role("button", name="Run").click()

    hand.get_by_text("Are you sure").wait_for()
    assert width_of(hand) == 390


# -- Forms ----------------------------------------------------------------------------------------


def test_rows_are_added_filled_and_left_out_on_a_telephone(hand, look):
    hand.goto(reverse("admin:shows_person_add"))
    hand.get_by_label("Name", exact=False).first.fill("Kim Rossi Stuart")
    hand.get_by_role("link", name="Other names").click()
    for _ in range(3):
        hand.get_by_role("button", name="Add another Other name").click()
    hand.locator("#id_names-0-text").fill("K. R. Stuart")
    hand.locator("#id_names-2-text").fill("Kim Stuart")
    hand.get_by_role("button", name="Leave this row out").nth(1).click()
    look(hand, "desk-390-rows")
    assert width_of(hand) == 390
    with hand.expect_event("load"):
        hand.get_by_role("button", name="Save", exact=True).click()

    person = Person.objects.get()
    assert set(person.names.values_list("text", flat=True)) == {"K. R. Stuart", "Kim Stuart"}


def test_a_row_left_out_takes_nothing_from_those_below(desk):
    desk.goto(reverse("admin:facts_event_add") + "#involvements")
    add = desk.locator("#involvements-group .add-row")
    for _ in range(3):
        add.press("Enter")
    desk.locator("#id_involvements-2-role_title").fill("The planner")

    desk.locator("#involvements-group .delete-template").first.press("Enter")

    expect(add).to_be_focused()
    expect(desk.locator("#id_involvements-TOTAL_FORMS")).to_have_value("2")
    expect(desk.locator("#id_involvements-1-role_title")).to_have_value("The planner")
    desk.locator("#id_involvements-1-person + .select2 [role=combobox]").press("Enter")
    expect(desk.locator(".select2-search__field")).to_be_focused()


def test_a_picker_can_be_reached_and_says_what_it_is_for(desk):
    credit = make_credit(make_show("Diamonds"), "Kim")
    desk.goto(reverse("admin:shows_credit_change", args=[credit.pk]))
    box = desk.locator("#rw-person")

    expect(box.locator("[role=combobox]")).to_have_accessible_name("Person")
    expect(box.get_by_role("link", name="Change the chosen person")).to_be_visible()
    with desk.expect_popup() as opened:
        box.get_by_role("link", name="Change the chosen person").press("Enter")

    expect(opened.value.get_by_role("heading", level=1)).to_have_text("Kim")


def test_what_is_wrong_opens_the_part_in_which_it_is(hand):
    hand.goto(reverse("admin:shows_show_add"))
    hand.get_by_text("Languages and format").click()
    hand.locator("#id_ended").fill("31 June 2003")
    with hand.expect_event("load"):
        hand.get_by_role("button", name="Save", exact=True).click()

    expect(hand.get_by_text("June 2003 has 30 days, not 31.")).to_be_visible()
    assert width_of(hand) == 390


# -- The pages of every record --------------------------------------------------------------------


@pytest.fixture
def pages_of_a_record():
    person = make_person("Kim Rossi Stuart")
    make_credit(make_show("Diamonds"), person, character="Leonardo")
    address = {page: reverse(f"admin:shows_person_{page}", args=[person.pk]) for page in PAGES}
    return [
        *address.values(),
        reverse("admin:shows_person_add") + "?_popup=1",
        reverse("admin:shows_person_change", args=[person.pk + 1]) + "nowhere/",
        reverse("admin:password_change"),
        reverse("desk_find") + "?q=kim",
        PEOPLE + "?q=nobody",
    ]


def test_no_page_of_a_record_has_a_serious_barrier(desk, pages_of_a_record):
    for address in pages_of_a_record:
        desk.goto(address)
        expect(desk.get_by_role("main")).to_have_count(1)
        expect(desk.get_by_role("heading", level=1)).to_have_count(1)
        assert barriers_in_both_schemes(desk) == [], address


def test_no_page_of_a_record_scrolls_sideways_on_a_telephone(hand, pages_of_a_record):
    for address in pages_of_a_record:
        hand.goto(address)
        assert width_of(hand) == 390, address


# -- Without a script -----------------------------------------------------------------------------


def test_the_desk_can_be_worked_without_a_script(scriptless):
    make_person("Kim", living="yes")
    make_person("Flavio", living="no")
    scriptless.goto(PEOPLE)
    scriptless.get_by_role("button", name="Filters").click()
    scriptless.get_by_role("dialog").get_by_role("link", name="Living", exact=True).click()
    expect(scriptless.locator("#result_list tbody tr")).to_have_count(1)

    scriptless.goto(reverse("admin:shows_show_add"))
    scriptless.locator("#id_title").fill("Everybody Loves Diamonds")
    scriptless.locator("#id_slug").fill("diamonds")
    scriptless.locator("#id_kind").select_option("limited_series")
    scriptless.get_by_role("button", name="Save", exact=True).click()

    assert Show.objects.get().title == "Everybody Loves Diamonds"
