"""Read and check in a browser: fifteen facts and the approval, an objection, a stale version."""

import pytest
from django.urls import reverse

from articles import workflow
from articles.models import Article, SentenceCheck
from articles.revisions import save_article
from facts.models import Fact
from tests.browser.barriers import barriers, dress
from tests.make import (
    make_article,
    make_citation,
    make_event,
    make_fact,
    make_member,
    make_source,
)

pytestmark = pytest.mark.django_db(transaction=True)
MOST = 17


@pytest.fixture
def mara():
    return make_member("Writer", "mara", display_name="Mara")


@pytest.fixture
def jo(page, log_in):
    person = make_member("Editor", "jo", is_staff=True, display_name="Jo")
    log_in(page, person)
    return person


@pytest.fixture
def jos_phone(phone, log_in, jo):
    log_in(phone, jo)
    return phone


def sound(event, statement, mara):
    fact = make_fact(event, statement=statement, source=None, created_by=mara)
    source = make_source(url=f"https://paper.example/{fact.ref}")
    make_citation(fact, source, quote=f"Police said: {statement}", locator="paragraph 2")
    return fact


@pytest.fixture
def handed_in(mara):
    """A function that hands in an article of so many sound facts, two to a paragraph."""

    def handed_in(number):
        event = make_event("The heist")
        facts = [
            sound(event, f"Box {at} held {at * 10} stones.", mara) for at in range(11, 11 + number)
        ]
        marks = [f'<span data-fact="{fact.ref}">{fact.statement}</span>' for fact in facts]
        pairs = [" ".join(marks[at : at + 2]) for at in range(0, number, 2)]
        body = "<h2>What was in the boxes?</h2>" + "".join(f"<p>{pair}</p>" for pair in pairs)
        article = make_article("Is it true?", by=mara, event=event, body=body)
        workflow.submit(article, revision=article.head, by=mara, note="Please read it twice.")
        return article

    return handed_in


def saved(page):
    """Wait until nothing is under way any more."""
    page.wait_for_function("() => !document.querySelector('[data-saving]').textContent")


def sentence(page, number):
    page.get_by_role("heading", name=f"Sentence {number}", exact=True).wait_for()


def test_fifteen_facts_and_the_approval_take_seventeen_interactions(
    page, jo, handed_in, complaints, look
):
    article = handed_in(15)
    keys = []
    page.goto(reverse("admin:index"))

    keys.append("open")
    page.get_by_role("link", name="Is it true?").first.click()
    for number in range(1, 16):
        sentence(page, number)
        if number == 3:
            look(page, "check-1360")
        keys.append("Enter")
        page.keyboard.press("Enter")
    page.get_by_role("heading", name="Every sentence of version 1 stands").wait_for()
    keys.append("Control+Enter")
    # Approving waits until everything is saved, and a busy machine takes its time.
    with page.expect_navigation(url=f"**/{article.pk}/change/", timeout=120_000):
        page.keyboard.press("Control+Enter")

    assert len(keys) <= MOST
    article = Article.objects.get()
    assert (article.stage, article.approved_revision.approved_by) == ("approved", jo)
    checked = Fact.objects.filter(stage="checked", checked_by=jo)
    assert (checked.count(), SentenceCheck.objects.count()) == (15, 15)
    assert complaints == []


def test_an_objection_is_three_interactions_undone_by_a_letter_and_goes_back(
    page, jos_phone, handed_in, complaints, look
):
    article = handed_in(3)
    page.goto(reverse("admin:articles_article_check", args=[article.pk]))
    sentence(page, 1)

    # A held key counts once.
    page.keyboard.down("Enter")
    page.keyboard.down("Enter")
    page.keyboard.up("Enter")
    sentence(page, 2)
    page.keyboard.press("x")
    page.keyboard.type("It held 121.")
    page.keyboard.press("Enter")
    sentence(page, 3)
    saved(page)
    page.get_by_text("1 sentence and 1 objection").wait_for()
    page.get_by_text("Jo objects").first.wait_for()
    assert [row.reason for row in SentenceCheck.objects.filter(decision="objected")] == [
        "It held 121."
    ]
    for scheme in ("light", "dark"):
        dress(page, scheme)
        assert barriers(page) == [], scheme

    page.keyboard.press("u")
    sentence(page, 2)
    saved(page)
    assert SentenceCheck.objects.filter(undone_at=None).count() == 1
    page.keyboard.press("x")
    page.keyboard.type("It held 122.")
    page.keyboard.press("Control+Enter")
    saved(page)
    with page.expect_event("load"):
        page.get_by_role("button", name="Send back to Mara").click()
    assert Article.objects.get().stage == "drafting"
    assert complaints == []

    phone = jos_phone
    phone.goto(reverse("admin:articles_article_check", args=[article.pk]) + "?sentence=3")
    sentence(phone, 3)
    look(phone, "check-390")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    small = phone.evaluate(
        """() => [...document.querySelectorAll(".check button, .check-side a")]
            .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 44)
            .map((one) => one.textContent)"""
    )
    assert small == []
    phone.get_by_role("button", name="It stands").tap()
    saved(phone)
    phone.get_by_role("heading", name="1 objection").wait_for()


def test_a_version_saved_meanwhile_is_told_and_nothing_is_lost(page, jo, mara, handed_in):
    article = handed_in(3)
    page.goto(reverse("admin:articles_article_check", args=[article.pk]))
    sentence(page, 1)
    page.keyboard.press("Enter")
    sentence(page, 2)
    saved(page)
    article.refresh_from_db()
    article.body = article.body.replace("Box 13 held", "Box 13 had held")
    save_article(article, by=mara)

    page.keyboard.press("Enter")
    page.get_by_text("Mara saved version 2; 2 of 3 sentences are the same").wait_for()
    page.get_by_role("link", name="Open it").click()

    sentence(page, 2)
    page.get_by_text("1 of 3 · 2 left").wait_for()
    page.keyboard.press("Enter")
    sentence(page, 3)
    saved(page)
    assert SentenceCheck.objects.count() == 2
