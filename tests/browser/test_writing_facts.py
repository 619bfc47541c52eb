"""Facts while somebody writes: linked, made, swapped and looked at without leaving the text."""

import re
import threading

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import expect

from articles.models import EditionFact
from facts.models import Fact
from facts.wording import value_in_words
from tests.make import (
    make_adaptation,
    make_article,
    make_contradiction,
    make_edition,
    make_event,
    make_fact,
    make_involvement,
    make_member,
    make_person,
    make_show,
    make_source,
)
from tests.web import answer

pytestmark = pytest.mark.django_db(transaction=True)

URL = "https://paper.example/report"
PAGE = """<html lang=en><title>The heist | The Paper</title><meta name=author content="Jane Doe">
    <meta property=og:site_name content="The Paper"><meta name=date content=2003-02-17>"""
FIRST_TIME, SAME_SOURCE = 8, 4


@pytest.fixture(autouse=True)
def _nothing_under_way(live_server):
    """Whatever the page asked for last is answered before its tables are emptied."""
    yield
    for thread in threading.enumerate():
        if "process_request_thread" in thread.name:
            thread.join(timeout=10)


class Story:
    """A show that tells of a heist, and somebody at the desk who writes about it."""

    def __init__(self):
        self.show = make_show("Everybody Loves Diamonds")
        self.event = make_event("Antwerp diamond heist")
        make_adaptation(self.show, event=self.event)
        self.person = make_person("Leonardo Notarbartolo")
        make_involvement(self.event, person=self.person)
        self.editor = make_member("Editor", "ellie", is_staff=True)

    def article(self, *paragraphs):
        body = "".join(f"<p>{words}</p>" for words in paragraphs)
        return make_article(
            "Is it true?", show=self.show, event=self.event, body=body, by=self.editor
        )


@pytest.fixture
def story():
    return Story()


@pytest.fixture
def write(page, log_in, story):
    """A function that opens an article of these paragraphs, its panel filled."""

    def write(*paragraphs, window=page, article=None):
        log_in(window, story.editor)
        article = article or story.article(*paragraphs)
        window.goto(reverse("admin:articles_article_change", args=[article.pk]))
        window.locator(".fact-panel .is-used").wait_for(state="attached")
        return window.locator(".ProseMirror")

    return write


@pytest.fixture
def paper(the_web):
    the_web.pages["/report"] = answer(PAGE)


def body_of(page):
    """The text as a save would post it now."""
    return page.evaluate("() => new FormData(document.getElementById('article_form')).get('body')")


def choose(page, words):
    """Select ``words`` of the text, as a double click or a drag does."""
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
        words,
    )
    # The focus comes with the next frame, and keys that are pressed before it go elsewhere.
    expect(page.locator(".ProseMirror[contenteditable=true]")).to_be_focused()


def put_caret_in(page, words):
    choose(page, words)
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowRight")


def paste(page, box, text):
    box.evaluate(
        """(input, text) => {
            const data = new DataTransfer();
            data.setData("text/plain", text);
            const given = { clipboardData: data, bubbles: true, cancelable: true };
            if (input.dispatchEvent(new ClipboardEvent("paste", given))) input.value = text;
        }""",
        text,
    )


def open_picker(page):
    page.keyboard.press("Control+Shift+F")
    page.locator(".fact-picker [role=option]").first.wait_for()
    return page.locator(".fact-picker")


# -- Linking --------------------------------------------------------------------------------------


