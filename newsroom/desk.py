"""How the admin looks and what its side bar offers: settings of the skin, not of the machine."""

from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse

from newsroom.lib.waiting import badges

NAVIGATION = {
    "Publish": [
        ("Notices", "articles", "notice", "notifications"),
        ("Articles", "articles", "article", "article"),
        ("Editions", "articles", "edition", "publish"),
        ("Tasks", "articles", "reviewtask", "task_alt"),
        ("Corrections", "articles", "correction", "edit_note"),
        ("Sign-offs", "articles", "signoff", "signature"),
        ("Log", "articles", "logline", "history"),
        ("Topics", "articles", "topic", "label"),
        ("Authors", "articles", "author", "ink_pen"),
        ("Images", "images", "image", "image"),
    ],
    "On screen": [
        ("Shows", "shows", "show", "movie"),
        ("People", "shows", "person", "group"),
        ("Characters", "shows", "character", "theater_comedy"),
        ("Services", "shows", "service", "tv"),
        ("Source works", "shows", "sourcework", "menu_book"),
        ("Places", "shows", "place", "location_on"),
        ("Organisations", "shows", "organisation", "apartment"),
    ],
    "What really happened": [
        ("Facts", "facts", "fact", "fact_check"),
        ("Sources", "facts", "source", "newspaper"),
        ("Events", "facts", "event", "event"),
        ("Contradictions", "facts", "contradiction", "compare_arrows"),
        ("Verdicts", "facts", "verdict", "gavel"),
        ("Scenes", "facts", "sceneassessment", "movie_filter"),
        ("Properties", "facts", "property", "tune"),
    ],
    "The desk": [
        ("Import runs", "shows", "importrun", "input"),
        ("People of the desk", "newsroom", "user", "badge"),
    ],
}


# The keys that lead to a list, one after the other.
KEYS = {
    "articles_article": "g a",
    "facts_contradiction": "g d",
    "facts_event": "g e",
    "facts_fact": "g f",
    "shows_person": "g p",
    "shows_show": "g s",
}


# Pages beside a list that show its records otherwise: title, name of the address, icon, keys.
VIEWS = {
    "articles_article": [
        ("Calendar", "articles_article_calendar", "calendar_month", "g c"),
        ("Board", "articles_article_board", "view_kanban", "g b"),
    ],
}


def navigation(request):
    """The groups of the side bar, each with the lists that exist and that this person may see."""
    waiting = badges(request.user)
    groups = [
        {"title": title, "items": list(_items(request, entries, waiting))}
        for title, entries in NAVIGATION.items()
    ]
    return [group for group in groups if group["items"]]


def _items(request, entries, waiting):
    for title, app, model, icon in entries:
        try:
            link = reverse(f"admin:{app}_{model}_changelist")
        except NoReverseMatch:
            continue
        if request.user.has_perm(f"{app}.view_{model}"):
            name = f"{app}_{model}"
            views = [_view(*view) for view in VIEWS.get(name, ())]
            item = {
                "title": title,
                "icon": icon,
                "link": link,
                "keys": KEYS.get(name, ""),
                "waits": waiting.get(name),
            }
            # The addresses of views begin with that of their list, which is not where one is then.
            if any(request.path.startswith(view["link"]) for view in views):
                item["active"] = False
            yield from [item, *views]


def _view(title, address, icon, keys):
    link = reverse(f"admin:{address}")
    return {"title": title, "icon": icon, "link": link, "keys": keys, "waits": None}


# The ink blue of the desk, from the lightest to the darkest step.
INK_BLUE = {
    "50": "oklch(97% .012 250)",
    "100": "oklch(93.5% .028 250)",
    "200": "oklch(87.5% .052 251)",
    "300": "oklch(79% .085 252)",
    "400": "oklch(68% .12 254)",
    "500": "oklch(57% .135 256)",
    "600": "oklch(48% .13 257)",
    "700": "oklch(41% .115 258)",
    "800": "oklch(35% .095 259)",
    "900": "oklch(29% .075 260)",
    "950": "oklch(22% .055 261)",
}

UNFOLD = {
    "SITE_TITLE": "Newsroom",
    "SITE_HEADER": "Newsroom",
    "SITE_SYMBOL": "newspaper",
    "SITE_FAVICONS": [
        {"rel": "icon", "type": "image/svg+xml", "href": lambda request: static("site/icon.svg")}
    ],
    "SHOW_VIEW_ON_SITE": True,
    "COLORS": {"primary": INK_BLUE},
    "STYLES": [
        lambda request: static("newsroom/desk.css"),
        lambda request: static("newsroom/basics.css"),
        lambda request: static("newsroom/kit.css"),
        lambda request: static("newsroom/inplace.css"),
        lambda request: static("newsroom/showdesk.css"),
        lambda request: static("newsroom/frame.css"),
        lambda request: static("newsroom/form.css"),
        lambda request: static("newsroom/rows.css"),
        lambda request: static("newsroom/list.css"),
    ],
    "SCRIPTS": [
        lambda request: static("newsroom/desk.js"),
        lambda request: static("newsroom/inlines.js"),
        lambda request: static("newsroom/inplace.js"),
        lambda request: static("newsroom/keys.js"),
    ],
    "DASHBOARD_CALLBACK": "articles.admin.dashboard.dashboard",
    "SIDEBAR": {
        "navigation": "newsroom.desk.navigation",
    },
}
