"""A casting story of 120 words in a team of one, from the login to readers, every step counted.

One key or key combination, one click, one paste and one run of typing in a field count as one each.
"""

import re
import threading

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from playwright.sync_api import expect

from articles.models import Article, ReviewTask
from facts.models import Fact
from newsroom.lib.search import index
from newsroom.models import User
from tests.make import make_author, make_person, make_show
from tests.web import answer

pytestmark = pytest.mark.django_db(transaction=True)

URL = "https://paper.example/casting"
PAGE = """<html lang=en><title>Stuart joins | The Paper</title><meta name=author content="Jane Doe">
    <meta property=og:site_name content="The Paper"><meta name=date content=2026-11-20>"""
NEWS = "Kim Rossi Stuart joins the cast of The Harbour"
FIRST = "Kim Rossi Stuart joins the cast of The Harbour for its second season."
STORY = (
    f"{FIRST} The production company announced it on Friday in a short statement and named no "
    "role. Filming begins in spring in the same harbour town as before, with most of the crew of "
    "the first season. The new episodes pick up the story a year later and bring back the "
    "harbour master and her brother. Stuart has worked mostly for the cinema and has not been in "
    "a series since the beginning of his career. How large his part is, and whether he stays for "
    "the whole season, the company did not say. The first season is still to be seen with a "
    "subscription. When the second one follows is open."
)
# At two seconds each it takes a minute and a little: the words are written elsewhere.
COUNTED = 31


class Hands:
    """Two hands that count."""

    def __init__(self, page):
        self.page = page
        self.count = 0

    def press(self, key):
        self.count += 1
        self.page.keyboard.press(key)

    def type(self, words):
        self.count += 1
        self.page.keyboard.type(words)

    def paste(self, words):
        """Paste what was copied elsewhere."""
        self.page.evaluate("words => navigator.clipboard.writeText(words)", words)
        self.press("Control+v")

    def click(self, target):
        self.count += 1
        target.click()

    def go(self, target):
        """Click what leads to another page."""
        with self.page.expect_event("load"):
            self.click(target)

    def enter(self):
        """Send the form, or follow what is chosen."""
        with self.page.expect_event("load"):
            self.press("Enter")


@pytest.fixture(autouse=True)
def _nothing_under_way(live_server):
    """Whatever the page asked for last is answered before its tables are emptied."""
    yield
    for thread in threading.enumerate():
        if "process_request_thread" in thread.name:
            thread.join(timeout=10)


@pytest.fixture
def maud(settings, the_web):
    """Everything at once on a desk of one, with a show on record and a report on the web."""
    settings.NEWSROOM_TEAM = "solo"
    the_web.pages["/casting"] = answer(PAGE)
    maud = User.objects.create_user("maud", password="kX9-own-password", is_staff=True)
    maud.groups.add(Group.objects.get(name="Managing editor"))
    make_author("Maud Ames", user=maud)
    index([make_show("The Harbour"), make_person("Kim Rossi Stuart")])
    return maud


def test_a_casting_story_goes_live_in_a_team_of_one(page, maud, complaints, look):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.set_default_timeout(60_000)
    hands = Hands(page)

    log_in(page, hands)
    begin(page, hands)
    write(page, hands)
    source(page, hands)
    check(page, hands, look)
    publish(page, hands, look)

    article = Article.objects.get()
    live = article.editions.live().get()
    assert 115 <= len(STORY.split()) <= 125
    assert (article.kind, live.number, live.headline) == ("news", 1, NEWS)
    assert FIRST in re.sub(r"<sup.*?</sup>|<[^>]+>", "", live.html)
    # Alone does not mean unrecorded.
    fact = Fact.objects.get()
    assert (fact.stage, fact.checked_by, fact.created_by) == ("checked", maud, maud)
    assert article.head.approved_by == maud
    verbs = list(article.log.order_by("pk").values_list("verb", flat=True))
    assert verbs[-3:] == ["submit", "approve", "publish"]
    assert not ReviewTask.objects.filter(closed_at=None).exists()
    assert hands.count == COUNTED
    assert complaints == []


def log_in(page, hands):
    page.goto("/admin/login/")
    hands.click(page.get_by_label("Username"))
    hands.type("maud")
    hands.press("Tab")
    hands.type("kX9-own-password")
    hands.enter()


def begin(page, hands):
    """From the first screen to the show, and a piece of news about it."""
    hands.press("Control+k")
    hands.type("The Harbour")
    hands.enter()
    hands.go(page.get_by_role("main").get_by_role("link", name=re.compile("The Harbour")).first)
    hands.go(page.get_by_role("link", name="Start one").first)
    hands.click(page.get_by_label(re.compile("^Headline")))
    hands.type(NEWS)
    hands.enter()


def write(page, hands):
    body = page.locator(".ProseMirror[contenteditable=true]")
    page.locator("#article-bar[aria-busy=false]").wait_for()
    expect(body).to_contain_text("To come: what is new")
    hands.click(body.locator("p").first)
    hands.press("Control+a")
    hands.paste(STORY)
    body.get_by_text("second one follows is open").wait_for()


def source(page, hands):
    """Link the first sentence to a new fact, with the report it is from."""
    hands.count += 1  # A click and Shift with another one, or a drag.
    page.evaluate(
        """(words) => {
            const { editor } = document.querySelector(".ProseMirror");
            let found = null;
            editor.state.doc.descendants((node, pos) => {
                const at = node.isText ? node.text.indexOf(words) : -1;
                if (at >= 0) found ||= { from: pos + at, to: pos + at + words.length };
            });
            editor.chain().focus().setTextSelection(found).run();
        }""",
        FIRST.removesuffix("."),
    )
    hands.press("Control+Shift+F")
    page.locator(".fact-picker").wait_for()
    hands.press("Control+Enter")
    address = page.locator(".fact-new [name=source_url]")
    address.wait_for()
    hands.click(address)
    hands.paste(URL)
    page.get_by_text("Read from the page.").wait_for()
    hands.press("Control+Enter")
    page.locator(".fact-picker").wait_for(state="detached")


def check(page, hands, look):
    """Hand it in, read it beside its source, and stand for it."""
    hands.go(page.get_by_role("button", name=re.compile("^Ask for a check")))
    hands.go(page.get_by_role("button", name=re.compile("^Submit")))
    # The menu of the header, and its line.
    hands.count += 2
    page.goto(reverse("admin:articles_article_check", args=[Article.objects.get().pk]))
    look(page, "casting-check")
    # Nobody copied a quote, so somebody has to have read the page.
    hands.click(page.get_by_label(re.compile("I have opened it and read it")))
    hands.click(page.get_by_role("button", name=re.compile("^It stands")))
    page.locator("[data-approve][aria-disabled=false]").wait_for()
    with page.expect_event("load"):
        hands.press("Control+Enter")


def publish(page, hands, look):
    hands.click(page.get_by_role("button", name=re.compile("^Publish…")))
    decide = page.get_by_role("button", name=re.compile("^Show it to readers now"))
    decide.wait_for()
    look(page, "casting-publish")
    hands.click(decide)
    page.get_by_text(re.compile("Readers see edition 1, since")).first.wait_for()