def test_words_are_linked_by_keyboard_and_several_facts_carry_the_same_words(
    page, story, write, complaints, look
):
    loot = make_fact(
        story.event, "value-stolen", "at least USD 100000000", statement="The loot was large."
    )
    more = make_fact(story.event, statement="They left with diamonds and cash.")
    text = write("They left with at least $100 million")
    text.click()
    page.keyboard.press("Control+End")
    for _ in range(5):
        page.keyboard.press("Control+Shift+ArrowLeft")
    picked = page.evaluate("getSelection().toString()")

    picker = open_picker(page)
    look(page, "fact-picker-1360")
    assert (
        picker.locator("[role=option]").first.locator(".fact-says").inner_text() == loot.statement
    )
    page.keyboard.press("Escape")
    picker.wait_for(state="detached")
    assert page.evaluate("document.activeElement.classList.contains('ProseMirror')")
    assert page.evaluate("getSelection().toString()") == picked

    open_picker(page)
    page.keyboard.press("Enter")
    page.keyboard.type(" in diamonds.")
    linked = f'<span data-fact="{loot.ref}">{picked.strip()}</span> in diamonds.'
    assert linked in body_of(page)
    page.locator(".ProseMirror .fact-words.s-reported.is-dotted").wait_for()

    put_caret_in(page, "100 million")
    picker = open_picker(page)
    expect(picker.locator(".fact-linked li")).to_have_count(1)
    page.keyboard.press("Shift+Enter")
    assert f'data-fact="{loot.ref} {more.ref}"' in body_of(page)
    page.keyboard.press("Control+Z")
    assert linked in body_of(page)
    assert complaints == []


def test_without_words_the_fact_itself_is_put_in_and_a_box_finds_any_fact(page, story, write):
    make_fact(story.event, statement="The vault had a lock.")
    far = make_fact(story.show, statement="The series was shot in Turin.")
    text = write("It is known.")
    text.click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" ")

    picker = open_picker(page)
    picker.get_by_role("combobox").fill("turin")
    picker.get_by_text("1 fact, the best first.").wait_for()
    page.keyboard.press("Enter")

    assert body_of(page).endswith(
        f'It is known. <span data-fact="{far.ref}">The series was shot in Turin.</span></p>'
    )


# -- A new fact -----------------------------------------------------------------------------------


@pytest.mark.usefixtures("paper")
def test_a_sourced_new_fact_takes_few_interactions_and_fewer_with_the_same_source(
    page, story, write, complaints, look
):
    write(
        "Leonardo Notarbartolo led the gang. He was sentenced to ten years in prison.",
        "The gang prepared for 18 months.",
    )
    done = []

    def do(what, *args):
        done.append(what.__name__)
        what(*args)

    do(choose, page, "ten years")
    do(page.keyboard.press, "Control+Shift+F")
    page.locator(".fact-picker").wait_for()
    do(page.keyboard.press, "Control+Enter")
    page.locator(".fact-new [name=source_url]").wait_for()
    statement = page.locator(".fact-new [name=line-0-statement]")
    expect(statement).to_have_value("Leonardo Notarbartolo was sentenced to ten years in prison.")
    do(paste, page, page.locator(".fact-new [name=source_url]"), URL)
    page.get_by_text("Read from the page.").wait_for()
    look(page, "fact-new-1360")
    do(page.keyboard.press, "Control+Enter")
    page.locator(".fact-picker").wait_for(state="detached")
    first_time = len(done)

    fact = Fact.objects.get()
    assert (fact.subject, value_in_words(fact), fact.stage) == (story.person, "10 years", "draft")
    assert fact.citations.get().source.publisher.name == "The Paper"
    assert f'<span data-fact="{fact.ref}">ten years</span>' in body_of(page)

    done.clear()
    do(choose, page, "18 months")
    do(page.keyboard.press, "Control+Shift+F")
    page.locator(".fact-picker").wait_for()
    do(page.keyboard.press, "Control+Enter")
    page.locator(".fact-new [name=line-0-statement]").wait_for()
    expect(page.locator(".fact-new [data-source-name]")).to_have_text("The heist")
    do(page.keyboard.press, "Control+Enter")
    page.locator(".fact-picker").wait_for(state="detached")

    second = Fact.objects.exclude(pk=fact.pk).get()
    assert f'<span data-fact="{second.ref}">18 months</span>' in body_of(page)
    assert (first_time, len(done)) == (5, 4)
    assert first_time <= FIRST_TIME
    assert len(done) <= SAME_SOURCE
    assert complaints == []


