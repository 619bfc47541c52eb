"""The text as readers would see it while it is written; versions compared, restored and shared."""

import re
import threading

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.models import Article, ShareLink
from articles.revisions import save_article
from tests.browser.barriers import barriers
from tests.make import make_article, make_fact, make_member, make_show, make_source, make_verdict

pytestmark = pytest.mark.django_db(transaction=True)

LONG = "".join(
    f"<h2>Question {number}?</h2>" + f"<p>Answer {number}, told at some length.</p>" * 8
    for number in range(1, 7)
)


@pytest.fixture(autouse=True)
def _nothing_under_way(live_server):
    """Whatever the page asked for last is answered before its tables are emptied."""
    yield
    for thread in threading.enumerate():
        if "process_request_thread" in thread.name:
            thread.join(timeout=10)


@pytest.fixture
def editor():
    return make_member("Editor", "ellie", is_staff=True)


@pytest.fixture
def desk(page, log_in, editor):
    """The window of somebody who writes."""
    log_in(page, editor)
    # The page of an article loads thirty files, and a machine may have other things to do.
    page.set_default_navigation_timeout(30_000)
    return page


@pytest.fixture
def stranger(phone):
    """The window of somebody without an account."""
    return phone


@pytest.fixture
def article(editor):
    show = make_show("Everybody Loves Diamonds")
    make_verdict(show, answer="The heist was real.", decided_on="2026-10-12")
    return make_article("Is it a true story?", show=show, by=editor, body=LONG)


def address(article, page="change", **query):
    return reverse(f"admin:articles_article_{page}", args=[article.pk], query=query or None)


def rewrite(article, by, **columns):
    article = Article.objects.get(pk=article.pk)
    for name, value in columns.items():
        setattr(article, name, value)
    return save_article(article, by=by)


def paste(page, html):
    """Put ``html`` where the caret is, as the clipboard would."""
    page.locator(".ProseMirror").evaluate(
        """(text, html) => {
            const data = new DataTransfer();
            data.setData("text/html", html);
            const options = { clipboardData: data, bubbles: true, cancelable: true };
            text.dispatchEvent(new ClipboardEvent("paste", options));
        }""",
        html,
    )


def readers(page):
    """The frame beside the text."""
    return page.frame_locator(".readers-view iframe")


def open_preview(page, article):
    page.goto(address(article))
    page.locator(".ProseMirror[contenteditable=true]").wait_for()
    page.get_by_role("tab", name="As readers see it").click()
    said = page.locator(".readers-said")
    expect(said).to_have_text(re.compile("^As of .*, version 1 as saved$"))


def scroll_of(page):
    return page.evaluate("document.querySelector('.readers-view iframe').contentWindow.scrollY")


def test_the_preview_follows_what_is_typed_at_three_widths(desk, article, complaints, look):
    fact = make_fact(statement="The thieves took 18 months.", source=make_source("The Times"))
    open_preview(desk, article)
    expect(readers(desk).get_by_text("The heist was real.")).to_be_visible()

    desk.locator("#id_headline").fill("Is <script>alert(1)</script> a true story?")
    desk.locator(".ProseMirror").focus()
    desk.keyboard.press("Control+Home")
    desk.keyboard.press("Control+End")
    paste(desk, f'<p>They took <span data-fact="{fact.ref}">18 months</span>.</p>')

    frame = readers(desk)
    expect(frame.get_by_role("heading", level=1)).to_contain_text("<script>alert(1)</script>")
    expect(frame.locator(".fact", has_text="18 months")).to_be_attached()
    expect(frame.locator(".notes")).to_contain_text("The thieves took 18 months.")
    expect(desk.locator(".readers-said")).to_have_text(re.compile("from unsaved words$"))
    assert Article.objects.get().headline == "Is it a true story?"
    look(desk, "writing-preview-phone")

    desk.get_by_role("button", name="Phone, 390 pixels wide").focus()
    for name, width in (("Tablet", 768), ("Wide", 1200)):
        desk.keyboard.press("ArrowRight")
        button = desk.get_by_role("button", name=f"{name}, {width} pixels wide")
        expect(button).to_be_focused()
        expect(button).to_have_attribute("aria-pressed", "true")
        shown = desk.locator(".readers-view iframe")
        assert shown.evaluate("frame => frame.contentWindow.innerWidth") == width
        look(desk, f"writing-preview-{width}")
    assert barriers(desk) == []
    assert complaints == []


