"""JSON-LD: what a page says of itself to machines, in many shapes and often broken."""

import json
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from facts.addresses import same_page

HEAVIEST_SCRIPT = 500_000
MOST_ITEMS = 2000
DEEPEST = 8
# From the piece itself to the page around it; what is on none of these lists is passed over.
KINDS = (
    r"(?:\w*NewsArticle|Report|ReportageNewsArticle|ScholarlyArticle|\w+Article)",
    r"(?:Article|\w*BlogPosting|LiveBlogPosting|SocialMediaPosting|DiscussionForumPosting)",
    r"(?:Book|VideoObject|PodcastEpisode|RadioEpisode|TVEpisode|Movie|TVSeries|PressRelease)",
    r"(?:CreativeWork|Dataset|Legislation|\w*Page)",
)
_kinds = [re.compile(kind) for kind in KINDS]
_wrapping = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$"
)
_control = re.compile(r"[\x00-\x1f]")
_comma_at_end = re.compile(r",\s*(?=[}\]])")


class LinkedData:
    """The piece that a page is about, and whatever it points at."""

    def __init__(self, scripts: Iterable[str], url: str) -> None:
        items = list(islice(_items(scripts), MOST_ITEMS))
        self._by_id = {item["@id"]: item for item in items if isinstance(item.get("@id"), str)}
        self.piece = _piece(items, url)

    def texts(self, *names: str) -> Iterator[str]:
        """Every text under the first of ``names`` that has any, then under the others."""
        for name in names:
            yield from self._texts(self.piece.get(name))

    def of(self, name: str, *within: str) -> Iterator[str]:
        """The texts under ``within`` of each thing under ``name``; a plain text is its own name."""
        for thing in _each(self.piece.get(name)):
            if isinstance(thing, str):
                yield thing
            elif isinstance(thing, dict):
                whole = {**self._by_id.get(str(thing.get("@id", "")), {}), **thing}
                yield from self._texts(next((whole[key] for key in within if whole.get(key)), None))

    def _texts(self, value: Any) -> Iterator[str]:
        for thing in _each(value):
            if isinstance(thing, str | int):
                yield str(thing)
            elif isinstance(thing, dict) and isinstance(thing.get("@value"), str):
                yield thing["@value"]


def _each(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _items(scripts: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Every object, however a list or a graph holds it."""
    for script in scripts:
        yield from _walk(_parse(script), DEEPEST)


def _walk(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth and isinstance(value, list):
        for part in value:
            yield from _walk(part, depth - 1)
    elif depth and isinstance(value, dict):
        yield value
        for part in value.values():
            if isinstance(part, list | dict):
                yield from _walk(part, depth - 1)


def _parse(text: str) -> Any:
    """What a script says; None where it cannot be made out."""
    text = _wrapping.sub("", text[:HEAVIEST_SCRIPT])
    for repaired in (text, _comma_at_end.sub("", _control.sub(" ", text)).strip().rstrip(";")):
        try:
            return json.loads(repaired, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _piece(items: list[dict[str, Any]], url: str) -> dict[str, Any]:
    """The item that the page is: the best kind, and of several the one with its address."""
    ranked = [(_rank(item), item) for item in items]
    best = min((rank for rank, _ in ranked), default=len(_kinds))
    if best == len(_kinds):
        return {}
    alike = [item for rank, item in ranked if rank == best]
    here = same_page(url)
    return next((item for item in alike if here in _addresses(item)), alike[0])


def _rank(item: dict[str, Any]) -> int:
    kinds = [str(kind).rpartition("/")[2] for kind in _each(item.get("@type"))]
    if not (item.get("headline") or item.get("name")):
        return len(_kinds)
    ranks = (
        place for place, kind in enumerate(_kinds) if any(kind.fullmatch(name) for name in kinds)
    )
    return next(ranks, len(_kinds))


def _addresses(item: dict[str, Any]) -> list[Any]:
    """The addresses by which an item may say that it is this page."""
    page = item.get("mainEntityOfPage")
    within = page.get("@id") if isinstance(page, dict) else page
    given = (item.get("url"), within, item.get("@id"))
    return [same_page(address) for address in given if isinstance(address, str)]
