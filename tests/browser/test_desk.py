"""The desk in a real browser, under its own content security policy."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from articles.models import Article
from facts.models import Fact
from newsroom.lib.search import index
from newsroom.models import User
from shows.models import Show
from tests.browser.barriers import barriers_in_both_schemes
from tests.make import (
    make_article,
    make_author,
    make_availability,
    make_citation,
    make_credit,
    make_edition,
    make_event,
    make_fact,
    make_member,
    make_person,
    make_service,
    make_show,
    make_source,
    make_verdict,
)

pytestmark = pytest.mark.django_db(transaction=True)


def test_an_editor_logs_in_and_the_browser_has_nothing_to_complain_about(page, complaints, look):
    User.objects.create_superuser("maud", password="kX9-own-password", display_name="Maud")

    page.goto("/admin/login/")
    look(page, "desk-login")
    page.get_by_label("Username").fill("maud")
    page.get_by_label("Password").fill("kX9-own-password")
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url("**/admin/")
    look(page, "desk-home")

    assert "Newsroom" in page.title()
    assert complaints == []


# -- From a show to readers -----------------------------------------------------------------------


@pytest.fixture
def as_role(page, log_in):
    """A function that gives the window to a person: ``as_role("Writer")``, the same each time."""
    people = {}

    def as_role(role):
        if role not in people:
            people[role] = make_member(role, role.lower().replace(" ", "-"), is_staff=True)
        log_in(page, people[role])
        return people[role]

    return as_role


def press(page, name):
    """Reach a link or button by its name and press it with the keyboard."""
    target = page.get_by_role("link", name=name).or_(page.get_by_role("button", name=name)).first
    target.focus()
    page.keyboard.press("Enter")


def press_through(page, name):
    """Press what leads to another page, and wait for that."""
    with page.expect_event("load"):
        press(page, name)


def choose(page, field, words):
    """Pick a record by keyboard: open, type, take the first that is found."""
    page.locator(f"#id_{field} + .select2 .select2-selection").focus()
    page.keyboard.press("Enter")
    page.locator(".select2-search__field:focus").wait_for()
    page.keyboard.type(words)
    page.locator(".select2-results__option--highlighted", has_text=words).wait_for()
    page.keyboard.press("Enter")


def test_a_show_becomes_an_article_that_readers_see(page, as_role, complaints, look):
    make_author("Ines Calloway", user=as_role("Writer"))
    index([make_person("Kim Rossi Stuart"), make_service("Prime Video")])

    show = add_a_show(page)
    look(page, "desk-show")
    fact = add_a_fact(page, show)
    look(page, "desk-fact")
    as_role("Fact-checker")
    page.goto(reverse("admin:facts_fact_change", args=[fact.pk]))
    press_through(page, re.compile("^It stands"))
    press_through(page, re.compile("^It stands"))
    as_role("Writer")
    article = draft(page, show, fact)
    look(page, "desk-article")
    press_through(page, re.compile("^Ask for a check"))
    press_through(page, re.compile("^Submit"))
    as_role("Editor")
    page.goto(reverse("admin:articles_article_change", args=[article.pk]))
    press_through(page, re.compile("^Approve"))
    press_through(page, re.compile("^Approve"))
    page.locator("#article-bar[aria-busy=false]").wait_for()
    press(page, re.compile("^Publish"))
    title = page.get_by_role("heading", name="Show this to readers for the first time")
    expect(title).to_be_focused()
    look(page, "desk-publish")
    with page.expect_event("load"):
        page.keyboard.press("Control+Enter")
    look(page, "desk-published")

    page.get_by_role("link", name="Readers see edition 1 of it now.").click()
    page.get_by_text("The series was shot in Turin").wait_for()
    assert complaints == []


def add_a_show(page):
    page.goto(reverse("admin:shows_show_add"))
    page.get_by_label("Title", exact=False).first.fill("Everybody Loves Diamonds")
    page.locator("#id_kind").select_option("limited_series")
    press_through(page, "Save and continue editing")
    press(page, "Add a credit")
    choose(page, "row-person", "Kim Rossi Stuart")
    page.locator("#id_row-character_name").fill("Leonardo")
    press_through(page, re.compile("^Add the credit"))
    press(page, "Add a place to watch")
    choose(page, "row-service", "Prime Video")
    press_through(page, re.compile("^Add the place to watch"))
    show = Show.objects.get()
    assert [str(credit) for credit in show.credits.all()] == ["Kim Rossi Stuart as Leonardo"]
    assert show.availability.count() == 1
    return show


def add_a_fact(page, show):
    """Choosing a property shows its fields alone, and says what readers would get."""
    page.goto(reverse("admin:facts_fact_add") + f"?show={show.pk}")
    hidden = page.locator("#id_value_low")
    hidden.wait_for(state="hidden")
    page.locator("summary", has_text="More").press("Enter")
    page.locator("#id_property").select_option(label="Length of the shoot")
    page.locator("#id_value_low").fill("6")
    expect(page.locator("#id_value_date")).to_be_hidden()
    assert page.locator("#id_unit").input_value() != ""
    page.get_by_text("Prints as: ").wait_for()
    proposed = page.locator("#id_statement").input_value()
    assert proposed.startswith("Everybody Loves Diamonds")
    page.locator("[data-source-typed] > summary").press("Enter")
    page.locator("#id_source_title").fill("The report")
    press_through(page, re.compile("^Save the fact"))
    fact = Fact.objects.get()
    assert fact.statement == proposed
    assert fact.citations.get().source.title == "The report"
    return fact


def draft(page, show, fact):
    page.goto(reverse("admin:shows_show_change", args=[show.pk]))
    press_through(page, re.compile("^Draft an explainer"))
    press_through(page, re.compile("^Draft an explainer"))
    page.get_by_role("link", name="About this article").press("Enter")
    page.locator("#id_kind").select_option("news")
    text = f'<p><span data-fact="{fact.ref}">The series was shot in Turin.</span></p>'
    page.locator(".ProseMirror").first.evaluate(
        "(box, text) => box.editor.commands.setContent(text, {emitUpdate: true})", text
    )
    press_through(page, re.compile("^Save version"))
    article = Article.objects.get()
    page.goto(reverse("admin:articles_article_preview", args=[article.pk]))
    page.get_by_text("Only the desk sees this page.").wait_for()
    press_through(page, "Back to the desk")
    return article


# -- Every screen ---------------------------------------------------------------------------------


@pytest.fixture
def screens():
    """The addresses of the main screens, with something on each of them."""
    show = make_show("Diamonds")
    make_credit(show, "Kim", character="Leo")
    make_availability(show)
    make_verdict(show)
    event = make_event("A heist with a rather long name that has to fit on a telephone")
    source = make_source("A report whose title is so long that it pushed the form out of the page")
    fact = make_fact(event, prop="value-stolen", value="USD 100000000", source=source)
    make_citation(fact, quote="They took it all.")
    article = make_article(show=show, facts=[fact], stage="submitted")
    edition = make_edition(article)
    ahead = make_edition(make_article(), live_from=timezone.now() + timedelta(days=1))
    return [
        reverse("admin:index"),
        reverse("admin:facts_fact_changelist"),
        reverse("admin:facts_fact_add"),
        reverse("admin:facts_fact_change", args=[fact.pk]),
        reverse("admin:facts_fact_check", args=[fact.pk]),
        reverse("admin:articles_article_changelist"),
        reverse("admin:articles_article_change", args=[article.pk]),
        reverse("admin:articles_article_publish", args=[article.pk]),
        reverse("admin:articles_article_preview", args=[article.pk]),
        reverse("admin:articles_edition_change", args=[edition.pk]),
        reverse("admin:articles_edition_hold", args=[ahead.pk]),
        reverse("admin:shows_show_change", args=[show.pk]) + "#credits",
    ]


def test_no_screen_has_a_serious_barrier(page, as_role, screens):
    as_role("Managing editor")
    for address in screens:
        page.goto(address)
        assert barriers_in_both_schemes(page) == [], address


def test_no_screen_scrolls_sideways_on_a_phone(phone, log_in, screens, look):
    log_in(phone, make_member("Editor", is_staff=True))
    for number, address in enumerate(screens):
        phone.goto(address)
        look(phone, f"desk-390-{number}")
        wide = phone.evaluate("document.documentElement.scrollWidth")
        assert wide <= 390, f"{address} is {wide} pixels wide"


def test_what_the_skin_draws_for_the_mouse_is_pressed_by_keyboard_too(page, as_role, screens):
    as_role("Editor")
    page.goto(reverse("admin:facts_fact_changelist"))

    press(page, re.compile("^Filters"))

    page.get_by_role("heading", name="By standing").wait_for()
