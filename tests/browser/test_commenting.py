"""Two people over one text: words are commented on, answered and settled without leaving them."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.models import Article, Comment, LogLine, Notice
from tests.browser.barriers import barriers, dress
from tests.make import make_article, make_member

pytestmark = pytest.mark.django_db(transaction=True)
BODY = "<p>They took 18 months to prepare it.</p><p>Ten were <em>charged</em> later.</p>"


class Vault:
    """An article by Mara, who writes, and Jo, who checks and may not write."""

    def __init__(self):
        self.mara = make_member("Writer", "mara", is_staff=True)
        self.jo = make_member("Fact-checker", "jo", display_name="Jo Vermeer", is_staff=True)
        self.article = make_article("The vault", body=BODY, by=self.mara)

    def open(self, page):
        page.goto(reverse("admin:articles_article_change", args=[self.article.pk]))
        page.locator(".ProseMirror").wait_for()
        page.locator("#article-bar[aria-busy=false]").wait_for()


@pytest.fixture
def vault():
    return Vault()


def open_comments(page):
    with page.expect_response(re.compile("/comments-now/")):
        page.get_by_role("tab", name="Comments").click()
    return page.get_by_role("list", name="Open comments")


def choose_the_first_word(page):
    # Not by a click: a moment after it, the editor would set the caret back to where it fell.
    page.locator(".ProseMirror[contenteditable=true]").focus()
    page.keyboard.press("Control+Home")
    page.keyboard.press("Control+Shift+ArrowRight")
    page.wait_for_function("getSelection().toString().trim() === 'They'")


def test_words_go_from_one_to_the_other_and_back_by_keyboard(page, log_in, vault, complaints, look):
    log_in(page, vault.mara)
    vault.open(page)
    asks_about_words_and_names_a_colleague(page, vault)
    look(page, "comments-panel-1360")
    for scheme in ("light", "dark"):
        dress(page, scheme)
        assert barriers(page) == []
    dress(page, "light")
    hands_it_in_with_a_note(page)

    log_in(page, vault.jo)
    vault.open(page)
    finds_the_words_and_answers(page)
    look(page, "comments-reading-1360")

    log_in(page, vault.mara)
    vault.open(page)
    takes_it_back(page)
    writes_other_words_and_settles_it(page)

    assert Comment.objects.get(answers=None).resolved_by == vault.mara
    assert Article.objects.get(pk=vault.article.pk).stage == "drafting"
    lines = LogLine.objects.order_by("pk").values_list("verb", flat=True)
    assert list(lines) == ["submit", "take_back"]
    assert complaints == []


def asks_about_words_and_names_a_colleague(page, vault):
    choose_the_first_word(page)
    page.keyboard.press("Control+Alt+m")
    box = page.get_by_label("About “They”")
    expect(box).to_be_focused()
    page.keyboard.type("Who says so? @ver")
    expect(page.get_by_role("option", name="@jo Jo Vermeer")).to_be_visible()
    page.keyboard.press("Enter")
    expect(box).to_have_value("Who says so? @jo ")
    page.keyboard.type("look")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("button", name="Answer mara: Who says so?")).to_be_focused()
    expect(page.locator("#bar-comments")).to_have_text("1 open comment")
    said = Comment.objects.get()
    assert (said.quote, said.field, list(said.mentions.all())) == ("They", "body", [vault.jo])
    assert Notice.objects.get(kind="mentioned").user == vault.jo


def hands_it_in_with_a_note(page):
    page.get_by_role("button", name="Ask for a check").click()
    page.get_by_label("For whoever checks it").fill("The months are new.")
    page.get_by_role("button", name="Submit for checking").press("Enter")
    expect(page.locator("#article-note")).to_have_text("For whoever checks it: The months are new.")


def finds_the_words_and_answers(page):
    threads = open_comments(page)
    expect(threads.get_by_text("names you")).to_be_visible()
    threads.get_by_role("button", name="Go to the words: They").press("Enter")
    page.wait_for_function("getSelection().toString() === 'They'")
    threads.get_by_role("button", name=re.compile("^Answer mara")).press("Enter")
    expect(page.get_by_label("Your answer to mara")).to_be_focused()
    page.keyboard.type("The verdict does.")
    page.keyboard.press("Control+Enter")
    expect(threads.get_by_text("The verdict does.")).to_be_visible()


def takes_it_back(page):
    page.get_by_role("button", name="Take it back").click()
    page.wait_for_url("**/take-back/")
    page.get_by_role("button", name="Take it back").press("Enter")
    page.get_by_text("“The vault” is yours again.").wait_for()
    page.locator("#article-bar[aria-busy=false]").wait_for()


def writes_other_words_and_settles_it(page):
    choose_the_first_word(page)
    page.keyboard.type("We ")
    threads = open_comments(page)
    expect(threads.get_by_text("these words are gone")).to_be_visible()
    threads.get_by_role("button", name=re.compile("^Resolve")).press("Enter")
    expect(threads.get_by_text("No comment is open.")).to_be_visible()
    expect(page.locator("#bar-comments")).to_be_hidden()
