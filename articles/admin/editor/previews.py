"""What the empty blocks of a text would print, for the editor that draws them in their places."""

import json
from collections.abc import Iterable
from itertools import chain
from typing import Any

from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils import timezone

from articles.admin.answers import Answer
from articles.blocks.links import site_of
from articles.body import RECORD_BLOCKS, RecordBlock, Run, Text, Writer, read_body
from articles.material import Material
from articles.models import Article, Revision
from articles.page import Page
from articles.revisions import content_of
from articles.typesetting import SOURCES, Section, Typesetter
from newsroom.lib.html import safe_url
from newsroom.lib.numbers import key_from
from newsroom.lib.refusals import Refused
from newsroom.lib.wording import capitalised, count_of

MOST_BLOCKS = 100
OF_SHOWS = {"verdict", "cast", "who-is-real", "where-to-watch", "trailer"}
# Where another part of the page prints what the block is about.
ELSEWHERE = {
    "verdict": "The verdict on the show of the article stands under its headline.",
    "related": "Articles about the same show stand below every article.",
}
NO_SOURCES = "The text rests on no fact with a source yet. Link one."
UNREADABLE = "The editor asks for blocks in a way that cannot be read. Load the page again."
# What may differ in the form from what is saved, and the column of it.
CHOSEN = {"show": "show_id", "season": "season_id", "event": "event_id"}


class Blocks(Answer):
    """Each block that is asked for as readers would see it, and why they would see nothing."""

    slug = "blocks"
    label = "Blocks"

    def write(self, screen, request, article):
        blocks = asked_blocks(request.POST.get("blocks", ""))
        if blocks is None:
            raise Refused([UNREADABLE])
        facts = request.POST.get("facts", "").split()
        chosen = {
            column: key_from(request.POST[name])
            for name, column in CHOSEN.items()
            if name in request.POST
        }
        return {
            "blocks": previews(article, blocks, facts=facts, chosen=chosen),
            "sprite": render_to_string("marks/sprite.html"),
            "sheet": static("site/site.css"),
        }


def asked_blocks(text: str) -> list[RecordBlock] | None:
    """The blocks in a JSON list of pairs of kind and ref, or None if it is none."""
    try:
        blocks = [RecordBlock(kind, ref) for kind, ref in json.loads(text)]
    except (TypeError, ValueError, RecursionError):
        return None
    known = all(block.kind in RECORD_BLOCKS and isinstance(block.ref, str) for block in blocks)
    return [_clean(block) for block in blocks] if known and len(blocks) <= MOST_BLOCKS else None


def _clean(block: RecordBlock) -> RecordBlock:
    return read_body(Writer().record(block)).record_blocks[0]


def previews(
    article: Article, blocks: list[RecordBlock], *, facts: Iterable[str], chosen: dict[str, Any]
) -> list[dict[str, str]]:
    """For each block its ``html``, whom it is ``about``, and the ``problem`` where there is one.

    ``facts`` are the references in the text, in order; ``chosen`` overrides what is saved.
    """
    marked = Text("p", list(chain(*([Run("x", (ref,)), Run(" ")] for ref in facts))))
    body = Writer().write([marked, *blocks])
    content = content_of(article) | chosen | {"body": body}
    page = Page(Material(Revision(article=article, number=0, content=content), at=timezone.now()))
    typesetter = Typesetter(page)
    typesetter.set_section(Section(blocks=[marked]))
    page.problems.clear()
    drawn = [_drawn(block, page, typesetter) for block in blocks]
    for preview in drawn:
        if preview["html"] == SOURCES:
            _draw_sources(preview, page)
    return drawn


def _drawn(block: RecordBlock, page: Page, typesetter: Typesetter) -> dict[str, str]:
    before, section = len(page.problems), Section(blocks=[block])
    typesetter.set_section(section)
    problem = " ".join(page.problems[before:])
    # The reason alone: which block it is about is seen.
    said = problem.partition(" prints nothing: ")[2] or problem
    elsewhere = "" if section.html or said else ELSEWHERE.get(block.kind, "")
    return {
        "html": section.html,
        "about": _about(block, page),
        "problem": capitalised(said) if said else elsewhere,
    }


def _draw_sources(preview: dict[str, str], page: Page) -> None:
    sources = page.notes.sources()
    html = render_to_string("parts/sources.html", {"sources": sources}) if sources else ""
    preview |= {"html": html.strip(), "problem": "" if sources else NO_SOURCES}


def _about(block: RecordBlock, page: Page) -> str:
    """The record that the block is about, as the desk names it."""
    if block.kind in ("trailer", "embed") and safe_url(block.ref):
        return site_of(block.ref)
    if block.kind == "fact-box" and block.ref:
        return count_of(len(block.ref.split()), "fact")
    if block.kind in OF_SHOWS or block.kind == "fact-box":
        return str(page.material.show_of(block) or "")
    if block.kind == "timeline":
        return str(page.material.event_of(block) or "")
    return block.ref.replace("-", " ")