def test_what_cannot_be_kept_stays_as_typed_and_escape_goes_back_to_the_list(page, story, write):
    make_fact(story.event, statement="The vault had a lock.")
    write("Nobody dug a tunnel.")
    choose(page, "tunnel")
    open_picker(page)
    page.keyboard.press("Control+Enter")
    statement = page.locator(".fact-new [name=line-0-statement]")
    statement.fill("Nobody ever dug one.")

    page.keyboard.press("Control+Enter")

    page.get_by_text(
        "Say where you have it from: paste an address, or type a title."
    ).first.wait_for()
    expect(statement).to_have_value("Nobody ever dug one.")
    page.keyboard.press("Escape")
    page.locator(".fact-picker [role=option]").first.wait_for()
    page.keyboard.press("Control+Enter")
    expect(statement).to_have_value("Nobody ever dug one.")
    assert Fact.objects.count() == 1


# -- How the linked facts stand -------------------------------------------------------------------


def test_changed_words_are_waved_and_swapped_or_unlinked_by_keys(page, story, write, look):
    checked = {"checked_by": story.editor}
    loot = make_fact(
        story.event, "value-stolen", "USD 100", statement="They took a hundred.", **checked
    )
    other = make_fact(
        story.event, "value-stolen", "USD 500", statement="They took more.", rank="also", **checked
    )
    make_contradiction(loot, other)
    lock = make_fact(story.event, statement="It had a lock.", source=None)
    door = make_fact(story.event, statement="The door stood open.", **checked)
    article = story.article(
        f'They took <span data-fact="{loot.ref}">a hundred dollars</span> from behind '
        f'<span data-fact="{lock.ref}">a lock</span> and '
        f'<span data-fact="{door.ref}">a door</span>.'
    )
    printed = {"value": "", "standing": "reported", "statement": "The door was shut."}
    EditionFact.objects.create(edition=make_edition(article), fact=door, **printed)
    write(article=article)

    page.locator(".fact-words.is-waved", has_text="a door").wait_for()
    kinds = {
        words.inner_text(): words.get_attribute("class")
        for words in page.locator(".ProseMirror .fact-words").all()
    }
    assert kinds == {
        "a hundred dollars": "fact-words s-reported is-tinted",
        "a lock": "fact-words s-reported is-sourceless",
        "a door": "fact-words s-reported is-waved is-tinted",
    }
    put_caret_in(page, "hundred")
    page.locator(".fact-panel .is-here").get_by_text("Another source says $500").wait_for()
    page.keyboard.press("Control+.")
    card = page.get_by_role("dialog", name="What these words rest on")
    card.get_by_text("They took a hundred.").wait_for()
    look(page, "fact-card-1360")
    assert Axe().run(page, context=".fact-card").response["violations"] == []
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.classList.contains('ProseMirror')")

    page.keyboard.press("Control+.")
    page.keyboard.press("s")
    assert f'<span data-fact="{other.ref}">a hundred dollars</span>' in body_of(page)
    page.keyboard.press("Control+.")
    page.keyboard.press("u")
    assert "They took a hundred dollars from" in body_of(page)
    expect(card).to_have_count(0)


# -- The panel ------------------------------------------------------------------------------------


