"""From draft to live and back: the verbs of the desk, and every reason against each.

A verb runs in one transaction and raises ``Refused`` with all its reasons, or it is done. The
buttons, the actions and the commands print the same reasons.
"""

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from articles import publishing, timeline
from articles.gates import reasons_to_wait
from articles.models import Article, Author, Edition, Revision, Withdrawal
from articles.permissions import reasons_may_not
from articles.timeline import spoken
from newsroom.lib.changes import changed
from newsroom.lib.refusals import refuse_if
from newsroom.lib.wording import join_names

Stage = Article.Stage
SCHEDULED_CHOICES = ("cancel", "rebase")


# -- Draft, submit, approve -------------------------------------------------------------------


def reasons_not_to_submit(article, revision, by):
    """Say why ``revision`` cannot be handed in for approval."""
    yield from reasons_may_not(by, "submit", article)
    yield from _reasons_stale(article, revision)
    if article.stage in (Stage.SUBMITTED, Stage.APPROVED):
        yield f"It is {article.get_stage_display().lower()} already."
    if not revision.content["body"].strip():
        yield "The body is empty."


@transaction.atomic
def submit(article, *, revision, by):
    """Hand in ``revision``, which has to be the newest, for approval."""
    (article,) = timeline.lock([article.pk])
    refuse_if(reasons_not_to_submit(article, revision, by))
    revision.submitted_by, revision.submitted_at = by, timezone.now()
    revision.save(update_fields=["submitted_by", "submitted_at"])
    _move(article, Stage.SUBMITTED, by=by)


def reasons_not_to_send_back(article, by, note):
    """Say why the article cannot go back to its writer."""
    yield from reasons_may_not(by, "send_back", article)
    if article.stage not in (Stage.SUBMITTED, Stage.APPROVED):
        yield "It is neither submitted nor approved: its writer has it already."
    if not note.strip():
        yield "Say what should change: the writer reads it."


@transaction.atomic
def send_back(article, *, by, note):
    """Return a submitted or approved article to its writer; an approval is withdrawn by it.

    What is scheduled of the version that was approved is held.
    """
    (article,) = timeline.lock([article.pk])
    refuse_if(reasons_not_to_send_back(article, by, note))
    _return_to_writer(article, by=by, note=note)


def reasons_not_to_approve(article, revision, by):
    """Say why ``by`` cannot approve ``revision``."""
    yield from reasons_may_not(by, "approve", article)
    yield from _reasons_stale(article, revision)
    yield from _reasons_own_work(revision, by)
    if article.stage == Stage.APPROVED:
        yield "It is approved already."


@transaction.atomic
def approve(article, *, revision, by):
    """Note that ``by`` stands for ``revision``, which has to be the newest."""
    (article,) = timeline.lock([article.pk])
    refuse_if(reasons_not_to_approve(article, revision, by))
    revision.approved_by, revision.approved_at = by, timezone.now()
    revision.save(update_fields=["approved_by", "approved_at"])
    _move(article, Stage.APPROVED, by=by, approved=revision)


# -- Publish ----------------------------------------------------------------------------------


def reasons_not_to_publish(article, revision, by, *, draft=None):
    """Say why readers may not see ``revision``: now, or as ``draft`` was rendered for its time."""
    draft = draft or publishing.drafted(revision, at=timezone.now())
    yield from reasons_may_not(by, "publish", article)
    yield from _reasons_stale(article, revision)
    yield from _reasons_not_approved(revision)
    yield from reasons_to_wait(revision, draft.rendered, at=draft.start)
    yield from _reasons_to_leave_it(article, draft)


