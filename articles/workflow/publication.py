"""What readers see from now on, or from a time on."""

from django.db import transaction
from django.utils import timezone

from articles import log, publishing, timeline
from articles.embargo import reasons_embargoed
from articles.gates import reasons_to_wait
from articles.models import Edition
from articles.permissions import reasons_may_not
from articles.timeline import spoken
from articles.workflow.reasons import reasons_not_approved, reasons_stale
from articles.workflow.rows import fresh
from newsroom.lib.changes import changed
from newsroom.lib.refusals import refuse_if
from newsroom.lib.wording import join_names

SCHEDULED_CHOICES = ("cancel", "rebase")


def reasons_not_to_publish(article, revision, by, *, draft=None):
    """Say why readers may not see ``revision``: now, or as ``draft`` was rendered for its time."""
    draft = draft or publishing.drafted(revision, at=timezone.now())
    yield from reasons_may_not(by, "publish", article)
    yield from reasons_stale(article, revision)
    yield from reasons_not_approved(revision)
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
    revision = fresh(revision)
    draft, now = publishing.drafted_under_lock(revision, at=at, until=until, date_note=date_note)
    later = publishing.later_plans(article.pk, draft.start, now=now)
    anew = [publishing.drafted_for(plan, draft) for plan in later if scheduled == "rebase"]
    reasons = [
        *_reasons_too_long(date_note),
        *publishing.reasons_not_to_open(draft, now=now),
        *reasons_embargoed(article, draft.start),
        *reasons_not_to_publish(article, revision, by, draft=draft),
        *_reasons_to_choose(revision, later, scheduled),
    ]
    for other in anew:
        reasons += reasons_embargoed(article, other.start)
        reasons += reasons_to_wait(revision, other.rendered, at=other.start)
    refuse_if(dict.fromkeys(reasons))
    for plan in later:
        timeline.cancel(plan, now=now)
        log.write(article, "unschedule", by=by, before="scheduled", after="cancelled", edition=plan)
    edition = publishing.opened(draft, by=by, now=now)
    log.write(
        article,
        "publish",
        by=by,
        after="scheduled" if at else "live",
        revision=revision,
        edition=edition,
    )
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
