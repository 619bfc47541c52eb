"""A value of a column without the words: as text, HTML, JSON, an address."""

import json
import re
from typing import Any

from django.db import models

from articles.body import clean_body
from articles.fields import BodyField
from articles.redacting.columns import EVERYWHERE
from articles.redacting.words import Words
from articles.structured import ESCAPES

MARK = "[removed]"
# As long as any other, so that nobody counts the letters.
FOR_READERS = '<span class="removed" role="img" aria-label="removed">■■■■■</span>'
IN_ADDRESS = "removed"
# By these a text names other records: their own rows say when they change.
POINTERS = ("data-fact", "data-ref")
ADDRESSES = {
    *("href", "src", "srcset", "action", "id", "class", "for", "name", "headers", "itemid"),
    *("aria-controls", "aria-describedby", "aria-labelledby", *POINTERS),
}
_address = re.compile(r"(?:https?://|/)\S*")


class Rewriter:
    """Takes the words out of the values of one redaction, everywhere in the same way."""

    def __init__(self, passages: list[str], scope: str) -> None:
        left = () if scope == EVERYWHERE else POINTERS
        self.words = Words(passages, leaving=left)
        self._renamed: dict[str, str] = {}
        self._names: re.Pattern[str] | None = None

    def rename(self, old: str, new: str) -> None:
        """Have ``new`` stand wherever ``old``, an address or a reference, is named."""
        self._renamed[old] = new
        names = "|".join(map(re.escape, sorted(self._renamed, key=len, reverse=True)))
        self._names = re.compile(rf"(?<![-\w])(?:{names})(?![-\w])")

    def concerns(self, field: Any, value: Any) -> bool:
        """Whether a value holds the words, or an address or reference that changes."""
        texts = texts_of(field, value)
        named = self._names and any(self._names.search(text) for text in texts)
        return bool(named) or any(map(self.words.count, texts))

    def value(self, field: Any, value: Any) -> Any:
        """The value without them, as long as its column allows."""
        if value in (None, ""):
            return value
        if isinstance(field, models.JSONField):
            return self._of_json(value)
        text = self._of_column(field, str(value))
        return text[: field.max_length] if field.max_length else text

    def text(self, text: str) -> str:
        """A plain text without them."""
        return self._without(text, MARK)

    def _of_column(self, field: Any, text: str) -> str:
        if isinstance(field, models.SlugField | models.URLField) or field.name == "ref":
            return self._without(text, IN_ADDRESS)
        if isinstance(field, BodyField):
            return self._of_body(text)
        if field.model.__name__ == "Edition" and field.name == "html":
            return self._without(text, FOR_READERS)
        return self.text(text)

    def _of_body(self, text: str) -> str:
        after = self.text(text)
        return text if after == text else clean_body(after)

    def _without(self, text: str, mark: str) -> str:
        if self._names:
            text = self._names.sub(lambda name: self._renamed[name.group()], text)
        return self.words.without(text, mark, in_tags=_mark_in_tag)

    def _of_json(self, value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {name: self._of_json(held, name) for name, held in value.items()}
        if isinstance(value, list):
            after = [self._of_json(held, key) for held in value]
            # A list of terms holds each once.
            return after if after == value else [*_each_once(after)]
        return self._of_text_in_json(value, key) if isinstance(value, str) else value

    def _of_text_in_json(self, text: str, key: str) -> str:
        if key == "body":
            return self._of_body(text)
        if key == "slug" or _address.fullmatch(text):
            return self._without(text, IN_ADDRESS)
        held = _json_in(text)
        if held is None:
            return self.text(text)
        after = self._of_machines(held)
        if after == held:
            return text
        packed = json.dumps(after, ensure_ascii=False, separators=(",", ":"))
        return packed.translate(ESCAPES)

    def _of_machines(self, value: Any) -> Any:
        """JSON that a text holds: its numbers are words like others."""
        if isinstance(value, dict):
            return {name: self._of_machines(held) for name, held in value.items()}
        if isinstance(value, list):
            return [self._of_machines(held) for held in value]
        if isinstance(value, str):
            return self._of_json(value)
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        return MARK if is_number and str(value) in self.words else value


def texts_of(field: Any, value: Any) -> list[str]:
    """The texts that a value of a column is made of."""
    if value in (None, ""):
        return []
    return [*_texts_in(value)] if isinstance(field, models.JSONField) else [str(value)]


def _texts_in(value: Any) -> Any:
    if isinstance(value, dict | list):
        for held in value.values() if isinstance(value, dict) else value:
            yield from _texts_in(held)
    elif isinstance(value, str):
        yield value


def _json_in(text: str) -> Any:
    if not text.startswith(("{", "[")):
        return None
    try:
        return json.loads(text)
    except ValueError:
        return None


def _each_once(values: list[Any]) -> Any:
    seen: list[Any] = []
    for value in values:
        if value not in seen:
            seen.append(value)
            yield value


def _mark_in_tag(name: str) -> str:
    return IN_ADDRESS if name in ADDRESSES or name.startswith("data-") else MARK
