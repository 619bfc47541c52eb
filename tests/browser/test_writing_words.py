"""Words that are never lost: the page dies, the network goes, a colleague saves too."""

import re

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from articles.models import Buffer
from articles.revisions import save_article
from tests.browser.barriers import barriers
from tests.browser.conftest import DESKTOP, Traffic
from tests.make import make_article, make_member

pytestmark = pytest.mark.django_db(transaction=True)
BODY = "<h2>Why?</h2><p>It took long.</p><h2>Who?</h2><p>A gang of four did it.</p>"
KEPT = re.compile(r"Kept \d\d:\d\d:\d\d, only you see it")


@pytest.fixture
def maud():
    return make_member("Editor", "maud", is_staff=True, display_name="Maud")


@pytest.fixture
def pair(maud):
    """Maud and her colleague."""
    return maud, make_member("Editor", "ellie", is_staff=True, display_name="Ellie")


@pytest.fixture
def article(maud):
    return make_article("Diamonds", standfirst="Before.", body=BODY, by=maud)


@pytest.fixture
def window(browser, live_server):
    """A function that opens an article for somebody: two windows of one person share a browser."""
    browsers = {}

    def window(article, person):
        if person not in browsers:
            client = Client()
            client.force_login(person)
            session = client.cookies[settings.SESSION_COOKIE_NAME]
            context = browser.new_context(base_url=live_server.url, viewport=DESKTOP)
            cookie = {"name": session.key, "value": session.value, "url": live_server.url}
            context.add_cookies([cookie])
            browsers[person] = context, Traffic(context)
        opened = browsers[person][0].new_page()
        opened.set_default_timeout(10_000)
        return open_form(opened, article)

    yield window
    for context, traffic in browsers.values():
        traffic.close(context)


def screen(article, page="change"):
    return reverse(f"admin:articles_article_{page}", args=[article.pk])


def open_form(page, article):
    page.goto(screen(article))
    expect(page.locator(".ProseMirror[contenteditable=true]")).to_be_visible()
    return page


def write(page, words):
    """Type at the end of the text, as somebody does who goes on writing."""
    page.locator(".ProseMirror").last.click()
    page.keyboard.press("Control+End")
    page.keyboard.insert_text(words)


def kept(page):
    return page.locator("#article-kept")


def banner(page):
    return page.locator("#article-banner")


def saved_by(person, article, **changes):
    article.refresh_from_db()
    for name, value in changes.items():
        setattr(article, name, value)
    save_article(article, by=person)


def test_a_page_that_dies_loses_nothing_and_its_words_are_taken_back(article, maud, window, look):
    first = window(article, maud)
    write(first, " Nobody was told.")
    expect(kept(first)).to_have_text(KEPT)
    first.close(run_before_unload=False)

    second = window(article, maud)

    said = re.compile(r"Words from \d\d:\d\d were not saved as a version\.")
    expect(banner(second)).to_contain_text(said)
    second.get_by_role("button", name="Show the difference").click()
    expect(banner(second).locator("ins")).to_contain_text("Nobody was told.")
    look(second, "writing-words-banner-1360")
    second.get_by_role("button", name="Take them").click()
    expect(second.locator(".ProseMirror").last).to_contain_text("did it. Nobody was told.")
    expect(kept(second)).to_have_text(KEPT)
    expect(banner(second)).not_to_contain_text("not saved")
    second.keyboard.press("Control+s")
    expect(second.locator("#article-version")).to_contain_text("Version 2")
    article.refresh_from_db()
    assert "Nobody was told." in article.body
    assert not Buffer.objects.exists()
    second.reload()
    expect(second.locator(".ProseMirror").last).to_contain_text("Nobody was told.")
    expect(banner(second)).to_be_empty()


def test_without_a_network_words_stay_on_this_computer_and_follow_when_it_is_back(
    article, maud, window, look
):
    first = window(article, maud)
    context = first.context
    context.set_offline(True)
    write(first, " In the dark.")
    expect(kept(first)).to_have_text(
        re.compile(r"Kept on this computer, no network since \d\d:\d\d")
    )
    look(first, "writing-words-offline-1360")
    # Nobody is warned: the words are safe.
    with first.expect_event("close"):
        first.close(run_before_unload=True)
    context.set_offline(False)
    assert not Buffer.objects.exists()

    second = window(article, maud)

    expect(banner(second)).to_contain_text("were not saved as a version")
    second.get_by_role("button", name="Set them aside").click()
    expect(banner(second)).to_contain_text("Set aside as version 2")
    assert "In the dark." in article.revisions.get(kind="set_aside").content["body"]
    context.set_offline(True)
    write(second, " In the light.")
    expect(kept(second)).to_contain_text("Kept on this computer")
    context.set_offline(False)
    expect(kept(second)).to_have_text(KEPT)
    assert "In the light." in Buffer.objects.get().content["body"][0]
    # Words that nothing can keep are the only ones that somebody is warned of.
    second.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('full'); }; }")
    context.set_offline(True)
    write(second, " Nowhere.")
    expect(kept(second)).to_have_text(
        "Not kept: there is no network; your words are here, copy them."
    )
    with second.expect_event("dialog") as warned:
        second.close(run_before_unload=True)
    assert warned.value.type == "beforeunload"
    warned.value.dismiss()
    context.set_offline(False)
    expect(kept(second)).to_have_text(KEPT)


