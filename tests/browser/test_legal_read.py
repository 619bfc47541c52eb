"""What can harm somebody is read, put to them, answered and signed by keyboard; then it may go."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles import workflow
from articles.models import ReplyRequest, SignOff
from facts.models import Property
from tests.browser.barriers import barriers, dress
from tests.make import make_article, make_citation, make_fact, make_member, make_person, make_source

pytestmark = pytest.mark.django_db(transaction=True)


class Case:
    """An approved article with two claims against somebody who lives."""

    def __init__(self):
        self.reader = make_member("Legal reader", "wren", is_staff=True)
        self.editor = make_member("Editor", "ellie", is_staff=True)
        mara = make_member("Writer", "mara")
        self.person = make_person("Leonardo Costa", living="yes", proceedings_active=True)
        facts = [self._claim(words) for words in ("was arrested in 2003", "was sentenced in 2005")]
        self.article = make_article("The heist", facts=facts, by=mara, approved_by=self.editor)

    def _claim(self, words):
        statement = f"Leonardo Costa {words}."
        columns = {"statement": statement, "standing": "confirmed", "source": None}
        fact = make_fact(self.person, checked_by=self.editor, **columns)
        fact.property = Property.objects.get(code="police-attention")
        fact.save()
        make_citation(fact, make_source("The court file"), stance="supports", quote=statement)
        return fact

    @property
    def reasons(self):
        article = self.article
        article.refresh_from_db()
        return list(workflow.reasons_not_to_publish(article, article.head, self.editor))


def test_the_legal_read_is_done_by_keyboard(page, log_in, complaints, look):
    case, keys = Case(), page.keyboard
    log_in(page, case.reader)
    page.goto(reverse("admin:articles_article_legal_read", args=[case.article.pk]))
    expect(page.get_by_text("Proceedings are active against Leonardo Costa")).to_be_visible()
    look(page, "legal-read-1360")
    for scheme in ("light", "dark"):
        dress(page, scheme)
        assert barriers(page) == []
    dress(page, "light")

    keys.press("j")
    expect(page.locator("#claim-1")).to_be_focused()
    keys.press("j")
    expect(page.locator("#claim-2")).to_be_focused()

    keys.press("a")
    expect(page.get_by_role("heading", name="Somebody was asked for an answer")).to_be_focused()
    keys.press("Tab")
    keys.type("Leonardo")
    page.get_by_label("How", exact=True).focus()
    keys.type("E-mail to his lawyer")
    keys.press("Tab")
    keys.type("Were you there?")
    assert barriers(page) == []
    with page.expect_event("load"):
        keys.press("Control+Enter")
    expect(page.get_by_text("E-mail to his lawyer")).to_be_visible()

    keys.press("r")
    expect(page.get_by_role("heading", name="An answer came")).to_be_focused()
    keys.press("Tab")
    keys.type("He declines to comment.")
    with page.expect_event("load"):
        keys.press("Control+Enter")
    expect(page.get_by_text("He declines to comment.")).to_be_visible()
    assert [str(one.person) for one in ReplyRequest.objects.exclude(answered_at=None)] == [
        "Leonardo Costa"
    ]

    assert [reason.code for reason in case.reasons] == ["living_signature"]
    keys.press("s")
    expect(page.get_by_role("heading", name="Sign for version 1")).to_be_focused()
    keys.press("Tab")
    keys.type("Both against the file.")
    with page.expect_event("load"):
        keys.press("Control+Enter")
    expect(page.get_by_text("Nothing of this is missing.")).to_be_visible()
    look(page, "legal-read-signed-1360")

    assert SignOff.objects.get().note == "Both against the file."
    assert case.reasons == []
    assert complaints == []


def test_it_is_read_on_a_telephone(phone, log_in, look):
    case = Case()
    log_in(phone, case.reader)
    phone.goto(reverse("admin:articles_article_legal_read", args=[case.article.pk]))
    phone.locator("#claim-2").wait_for()

    wide = phone.evaluate("document.documentElement.scrollWidth > innerWidth")

    assert (wide, barriers(phone)) == (False, [])
    look(phone, "legal-read-390")