def test_the_preview_keeps_its_place_and_shows_the_question_under_the_caret(desk, article):
    open_preview(desk, article)
    assert scroll_of(desk) == 0

    desk.locator(".ProseMirror h2", has_text="Question 5?").click()
    desk.wait_for_function(
        "document.querySelector('.readers-view iframe').contentWindow.scrollY > 500", timeout=20_000
    )
    there = scroll_of(desk)
    desk.keyboard.press("End")
    desk.keyboard.type(" Really?")

    expect(readers(desk).get_by_role("heading", name="Question 5? Really?")).to_be_visible()
    assert abs(scroll_of(desk) - there) < 3


def test_an_empty_headline_is_previewed_with_a_sentence_and_a_link_leads_nowhere(desk, article):
    open_preview(desk, article)

    desk.locator("#id_headline").fill("")
    expect(desk.locator(".readers-notes")).to_contain_text("There is no headline")
    link = (
        readers(desk)
        .get_by_role("link", name="Everybody Loves Diamonds")
        .or_(readers(desk).get_by_role("link", name="Newsroom"))
    )
    link.first.click()

    expect(readers(desk).get_by_text("The heist was real.")).to_be_visible()
    assert len(desk.context.pages) == 1


def test_a_link_is_read_without_an_account_until_it_is_revoked(
    desk, stranger, editor, article, look
):
    desk.goto(address(article))
    desk.get_by_role("link", name="Share").first.click()
    desk.get_by_label("For whom").fill("Counsel, before Friday")
    desk.get_by_label("What they read").select_option(label="Version 1, as it is")
    desk.get_by_role("button", name=re.compile("^Make the link")).click()
    made = desk.get_by_label("Address of the draft").input_value()
    look(desk, "writing-share")
    assert barriers(desk) == []
    rewrite(article, editor, headline="Newer words")

    path = made[made.index("/share/") :]
    assert stranger.goto(path).status == 200
    expect(stranger.get_by_text("Draft: not published.")).to_be_visible()
    expect(stranger.get_by_role("heading", name="Is it a true story?")).to_be_visible()
    assert barriers(stranger) == []
    assert stranger.context.cookies() == []
    look(stranger, "writing-shared-390")

    desk.goto(address(article, "share"))
    expect(desk.get_by_text("Opened 1 time")).to_be_visible()
    desk.get_by_role("button", name="Revoke the link for Counsel, before Friday").click()
    expect(desk.get_by_text("opens nothing any more")).to_be_visible()
    assert stranger.goto(path).status == 410
    expect(stranger.get_by_role("heading", name="Nothing to read here")).to_be_visible()
    assert ShareLink.objects.get().opened == 1


def test_two_versions_are_compared_and_the_first_is_restored_by_keyboard(
    desk, editor, article, look
):
    fact = make_fact(statement="They took 18 months.")
    linked = f'<p><span data-fact="{fact.ref}">18 months</span>.</p>{LONG}'
    rewrite(article, editor, body=linked)
    fact.standing = "confirmed"
    fact.save()
    changed = linked.replace("Answer 1, told", "Answer 1, which is told", 1)
    rewrite(article, editor, body=changed, headline="Is it true?")

    desk.goto(address(article, "versions"))
    look(desk, "writing-versions")
    assert barriers(desk) == []
    desk.get_by_role("group", name="Compare version 2").get_by_label("from").focus()
    desk.keyboard.press("Space")
    desk.get_by_role("button", name=re.compile("^Compare the two")).focus()
    with desk.expect_event("load"):
        desk.keyboard.press("Enter")
    expect(desk.get_by_text("standing: reported → confirmed")).to_be_visible()
    expect(desk.locator("ins", has_text="which is")).to_be_visible()
    expect(desk.locator(".versions-fields del")).not_to_have_count(0)
    look(desk, "writing-compare")
    assert barriers(desk) == []

    desk.get_by_role("link", name=re.compile("^Restore version 2")).focus()
    with desk.expect_event("load"):
        desk.keyboard.press("Enter")
    assert barriers(desk) == []
    desk.get_by_role("button", name=re.compile("^Restore version 2")).focus()
    with desk.expect_event("load"):
        desk.keyboard.press("Enter")

    expect(desk.get_by_text("Version 4 holds what version 2 held.")).to_be_visible()
    expect(desk.locator("#id_headline")).to_have_value("Is it a true story?")
    assert article.head.note == "Restored version 2"


def test_versions_fit_a_phone_and_the_dark(phone, log_in, editor, article, look):
    rewrite(article, editor, headline="Is it true?")
    log_in(phone, editor)

    for page in ("versions", "compare", "share"):
        phone.goto(address(article, page))
        phone.evaluate("document.documentElement.classList.add('dark')")
        assert phone.evaluate("document.documentElement.scrollWidth") <= 390
        assert barriers(phone) == []
        look(phone, f"writing-{page}-390-dark")
