"""The log on the desk: a line of time for each article, a list for the site, a file of either."""

import json
from datetime import UTC, datetime

import pytest
from django.urls import reverse

from articles import log, workflow
from articles.models import LogLine
from newsroom.lib.search import index
from tests.make import make_article, make_member, make_user
from tests.screens import queries_of, sit_down

pytestmark = pytest.mark.django_db
LIST = reverse("admin:articles_logline_changelist")


def screen(article):
    return reverse("admin:articles_article_log", args=[article.pk])


def line_of(article, verb, by=None, *, at=None, **columns):
    """A line that was written at that time."""
    return LogLine.objects.create(
        article=article, verb=verb, by=by, at=at or datetime(2026, 11, 20, tzinfo=UTC), **columns
    )


def listed(client, **asked):
    response = client.get(LIST, asked)
    assert response.status_code == 200
    return [line.verb for line in response.context_data["cl"].result_list]


def test_an_article_tells_who_did_what_and_why(client):
    article, mara = make_article("The vault"), make_member("Writer", "mara")
    editor = sit_down(client, "Editor", "ellie")
    workflow.submit(article, revision=article.head, by=editor, note="All <new>.")
    log.write(article, "expire", by=None, before="live", after="ended")
    log.write(article, "override", by=mara, reason="Agency.", overrides=["No author."])

    page = client.get(screen(article)).content.decode()

    assert "<strong>ellie</strong> submitted it for checking, version 1" in page
    assert "All &lt;new&gt;." in page
    assert "<strong>The clock</strong> set the end of an edition" in page
    assert "<li>No author.</li>" in page
    assert page.index("set a reason aside") < page.index("submitted it for checking")


def test_a_long_log_has_older_pages_and_costs_the_same(client):
    article = make_article()
    sit_down(client, "Writer")
    line_of(article, "submit", make_user())
    cost = queries_of(client, screen(article))
    for number in range(101):
        line_of(article, "hold", make_user() if number < 3 else None)

    assert queries_of(client, screen(article)) == cost
    page = client.get(screen(article))
    assert [line.verb for line in page.context_data["lines"]] == ["hold"] * 100
    older = client.get(screen(article), {"before": page.context_data["older"]})
    assert [line.verb for line in older.context_data["lines"]] == ["hold", "submit"]
    for before in ("x", "٣", "9" * 30):
        assert client.get(screen(article), {"before": before}).status_code == 200


def test_the_site_is_searched_by_verb_person_period_and_headline(client):
    vault, loot = make_article("The vault"), make_article("The loot")
    index([vault, loot])
    mara = make_user("mara", display_name="Mara Lind")
    line_of(vault, "submit", mara, at=datetime(2026, 11, 3, 12, tzinfo=UTC))
    line_of(loot, "approve", make_user("ellie"), at=datetime(2026, 11, 9, 12, tzinfo=UTC))
    line_of(loot, "hold", at=datetime(2026, 12, 1, 12, tzinfo=UTC))
    sit_down(client, "Editor")

    assert listed(client) == ["hold", "approve", "submit"]
    assert listed(client, verb="approve") == ["approve"]
    assert listed(client, who="lind") == listed(client, who="MARA") == ["submit"]
    assert listed(client, when="November 2026") == ["approve", "submit"]
    assert listed(client, when="9 November 2026") == ["approve"]
    assert listed(client, when="9 November 2026 to December 2026") == ["hold", "approve"]
    assert listed(client, when="one day") == []
    assert listed(client, q="loot") == ["hold", "approve"]
    assert listed(client, article=vault.pk) == ["submit"]
    assert listed(client, article="٣") == []


def test_the_list_is_downloaded_as_it_is_filtered(client):
    vault, loot = make_article("The vault"), make_article("The loot")
    line_of(vault, "submit", make_user("mara"), reason="=1+1")
    line_of(loot, "approve", make_user("ellie"))
    sit_down(client, "Writer")
    address = reverse("admin:articles_logline_export", args=["json"])

    answer = client.get(address, {"verb": "submit"})
    (line,) = json.loads(answer.getvalue())

    assert answer.streaming
    assert "attachment" in answer["Content-Disposition"]
    assert (line["article"], line["by"], line["reason"]) == ("the-vault", "mara", "=1+1")
    table = client.get(reverse("admin:articles_logline_export", args=["tsv"])).getvalue().decode()
    assert [row.split("\t")[5] for row in table.splitlines()] == ["verb", "submit", "approve"]
    assert client.get(reverse("admin:articles_logline_export", args=["xls"])).status_code == 404


def test_nobody_without_the_role_reads_any_of_it(client):
    article = make_article("The vault")
    line_of(article, "submit", reason="Between us.")
    client.force_login(make_user(is_staff=True))

    for address in (
        *(LIST, screen(article)),
        reverse("admin:articles_logline_export", args=["json"]),
        reverse("admin:articles_logline_change", args=[LogLine.objects.get().pk]),
    ):
        answer = client.get(address)
        assert answer.status_code == 403
        assert b"Between us." not in answer.content


def test_the_list_costs_the_same_for_one_line_as_for_thirty(client):
    sit_down(client, "Editor")
    article = make_article()
    line_of(article, "submit", make_user(), revision=article.head)
    cost = queries_of(client, LIST)
    for _ in range(30):
        other = make_article()
        line_of(other, "approve", make_user(), revision=other.head)

    assert queries_of(client, LIST) == cost
