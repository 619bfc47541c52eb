"""Blocks that lead elsewhere. Nothing of another site is loaded before a reader goes there."""

from urllib.parse import urlsplit

from django.template.loader import render_to_string

from articles.body import RecordBlock
from articles.page import NothingToPrint, Page
from newsroom.lib.html import safe_url

SITES = {"youtube.com": "YouTube", "youtu.be": "YouTube", "vimeo.com": "Vimeo"}
# Numbers as the organisations publish them; the desk names one by its key.
HELP_LINES = {
    "samaritans": {
        "text": "If you are struggling to cope, you can talk to Samaritans at any time, free.",
        "phone": "116 123",
        "phone_url": "tel:116123",
        "hours": "every day, day and night",
    },
    "domestic-abuse": {
        "text": "If somebody is hurting you at home, the National Domestic Abuse Helpline listens.",
        "phone": "0808 2000 247",
        "phone_url": "tel:08082000247",
        "hours": "every day, day and night",
    },
    "victim-support": {
        "text": "If you have been affected by a crime, Victim Support can help.",
        "phone": "0808 16 89 111",
        "phone_url": "tel:08081689111",
        "hours": "every day, day and night",
    },
}


def draw_trailer(block: RecordBlock, page: Page) -> str:
    """A link to the trailer of the show, or to the one that the block names."""
    address = safe_url(block.ref)
    show = page.material.show if address else page.material.show_of(block)
    address = address or safe_url(show.trailer_url if show else "")
    if not address:
        missing = f"{show} has no trailer" if show else "there is no show"
        raise NothingToPrint(f"{missing}. Add its address, or take the block out.")
    title = show.title if show else page.material.content["headline"]
    context = {"url": address, "title": title, "site": site_of(address)}
    return render_to_string("parts/trailer.html", context)


def draw_embed(block: RecordBlock, page: Page) -> str:
    """A link to what somebody posted elsewhere."""
    address = safe_url(block.ref)
    if not address:
        raise NothingToPrint("it names no address. Give one, or take the block out.")
    context = {"url": address, "site": site_of(address)}
    return render_to_string("articles/blocks/embed.html", context)


def draw_help_line(block: RecordBlock, page: Page) -> str:
    """Whom to call."""
    line = HELP_LINES.get(block.ref or "samaritans")
    if not line:
        known = ", ".join(HELP_LINES)
        raise NothingToPrint(f"there is no help line “{block.ref}”. Use one of {known}.")
    return render_to_string("parts/help_line.html", line)


def site_of(address: str) -> str:
    """The site of an address as readers know it."""
    host = (urlsplit(address).hostname or "").removeprefix("www.")
    return SITES.get(host.removeprefix("m."), host)
