"""What the desk's list of contradictions gets from the room that knows what readers see."""

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from articles.conflicts import seen_of, warnings_of
from articles.timeline import spoken
from facts.marking import agreeing


def readers_see(request, row):
    """The very sentences of live and coming pages that show one of the two claims."""
    now = timezone.now()
    lines = [
        {
            "edition": seen.edition,
            "number": {"a": "1", "b": "2"}.get(seen.side, "1 and 2"),
            "words": [agreeing(part, seen.value) for part in seen.words.splitlines()],
            "state": _state(seen),
            "live": seen.live,
            "printed": row.fact_a_id,
        }
        for seen in seen_of(row, now)
    ]
    context = {"lines": lines, "row": row}
    return render_to_string("admin/articles/contradiction/readers_see.html", context, request)


def _state(seen):
    if seen.live:
        return f"live, edition {seen.edition.number}"
    return f"goes live {spoken(seen.edition.live_from)}"


def conflicts_panel(request, article):
    """What an article is warned of: values that other claims contradict. It stops nothing."""
    context = {"warnings": with_roads_to_settle(article)}
    return render_to_string("admin/articles/contradiction/warnings.html", context, request)


def with_roads_to_settle(article):
    """Each warning of the article with the page on which it is settled."""
    return [
        {"sentence": sentence, "url": reverse("admin:facts_contradiction_settle", args=[row.pk])}
        for row, sentence in warnings_of(article)
    ]
