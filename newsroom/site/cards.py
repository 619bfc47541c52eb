"""Live editions as the values that cards, rows and the top of the home page print."""

from django.urls import reverse
from django.utils.safestring import mark_safe

from newsroom.templatetags.marks import question_title

COLUMNS = ("pk", "card", "verdict", "headline", "standfirst", "article__slug", "show_id")


def editions_for_lists(editions):
    """The columns that cards and rows need, as dicts; never the HTML of a page."""
    return editions.values(*COLUMNS)


def card(edition):
    """One edition (a dict of ``editions_for_lists``) as ``parts/card.html`` prints it."""
    held = edition["card"]
    return {
        "url": reverse("site:article", args=[edition["article__slug"]]),
        "headline": held.get("headline") or edition["headline"],
        "line": held.get("line") or edition["standfirst"],
        "answer": held.get("answer") or edition["standfirst"],
        "verdict": edition["verdict"],
        # Rendered by images.picture when the edition was published.
        "picture": mark_safe(held.get("picture") or ""),  # noqa: S308 -- our own HTML
    }


def row(edition):
    """One edition as ``parts/index_row.html`` prints it."""
    held = edition["card"]
    what = " · ".join(str(part) for part in (held.get("kind"), held.get("year")) if part)
    meta = [what, ", ".join(held.get("services", [])), held.get("dated")]
    printed = card(edition)
    # Under a list of verdicts the question would be the same on every row.
    title = question_title(edition["headline"]) or printed["headline"]
    return printed | {"title": title, "meta": [text for text in meta if text]}


def cards_of(editions, limit):
    """The newest of these live editions as cards."""
    newest = editions.order_by("-first_published_at", "-pk")
    return [card(edition) for edition in editions_for_lists(newest)[:limit]]
