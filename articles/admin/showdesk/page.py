"""The head of a show's pages, and the boxes of the first of them."""

from django.template.loader import render_to_string

from articles.admin.showdesk.around import articles_of, places_of, rests_on
from articles.admin.showdesk.cast import cast_box
from articles.admin.showdesk.claims import facts_box
from articles.admin.showdesk.gathering import Held
from articles.admin.showdesk.missing import gaps_of

# The models whose rows open in place, by the name that templates ask for.
ROWS = {
    "fact": "facts.change_fact",
    "credit": "shows.change_credit",
    "character": "facts.change_portrayal",
    "watch": "shows.change_availability",
    "season": "shows.change_season",
    "verdict": "facts.change_verdict",
    "adaptation": "facts.change_adaptation",
    "details": "shows.change_show",
}
PASTE = (("paste-cast", "Paste cast", "c"), ("paste-facts", "Paste facts", "f"))


def show_desk(screen, request, show, *, boxes=True):
    """All that is held about ``show`` as HTML; without ``boxes`` its head alone."""
    held = Held(show, request.GET.get("season"))
    context = head_of(screen, request, held, here="desk" if boxes else "details")
    if boxes:
        context |= {
            "facts": facts_box(held),
            "cast": cast_box(held),
            "gaps": gaps_of(held, context["may"]),
            "articles": articles_of(held),
            "places": places_of(held),
            **rests_on(held),
        }
    return render_to_string("admin/articles/showdesk/desk.html", context, request)


def head_of(screen, request, held, *, here):
    """What every page of a show begins with: what it is, its verdict, its pages."""
    show, user = held.show, request.user
    links = {link["slug"]: link for link in screen.links_to_pages(user, show)}
    asked = f"?season={held.season.number}" if held.season else ""
    return {
        "held": held,
        "show": show,
        "here": here,
        "season": held.season,
        "seasons": held.on_screen.seasons,
        "names": [name for name in held.names if name.kind != name.Kind.FORBIDDEN],
        "forbidden": [name for name in held.names if name.kind == name.Kind.FORBIDDEN],
        "verdict": held.behind.verdict,
        "may": {name: user.has_perm(code) for name, code in ROWS.items()},
        "draft": links.get("draft-explainer"),
        "paste": [
            {**links[slug], "url": links[slug]["url"] + asked, "label": label, "key": key}
            for slug, label, key in PASTE
            if slug in links
        ],
        "more": [link for slug, link in links.items() if slug not in _PLACED],
        "tabs": _tabs(screen, held, here),
        "history": screen.address_of(show, "history"),
        "cautions": screen.cautions_of(show),
    }


_PLACED = {"draft-explainer", "paste-cast", "paste-facts"}


def _tabs(screen, held, here):
    cast = [role for role in held.roles if role.on_screen]
    tabs = [
        ("desk", "Desk", None, "change"),
        ("cast", "Cast", len(cast), "cast"),
        ("facts", "Facts", len(held.facts), "facts"),
        ("watch", "Where to watch", len(held.on_screen.availability), "watch"),
        ("seasons", "Seasons", len(held.on_screen.seasons), "seasons"),
        ("details", "Edit details", None, "details"),
    ]
    asked = f"?season={held.season.number}" if held.season else ""
    return [
        {
            "label": label,
            "count": count,
            "url": screen.address_of(held.show, page) + asked,
            "here": slug == here,
        }
        for slug, label, count, page in tabs
    ]
