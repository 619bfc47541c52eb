"""Who else has an article open. It informs and never blocks, and nothing depends on it."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.utils import timezone

from articles.models import Article, Presence
from newsroom.lib.html import tidy_text
from newsroom.lib.wording import shortened

# Three heartbeats, so that one may get lost.
LATELY = timedelta(seconds=45)
FORGOTTEN = timedelta(hours=1)
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")


def be_here(article: Article, *, user: Any, place: str, writing: bool) -> None:
    """Say where this person is in the article, and whether they have words that are not saved."""
    now = timezone.now()
    seen = {"place": place, "writing": writing, "seen_at": now}
    _, is_new = Presence.objects.update_or_create(article=article, user=user, defaults=seen)
    if is_new:
        # Once for each visit is enough to keep the table small.
        Presence.objects.filter(seen_at__lt=now - FORGOTTEN).delete()


def others_here(article: Article, *, user: Any) -> list[str]:
    """A sentence for each other person who was here lately, those who write first."""
    lately = Presence.objects.filter(article=article, seen_at__gt=timezone.now() - LATELY)
    rows = lately.exclude(user=user).select_related("user").order_by("-writing", "user__username")
    return list(map(_told, rows))


def place_of(heading: str, section: int, *, writing: bool) -> str:
    """Where somebody is, in words: "under “Who was caught?”" or "second section"."""
    heading = shortened(tidy_text(heading), 80)
    if writing:
        return f"under “{heading}”" if heading else ""
    if 0 < section <= len(ORDINALS):
        return f"{ORDINALS[section - 1]} section"
    return f"section {section}" if section > 0 else ""


def _told(row: Presence) -> str:
    if row.writing:
        return f"{row.user} is writing {row.place}".strip()
    return f"{row.user} is reading{f', {row.place}' if row.place else ''}"


def saves_since(article: Article, version: int) -> Iterator[Any]:
    """The rows of the history after ``version``, the newest first, with who saved them."""
    newer = article.history.filter(version__gt=version).exclude(history_type="-")
    yield from newer.select_related("history_user").order_by("-version", "-history_id")
