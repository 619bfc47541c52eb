"""Pages opened in place, and the keys that press what is on a page, on a page of their own."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.django_db(transaction=True)

FRAME = """<!DOCTYPE html><html lang="en"><title>Desk</title>
<script src="/static/newsroom/inplace.js"></script><script src="/static/newsroom/keys.js"></script>
<body><main id="content">{}</main>"""
DESK = """<h1>Show</h1>
<a href="/box/paste/" data-inplace="#box" data-key="f">Paste facts <kbd>F</kbd></a>
<a href="/box/elsewhere/" data-key="g d">Dashboard</a>
<div id="box"></div>
<ul>
  <li data-row id="row-1"><a href="/box/row/?fact=1" data-inplace>The vault was emptied.</a></li>
  <li data-row id="row-2"><a href="/box/row/?fact=2" data-inplace>It took a weekend.</a></li>
</ul>
<form method="post" action="/box/again/" data-inplace-forms="#box"><button>Recheck</button></form>
<p><label>Search <input name="q"></label></p>"""
PART = """<section data-part><h2>{title}</h2>
<form method="post"><label>Words <textarea name="words" autofocus>{words}</textarea></label>
<p>{answer}</p>
<button data-main>Keep</button> <button type="button" data-close>Close</button>
<button type="button" data-throw>Throw away</button></form></section>"""


@pytest.fixture
def desk(page):
    """The page of a show whose boxes answer what they are posted; "no" is refused."""
    visits = []

    def answer(route):
        request = route.request
        visits.append(f"{request.method} {request.url.partition('/box')[2]}")
        refused = "no" in (request.post_data or "") or request.url.endswith("/again/")
        if request.method == "POST" and not refused:
            route.fulfill(status=204, headers={"X-Location": "/box/#row-2"})
            return
        if request.url.endswith("/box/"):
            route.fulfill(content_type="text/html", body=FRAME.format(DESK))
            return
        said = "That cannot be." if request.method == "POST" else ""
        title = request.url.rstrip("/").rpartition("/")[2]
        body = FRAME.format(PART.format(title=title, words="", answer=said))
        route.fulfill(content_type="text/html", body=body)

    page.route("**/box/**", answer)
    page.goto("/box/")
    page.visits = visits
    return page


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def test_a_letter_opens_a_box_in_the_page_and_its_field_has_the_focus(desk):
    press(desk, "f")

    desk.locator("#box textarea:focus").wait_for()
    assert desk.url.endswith("/box/")
    expect(desk.get_by_role("link", name="Paste facts")).to_have_attribute("aria-expanded", "true")


def test_what_is_typed_survives_closing_until_it_is_thrown_away(desk):
    press(desk, "f")
    desk.locator("#box textarea:focus").wait_for()
    desk.keyboard.type("Sixteen facts")
    press(desk, "Escape")
    expect(desk.locator("#box")).to_be_empty()
    assert desk.evaluate("document.activeElement.dataset.key") == "f"

    press(desk, "f")
    desk.get_by_text("What you typed before is back.").wait_for()
    expect(desk.locator("#box textarea")).to_have_value("Sixteen facts")
    desk.get_by_role("button", name="Throw away").click()
    press(desk, "f")

    desk.locator("#box textarea:focus").wait_for()
    expect(desk.locator("#box textarea")).to_have_value("")


def test_the_main_button_posts_from_the_field_and_the_page_is_fresh_at_the_row(desk):
    press(desk, "f")
    desk.locator("#box textarea:focus").wait_for()
    desk.keyboard.type("It stands.")
    with desk.expect_event("load"):
        press(desk, "Control+Enter")

    desk.locator("#row-2 a:focus").wait_for()
    assert desk.visits == ["GET /", "GET /paste/", "POST /paste/", "GET /"]
    press(desk, "f")
    desk.locator("#box textarea:focus").wait_for()
    expect(desk.locator("#box textarea")).to_have_value("")


def test_an_answer_with_a_part_takes_its_place(desk):
    press(desk, "f")
    desk.locator("#box textarea:focus").wait_for()
    desk.keyboard.type("no")
    press(desk, "Control+Enter")

    desk.get_by_text("That cannot be.").wait_for()
    expect(desk.locator("#box [data-part]")).to_have_count(1)
    assert desk.url.endswith("/box/")


def test_a_form_beside_the_box_puts_its_answer_into_it(desk):
    desk.get_by_role("button", name="Recheck").click()

    desk.locator("#box").get_by_text("That cannot be.").wait_for()
    assert desk.url.endswith("/box/")
    press(desk, "Escape")
    expect(desk.locator("#box")).to_be_empty()


def test_without_a_connection_the_words_stay(desk):
    press(desk, "f")
    desk.locator("#box textarea:focus").wait_for()
    desk.keyboard.type("Do not lose me")
    desk.route("**/box/paste/", lambda route: route.abort())
    press(desk, "Control+Enter")

    desk.get_by_role("alert").get_by_text("There is no connection to the desk.").wait_for()
    expect(desk.locator("#box textarea")).to_have_value("Do not lose me")


def test_rows_are_walked_opened_and_edited_by_letters_one_at_a_time(desk):
    press(desk, "j", "j", "k", "e")
    desk.locator("#row-1 textarea:focus").wait_for()
    press(desk, "Tab", "Tab")
    press(desk, "j", "e")

    desk.locator("#row-2 textarea:focus").wait_for()
    expect(desk.locator("#row-1")).to_have_text("The vault was emptied.")
    press(desk, "Escape", "k")
    with desk.expect_event("load"):
        press(desk, "Enter")
    assert desk.url.endswith("/box/row/?fact=1&open=")


def test_two_letters_go_one_after_the_other(desk):
    with desk.expect_event("load"):
        press(desk, "g", "d")

    assert desk.url.endswith("/box/elsewhere/")


def test_letters_in_fields_and_held_letters_press_nothing(desk):
    desk.get_by_label("Search").focus()
    press(desk, "f")
    desk.locator("h1").click()
    desk.evaluate(
        "dispatchTo => document.body.dispatchEvent("
        "new KeyboardEvent('keydown', {key: 'f', repeat: true, bubbles: true}))"
    )

    expect(desk.locator("#box")).to_have_text("")
    expect(desk.get_by_label("Search")).to_have_value("f")


def test_the_list_of_keys_has_a_switch_that_holds(desk):
    press(desk, "?")
    dialog = desk.get_by_role("dialog", name="Keys on this page")
    dialog.wait_for()
    terms = desk.locator("dialog dt").all_inner_texts()
    meanings = desk.locator("dialog dd").all_inner_texts()
    assert [term.strip() for term in terms[:2]] == ["F", "G D"]
    assert meanings[:2] == ["Paste facts", "Dashboard"]
    dialog.get_by_role("checkbox").uncheck()
    press(desk, "Escape")

    press(desk, "f", "?")

    expect(desk.locator("#box")).to_have_text("")
    expect(desk.locator("dialog[open]")).to_have_count(0)
    desk.reload()
    desk.get_by_role("button", name="Keys").click()
    expect(desk.get_by_role("checkbox")).not_to_be_checked()


def test_without_the_script_a_box_is_a_page_of_its_own(browser, live_server):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.route(
        "**/box/**",
        lambda route: route.fulfill(content_type="text/html", body=FRAME.format(DESK)),
    )
    page.goto(f"{live_server.url}/box/")
    page.get_by_role("link", name="Paste facts").click()

    assert page.url.endswith("/box/paste/")
    context.close()
