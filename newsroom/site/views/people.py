from django.shortcuts import render
from django.urls import reverse

from articles.models import Edition
from newsroom.site.answers import public_page
from newsroom.site.cards import cards_of
from newsroom.site.evidence import (
    date_of,
    fact_row,
    facts_about,
    part_in_words,
    parts_played,
    sources_of,
)
from newsroom.site.lanes import AVATAR, portrayed_in, seen_in
from newsroom.site.merged import found_or_moved
from newsroom.site.paging import key_of, page_of
from newsroom.site.pictures import drawn
from newsroom.site.records import in_real_life, printed_facts, public_involvements, public_people
from newsroom.site.screen import work_line

BY_NAME = ("name", False)
PORTRAIT = "(min-width: 1000px) 176px, 96px"
CARDS = 3


@public_page
def people(request):
    """Everybody with a page, from A to Z."""
    found = public_people().select_related("portrait").annotate(real=in_real_life())
    page, after = page_of(found, BY_NAME, key_of(request))
    context = {
        "rows": [_row(person) for person in page],
        "after": after,
        "title": "People",
        "description": "Those who were there, and those who play them.",
        "section": "people",
        "path": request.path,
    }
    return render(request, "site/people.html", context)


def _row(person):
    return {
        "url": reverse("site:person", args=[person.slug]),
        "title": person.name,
        "note": person.description or person.nationality,
        "real": person.real,
        "picture": drawn(person.portrait, sizes=AVATAR),
    }


@public_page
def person(request, slug):
    """How somebody has been shown, beside what is on record about them."""
    person = found_or_moved(public_people().select_related("portrait"), slug)
    facts = facts_about(person=person)
    played = portrayed_in(person)
    parts = public_involvements().filter(person=person).select_related("event")
    context = {
        "person": person,
        "portrait": drawn(person.portrait, sizes=PORTRAIT, eager=True),
        "played": played,
        "seen": seen_in(person),
        "written": [
            {"title": work.title, "note": work_line(work)}
            for work in person.source_works.prefetch_related("authors")
        ],
        "facts": [fact_row(fact) for fact in facts if date_of(fact)],
        "undated": [fact_row(fact) for fact in facts if not date_of(fact)],
        "parts": [
            {"event": part.event, "words": part_in_words(part)} for part in parts_played(parts)
        ],
        "sources": sources_of(facts),
        "cards": cards_of(_written_about(person), CARDS),
        "title": f"{person.name}: on screen and in real life" if played else person.name,
        "description": person.description,
        "section": "people",
        "path": request.path,
    }
    return render(request, "site/person.html", context)


def _written_about(person):
    """Live editions that print a fact about the person, or whose show or season portrays them."""
    printed = printed_facts().filter(fact__person=person).values("edition")
    portrayals = person.portrayals.all()
    shows = portrayals.filter(season=None).values("character__show")
    seasons = portrayals.exclude(season=None).values("season")
    live = Edition.objects.live()
    about = live.filter(show__in=shows) | live.filter(season__in=seasons)
    return live.filter(pk__in=printed) | about