@transaction.atomic
def publish(  # noqa: PLR0913 -- each is a field of the form behind the button
    article, *, revision, by, at=None, until=None, scheduled=None, date_note=""
):
    """Open an edition of ``revision`` at ``at`` (now if left out), with its follow-ups.

    An edition that is scheduled for later would bring back the words it was made from. Where there
    is one, ``scheduled`` says what becomes of it: "cancel" takes it out of the schedule, "rebase"
    keeps its times and makes it anew from ``revision``.
    """
    revision = _fresh(revision)
    draft, now = publishing.drafted_under_lock(revision, at=at, until=until, date_note=date_note)
    later = publishing.later_plans(article.pk, draft.start, now=now)
    anew = [publishing.drafted_for(plan, draft) for plan in later if scheduled == "rebase"]
    reasons = [
        *_reasons_too_long(date_note),
        *publishing.reasons_not_to_open(draft, now=now),
        *reasons_not_to_publish(article, revision, by, draft=draft),
        *_reasons_to_choose(revision, later, scheduled),
    ]
    for other in anew:
        reasons += reasons_to_wait(revision, other.rendered, at=other.start)
    refuse_if(dict.fromkeys(reasons))
    for plan in later:
        timeline.cancel(plan, now=now)
    edition = publishing.opened(draft, by=by, now=now)
    for other in anew:
        publishing.opened(other, by=by, now=now)
    changed([article], by=by)
    return edition


def _reasons_too_long(date_note):
    most = Edition._meta.get_field("date_note").max_length
    if len(date_note) > most:
        yield f"The note for readers has {len(date_note):,} characters; {most} is the most."


def _reasons_to_leave_it(article, draft):
    live = article.editions.live(draft.start).first()
    if not live or (live.revision_id, live.planned_until) != (draft.revision.pk, draft.until):
        return
    again = publishing.drafted_again(draft, live)
    if publishing.reads_the_same(again.rendered, live):
        yield "Readers already see exactly this."


def _reasons_to_choose(revision, later, scheduled):
    if later and scheduled not in SCHEDULED_CHOICES:
        plans = join_names(
            f"edition {plan.number} ({spoken(plan.planned_from)}, version {plan.revision.number})"
            for plan in later
        )
        yield (
            f"Scheduled for later: {plans}. Choose “cancel” to take that out of the schedule, or "
            f"“rebase” to keep its time and make it anew from version {revision.number}."
        )


# -- What is planned --------------------------------------------------------------------------


def reasons_not_to_unschedule(edition, by):
    """Say why ``edition`` cannot be taken out of the schedule."""
    yield from reasons_may_not(by, "unschedule", edition.article)
    yield from timeline.reasons_not_to_cancel(edition, now=timezone.now())


@transaction.atomic
def unschedule(edition, *, by):
    """Take a scheduled or held edition out of the schedule; readers keep what they see."""
    now = _locked(edition)
    refuse_if(reasons_not_to_unschedule(edition, by))
    timeline.cancel(edition, now=now)
    publishing.mend_first_dates(edition.article_id, by=by, now=now)
    changed([edition.article], by=by)


def reasons_not_to_hold(edition, by, reason):
    """Say why ``edition`` cannot be held back."""
    yield from reasons_may_not(by, "hold", edition.article)
    yield from timeline.reasons_not_to_hold(edition, now=timezone.now())
    if not reason.strip():
        yield "Say why it is held: whoever releases it reads the reason."


@transaction.atomic
def hold(edition, *, by, reason):
    """Keep a scheduled edition from readers until somebody releases it."""
    now = _locked(edition)
    refuse_if(reasons_not_to_hold(edition, by, reason))
    timeline.hold({edition: reason.strip()}, now=now)
    publishing.mend_first_dates(edition.article_id, by=by, now=now)
    edition.refresh_from_db(fields=timeline.COLUMNS)
    changed([edition.article], by=by)


def reasons_not_to_release(edition, by, *, draft=None):
    """Say why a held edition has to go on waiting."""
    now = timezone.now()
    draft = draft or publishing.drafted(
        edition.revision, at=max(now, edition.planned_from), until=edition.planned_until
    )
    yield from reasons_may_not(by, "release", edition.article)
    if edition.state(now) != "held":
        yield f"Edition {edition.number} is not held."
    yield from _reasons_outdated(edition, draft.start)
    yield from _reasons_not_approved(draft.revision)
    yield from reasons_to_wait(draft.revision, draft.rendered, at=draft.start)


