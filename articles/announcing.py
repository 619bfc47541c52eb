"""What follows from the clock: who is told that an edition opened, that something is overdue.

Readers never wait for it: what they see follows from the ends of the editions alone. So it may run
twice at once, late, or not at all. Each item is done in a transaction of its own, behind a row of
``Announcement`` whose key is unique: what is done once is never done again.
"""

import logging
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from articles import log
from articles.models import Announcement, Article, Edition, Notice, ReviewTask
from articles.notices import tell
from articles.permissions import everybody_who_may
from articles.sending import purge
from articles.timeline import spoken

logger = logging.getLogger(__name__)

# How far before the last whole run is looked at again: what was being written then has its key.
SURE = timedelta(hours=1)
RAN = "run"
LIGHT = (
    *("article", "number", "revision", "show", "event", "live_from", "live_until", "created_at"),
    *("article__headline", "article__slug", "revision__number", "show__slug", "event__slug"),
)


class Item(NamedTuple):
    """Something that is due: its key, what it is in words, and what to do in its transaction."""

    key: str
    words: str
    article: Article | None
    do: Callable[[], None]


class Announced(NamedTuple):
    """What one run did and what it could not, each in words."""

    done: list[str]
    failed: list[str]


def announce_due(*, now: datetime | None = None) -> Announced:
    """Do what is due and not done yet, each item by itself; one that fails stops no other."""
    now = now or timezone.now()
    done, failed = [], []
    for item in items_due(now):
        try:
            if _do_once(item, now):
                done.append(item.words)
        except Exception as error:  # the others have to be done, whatever it is
            logger.exception("Not announced: %s", item.words)
            failed.append(f"{item.words}: {error}")
    if not failed:
        Announcement.objects.update_or_create(key=RAN, defaults={"at": now})
    return Announced(done, failed)


def items_due(now: datetime) -> Iterator[Item]:
    """What the clock brought, the oldest first within each sort."""
    last = Announcement.objects.filter(key=RAN).values_list("at", flat=True).first()
    after = last - SURE if last else None
    yield from _not_done(_opened(after, now))
    yield from _not_done(_ended(after, now))
    yield from _not_done(_held_too_long(now))
    yield from _not_done(_overdue_tasks(now))
    yield from _not_done(_overdue_articles(now))


def _not_done(items: Iterable[Item]) -> Iterator[Item]:
    known = list(items)
    keys = [item.key for item in known]
    done = set(Announcement.objects.filter(key__in=keys).values_list("key", flat=True))
    return (item for item in known if item.key not in done)


def _do_once(item: Item, now: datetime) -> bool:
    """Do it behind its key; False if another run was quicker."""
    try:
        with transaction.atomic():
            # The key first: a second run waits here, and then finds that it is taken.
            Announcement.objects.create(key=item.key, article=item.article, at=now)
            item.do()
    except IntegrityError:
        if Announcement.objects.filter(key=item.key).exists():
            return False
        raise
    return True


# -- Editions ---------------------------------------------------------------------------------


def _opened(after: datetime | None, now: datetime) -> Iterator[Item]:
    rows = Edition.objects.filter(live_from__lte=now)
    if after:
        rows = rows.filter(live_from__gt=after)
    for edition in _light(rows).order_by("live_from"):
        words = f"edition {edition.number} of “{edition.article}” opened"
        yield Item(f"edition:{edition.pk}:opened", words, edition.article, _opening(edition))


def _ended(after: datetime | None, now: datetime) -> Iterator[Item]:
    """The editions that nothing followed: what a cache holds of the others was forgotten."""
    rows = Edition.objects.filter(live_until__lte=now)
    if after:
        rows = rows.filter(live_until__gt=after)
    next_one = Edition.objects.filter(
        article=OuterRef("article"), live_from__gte=OuterRef("live_until"), live_from__lte=now
    )
    for edition in _light(rows.filter(~Exists(next_one))).order_by("live_until"):
        words = f"edition {edition.number} of “{edition.article}” ended"
        yield Item(f"edition:{edition.pk}:ended", words, edition.article, _ending(edition))


def _light(rows: Any) -> Any:
    joined = ("article", "revision", "show", "event")
    return rows.select_related(*joined).only(
        *LIGHT,
        "article__headline",
        "article__slug",
        "revision__number",
        "show__slug",
        "event__slug",
    )


