from django.db.models import Q
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from articles.models import Edition
from newsroom.lib.wording import capitalised, count_of
from newsroom.site.answers import public_page
from newsroom.site.cards import cards_of
from newsroom.site.comparison import comparison, works_about
from newsroom.site.evidence import (
    fact_row,
    facts_about,
    part_row,
    parts_played,
    sources_of,
)
from newsroom.site.lanes import told_in
from newsroom.site.paging import key_of, page_of
from newsroom.site.records import public_events, public_involvements
from newsroom.site.story import story_of

BY_NAME = ("name", False)
CARDS = 3


@public_page
def events(request):
    """Every event behind a show, from A to Z."""
    page, after = page_of(public_events().select_related("place"), BY_NAME, key_of(request))
    told = told_in(page)
    context = {
        "rows": [_row(event, told.get(event.pk, [])) for event in page],
        "after": after,
        "title": "Events",
        "description": "What really happened, and what the screen made of it.",
        "section": "events",
        "path": request.path,
    }
    return render(request, "site/events.html", context)


def _row(event, titles):
    where = [capitalised(str(event.date or "")), str(event.place or "")]
    meta = [" · ".join(part for part in where if part)]
    if titles:
        meta.append(f"On screen: {', '.join(titles)}")
    return {
        "url": reverse("site:event", args=[event.slug]),
        "title": event.name,
        "answer": event.summary,
        "meta": [text for text in meta if text],
    }


@public_page
def event(request, slug):
    """What is on record about an event, beside every work that tells it."""
    event = get_object_or_404(public_events().select_related("place"), slug=slug)
    works = list(works_about(event.pk))
    parts = public_involvements().filter(event=event).select_related("person", "organisation")
    facts = facts_about(event=event, person=[part.person_id for part in parts if part.person_id])
    story = [fact for fact in facts if fact.value_date]
    undated = [fact for fact in facts if not fact.value_date and fact.event_id]
    about = Q(event=event) | _of_works(works)
    context = {
        "event": event,
        "when": capitalised(str(event.date or "")),
        "works": works,
        "screens": count_of(len(works), "screen"),
        "comparison": comparison(works[:2]),
        "story": story_of(story, works),
        "undated": [fact_row(fact) for fact in undated],
        "parts": [part_row(part) for part in parts_played(parts)],
        "sources": sources_of(story + undated),
        "cards": cards_of(Edition.objects.live().filter(about), CARDS),
        "title": f"{event.name}: what happened, and on screen",
        "description": event.summary,
        "section": "events",
        "path": request.path,
    }
    return render(request, "site/event.html", context)


def _of_works(works):
    """A condition: the article is about one of these shows, or of their seasons."""
    shows = Q(show__in=[work.show_id for work in works if not work.season_id])
    return shows | Q(season__in=[work.season_id for work in works if work.season_id])
