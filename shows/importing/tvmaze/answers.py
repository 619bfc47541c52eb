"""What a stored answer of TVmaze holds: a show, its cast, crew, seasons, episodes, other names."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from newsroom.lib.html import tidy_text
from newsroom.lib.imports.tables import FileRefused, Row, decode
from newsroom.lib.wording import shortened

SHOW, SEASON, EPISODE, CAST, CREW, AKA = ORDER = (
    "show",
    "season",
    "episode",
    "cast",
    "crew",
    "aka",
)
# What may be embedded in an answer, and what each of its items is.
EMBEDDED = {
    "seasons": SEASON,
    "episodes": EPISODE,
    "previousepisode": EPISODE,
    "nextepisode": EPISODE,
    "cast": CAST,
    "crew": CREW,
    "akas": AKA,
}
HEADER = ("item", "answer")
LONGEST_EXCERPT = 2000
_show_path = re.compile(r"/shows/(\d+)(?:/|$|\?)")


@dataclass(frozen=True)
class Item:
    """One thing of an answer, and TVmaze's number of the show it belongs to, if the answer says."""

    kind: str
    data: dict[str, Any]
    show_id: int | None = None
    place: int = 1

    def row(self) -> Row:
        """The item as a row of a report."""
        nested = [self.data.get(name) for name in ("person", "character")]
        names = [part.get("name") for part in nested if isinstance(part, dict)]
        name = " as ".join(str(name) for name in names) or self.data.get("name") or ""
        # JSON can hold halves of letters, which no file and no database takes.
        key = shortened(tidy_text(f"{self.kind} {self.place} {name}"), 200)
        answer = tidy_text(json.dumps(self.data, ensure_ascii=False))[:LONGEST_EXCERPT]
        return Row(None, {}, (key, answer), key=key)


def read_items(content: bytes, name: str) -> list[Item]:
    """Everything an answer holds, shows first, or FileRefused."""
    answer, request = _unwrapped(_parsed(content, name), name)
    _refuse_errors(answer, request, name)
    items = list(_items(answer, _show_in(request)))
    if not items and answer != []:
        raise FileRefused(
            f"{name} is no answer of TVmaze that can be imported. It reads the answers about a "
            "show, its cast, crew, seasons, episodes and akas, alone or embedded."
        )
    return sorted(items, key=lambda item: ORDER.index(item.kind))


def _parsed(content: bytes, name: str) -> Any:
    return _read(decode(content, name, advice="Fetch it again."), name)


def _read(text: str, name: str) -> Any:
    text = text.strip()
    if not text:
        raise FileRefused(f"{name} is empty: there was no answer. Fetch it again.")
    if text.startswith("<"):
        raise FileRefused(f"{name} is a web page, not an answer of TVmaze. Fetch it again.")
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise FileRefused(
            f"{name} is not JSON, or not all of it: line {error.lineno}, place {error.colno}. "
            "Fetch it again."
        ) from error
    except (RecursionError, ValueError) as error:
        raise FileRefused(f"{name} is no answer of TVmaze: it cannot be read.") from error


def _unwrapped(answer: Any, name: str) -> tuple[Any, str]:
    """The answer itself, and the address it was asked for at if a recorder kept that."""
    if not isinstance(answer, dict) or "_request" not in answer or "body" not in answer:
        return answer, ""
    request, body = str(answer["_request"]), answer["body"]
    if isinstance(body, str):
        body = _read(body, name) if body.strip() else None
    if not body and body != []:
        raise FileRefused(f"{name} holds an empty answer to {request}. Fetch it again.")
    return body, request


def _refuse_errors(answer: Any, request: str, name: str) -> None:
    status = answer.get("status") if isinstance(answer, dict) else None
    if isinstance(status, int) and status >= 400:
        message = shortened(str(answer.get("message") or answer.get("name") or ""), 80)
        asked = f" to {request}" if request else ""
        raise FileRefused(
            f"{name} holds TVmaze's answer {status} ({message}){asked}: there is nothing to import."
        )


def _show_in(address: Any) -> int | None:
    try:
        path = urlsplit(str(address or "")).path
    except ValueError:
        return None
    found = _show_path.search(path)
    return int(found[1]) if found and len(found[1]) < 12 else None


def _items(answer: Any, show_id: int | None) -> Iterator[Item]:
    if isinstance(answer, dict):
        yield from _of_one(answer, show_id, 1)
    elif isinstance(answer, list):
        for place, part in enumerate(answer, 1):
            if isinstance(part, dict):
                yield from _of_one(part, show_id, place)


def _of_one(data: dict[str, Any], show_id: int | None, place: int) -> Iterator[Item]:
    kind = _kind_of(data)
    if not kind:
        return
    if kind == SHOW:
        show_id = data["id"] if isinstance(data.get("id"), int) else None
    else:
        show_id = show_id or _linked_show(data)
    yield Item(kind, data, show_id, place)
    embedded = data.get("_embedded")
    for name, part_kind in EMBEDDED.items() if isinstance(embedded, dict) else ():
        parts = embedded.get(name) or []
        for part_place, part in enumerate(parts if isinstance(parts, list) else [parts], 1):
            if isinstance(part, dict):
                yield Item(part_kind, part, show_id, part_place)


def _linked_show(data: dict[str, Any]) -> int | None:
    links = data.get("_links")
    show = links.get("show") if isinstance(links, dict) else None
    return _show_in(show.get("href")) if isinstance(show, dict) else None


def _kind_of(data: dict[str, Any]) -> str:
    """What a piece of an answer is, by the fields that only its kind has."""
    if "person" in data:
        return CAST if "character" in data else CREW
    if "airdate" in data or "airstamp" in data:
        return EPISODE
    if "premiereDate" in data or "episodeOrder" in data:
        return SEASON
    if "externals" in data or "premiered" in data or "genres" in data:
        return SHOW
    return AKA if "name" in data and set(data) <= {"name", "country"} else ""


def shows_in(path: Path) -> list[int]:
    """TVmaze's numbers of the shows that a stored answer describes; none if it cannot be read."""
    try:
        items = read_items(path.read_bytes(), path.name)
    except (OSError, FileRefused):
        return []
    return [item.show_id for item in items if item.kind == SHOW and item.show_id]
