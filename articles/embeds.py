"""Embeds: what stands there without the other site, kept once for each address."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.html import escape

from articles.embedding import Embeddable, embeddable, read_address
from articles.models import Article, Edition, Embed, ReviewTask
from articles.tasks import open_task
from facts.describing import LONGEST_TITLE, describe, words
from newsroom.lib.fetching import NotFetched, fetch_page
from newsroom.lib.refusals import refuse_if
from newsroom.lib.tags import read_tags
from newsroom.lib.turns import Busy, turn

LONGEST_TEXT = 2000
LONGEST_AUTHOR = 200
GONE = {404, 410}
# One that answered is not asked again before.
REST = timedelta(hours=12)
BUSY = "Another page is being read for you."
SILENT = "The page says no title."


class Words(NamedTuple):
    """What an embed says in our own page; ``why`` is the sentence why the site said nothing."""

    title: str = ""
    author: str = ""
    text: str = ""
    why: str = ""


# -- Making one -------------------------------------------------------------------------------


def words_of(found: Embeddable, *, by: Any) -> Words:
    """What the site says of it, within five seconds; one page at a time for each person."""
    try:
        with turn(f"page-{by.pk}"):
            page = fetch_page(found.address)
    except Busy:
        return Words(why=f"{BUSY} Type what this one says, or wait a moment.")
    except NotFetched as reason:
        return Words(why=f"{reason} Type what it says.")
    said = describe(page.html, page.url)
    if not said.title or said.title.casefold() == found.site.casefold():
        return Words(why=f"{SILENT} Type what it says.")
    return Words(said.title, said.author, _description(page.html))


def _description(html: str) -> str:
    named = {"og:description": 0, "twitter:description": 1, "description": 2}
    metas = (tag.given for tag in read_tags(html, lambda tag: tag.name == "meta"))
    said = {
        name: text
        for given in metas
        if (name := (given.get("property") or given.get("name") or "").lower()) in named
        if (text := words(given.get("content", ""), LONGEST_TEXT))
    }
    return said[min(said, key=lambda name: named[name])] if said else ""


@transaction.atomic
def keep_embed(url: str, said: Words, *, by: Any) -> Embed:
    """The embed of that address with these words, made now if there is none, or Refused."""
    found = read_address(url)
    refuse_if(_reasons_not_to_keep(said))
    texts = {
        "title": words(said.title, LONGEST_TITLE),
        "author": words(said.author, LONGEST_AUTHOR),
        "text": "\n".join(
            line for row in said.text.splitlines() if (line := words(row, LONGEST_TEXT))
        )[:LONGEST_TEXT],
    }
    embed, _ = Embed.objects.update_or_create(
        url=found.address,
        defaults=texts,
        create_defaults={**texts, "kind": found.kind, "created_by": by},
    )
    return embed


def _reasons_not_to_keep(said: Words) -> Iterator[str]:
    if not said.title.strip():
        yield "Give it a title: it stands there before the reader loads it, and when it is gone."


# -- Trying them ------------------------------------------------------------------------------


@dataclass
class Tried:
    """What a round of trying found: how many, which are gone or back, and who was told."""

    tried: int = 0
    unclear: int = 0
    gone: list[Embed] = field(default_factory=list)
    back: list[Embed] = field(default_factory=list)
    tasks: list[ReviewTask] = field(default_factory=list)


def ask_embeds(*, limit: int, at: datetime | None = None) -> dict[Embed, int]:
    """What the sites answer for the embeds asked longest ago, at most ``limit``. Writes nothing.

    200 if it is shown, 404 or 410 if its site says twice in a round that it is gone, else 0.
    """
    at = at or timezone.now()
    waiting = Embed.objects.filter(Q(checked_at=None) | Q(checked_at__lte=at - REST))
    rows = list(waiting.order_by(F("checked_at").asc(nulls_first=True), "pk")[:limit])
    answers = {embed: _answer(embed) for embed in rows}
    # Asked again after all others: a server that is being mended says "not found" for a moment.
    doubtful = [embed for embed in rows if answers[embed] in GONE and not embed.dead_since]
    return answers | {embed: _answer(embed) for embed in doubtful}


@transaction.atomic
def note_answers(answers: dict[Embed, int], *, at: datetime | None = None) -> Tried:
    """Note which embeds are gone or back; every article that prints one gone gets a task."""
    tried, at = Tried(len(answers)), at or timezone.now()
    for embed, answer in answers.items():
        _note(embed, answer, tried, at)
    tried.tasks = list(_tell(tried.gone))
    return tried


def _answer(embed: Embed) -> int:
    found = embeddable(embed.url)
    try:
        fetch_page(found.asked if found else embed.url)
    except NotFetched as refusal:
        return refusal.status
    return 200


def _note(embed: Embed, answer: int, tried: Tried, at: datetime) -> None:
    if answer in GONE and not embed.dead_since:
        embed.dead_since = at
        tried.gone.append(embed)
    elif answer == 200 and embed.dead_since:
        embed.dead_since = None
        tried.back.append(embed)
    elif answer not in {200, *GONE}:
        tried.unclear += 1
    embed.checked_at = at
    embed.save(update_fields=["checked_at", "dead_since"])


def _tell(gone: Iterable[Embed]) -> Iterator[ReviewTask]:
    """Open a task for every article that prints or holds one of ``gone``."""
    for embed in gone:
        sentence = (
            f"“{embed}” is gone ({embed.url}): readers of new editions get its words and a link. "
            "Put something else in its place, or take it out."
        )
        for article in _articles_with(embed.url):
            held = ReviewTask.objects.filter(article=article, sentence=sentence, closed_at=None)
            if not held.exists():
                yield open_task(article, kind=ReviewTask.Kind.OTHER, sentence=sentence)


def _articles_with(url: str) -> Iterable[Article]:
    """The articles whose working copy or live page names the address."""
    written = f'"{escape(url)}"'
    live = Edition.objects.live().filter(html__contains=written).values("article")
    return Article.objects.filter(Q(body__contains=written) | Q(pk__in=live)).order_by("pk")
