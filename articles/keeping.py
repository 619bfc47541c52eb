"""Words that are no version yet: kept for one person, or set aside among the versions for good.

There is one row for each article and person, whatever they type and how often. Two windows of one
person do not overwrite each other: the row belongs to the window that wrote it last, the other
keeps its words on its own computer, and a row that was left alone is set aside before it is taken.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from articles.body import clean_body
from articles.models import Article, Buffer, Revision
from articles.permissions import reasons_may_not
from articles.revisions import save_revision
from newsroom.lib.html import tidy_text
from newsroom.lib.numbers import number_from
from newsroom.lib.refusals import Refused, refuse_if
from newsroom.lib.saving import REDACTED_SINCE, was_redacted_since

Fields = dict[str, list[str]]

LARGEST = 1_000_000
MOST_FIELDS = 2_000
# A window that wrote this recently is still being written in.
HELD = timedelta(minutes=2)
# Which window the fields are from, and how often it had kept something before.
WINDOW = "_window"
TURN = "_turn"
ELSEWHERE = (
    "You are writing in this article in another window, whose words are kept on the server. "
    "Those of this window are kept on this computer."
)


class HeldElsewhere(Refused):
    """Another window of the same person is being written in."""

    def __init__(self) -> None:
        super().__init__([ELSEWHERE])


def reasons_not_to_keep(article: Article, fields: Any, by: Any) -> Any:
    """Say why these fields cannot be kept."""
    yield from reasons_may_not(by, "write", article)
    if _is_readable(fields) and was_redacted_since(article, _typed_in(fields)):
        yield REDACTED_SINCE
    elif not _is_readable(fields):
        yield "These words did not arrive whole: they are not what the form of an article posts."
    elif (size := len(json.dumps(fields))) > LARGEST:
        yield (
            f"These words take {size:,} characters, and the server keeps {LARGEST:,} at most. "
            "Save a version, or make the text shorter."
        )


@transaction.atomic
def keep(
    article: Article,
    fields: Fields,
    *,
    base_version: int,
    by: Any,
    set_aside: Callable[[Buffer], Any],
) -> Buffer:
    """Keep the fields of a form as they are, valid or not, and nothing else.

    ``set_aside`` makes a version of the words of another window that is no longer written in.
    Raises ``Refused``; ``HeldElsewhere`` where another window is being written in.
    """
    refuse_if(reasons_not_to_keep(article, fields, by))
    fields, now = cleaned(fields), timezone.now()
    row = Buffer.objects.select_for_update().filter(article=article, user=by).first()
    if row and _is_of_another(row, fields):
        if now - row.kept_at < HELD:
            raise HeldElsewhere
        set_aside(row)
    if row and _came_later(row, fields):
        return row
    kept = {"base_version": base_version, "content": fields, "kept_at": now}
    row, _ = Buffer.objects.update_or_create(article=article, user=by, defaults=kept)
    return row


def kept_for(article: Article, user: Any) -> Buffer | None:
    """What this person has kept of the article; nobody is given what another kept."""
    return Buffer.objects.filter(article=article, user=user).first()


def forget(article: Article, *, by: Any, window: str) -> None:
    """Drop what that window kept: its words are in a version now."""
    row = Buffer.objects.select_for_update().filter(article=article, user=by).first()
    if row and window and window_of(row.content) == window:
        row.delete()


@transaction.atomic
def set_words_aside(article: Article, content: Mapping[str, Any], *, by: Any, at: datetime) -> Any:
    """Keep ``content`` as a version that never becomes the newest; the same words only once."""
    if content.get("kind") not in Article.Kind.values:
        # No form posts it, and no page could draw it.
        content = {**content, "kind": article.kind}
    earlier = article.revisions.filter(kind=Revision.Kind.SET_ASIDE, created_by=by)
    last = earlier.order_by("-number").first()
    if last and last.content == content:
        return last
    note = f"Set aside, words from {timezone.localtime(at):%H:%M}"
    return save_revision(
        article, by=by, note=note, kind=Revision.Kind.SET_ASIDE, content=dict(content)
    )


def cleaned(fields: Fields) -> Fields:
    """The same fields without what no text may hold; the body as it would be stored."""
    return {
        name: [clean_body(value) if name == "body" else tidy_text(value) for value in values]
        for name, values in fields.items()
    }


def window_of(fields: Mapping[str, Sequence[str]]) -> str:
    """The window that fields were typed in, or ""."""
    return _first(fields, WINDOW)


def same_words(one: Fields, other: Fields) -> bool:
    """Whether two forms say the same, whichever windows and versions they are from."""
    return _said(one) == _said(other)


def _said(fields: Fields) -> Fields:
    aside = {WINDOW, TURN, "base_version"}
    return {
        name: sorted(values) for name, values in fields.items() if name not in aside and any(values)
    }


def _is_of_another(row: Buffer, fields: Fields) -> bool:
    return window_of(row.content) != window_of(fields) and not same_words(row.content, fields)


def _came_later(row: Buffer, fields: Fields) -> bool:
    """Whether the row holds more than ``fields``, which were sent before and arrived after."""
    if window_of(row.content) != window_of(fields):
        return False
    turns = [_first(content, TURN) for content in (row.content, fields)]
    if not all(turn.isascii() and turn.isdecimal() for turn in turns):
        return False
    return int(turns[0]) > int(turns[1])


def _typed_in(fields: Fields) -> int:
    """The version of the form that the fields are from; 0 where they do not say."""
    return number_from(_first(fields, "base_version")) or 0


def _first(fields: Mapping[str, Sequence[str]], name: str) -> str:
    return (list(fields.get(name, ())) or [""])[0]


def _is_readable(fields: Any) -> bool:
    return (
        isinstance(fields, dict)
        and 0 < len(fields) <= MOST_FIELDS
        and all(
            len(name) <= 100
            and isinstance(values, list)
            and all(isinstance(value, str) for value in values)
            for name, values in fields.items()
        )
    )