def test_the_server_is_asked_once_in_two_seconds_at_most(page, article, maud, log_in):
    log_in(page, maud)
    open_form(page, article)
    # The editor starts by timers of its own.
    page.clock.install()
    asked = []

    def is_asked(sent):
        return sent.method == "POST" and sent.url.endswith(("/buffer/", "/here/"))

    page.on("request", lambda sent: asked.append(sent) if is_asked(sent) else None)
    page.locator(".ProseMirror").last.click()

    for letter in "ten seconds":
        page.keyboard.type(letter)
        page.clock.run_for(1000)

    assert 1 <= len(asked) <= 6
    page.clock.run_for(2000)
    expect(kept(page)).to_have_text(KEPT)
    assert Buffer.objects.count() == 1
    assert article.history.count() == article.revisions.count() + 1
    count = len(asked)
    page.clock.run_for(10_000)
    assert len(asked) <= count + 1


def test_two_windows_of_one_person_lose_nothing(article, maud, window):
    first, second = window(article, maud), window(article, maud)
    write(first, " From the first.")
    expect(kept(first)).to_have_text(KEPT)

    second.locator("#id_standfirst").fill("From the second.")

    expect(kept(second)).to_contain_text("Kept on this computer: You are writing")
    expect(banner(second)).to_have_text("")
    second.keyboard.press("Control+s")
    expect(second.locator("#article-version")).to_contain_text("Version 2")
    assert "From the first." in Buffer.objects.get().content["body"][0]
    first.keyboard.press("Control+s")
    expect(first.locator("#article-version")).to_contain_text("Version 3")
    article.refresh_from_db()
    assert article.standfirst == "From the second."
    assert "From the first." in article.body
    assert not Buffer.objects.exists()


def test_what_a_colleague_saves_is_told_and_joined_by_itself(article, pair, window, look):
    maud, ellie = pair
    mine = window(article, maud)
    theirs = window(article, ellie)
    write(theirs, " So they say.")
    expect(kept(theirs)).to_have_text(KEPT)
    write(mine, " Says Maud.")
    expect(mine.locator("#article-here")).to_contain_text("Ellie is writing under “Who?”")
    saved_by(ellie, article, standfirst="Theirs.", body=BODY.replace("long", "18 months"))
    write(mine, " Again.")
    expect(mine.locator("#article-here")).to_contain_text("Ellie saved version 2")
    look(mine, "writing-words-company-1360")

    mine.keyboard.press("Control+s")

    joined = "Ellie’s changes to the standfirst and text were joined with yours."
    expect(mine.get_by_text(joined)).to_be_visible()
    article.refresh_from_db()
    assert article.standfirst == "Theirs."
    assert "18 months" in article.body
    assert "Says Maud. Again." in article.body


def test_a_true_clash_is_settled_by_keyboard(article, pair, window, look):
    maud, ellie = pair
    page = window(article, maud)
    page.locator("#id_standfirst").fill("Mine.")
    write(page, " Says Maud.")
    expect(kept(page)).to_have_text(KEPT)
    body = BODY.replace("did it", "were caught").replace("long", "18 months")
    saved_by(ellie, article, standfirst="Theirs.", body=body)
    page.keyboard.press("Control+s")
    expect(page.get_by_text("Ellie saved version 2")).to_be_visible()
    assert barriers(page) == []
    look(page, "writing-words-join-1360")

    page.keyboard.press("j")
    page.keyboard.press("2")
    page.keyboard.press("j")
    page.keyboard.press("e")
    page.keyboard.press("Control+End")
    page.keyboard.type(" And Ellie.")
    page.reload()
    expect(page.locator("#join-left")).to_have_text("Every place is chosen.")
    page.set_viewport_size({"width": 390, "height": 844})
    page.evaluate("document.documentElement.classList.add('dark')")
    assert barriers(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    look(page, "writing-words-join-390-dark")
    saved_by(ellie, article, standfirst="Theirs again.")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("One place still waits for a choice.")).to_be_visible()
    expect(page.locator("#join-left")).to_have_text("1 place left to choose.")
    page.keyboard.press("j")
    page.keyboard.press("1")
    page.keyboard.press("Control+Enter")
    expect(page).to_have_url(re.compile(re.escape(screen(article)) + "$"))
    article.refresh_from_db()
    assert article.standfirst == "Mine."
    assert "18 months" in article.body
    assert "A gang of four did it. Says Maud. And Ellie." in article.body
    assert article.revisions.get(kind="set_aside").content["standfirst"] == "Mine."
