"""Where a show can be watched, in the tense of the clock."""

from datetime import date

from django.conf import settings
from django.template.loader import render_to_string

from articles.blocks.subjects import show_of
from articles.body import RecordBlock
from articles.material import spell
from articles.page import NothingToPrint, Page
from newsroom.lib.dates import PartialDate
from newsroom.lib.html import safe_url
from newsroom.lib.money import money
from newsroom.lib.regions import country_name
from newsroom.lib.wording import count_of
from shows.models import Availability, Show

HOME = settings.LANGUAGE_CODE.partition("-")[2].upper()
# How each kind of access is said: ahead, now, and with what.
SAID = {
    "subscription": ("will be streaming", "streams", "with a subscription"),
    "free": ("will be free to watch", "free to watch", ""),
    "free_with_ads": ("will be free to watch", "free to watch", "with advertisements"),
    "rent": ("can be rented", "can be rented", ""),
    "buy": ("can be bought", "can be bought", ""),
    "cinema": ("will be in cinemas", "in cinemas", ""),
    "broadcast": ("will be broadcast", "is broadcast", ""),
}


def draw_where_to_watch(block: RecordBlock, page: Page) -> str:
    """The services that show it, or will; where none is left, the one that it left last."""
    show = show_of(block, page)
    rows = page.material.availability_of(show)
    if not rows:
        raise NothingToPrint(
            f"{show} has no service yet. Say where it can be watched, or take the block out.",
            show,
        )
    offers = [row for row in rows if not has_ended(row, page.day)]
    if not offers:
        return render_to_string("articles/blocks/left.html", {"sentence": _left(show, rows)})
    offers.sort(key=lambda row: (row.country not in ("", HOME), row.starts_low or date.min))
    context = {"offers": [_offer(row, page.day) for row in offers]}
    return render_to_string("parts/where_to_watch.html", context)


def has_ended(row: Availability, day: date) -> bool:
    """Whether the show has left the service by that day."""
    return row.ends_high is not None and row.ends_high < day


def is_ahead(row: Availability, day: date) -> bool:
    """Whether the show is still to come to the service on that day."""
    return row.starts_high is not None and row.starts_high > day


def _offer(row: Availability, day: date) -> dict:
    return {
        "service": row.service.name,
        "country": country_name(row.country) if row.country else "Worldwide",
        "terms": terms_of(row, day),
        "checked_on": spell(row.checked_on) if row.checked_on else "",
        "url": safe_url(row.url),
        "sponsored": row.affiliate,
    }


def terms_of(row: Availability, day: date) -> str:
    """On what terms: "streams with a subscription, £8.99 a month, until 1 March 2026"."""
    ahead, now, terms = SAID[row.access]
    verb = f"{ahead} {_from(row.starts)}" if is_ahead(row, day) else now
    first = f"{verb} {terms}".strip()
    who = f"for {row.members_only}" if row.members_only else ""
    until = f"until {row.ends}" if row.ends else ""
    return ", ".join(part for part in (first, _price(row), who, until) if part)


def _from(starts: PartialDate) -> str:
    return f"from {starts}" if starts.precision == "day" else starts.in_sentence()


def _price(row: Availability) -> str:
    # A price without the day it was checked is not drawn.
    if row.price_minor is None or not row.checked_on:
        return f"the first {count_of(row.trial_days, 'day')} free" if row.trial_days else ""
    price = money(row.currency, row.price_minor)
    if row.period in (Availability.Period.MONTH, Availability.Period.YEAR):
        price = f"{price} {row.get_period_display()}"
    return f"{price} after {count_of(row.trial_days, 'free day')}" if row.trial_days else price


def _left(show: Show, rows: list[Availability]) -> str:
    last = max(rows, key=lambda row: row.ends_high)
    return (
        f"{show.title} left {last.service.name} {last.ends.in_sentence()}. "
        "We know of no service that shows it now."
    )
