"""The first screen of the desk: whether readers see something wrong, and what waits for whom.

Each box is one query, whatever it is gathered from, and all counts together are one. A box that
fails says so, and the others stand.
"""

import logging
from typing import NamedTuple

from django.db import DatabaseError
from django.urls import reverse
from django.utils import timezone
from django.utils.dateformat import format as formatted

from articles.admin.dashboard import affected, counting, hands
from articles.admin.dashboard.ageing import SENTENCES, rows_of
from articles.admin.dashboard.gathering import MOST, SHOWN, gathered
from newsroom.lib.waiting import numbers_of
from shows.models import Show

logger = logging.getLogger(__name__)
FAILED = "This could not be read just now: load the page again. The other boxes stand."
FIRST_STEPS = [
    ("Add a show", "shows_show_add", "shows.add_show"),
    ("Paste its facts, on the page of the show", "shows_show_changelist", "facts.add_fact"),
    ("Draft an explainer of it, there too", "shows_show_changelist", "articles.add_article"),
]
# The sentence of the first one says what comes next.
TITLES = {
    "affected": ("Readers are affected", "Nothing is wrong on the live site."),
    "waiting": ("Waiting for you", "Nothing waits for you."),
    "yours": ("Yours", "You have nothing in hand."),
    "ahead": ("Next for readers", "Nothing is scheduled."),
}


class Box(NamedTuple):
    """A few rows of ``total``, and the sentence if there are none, or if they could not be read."""

    name: str
    title: str
    rows: list
    empty: str
    total: int = 0
    failed: str = ""

    @property
    def more(self):
        return max(self.total - len(self.rows), 0)


def dashboard(request, context):
    """The context of the index with the boxes that concern this person."""
    user, now = request.user, timezone.now()
    wanted = request.GET.get("all", "")
    sources = {
        "affected": list(affected.sources(user, now)),
        "waiting": list(hands.sources(user, now)),
        "yours": list(hands.drafts(user, now)),
        "ahead": list(hands.ahead(user, now)),
    }
    numbers = _read(lambda: _numbers(user, now, sources), None)
    boxes = {name: _box(name, sources[name], numbers or {}, user, wanted) for name in sources}
    if boxes["affected"] and boxes["ahead"]:
        boxes["affected"] = _with_what_comes(boxes["affected"], boxes["ahead"])
    aside = [boxes["ahead"], _ageing(numbers or {})]
    return context | {
        "title": f"{_greeting(now)}, {user}",
        "today": _today(user, now),
        "counts": counting.counted(numbers or {}),
        "counts_failed": FAILED if numbers is None else "",
        "main": [box for name in ("affected", "waiting", "yours") if (box := boxes[name])],
        "aside": [box for box in aside if box],
        "may_write": user.has_perm("articles.add_article"),
        "steps": _steps(user) if numbers and numbers["shows"] == 0 else [],
    }


def _read(read, otherwise):
    """What ``read`` gives, or ``otherwise`` where the database fails: the rest still stands."""
    try:
        return read()
    except DatabaseError:
        logger.exception("A box of the first screen could not be read.")
        return otherwise


def _numbers(user, now, sources):
    """Every number of the screen, by name; one query for all."""
    rows = {(name, source.name): source.rows for name, found in sources.items() for source in found}
    shows = {"shows": Show.objects.all()}
    return numbers_of(user, counting.asked(user, now) | rows | shows, counting.MOST)


def _box(name, sources, numbers, user, wanted):
    """The box of that name; None for those who have no business with it."""
    title, empty = TITLES[name]
    limit = MOST if wanted == name else SHOWN
    rows = _read(lambda: gathered(sources, limit), None)
    facts = _read(lambda: hands.to_check(user), None) if name == "waiting" else []
    if rows is None or facts is None:
        return Box(name, title, [], "", failed=FAILED)
    if not sources and not facts:
        return None
    total = sum(numbers.get((name, source.name), 0) for source in sources) + len(facts)
    return Box(name, title, [*rows, *facts][:limit], empty, total)


def _ageing(numbers):
    """What ages, from the counts alone; None where none of them is this person's business."""
    rows = list(rows_of(numbers))
    empty = "Prices, rights and facts are fresh."
    return Box("ageing", "Ageing", rows, empty, len(rows)) if SENTENCES.keys() & numbers else None


def _with_what_comes(affected_box, ahead):
    """The sentence of a quiet day names what readers get next."""
    following = f"Next for readers: {ahead.rows[0].since}." if ahead.rows else ahead.empty
    return affected_box._replace(empty=f"{affected_box.empty} {following}".strip())


def _steps(user):
    return [
        (label, reverse(f"admin:{name}"))
        for label, name, code in FIRST_STEPS
        if user.has_perm(code)
    ]


def _greeting(now):
    hour = timezone.localtime(now).hour
    part = "morning" if 4 <= hour < 12 else "afternoon" if 12 <= hour < 18 else "evening"
    return f"Good {part}"


def _today(user, now):
    """The day and the hour of this person: "Friday 20 November, 14:10 London time"."""
    zone = str(user.zone).rpartition("/")[2].replace("_", " ")
    return f"{formatted(timezone.localtime(now), 'l j F, H:i')} {zone} time"
