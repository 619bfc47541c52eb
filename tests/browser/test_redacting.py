"""A redaction from the page of the desk to the page of readers, by keyboard."""

import pytest
from playwright.sync_api import expect

from tests.make import make_article, make_edition, make_member

pytestmark = pytest.mark.django_db(transaction=True)


def test_words_are_looked_for_taken_out_and_gone_for_readers(page, log_in, look):
    managing = make_member("Managing editor", "max", is_staff=True)
    article = make_article("Quellstein did it", slug="heist", by=managing)
    make_edition(article, html="<h1>Quell<em>stein</em> did it</h1>")
    log_in(page, managing)
    page.goto(f"/admin/articles/article/{article.pk}/redact/")

    page.get_by_label("Words that have to go").press_sequentially("Quellstein")
    page.get_by_role("button", name="Look where they stand").press("Enter")
    expect(page.get_by_role("heading", name="Editions")).to_be_visible()
    look(page, "desk-redact")
    page.get_by_label("Why").press_sequentially("Order 12/26 of the court")
    page.get_by_role("button", name="Take them out for good").press("Enter")

    expect(page.get_by_text("Who did it and why is in the log; the words are not.")).to_be_visible()
    expect(page.get_by_text("Quellstein")).to_have_count(0)
    page.goto("/articles/heist/")
    expect(page.get_by_role("img", name="removed")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).not_to_contain_text("Quell")

    page.goto(f"/admin/articles/article/{article.pk}/withdraw/")
    expect(page.get_by_text("Readers will see")).to_be_visible()
    page.get_by_label("Why, for the desk").press_sequentially("Libel.")
    page.get_by_label("What readers are told").press_sequentially("We named the wrong man.")
    page.get_by_role("button", name="Withdraw").press("Enter")
    expect(page.get_by_text("readers see a notice").first).to_be_visible()
    page.goto("/articles/heist/")
    expect(page.get_by_text("We named the wrong man.")).to_be_visible()
    look(page, "site-withdrawn")
