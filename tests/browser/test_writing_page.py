"""The page of an article in a browser: saving, questions, what readers get, the bar, the phone."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from articles.models import Article
from tests.browser.barriers import barriers
from tests.make import (
    make_article,
    make_edition,
    make_fact,
    make_member,
    make_show,
    make_task,
    make_user,
    make_verdict,
)

pytestmark = pytest.mark.django_db(transaction=True)


def address(article):
    return reverse("admin:articles_article_change", args=[article.pk])


@pytest.fixture
def writer():
    return make_member("Writer", "mara", is_staff=True)


@pytest.fixture
def article(writer):
    """An explainer with one question answered, one that rests on nothing, and one that is empty."""
    show = make_show("Diamonds")
    make_verdict(
        show, answer="Yes, in outline.", decided_by=make_user(), decided_on=timezone.localdate()
    )
    fact = make_fact(show, statement="They took it all.")
    return make_article(
        "Is Diamonds a true story?",
        kind="explainer",
        by=writer,
        show=show,
        standfirst="A standfirst.",
        body='<h2>Is it a true story?</h2><p><span data-fact="'
        f'{fact.ref}">In 2003 they took it all.</span></p>'
        "<h2>What really happened?</h2><p>It took 18 months.</p>"
        "<h2>Where can I watch it?</h2>",
    )


def opened(page, article):
    """The page of the article with its editor and its reasons."""
    page.goto(address(article))
    page.locator(".ProseMirror[contenteditable=true]").wait_for()
    page.locator("#article-bar[aria-busy=false]").wait_for()
    return page


def test_words_are_saved_by_a_key_and_the_page_stays(page, log_in, writer, article, complaints):
    log_in(page, writer)
    opened(page, article)
    headline = page.get_by_label("Headline", exact=True)

    headline.fill("Is Diamonds true?")
    expect(page.get_by_text("changed since")).to_be_visible()
    headline.press("Enter")
    expect(page.get_by_label("Standfirst", exact=True)).to_be_focused()
    with page.expect_event("load"):
        page.keyboard.press("Control+s")

    page.get_by_text("Version 2 is saved. Readers see no change.").wait_for()
    assert Article.objects.get(pk=article.pk).headline == "Is Diamonds true?"
    opened(page, article)
    page.get_by_label("Standfirst", exact=True).fill("Another standfirst.")
    expect(page.get_by_role("button", name="Ask for a check")).to_contain_text("saves your words")
    with page.expect_event("load"):
        page.get_by_role("button", name="Ask for a check").click()
    assert page.url.endswith("/submit/")
    assert Article.objects.get(pk=article.pk).standfirst == "Another standfirst."
    assert complaints == []


def test_questions_are_weighed_jumped_to_and_put_in(page, log_in, writer, article, look):
    log_in(page, writer)
    opened(page, article)
    outline = page.get_by_role("navigation", name="Questions of this article")

    expect(outline.get_by_role("button", name="Is it a true story?", exact=True)).to_be_visible()
    rests = outline.get_by_role("button", name=re.compile("^What really.*rests on nothing$"))
    empty = outline.get_by_role("button", name=re.compile("^Where can I watch it.*empty$"))
    expect(empty).to_be_visible()
    rests.press("Enter")
    expect(rests).to_have_attribute("aria-current", "true")
    look(page, "writing-page-1360")

    outline.get_by_role("button", name="Put in: Who is real and who is invented?").press("Enter")
    expect(page.locator(".ProseMirror[contenteditable=true]")).to_be_focused()
    page.keyboard.type("Leonardo is real.")

    headings = page.locator(".ProseMirror h2")
    expect(headings).to_have_text(
        [
            "Is it a true story?",
            "What really happened?",
            "Who is real and who is invented?",
            "Where can I watch it?",
        ]
    )
    expect(headings.nth(2).locator("xpath=following-sibling::p[1]")).to_have_text(
        "Leonardo is real."
    )
    expect(outline.get_by_role("button", name="Put in: Who is real")).to_have_count(0)


def test_what_readers_get_follows_what_is_typed(page, log_in, writer, article, look):
    log_in(page, writer)
    opened(page, article)
    page.get_by_role("link", name="About this article").press("Enter")
    page.locator("summary", has_text="Search and share").press("Enter")
    preview = page.locator("#sharing-preview")
    title, described = page.locator("#id_search_title"), page.locator("#id_meta_description")

    expect(title).to_have_attribute("placeholder", "Is Diamonds a true story?")
    expect(described).to_have_attribute("placeholder", "Yes, in outline.")
    expect(preview.locator(".is-line")).to_have_text("Yes, in outline.")
    page.get_by_label("Headline", exact=True).fill("Is Diamonds true?")
    expect(preview.locator(".is-title")).to_contain_text("Is Diamonds true? | ")
    expect(preview.locator(".is-home")).to_have_text("Is Diamonds true?")
    title.fill("Diamonds: " + "the true story " * 5)
    expect(preview.locator(".is-title")).to_contain_text("Diamonds: the true story")
    expect(preview.locator(".is-card")).to_contain_text("Diamonds: the true story")
    expect(preview.locator(".is-home")).to_have_text("Is Diamonds true?")
    expect(page.locator("#search_title-count")).to_contain_text("may be cut off")
    page.locator("#id_noindex").check()
    expect(preview).to_contain_text("Kept out of search engines")
    look(page, "writing-page-sharing")


def test_a_verb_that_cannot_be_done_leads_to_the_first_reason(page, log_in, look):
    log_in(page, make_member("Editor", "ellie", is_staff=True))
    article = make_article(kind="news", authors=[])
    make_task(article)
    opened(page, article)
    bar = page.get_by_role("region", name="What stops it")
    publish = bar.get_by_role("button", name="Publish…")

    expect(publish).to_have_attribute("aria-disabled", "true")
    expect(bar.get_by_role("listitem")).to_have_count(2)
    publish.press("Enter")
    expect(bar.get_by_role("link", name="has not been approved")).to_be_focused()
    bar.get_by_role("link", name="There is no author").press("Enter")
    expect(page.locator("#bylines-group")).to_be_visible()
    expect(page.locator("#bylines-group")).to_be_focused()
    page.get_by_role("link", name="1 task on this article").press("Enter")
    expect(page.get_by_role("link", name=re.compile("^Done"))).to_be_visible()
    look(page, "writing-page-reasons")


def test_keys_walk_the_page_and_turn_the_panel(page, log_in, writer, article):
    log_in(page, writer)
    opened(page, article)
    page.locator(".ProseMirror").first.focus()

    page.keyboard.press("Control+;")
    facts = page.get_by_role("tab", name="Facts and copy")
    expect(facts).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="As readers see it")).to_be_focused()
    expect(page.locator("#panel-readers")).to_be_visible()
    expect(page.locator("#panel-facts")).to_be_hidden()
    page.keyboard.press("Control+;")
    expect(page.locator("#bar-save")).to_be_focused()
    page.keyboard.press("Control+;")
    expect(page.locator(".ProseMirror").first).to_be_focused()


def test_the_phone_has_a_bar_of_three_and_nothing_bars_anybody(phone, log_in, article, look):
    log_in(phone, make_member("Editor", "ellie", is_staff=True))
    make_edition(article)
    opened(phone, article)

    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    shown = [button for button in phone.locator("#article-bar button").all() if button.is_visible()]
    assert len(shown) == 3
    look(phone, "writing-page-390")
    phone.get_by_role("button", name="Checks").click()
    expect(phone.get_by_role("tab", name="Facts and copy")).to_be_focused()
    phone.keyboard.press("Escape")
    expect(phone.get_by_role("button", name="Checks")).to_be_focused()
    phone.get_by_role("button", name=re.compile("stops? it$")).click()
    expect(phone.get_by_role("button", name="Publish the changes…")).to_be_visible()
    look(phone, "writing-page-390-stops")
    phone.keyboard.press("Escape")
    for width in (390, 1360):
        phone.set_viewport_size({"width": width, "height": 844})
        for scheme in ("light", "dark"):
            phone.emulate_media(color_scheme=scheme)
            assert barriers(phone) == [], f"{width} in the {scheme}"
