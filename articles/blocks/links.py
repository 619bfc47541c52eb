"""Blocks that lead elsewhere. Nothing of another site is loaded before a reader asks for it."""

from typing import Any
from urllib.parse import urlsplit

from django.template.loader import render_to_string

from articles.body import RecordBlock
from articles.embedding import embeddable
from articles.models import Embed
from articles.page import NothingToPrint, Page
from newsroom.lib.html import safe_url

# By the kind of what is shown: what going there does, and what loading it here does.
VERBS = {"video": ("Watch on", "Play the video"), "audio": ("Listen on", "Play the recording")}
READ = ("Read on", "Show the post")
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
    """The trailer of the show, or the one that the block names: to be loaded here, or a link."""
    address = safe_url(block.ref)
    show = page.material.show if address else page.material.show_of(block)
    address = address or safe_url(show.trailer_url if show else "")
    if not address:
        missing = f"{show} has no trailer" if show else "there is no show"
        raise NothingToPrint(f"{missing}. Add its address, or take the block out.", show)
    title = show.title if show else page.material.content["headline"]
    context = loading(address) | {"url": address, "title": title}
    return render_to_string("parts/trailer.html", context)


def draw_embed(block: RecordBlock, page: Page) -> str:
    """What another site shows, in our words, with a button that loads it; else with a link."""
    address = safe_url(block.ref)
    if not address:
        raise NothingToPrint("it names no address. Give one, or take the block out.")
    embed = page.material.embeds.get(address)
    return render_to_string("articles/blocks/embed.html", shown(address, embed))


def shown(address: str, embed: Embed | None) -> dict[str, Any]:
    """The context of the embed at ``address``; what is gone is not offered to be loaded."""
    context = loading(address) | {"url": address}
    if embed is None:
        return context
    if embed.dead_since:
        context |= {"frame": "", "gone": True}
    lines = embed.text.splitlines()
    return context | {"title": embed.title, "author": embed.author, "lines": lines}


def loading(address: str) -> dict[str, Any]:
    """How the site is called, what there is to do with it, and the frame a reader may ask for."""
    found = embeddable(address)
    if not found:
        return {"site": site_of(address), "verb": "", "load": "", "frame": "", "kind": ""}
    verb, load = VERBS.get(found.kind, READ)
    return {
        "site": found.site,
        "verb": verb,
        "load": load,
        "frame": found.frame,
        "kind": found.kind,
    }


def draw_help_line(block: RecordBlock, page: Page) -> str:
    """Whom to call."""
    line = HELP_LINES.get(block.ref or "samaritans")
    if not line:
        known = ", ".join(HELP_LINES)
        raise NothingToPrint(f"there is no help line “{block.ref}”. Use one of {known}.")
    return render_to_string("parts/help_line.html", line)


def site_of(address: str) -> str:
    """The site of an address as readers know it."""
    found = embeddable(address)
    return found.site if found else (urlsplit(address).hostname or "").removeprefix("www.")
