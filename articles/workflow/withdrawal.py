"""An article taken away from readers."""

from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from articles import log, timeline
from articles.models import Article, Correction, Edition, Notice, ShareLink, Withdrawal
from articles.notices import tell
from articles.permissions import reasons_may_not
from articles.timeline import spoken
from articles.workflow.rows import take_approval
from newsroom.lib.changes import changed
from newsroom.lib.refusals import refuse_if

Stage = Article.Stage


class Leaving(NamedTuple):
    """What readers and others lose with an article."""

    live: Edition | None
    planned: list[Edition]
    links: int
    corrections: list[Correction]


def what_leaves(article: Article, *, now: Any) -> Leaving:
    """What goes away when ``article`` is withdrawn at ``now``."""
    editions = article.editions.select_related("revision").defer("html", "head", "card")
    waiting = editions.filter(Q(live_from__gt=now) | Q(live_from=None), cancelled_at=None)
    links = ShareLink.objects.filter(article=article, revoked_at=None, expires_at__gt=now)
    return Leaving(
        editions.live(now).first(),
        list(waiting.order_by("planned_from", "pk")),
        links.count(),
        list(article.corrections.exclude(edition_after=None).order_by("pk")),
    )


def reasons_not_to_withdraw(article, by):
    """Say why the article cannot be taken away from readers."""
    yield from reasons_may_not(by, "withdraw", article)
    last = article.editions.filter(live_from__lte=timezone.now()).order_by("live_from").last()
    if not last:
        yield "Readers have never seen this article: take it out of the schedule instead."
        return
    withdrawal = article.withdrawals.filter(at__gte=last.live_from).first()
    if withdrawal:
        yield f"It was withdrawn on {spoken(withdrawal.at)} already."


@transaction.atomic
def withdraw(article, *, by, reason, notice=""):
    """Take the article away from readers, cancel all that was planned, and leave a dated notice.

    An approval goes with it: to show the article again, somebody has to approve it again.
    """
    (article,) = timeline.lock([article.pk])
    now = timezone.now()
    reasons = [*reasons_not_to_withdraw(article, by)]
    if not reason.strip():
        reasons.append("Say why, for the desk. Readers see the notice alone.")
    refuse_if(reasons)
    timeline.withdraw(article, now=now)
    if article.stage == Stage.APPROVED:
        take_approval(article, by=by, note=reason)
    withdrawal = Withdrawal.objects.create(
        article=article, at=now, by=by, reason=reason.strip(), notice=notice.strip()
    )
    log.write(article, "withdraw", by=by, before="live", after="withdrawn", reason=reason)
    tell(
        _concerned(article, by),
        Notice.Kind.WITHDRAWN,
        article=article,
        sentence=f"{by} withdrew “{article}”: readers see a notice in its place.",
        path=reverse("admin:articles_article_change", args=[article.pk]),
    )
    changed([article], by=by)
    return withdrawal


def _concerned(article, by):
    """Whose article it is: the authors, whoever it is given to and whoever began it."""
    bylines = article.bylines.select_related("author__user")
    people = [*(byline.author.user for byline in bylines), article.assigned_to, article.created_by]
    return [person for person in people if person and person != by]
