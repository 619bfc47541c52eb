"""The publish dialog in a browser: by keys, counted; and what becomes of a lost answer."""

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from articles import workflow
from articles.models import Correction
from articles.revisions import save_article
from tests.browser.barriers import barriers
from tests.make import make_article, make_member, make_user

pytestmark = pytest.mark.django_db(transaction=True)

BODY = "<p>The thieves got nine years.</p><p>He left in 2017. The vault was shut.</p>"


class Hand:
    """Counts what a person does: each click, each key combination, each run of typing is one."""

    def __init__(self, page):
        self.page, self.count = page, 0

    def click(self, place):
        self.count += 1
        place.click()

    def press(self, keys):
        self.count += 1
        self.page.keyboard.press(keys)

    def type(self, place, words):
        self.count += 1
        place.fill(words)


def opened(page, article):
    """The page of the article, whose bar knows what stops it; and a hand that has done nothing."""
    page.goto(reverse("admin:articles_article_change", args=[article.pk]))
    page.locator(".ProseMirror[contenteditable=true]").wait_for()
    page.locator("#article-bar[aria-busy=false]").wait_for()
    return Hand(page)


def publish_button(page):
    return page.locator("#article-bar .bar-verb").filter(has_text="Publish")


def rewrite(article, *changes):
    article.refresh_from_db()
    for before, after in changes:
        article.body = article.body.replace(before, after)
    revision = save_article(article, by=make_user())
    revision.approved_by, revision.approved_at = make_member("Editor"), timezone.now()
    revision.save()
    article.refresh_from_db()
    article.stage, article.approved_revision = "approved", revision
    article.save()


@pytest.fixture
def article(db):
    return make_article("A heist", body=BODY, by=make_user("mara"), approved_by=make_user("tomas"))


def test_publishing_takes_two_presses_a_correction_three_and_a_time_at_most_five(
    page, log_in, article, complaints
):
    log_in(page, make_member("Editor", "ellie", is_staff=True))
    dialog, main = page.get_by_role("dialog"), page.locator("dialog [data-press]")

    hand = opened(page, article)
    hand.click(publish_button(page))
    expect(
        page.get_by_role("heading", name="Show this to readers for the first time")
    ).to_be_focused()
    with page.expect_event("load"):
        hand.press("Control+Enter")
    page.get_by_text("now, edition 1.").wait_for()
    assert hand.count == 2

    rewrite(article, ("nine", "ten"), ("in 2017", "until 2017"))
    hand = opened(page, article)
    hand.click(publish_button(page))
    expect(main).to_contain_text("Correct the live page now")
    assert barriers(page) == []
    hand.click(dialog.get_by_role("button", name="Add “It also said"))
    expect(dialog.locator("[data-question]:visible")).to_have_count(0)
    with page.expect_event("load"):
        hand.press("Control+Enter")
    page.get_by_text("now, edition 2.").wait_for()
    assert hand.count == 3
    assert Correction.objects.get().edition_after.number == 2

    rewrite(article, ("shut", "closed"))
    hand = opened(page, article)
    hand.click(publish_button(page))
    hand.type(dialog.get_by_label("What is new, in one line"), "The vault was closed.")
    hand.type(dialog.get_by_label("The time"), "2099-11-27T06:00")
    expect(dialog.locator("[data-time]")).to_contain_text("Friday 27 November 2099 at 06:00")
    expect(main).to_contain_text("goes live Fri 27 Nov 2099, 06:00")
    with page.expect_event("load"):
        hand.press("Control+Enter")
    page.get_by_text("Readers will see this on Friday 27 November 2099").wait_for()
    assert hand.count <= 5
    assert [row.state() for row in article.editions.order_by("number")] == [
        "past",
        "live",
        "scheduled",
    ]
    assert complaints == []


def test_a_lost_answer_is_looked_for_and_a_refusal_keeps_what_was_typed(page, log_in, article):
    editor = make_member("Editor", "ellie", is_staff=True)
    workflow.publish(article, revision=article.head, by=editor)
    rewrite(article, ("nine", "ten"))
    log_in(page, editor)
    dialog = page.get_by_role("dialog")
    posts = []
    page.on(
        "request",
        lambda request: (
            posts.append(request.url)
            if request.method == "POST" and "/publish/" in request.url
            else None
        ),
    )

    opened(page, article).click(publish_button(page))
    note = dialog.get_by_label("What readers are told")
    note.fill("We were wrong: it was not nine.")
    page.keyboard.press("Control+Enter")
    question = dialog.locator("[data-question]:visible")
    expect(question).to_contain_text("Sentence 1 changed too, and the note does not say so.")
    assert posts == []
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    publish_button(page).click()
    expect(note).to_have_value("We were wrong: it was not nine.")
    note.fill("We were wrong: it was ten, not nine.")

    def lose(route):
        if route.request.method != "POST":
            route.continue_()
            return
        route.fetch(max_redirects=0)
        route.abort()

    page.route("**/publish/", lose)
    page.keyboard.press("Control+Enter")

    expect(dialog.locator("[data-result]")).to_have_text(
        "It went through. Readers see it now: edition 2."
    )
    assert len(posts) == 1
    assert [row.state() for row in article.editions.order_by("number")] == ["past", "live"]
    with page.expect_event("load"):
        page.keyboard.press("Control+Enter")
    assert len(posts) == 1