def test_the_panel_leads_to_bare_sentences_links_them_and_puts_facts_in(
    page, story, write, complaints, look
):
    used = make_fact(story.event, statement="It took place in 2003.")
    again = make_fact(story.person, "re-arrested", "2013", statement="He was arrested in 2013.")
    left = make_fact(story.event, statement="The vault had a lock.")
    text = write(
        f'It began <span data-fact="{used.ref}">in 2003</span>.',
        "Nobody knows why. Leonardo Notarbartolo was arrested again in 2013.",
    )
    bare, here = page.locator(".fact-section.is-bare"), page.locator(".fact-section.is-used")
    sentence = bare.get_by_role("button", name="Leonardo Notarbartolo was arrested again in 2013.")
    sentence.click()
    assert page.evaluate("getSelection().toString()") == (
        "Leonardo Notarbartolo was arrested again in 2013."
    )
    page.locator("#article-rests", has_text="1 of 3 sentences rest on facts").wait_for()
    look(page, "facts-panel-1360")
    assert Axe().run(page, context="#panel-facts").response["violations"] == []

    bare.get_by_role("button", name=f"Link: {again.statement}").click()
    marked = (
        f'<span data-fact="{again.ref}">Leonardo Notarbartolo was arrested again in 2013</span>.'
    )
    assert marked in body_of(page)
    bare.wait_for(state="hidden")
    here.get_by_role("button", name=used.statement).click()
    assert page.evaluate("getSelection().toString()") == "in 2003"

    text.click()
    page.keyboard.press("Control+End")
    page.get_by_role("button", name=f"Insert: {left.statement}").click()
    assert f' <span data-fact="{left.ref}">The vault had a lock.</span></p>' in body_of(page)
    page.locator("#article-rests", has_text="3 of 4").wait_for()
    assert complaints == []


def test_whoever_may_not_write_reads_the_same_beside_the_words(page, log_in, story):
    used = make_fact(story.event, statement="It took place in 2003.")
    left = make_fact(story.event, statement="The vault had a lock.")
    article = story.article(
        f'It began <span data-fact="{used.ref}">in 2003</span>.', "It ended in 2005."
    )
    log_in(page, make_member("Fact-checker", "jo", is_staff=True))
    page.goto(reverse("admin:articles_article_change", args=[article.pk]))

    page.locator(".fact-section.is-bare").get_by_role("button", name="It ended in 2005.").click()
    assert page.evaluate("document.activeElement.textContent") == "It ended in 2005."
    page.locator(".fact-section.is-used").get_by_role("button", name=used.statement).click()
    assert page.evaluate("document.activeElement.textContent") == "in 2003"
    page.locator(".fact-section.is-left").get_by_text(left.statement).wait_for()
    expect(page.locator(".fact-panel .fact-link")).to_have_count(0)


def test_typing_moves_what_is_painted_and_paints_nothing_anew(page, story, write):
    fact = make_fact(story.event, statement="It took place in 2003.")
    marks = [f'Then <span data-fact="{fact.ref}">in 2003</span> it began.'] * 20
    text = write(*marks)
    page.locator(".fact-words.s-reported").nth(19).wait_for()
    page.evaluate("for (const one of document.querySelectorAll('.fact-words')) one.kept = true")

    text.click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" And so on it went.")

    kept = page.evaluate(
        "[...document.querySelectorAll('.fact-words')].filter((one) => one.kept).length"
    )
    assert kept == 20


# -- For everybody --------------------------------------------------------------------------------


def test_picker_and_form_fit_a_phone_and_a_screen_reader(phone, story, write, look):
    make_source("A report")
    make_fact(story.event, "value-stolen", "USD 100", statement="They took a hundred dollars.")
    make_fact(story.event, statement="Nobody dug a tunnel.", source=None)
    write("They took a hundred dollars.", window=phone)
    choose(phone, "hundred")
    open_picker(phone)
    look(phone, "fact-picker-390")
    assert Axe().run(phone, context=".fact-picker").response["violations"] == []
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390

    phone.get_by_role("button", name=re.compile("New fact from these words")).click()
    phone.locator(".fact-new [name=source_url]").wait_for()
    look(phone, "fact-new-390")
    assert Axe().run(phone, context=".fact-picker").response["violations"] == []
    phone.keyboard.press("Escape")
    phone.keyboard.press("Escape")
    phone.locator(".fact-picker").wait_for(state="detached")
