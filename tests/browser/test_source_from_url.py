"""A source from its address, in a browser: pasted, read, mended, kept; or typed where it fails."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import expect

from facts.models import Fact, Source
from tests.make import make_event, make_member, make_show, make_source
from tests.web import answer

pytestmark = pytest.mark.django_db(transaction=True)

URL = "https://paper.example/report"
PAGE = """<html lang=en><title>The heist | The Paper</title><meta name=author content="Jane Doe">
    <meta property=og:site_name content="The Paper"><meta name=date content=2003-02-17>"""
ADD = reverse("admin:facts_source_add")


@pytest.fixture
def writer(log_in, page, the_web):
    the_web.pages["/report"] = answer(PAGE)
    member = make_member("Writer", "mara", is_staff=True)
    log_in(page, member)
    return member


def paste(page, box, text):
    """Put ``text`` into the box in one go, as Ctrl+V does."""
    box.focus()
    box.evaluate(
        """(input, text) => {
            const data = new DataTransfer();
            data.setData("text/plain", text);
            const given = { clipboardData: data, bubbles: true, cancelable: true };
            if (input.dispatchEvent(new ClipboardEvent("paste", given))) input.value = text;
        }""",
        text,
    )


def paste_facts(page):
    show = make_show("Stolen")
    page.goto(reverse("admin:shows_show_paste_facts", args=[show.pk]))
    return page.locator("[data-where-from]")


# -- Where a claim is from ------------------------------------------------------------------------


def test_a_pasted_address_fills_the_fields_without_a_press(page, writer, complaints, look):
    where = paste_facts(page)

    paste(page, where.get_by_label("Address of the page"), f"{URL}?utm_source=x")

    where.get_by_text("Read from the page.").wait_for()
    assert {
        name: where.get_by_label(name, exact=True).input_value()
        for name in ("Address of the page", "Title", "Publisher", "Author", "Published")
    } == {
        "Address of the page": URL,
        "Title": "The heist",
        "Publisher": "The Paper",
        "Author": "Jane Doe",
        "Published": "17 February 2003",
    }
    look(page, "source-read-1360")
    assert Source.objects.count() == 0
    assert complaints == []


def test_what_was_typed_stays_where_the_page_says_otherwise(page, writer):
    where = paste_facts(page)
    where.get_by_text("Title, publisher, author and date").click()
    where.get_by_label("Author", exact=True).fill("Jo Ray")

    paste(page, where.get_by_label("Address of the page"), URL)

    where.get_by_text("Read from the page.").wait_for()
    expect(where.get_by_label("Author", exact=True)).to_have_value("Jo Ray")


def test_a_page_that_is_held_becomes_the_chip(page, writer, look):
    make_source("Ours", url=URL)
    where = paste_facts(page)

    paste(page, where.get_by_label("Address of the page"), "http://www.paper.example/report/")

    where.get_by_text("The desk holds this page already: it is chosen.").wait_for()
    expect(where.locator("[data-source-chip]")).to_have_text("Ours")
    expect(where.get_by_label("Address of the page")).to_have_value("")
    look(page, "source-held-1360")


def test_a_failure_leaves_the_fields_to_type_and_nobody_waits(page, writer, the_web, look):
    the_web.pages["/report"] = lambda caller, closing: closing.wait(10)
    where = paste_facts(page)

    paste(page, where.get_by_label("Address of the page"), URL)
    where.get_by_text("Fetching the title… you can go on.").wait_for()
    page.locator("[data-paste] textarea").first.fill("Words.")

    where.get_by_text("This page did not come within 5 seconds. Type what it says.").wait_for()
    title = where.get_by_label("Title", exact=True)
    assert (title.is_visible(), title.input_value()) == (True, "")
    expect(where.get_by_label("Address of the page")).to_have_value(URL)
    expect(page.locator("[data-paste] textarea").first).to_have_value("Words.")
    look(page, "source-failed-1360")


def test_the_box_fits_a_phone_and_a_screen_reader(phone, log_in, the_web, look):
    log_in(phone, make_member("Writer", "mara", is_staff=True))
    where = paste_facts(phone)
    where.get_by_text("Title, publisher, author and date").click()

    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    found = Axe().run(phone, context="[data-where-from]").response["violations"]
    assert [rule["id"] for rule in found] == []
    look(phone, "source-390")


def test_an_address_on_the_form_of_a_fact_becomes_its_source(page, writer, complaints, look):
    event = make_event("The heist")
    page.goto(f"{reverse('admin:facts_fact_add')}?event={event.pk}")
    where = page.locator("[data-where-from]")
    page.get_by_label("What is claimed").fill("They took five months.")

    paste(page, where.get_by_label("Address of the page"), URL)
    where.get_by_text("Read from the page.").wait_for()
    look(page, "source-in-fact-1360")
    page.wait_for_load_state("networkidle")
    page.keyboard.press("Control+Enter")

    page.wait_for_url("**/admin/facts/fact/**")
    page.get_by_text("was added successfully").wait_for()
    source = Fact.objects.get().citations.get().source
    assert (source.title, source.publisher.name, source.created_by) == (
        "The heist",
        "The Paper",
        writer,
    )
    assert complaints == []


# -- The form of a source -------------------------------------------------------------------------


def test_the_button_reads_the_page_into_the_form_of_a_source(page, writer, complaints, look):
    page.goto(ADD)
    page.get_by_label("Address of the page").fill(URL)

    page.get_by_role("button", name="Read the page").click()

    page.get_by_text("Read from the page.").wait_for()
    form = {name: page.locator(f"#id_{name}").input_value() for name in ("title", "author")}
    assert form == {"title": "The heist", "author": "Jane Doe"}
    expect(page.locator("#id_publisher_name")).to_have_value("The Paper")
    look(page, "source-form-1360")
    assert Source.objects.count() == 0
    assert complaints == []


def test_a_confidential_source_is_not_asked(page, writer, the_web):
    page.goto(ADD)
    page.get_by_label("Address of the page").fill(URL)
    page.get_by_label("Confidential").check()

    page.get_by_role("button", name="Read the page").click()

    page.get_by_text("A confidential source is not asked").wait_for()
    assert the_web.called == []


def test_the_form_of_a_page_that_is_held_leads_to_it(page, writer):
    held = make_source("Ours", url=URL)
    page.goto(ADD)
    page.get_by_label("Address of the page").fill(f"{URL}#part")

    page.get_by_role("button", name="Read the page").click()

    page.get_by_text("The desk holds this page already: Ours.").wait_for()
    page.get_by_role("link", name="Open it").click()
    page.wait_for_url(f"**{reverse('admin:facts_source_change', args=[held.pk])}")


def test_without_a_script_the_button_does_the_same(browser, live_server, log_in, the_web):
    the_web.pages["/report"] = answer(PAGE)
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    log_in(page, make_member("Writer", "mara", is_staff=True))
    page.goto(ADD)
    page.locator("#id_url").fill(URL)

    page.get_by_role("button", name="Read the page").click()

    expect(page.locator("#id_title")).to_have_value("The heist")
    expect(page.get_by_text("Nothing is saved yet.")).to_be_visible()
    context.close()
