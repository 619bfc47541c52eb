"""What another site shows, put in by its address: read, worded, kept."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string

from articles import permissions
from articles.admin.pictures.answers import PictureAnswer
from articles.blocks.links import shown
from articles.embedding import Embeddable, NotEmbeddable, read_address
from articles.embeds import LONGEST_TEXT, Words, keep_embed, words_of
from articles.models import Article, Embed
from newsroom.lib.html import tidy_text
from newsroom.lib.refusals import Refused


class EmbedPage(PictureAnswer):
    """Says what an address shows and how its site words it; with ``keep`` keeps our words of it.

    Words that somebody else gave it stand until somebody changes them: editions hold their own.
    """

    slug = "embed"

    def reasons_against(self, user: Any, article: Article, *, writes: bool) -> Any:
        yield from permissions.reasons_may_not(user, "write", article)

    def write(self, screen: Any, request: HttpRequest, article: Article) -> dict[str, Any]:
        url = tidy_text(request.POST.get("url", "")).strip()
        try:
            found = read_address(url)
            if "keep" in request.POST:
                return _kept(keep_embed(url, _posted(request), by=request.user))
        except NotEmbeddable as reason:
            raise Refused([reason]) from reason
        return _read(found, request)


def _posted(request: HttpRequest) -> Words:
    texts = (tidy_text(request.POST.get(name, "")) for name in ("title", "author", "text"))
    return Words(*(text.strip()[:LONGEST_TEXT] for text in texts))


def _read(found: Embeddable, request: HttpRequest) -> dict[str, Any]:
    held = Embed.objects.filter(url=found.address).first()
    words = Words(held.title, held.author, held.text) if held else words_of(found, by=request.user)
    return {
        "ref": found.address,
        "site": found.site,
        "kind": found.kind,
        "framed": bool(found.frame),
        "held": bool(held),
        "gone": bool(held and held.dead_since),
        **words._asdict(),
    }


def _kept(embed: Embed) -> dict[str, Any]:
    html = render_to_string("articles/blocks/embed.html", shown(embed.url, embed))
    return {"ref": embed.url, "title": embed.title, "preview": html.strip()}
