"""The calendar and the board in a browser: moved by keys, moved by the mouse, refused."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles import workflow
from articles.revisions import save_article
from tests.browser.barriers import barriers
from tests.make import make_article, make_member, make_user

pytestmark = pytest.mark.django_db(transaction=True)

CALENDAR = reverse("admin:articles_article_calendar")
BOARD = reverse("admin:articles_article_board")
MONTH = f"{CALENDAR}?view=month&day=2099-11-27"
FRIDAY = datetime(2099, 11, 27, 6, tzinfo=UTC)


def seated_editor(log_in, *windows):
    editor = make_member("Editor", "ellie", is_staff=True, display_name="Ellie")
    for window in windows:
        log_in(window, editor)
    return editor


def scheduled(headline, by):
    article = make_article(headline, by=make_user(), approved_by=make_user())
    return workflow.publish(article, revision=article.head, by=by, at=FRIDAY)


def entry(page, headline):
    return page.locator("[data-entry]").filter(has_text=headline)


def take_hold(page, headline):
    """Give the entry the focus, as walking there does."""
    entry(page, headline).locator("[data-open]").focus()


def starts(article):
    return article.editions.get(cancelled_at=None).live_from


def on_the(day, article, page):
    """Wait until the entry of the article stands on that day."""
    page.locator(f"[data-day='2099-11-{day}'] [data-entry]").filter(
        has_text=article.headline
    ).wait_for()


def test_what_is_scheduled_and_planned_is_moved_by_keys_and_by_mouse(
    page, phone, log_in, look, complaints
):
    editor = seated_editor(log_in, page, phone)
    edition = scheduled("The heist", editor)
    plan = make_article("The vault", by=editor, planned_for=FRIDAY, stage="planned")
    page.goto(MONTH)
    look(page, "calendar-1360")
    assert barriers(page) == []

    # Rescheduled by four keys: M, an arrow, Enter, Ctrl+Enter.
    take_hold(page, "The heist")
    page.keyboard.press("m")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#ahead-says")).to_contain_text("Saturday 28 November")
    page.keyboard.press("Enter")
    expect(page.locator("dialog [data-main]")).to_contain_text("readers see it Sat 28 Nov 2099")
    look(page, "calendar-reschedule-1360")
    # The button names the time that stands in the field.
    field = page.locator("dialog input[name=at]")
    field.fill("2099-11-30T18:30")
    expect(page.locator("dialog [data-main]")).to_contain_text("it Mon 30 Nov 2099, 18:30")
    field.fill("2099-11-28T06:00")
    assert starts(edition.article) == FRIDAY
    page.keyboard.press("Control+Enter")
    on_the(28, edition.article, page)
    assert starts(edition.article) == FRIDAY.replace(day=28)
    expect(entry(page, "The heist").locator("[data-open]")).to_be_focused()
    expect(page.get_by_text("Readers will see this on Saturday 28 November 2099")).to_be_visible()

    # Picked up and put back, it moved nowhere.
    page.keyboard.press("m")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(page.locator("#ahead-says")).to_be_empty()

    # The plan by the mouse: one drag, one press.
    entry(page, "The vault").drag_to(page.locator("[data-day='2099-11-25']"))
    expect(page.locator("dialog [data-main]")).to_contain_text("readers see no change")
    page.locator("dialog [data-main]").click()
    on_the(25, plan, page)
    plan.refresh_from_db()
    assert plan.planned_for == FRIDAY.replace(day=25)

    # Moved by somebody else first: said who, and shown where it is.
    moved = edition.article.editions.get(cancelled_at=None)
    workflow.reschedule(moved, by=make_member("Editor", "jo"), at=FRIDAY.replace(day=24))
    take_hold(page, "The heist")
    for key in ("m", "ArrowLeft", "Enter"):
        page.keyboard.press(key)
    on_the(24, edition.article, page)
    expect(page.get_by_text("jo moved “The heist” first")).to_be_visible()

    phone.goto(MONTH)
    expect(entry(phone, "The heist").get_by_text("Move to…")).to_be_visible()
    expect(phone.get_by_text("Week", exact=True)).to_be_hidden()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    look(phone, "calendar-390")
    assert complaints == []


def test_a_card_is_moved_by_its_verb_and_a_refused_one_goes_back_and_says_why(
    page, phone, log_in, look, complaints
):
    editor = seated_editor(log_in, page, phone)
    writer = make_user("mara")
    article = make_article("Handed in", by=writer, stage="drafting")
    workflow.submit(article, revision=article.head, by=make_member("Editor", "jo"))
    own = make_article("My own", by=editor)
    save_article(own, by=editor)
    workflow.submit(own, revision=own.head, by=editor)
    page.goto(BOARD)
    page.evaluate("document.documentElement.classList.add('dark')")
    look(page, "board-dark-1360")
    assert barriers(page) == []

    # Whoever wrote it may not approve it: the card is back, with the reason in itself.
    take_hold(page, "My own")
    for key in ("m", "ArrowRight", "Enter"):
        page.keyboard.press(key)
    said = entry(page, "My own").get_by_role("alert")
    expect(said).to_contain_text("a colleague has to approve it")
    assert entry(page, "My own").evaluate("card => card.closest('.column').dataset.stage") == (
        "submitted"
    )
    look(page, "board-refused-1360")

    # No verb brings a card to the clock.
    for key in ("m", "ArrowRight", "ArrowRight", "Enter"):
        page.keyboard.press(key)
    expect(said).to_contain_text("This column follows from the clock")

    # Sent back by the mouse: the verb asks for its note, in the dialog.
    entry(page, "Handed in").drag_to(page.locator(".column[data-stage=drafting] h3"))
    note = page.locator("dialog textarea[name=note]")
    note.fill("Say who told us.")
    look(page, "board-send-back-1360")
    note.press("Control+Enter")
    page.locator(".column[data-stage=drafting]").get_by_text("Handed in").wait_for()
    article.refresh_from_db()
    assert article.stage == "drafting"

    # Somebody else was first: the card stands where it is now, and says who.
    workflow.submit(article, revision=article.head, by=make_member("Editor", "ada"))
    take_hold(page, "Handed in")
    for key in ("m", "ArrowRight", "Enter"):
        page.keyboard.press(key)
    expect(page.locator(".column[data-stage=submitted]")).to_contain_text("ada moved “Handed in”")

    phone.goto(BOARD)
    entry(phone, "Handed in").get_by_text("Move to…").tap()
    expect(entry(phone, "Handed in").get_by_text("Approved")).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    look(phone, "board-390")
    assert [line for line in complaints if "40" not in line] == []