@transaction.atomic
def release(edition, *, by, at=None):
    """Render a held edition anew and open that: at ``at``, else as planned, else now.

    The held edition stays as it was made, cancelled. Returns the new one.
    """
    planned = edition.planned_from if edition.planned_from > timezone.now() else None
    draft, now = publishing.drafted_under_lock(
        _fresh(edition.revision),
        at=at or planned,
        until=edition.planned_until,
        date_note=edition.date_note,
    )
    edition.refresh_from_db(fields=timeline.COLUMNS)
    reasons = publishing.reasons_not_to_open(draft, now=now)
    refuse_if([*reasons, *reasons_not_to_release(edition, by, draft=draft)])
    timeline.cancel(edition, now=now)
    released = publishing.opened(draft, by=by, now=now)
    changed([edition.article], by=by)
    return released


def reasons_not_to_expire(edition, by, until):
    """Say why readers cannot be shown ``edition`` until ``until`` only."""
    yield from reasons_may_not(by, "expire", edition.article)
    yield from timeline.reasons_not_to_expire(edition, until=until, now=timezone.now())


@transaction.atomic
def expire(edition, *, by, until):
    """Have readers see ``edition`` until ``until`` at the latest."""
    now = _locked(edition)
    refuse_if(reasons_not_to_expire(edition, by, until))
    timeline.expire(edition, until=until, now=now)
    changed([edition.article], by=by)


# -- Withdraw ---------------------------------------------------------------------------------


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
        _return_to_writer(article, by=by, note=reason)
    withdrawal = Withdrawal.objects.create(
        article=article, at=now, by=by, reason=reason.strip(), notice=notice.strip()
    )
    changed([article], by=by)
    return withdrawal


# -- Reasons that several verbs share -----------------------------------------------------------


def _reasons_stale(article, revision):
    head = article.head
    if head and head.pk != revision.pk:
        saved_by = head.created_by or "an import"
        yield (
            f"Version {revision.number} is not the newest: version {head.number} was saved by "
            f"{saved_by} on {spoken(head.created_at)}."
        )


def _reasons_not_approved(revision):
    if not revision.approved_at:
        yield f"Version {revision.number} has not been approved."
    elif any(_reasons_own_work(revision, revision.approved_by)):
        yield (
            f"Version {revision.number} was approved by {revision.approved_by}, who wrote it: a "
            "colleague has to approve it."
        )


def _reasons_own_work(revision, by):
    if settings.NEWSROOM_TEAM == "solo":
        return
    bylines = Author.objects.filter(pk__in=revision.content["author_ids"], user=by)
    if revision.created_by_id == by.pk or bylines.exists():
        yield f"Version {revision.number} is {by}'s own: a colleague has to approve it."


def _reasons_outdated(edition, start):
    newer = Edition.objects.filter(
        article=edition.article_id,
        live_from__lt=start,
        revision__number__gt=edition.revision.number,
    )
    if number := newer.order_by("-live_from").values_list("number", flat=True).first():
        yield (
            f"Edition {number} shows a newer version: edition {edition.number} would bring the "
            f"old words back. Publish the newest version, or take edition {edition.number} out "
            "of the schedule."
        )


# -- Rows -------------------------------------------------------------------------------------


def _locked(edition):
    """Lock the article of ``edition``, bring ``edition`` up to date, and return the time."""
    timeline.lock([edition.article_id])
    edition.refresh_from_db(fields=timeline.COLUMNS)
    return timezone.now()


def _fresh(revision):
    """The revision as it is now: a copy in hand may not know of its approval."""
    return Revision.objects.select_related("approved_by", "created_by").get(pk=revision.pk)


def _return_to_writer(article, *, by, note):
    """Back to drafting, without the approval that it had."""
    revision = article.approved_revision
    _move(article, Stage.DRAFTING, by=by, note=note)
    if revision:
        revision.approved_by = revision.approved_at = None
        revision.save(update_fields=["approved_by", "approved_at"])
        changed([revision], by=by)


def _move(article, stage, *, by, note="", approved=None):
    """Put the working copy into ``stage``, with a row of history that says who and why."""
    article.stage, article.approved_revision = stage, approved
    article._history_user = by
    article._change_reason = note or None
    article.save(update_fields=["stage", "approved_revision", "updated_at"])
    changed([article], by=by)
