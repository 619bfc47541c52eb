"""The plans of the desk for other calendars: an address with a secret, one for each person.

The secret is in the address alone; what is stored is its digest. What it shows is what its owner
may see at that moment: nothing once they left or it was revoked. It holds headlines and times,
never why something is held, and of an article under embargo not even its headline.
"""

import secrets
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from articles.coming import Entry, entries
from articles.models import Article, CalendarFeed
from articles.permissions import reasons_may_not
from newsroom.lib.ical import Event, calendar
from newsroom.lib.refusals import refuse_if

BEHIND, AHEAD = timedelta(days=31), timedelta(days=366)
AN_HOUR = timedelta(hours=1)
SECRET_BYTES = 32
PRODUCT = "-//Newsroom//Plans of the desk//EN"
UNNAMED = "An article under embargo"


class Made(NamedTuple):
    """A new feed and its address, which nobody can find out again."""

    feed: CalendarFeed
    address: str


@transaction.atomic
def make_feed(*, by: Any) -> Made:
    """A new address for the calendar of ``by``; the one of before is dead from now on."""
    refuse_if(reasons_may_not(by, "view"))
    revoke(by=by)
    secret = secrets.token_urlsafe(SECRET_BYTES)
    feed = CalendarFeed.objects.create(user=by, digest=_digest(secret))
    return Made(feed, f"{settings.NEWSROOM_BASE_URL}{reverse('site:plans', args=[secret])}")


def revoke(*, by: Any) -> int:
    """End the address of ``by`` now; return how many there were, 0 or 1."""
    now = timezone.now()
    return CalendarFeed.objects.filter(user=by, revoked_at=None).update(revoked_at=now)


def find(secret: str, *, at: datetime) -> CalendarFeed | None:
    """The feed behind that secret; None if there is none, or its owner may see nothing any more."""
    rows = CalendarFeed.objects.filter(revoked_at=None).select_related("user")
    feed = rows.filter(digest=_digest(secret)).first()
    if feed is None or not feed.user.is_staff or any(reasons_may_not(feed.user, "view")):
        return None
    # Programs ask every few minutes: once an hour says as much.
    stale = Q(last_read_at=None) | Q(last_read_at__lt=at - AN_HOUR)
    CalendarFeed.objects.filter(stale, pk=feed.pk).update(last_read_at=at)
    return feed


def plans_for(feed: CalendarFeed, *, at: datetime) -> str:
    """The calendar file of ``feed``: a month behind, a year ahead."""
    found = entries(at - BEHIND, at + AHEAD)
    secret = set(Article.objects.filter(embargo_until__gt=at).values_list("pk", flat=True))
    newest = {entry.text: entry.ident for entry in found if entry.sort == "edition"}
    events = [_event(entry, at, newest, is_secret=int(entry.article) in secret) for entry in found]
    return calendar(f"{settings.NEWSROOM_SITE_NAME}, plans", events, product=PRODUCT)


def _event(entry: Entry, at: datetime, newest: dict[str, str], *, is_secret: bool) -> Event:
    state = entry.state(at)
    headline = UNNAMED if is_secret else entry.headline
    record = "article" if entry.sort == "plan" else "edition"
    path = reverse(f"admin:articles_{record}_change", args=[entry.key])
    return Event(
        uid=f"{_name(entry, newest)}@{urlsplit(settings.NEWSROOM_BASE_URL).hostname}",
        moment=entry.moment,
        changed=entry.changed or entry.moment,
        summary=headline if state in ("live", "past", "scheduled") else f"{headline} ({state})",
        description="" if is_secret else _said(entry, state),
        url=f"{settings.NEWSROOM_BASE_URL}{path}",
        status="TENTATIVE" if entry.sort == "plan" or state == "held" else "CONFIRMED",
        sequence=int(entry.number or 0),
    )


def _name(entry: Entry, newest: dict[str, str]) -> str:
    """The same for a text that moves to another time, though that makes another edition of it."""
    if entry.sort == "edition" and newest[entry.text] == entry.ident:
        return f"article-{entry.article}-text-{entry.text}"
    return entry.ident


def _said(entry: Entry, state: str) -> str:
    show = f"{entry.show}. " if entry.show else ""
    meant = {
        "plan": "Planned by the desk: readers see nothing of it yet.",
        "follow-up": "Readers see what was written ahead for this date.",
        "end": "Readers see it until then.",
    }.get(entry.sort)
    if meant is None:
        held = state == "held"
        meant = "Held: somebody has to release it." if held else "Readers see it from then on."
    return f"{show}{meant}"


def _digest(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
