"""The reader's site with something on it: as people with and without a mouse or eyes meet it."""

from datetime import date

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import expect

from articles.rendering import render
from tests.make import (
    make_adaptation,
    make_article,
    make_author,
    make_availability,
    make_citation,
    make_credit,
    make_edition,
    make_event,
    make_fact,
    make_image,
    make_involvement,
    make_organisation,
    make_person,
    make_place,
    make_portrayal,
    make_service,
    make_show,
    make_source,
    make_user,
    make_verdict,
)

pytestmark = pytest.mark.django_db(transaction=True)

PAGES = [
    "/",
    "/articles/",
    "/articles/is-diamonds-a-true-story/",
    "/articles/withdrawn/",
    "/shows/",
    "/shows/?kind=film&year=2023",
    "/shows/diamonds/",
    "/people/",
    "/people/leonardo/",
    "/events/heist/",
    "/how-we-check/",
    "/nowhere/",
]
WIDTHS = [320, 390, 600, 768, 1000, 1360]
BODY = """
<h2>What really happened?</h2>
<p><span data-fact="WHEN">The vault was emptied over a weekend.</span>
<span data-fact="LOSS">Nobody agrees on the loss.</span></p>
<div data-block="timeline"></div>
<h2>Who is real?</h2><div data-block="who-is-real"></div><div data-block="cast"></div>
<h2>Where can I watch it?</h2><div data-block="where-to-watch"></div>
<h2>A table</h2><table><thead><tr><th>Thing</th><th>Number</th></tr></thead>
<tbody><tr><td>Boxes</td><td>100</td></tr></tbody></table>
<blockquote>A quotation.</blockquote>
<h2>What is left?</h2><p>Very little.</p>
"""


@pytest.fixture
def _world():
    show = make_show("Diamonds", poster=make_image(), premiere="13 October 2023", synopsis="Plot.")
    make_verdict(show, answer="In part.", decided_on=date(2025, 9, 2), decided_by=make_user())
    event = make_event(
        "Heist", date="weekend of 15 February 2003", place=make_place(), summary="A vault."
    )
    make_adaptation(show, event=event)
    make_adaptation(make_show("Stolen", kind="documentary_film", premiere="2025"), event=event)
    make_availability(
        show,
        make_service("Prime Video"),
        country="GB",
        price_minor=899,
        currency="GBP",
        period="month",
        checked_on=date(2023, 10, 12),
        url="https://prime.example/diamonds",
        affiliate=True,
    )
    boss = make_credit(show, "Kim Rossi Stuart", character="Leonardo", job="actor")
    leonardo = make_person("Leonardo", description="Italian.")
    make_portrayal(boss.character, leonardo, differences="Played for laughs.")
    make_credit(show, "Rupert Everett", character="Lovegrove", job="actor")
    make_citation(involvement=make_involvement(event, person=leonardo, status="convicted"))
    _facts(event, leonardo)
    _articles(show, event)


def _facts(event, leonardo):
    paper = make_source(
        "Report",
        publisher=make_organisation("The Paper"),
        published="2025",
        url="https://paper.example/report",
        archived_url="https://archive.example/report",
    )
    for subject, columns in [
        (event, {"ref": "WHEN", "prop": "event-date", "value": "weekend of 15 February 2003"}),
        (event, {"ref": "LOSS", "standing": "disputed", "standing_reason": "Sources differ."}),
        (leonardo, {"statement": "He was sentenced.", "valid_from": "2005"}),
    ]:
        make_fact(subject, source=paper, checked_by=make_user(), **columns)


def _articles(show, event):
    article = make_article(
        "Is Diamonds a true story?",
        kind="explainer",
        show=show,
        event=event,
        body=BODY,
        lead_image=make_image(),
        authors=[make_author("Ines Calloway")],
    )
    rendered = render(article.head, at=timezone.now())
    make_edition(
        article,
        html=rendered.html,
        head=rendered.head,
        card=rendered.card,
        verdict=rendered.verdict,
    )
    make_edition(make_article("A second article, without a picture"))
    ended = {"live_from": "2025-01-01T00:00Z", "live_until": "2025-03-01T00:00Z"}
    make_edition(make_article("Withdrawn"), **ended)


def violations(page):
    """What axe objects to on the page, as sentences."""
    found = Axe().run(page).response["violations"]
    return [f"{rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]]


def unfold(page):
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true })")


@pytest.mark.usefixtures("_world")
def test_no_page_has_a_barrier_that_axe_can_find(page, phone):
    page.emulate_media(color_scheme="dark")
    for window in (page, phone):
        for address in PAGES:
            window.goto(address)
            unfold(window)
            assert violations(window) == [], address


@pytest.mark.usefixtures("_world")
def test_no_page_scrolls_sideways_at_any_width(page, look):
    for address in PAGES:
        page.goto(address)
        unfold(page)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, f"{address} is {wide} pixels wide in a window of {width}"
        look(page, f"reading{address.replace('/', '-')}")


@pytest.mark.usefixtures("_world")
def test_the_answer_stands_on_the_first_screen_of_a_phone(phone):
    phone.goto("/articles/is-diamonds-a-true-story/")

    answer = phone.locator(".verdict-answer").bounding_box()

    assert answer["y"] + answer["height"] < 600


@pytest.mark.usefixtures("_world")
def test_the_keyboard_reaches_the_evidence_and_the_way_back(page):
    page.goto("/articles/is-diamonds-a-true-story/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the answer"
    page.keyboard.press("Enter")

    page.locator("a.evidence").first.focus()
    page.keyboard.press("Enter")
    page.locator("#note-1").wait_for(state="visible")
    expect(page.locator("#note-1")).to_contain_text("The Paper")

    page.locator("#note-1").get_by_role("link", name="Back to the sentence").press("Enter")
    assert page.evaluate("document.querySelector(':target').textContent") == (
        "The vault was emptied over a weekend."
    )


@pytest.mark.usefixtures("_world")
def test_everything_works_without_script(browser, live_server):
    context = browser.new_context(
        base_url=live_server.url,
        java_script_enabled=False,
        viewport={"width": 390, "height": 844},
    )
    page = context.new_page()
    page.goto("/articles/is-diamonds-a-true-story/")

    page.get_by_role("link", name="Menu").click()
    assert page.url.endswith("#sections")
    page.get_by_text("Show evidence").first.click()
    page.get_by_text("Nobody agrees").first.wait_for(state="visible")
    page.goto("/shows/")
    page.get_by_role("link", name="True story 0").click()
    assert page.url.endswith("?verdict=true_story")
    context.close()


@pytest.mark.usefixtures("_world")
def test_pictures_hold_their_place_before_they_arrive(page):
    for address in PAGES:
        page.goto(address)
        bare = page.locator("img:not([width][height][alt])").count()
        assert bare == 0, address
        expect(page.locator("[style], script:not([type='application/ld+json'])")).to_have_count(0)