def _opening(edition: Edition) -> Callable[[], None]:
    def do() -> None:
        # What was opened by hand has its line already.
        if edition.live_from - edition.created_at > timedelta(seconds=1):
            _note(edition, "publish", before="scheduled", after="live")
        _forget(edition)

    return do


def _ending(edition: Edition) -> Callable[[], None]:
    def do() -> None:
        # So has what was withdrawn.
        if not edition.article.withdrawals.filter(at__gte=edition.live_until).exists():
            _note(edition, "expire", before="live", after="ended")
        _forget(edition)

    return do


def _note(edition: Edition, verb: str, **states: str) -> None:
    """The line of what the clock did."""
    log.write(edition.article, verb, by=None, revision=edition.revision, edition=edition, **states)


def _forget(edition: Edition) -> None:
    if settings.NEWSROOM_PURGE_URL:
        purge.enqueue(list(pages_of(edition)))


def pages_of(edition: Edition) -> Iterator[str]:
    """The paths of the pages that show this edition or name it."""
    yield reverse("site:article", args=[edition.article.slug])
    if edition.show:
        yield reverse("site:show", args=[edition.show.slug])
    if edition.event:
        yield reverse("site:event", args=[edition.event.slug])
    for name in ("home", "articles", "shows", "people", "events"):
        yield reverse(f"site:{name}")


# -- What is late -----------------------------------------------------------------------------


def _held_too_long(now: datetime) -> Iterator[Item]:
    rows = Edition.objects.filter(
        live_from=None, cancelled_at=None, boundary_of=None, planned_from__lte=now
    ).exclude(hold_reason="")
    rows = _light(rows).order_by("planned_from")
    for edition in rows.only(*LIGHT, "planned_from", "hold_reason"):
        sentence = (
            f"Readers should have had edition {edition.number} of “{edition.article}” since "
            f"{spoken(edition.planned_from)}, and it is held: {edition.hold_reason}"
        )
        where = reverse("admin:articles_edition_change", args=[edition.pk])
        key = f"edition:{edition.pk}:late:{_stamp(edition.planned_from)}"
        yield _overdue(key, edition.article, sentence, where, _editors)


def _overdue_tasks(now: datetime) -> Iterator[Item]:
    rows = ReviewTask.objects.filter(due__lte=now, closed_at=None).order_by("due")
    for task in rows.select_related("article", "assigned_to", "opened_by").defer("article__body"):
        sentence = f"Due since {spoken(task.due)}: {task.sentence}"
        where = reverse("admin:articles_reviewtask_change", args=[task.pk])
        who = [task.assigned_to] if task.assigned_to else [task.opened_by]
        key = f"task:{task.pk}:overdue:{_stamp(task.due)}"
        yield _overdue(key, task.article, sentence, where, lambda who=who: [*who, *_editors()])


def _overdue_articles(now: datetime) -> Iterator[Item]:
    """What should be written by now: the day it was due has passed, and nobody handed it in."""
    today = timezone.localdate(now, timezone.get_default_timezone())
    waiting = Q(stage__in=[Article.Stage.PLANNED, Article.Stage.DRAFTING])
    rows = Article.objects.filter(waiting, due__lt=today).exclude(assigned_to=None)
    for article in rows.select_related("assigned_to").defer("body").order_by("due"):
        sentence = f"“{article}” was due on {article.due.day} {article.due:%B} and is with you."
        where = reverse("admin:articles_article_change", args=[article.pk])
        key = f"article:{article.pk}:due:{article.due:%Y%m%d}"
        yield _overdue(key, article, sentence, where, lambda to=article.assigned_to: [to])


def _overdue(
    key: str,
    article: Article | None,
    sentence: str,
    path: str,
    whom: Callable[[], Iterable[Any]],
) -> Item:
    def do() -> None:
        tell(whom(), Notice.Kind.OVERDUE, article=article, sentence=sentence, path=path)

    return Item(key, sentence, article, do)


def _editors() -> list[Any]:
    return list(everybody_who_may("publish"))


def _stamp(moment: datetime) -> str:
    return f"{moment:%Y%m%d%H%M}"
