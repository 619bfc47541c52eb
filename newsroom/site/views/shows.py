from django.db.models import F
from django.shortcuts import render
from django.urls import reverse

from articles.material import spell
from articles.models import Edition
from newsroom.site.answers import public_page
from newsroom.site.cards import cards_of
from newsroom.site.filters import ShowFilters
from newsroom.site.lists import list_context, services_with
from newsroom.site.merged import found_or_moved
from newsroom.site.paging import key_of, page_of
from newsroom.site.pictures import drawn
from newsroom.site.records import public_shows
from newsroom.site.screen import about, record
from newsroom.site.seasons import Parts
from shows.catalogues import attribution_of

BY_TITLE = ("title", False)
THUMB = "(min-width: 1000px) 120px, 88px"
CARDS = 3
POSTER = "(min-width: 1000px) 352px, (min-width: 760px) 224px, 112px"


@public_page
def shows(request):
    """Every listed show from A to Z, with our verdict and where to watch it. Three queries."""
    filters = ShowFilters(request.GET, queryset=public_shows())
    found = filters.queryset.filter(filters.condition()).select_related("poster")
    found = found.annotate(verdict=F("main_verdict__value"), answer=F("main_verdict__answer"))
    page, after = page_of(found, BY_TITLE, key_of(request))
    services = services_with(show.pk for show in page)
    context = list_context(filters, noun="title") | {
        "rows": [_row(show, services) for show in page],
        "after": after,
        "services": services,
        "title": "Shows",
        "description": "Series, films and documentaries, each with our answer to one question: "
        "is it a true story?",
        "section": "shows",
        "path": request.path,
    }
    return render(request, "site/shows.html", context)


def _row(show, services):
    where = ", ".join(service["name"] for service in services if show.pk in service["shows"])
    what = " · ".join(filter(None, [show.get_kind_display(), str(show.year or "")]))
    return {
        "url": reverse("site:show", args=[show.slug]),
        "title": show.title,
        "verdict": show.verdict,
        "answer": show.answer or show.synopsis,
        "meta": [text for text in (what, where) if text],
        "picture": drawn(show.poster, sizes=THUMB),
    }


@public_page
def show(request, slug):
    """What we hold about a show, and our answer for it."""
    show = found_or_moved(public_shows().select_related("poster"), slug)
    parts = Parts(show)
    whole, seasons = parts.of(), parts.seasons()
    verdict = whole["verdict"]
    reporting = cards_of(Edition.objects.live().filter(show=show), CARDS)
    context = {
        "show": show,
        "about": about(show),
        "poster": drawn(show.poster, sizes=POSTER, eager=True),
        **whole,
        "signed": _signed(verdict),
        "evidence_url": next((card["url"] for card in reporting if card["verdict"]), ""),
        "record": record(show),
        "seasons": seasons,
        "answers": [part for part in seasons if part["verdict"]],
        "attribution": attribution_of(show),
        "cards": reporting,
        "title": f"{show.title}: is it a true story?",
        "description": verdict.answer if verdict else show.synopsis[:300],
        "section": "shows",
        "path": request.path,
    }
    return render(request, "site/show.html", context)


def _signed(verdict):
    """Who decided and when: "Verdict by Ines Calloway, 13 October 2023"."""
    if verdict is None:
        return ""
    day = spell(verdict.decided_on)
    return f"Verdict by {verdict.decided_by}, {day}" if verdict.decided_by else f"Verdict of {day}"
