"""An article taken away from readers."""

from django.db import transaction
from django.utils import timezone

from articles import log, timeline
from articles.models import Article, Withdrawal
from articles.permissions import reasons_may_not
from articles.timeline import spoken
from articles.workflow.rows import return_to_writer
from newsroom.lib.changes import changed
from newsroom.lib.refusals import refuse_if

Stage = Article.Stage


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
        return_to_writer(article, verb="withdraw", by=by, note=reason)
    withdrawal = Withdrawal.objects.create(
        article=article, at=now, by=by, reason=reason.strip(), notice=notice.strip()
    )
    log.write(article, "withdraw", by=by, before="live", after="withdrawn", reason=reason)
    changed([article], by=by)
    return withdrawal
