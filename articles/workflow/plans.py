"""What is planned: moved, taken out of the schedule, held, released, ended."""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from articles import log, notices, publishing, timeline
from articles.embargo import reasons_embargoed
from articles.gates import reasons_to_wait
from articles.models import Edition
from articles.overriding import not_overridden
from articles.permissions import reasons_may_not
from articles.planning import logged
from articles.promising import promised
from articles.timeline import spoken
from articles.workflow.reasons import reasons_not_approved, reasons_outdated
from articles.workflow.rows import fresh, locked
from newsroom.lib.changes import changed
from newsroom.lib.refusals import refuse_if


def reasons_not_to_unschedule(edition, by):
    """Say why ``edition`` cannot be taken out of the schedule."""
    yield from reasons_may_not(by, "unschedule", edition.article)
    yield from timeline.reasons_not_to_cancel(edition, now=timezone.now())


@transaction.atomic
def unschedule(edition, *, by):
    """Take a scheduled or held edition out of the schedule; readers keep what they see."""
    now = locked(edition)
    refuse_if(reasons_not_to_unschedule(edition, by))
    before = edition.state(now)
    timeline.cancel(edition, now=now)
    _note("unschedule", edition, by=by, before=before, after="cancelled")
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
    now = locked(edition)
    refuse_if(reasons_not_to_hold(edition, by, reason))
    timeline.hold({edition: reason.strip()}, now=now)
    _note("hold", edition, by=by, before="scheduled", after="held", reason=reason)
    _tell_of_hold(edition, by=by, reason=reason)
    publishing.mend_first_dates(edition.article_id, by=by, now=now)
    edition.refresh_from_db(fields=timeline.COLUMNS)
    changed([edition.article], by=by)


def _tell_of_hold(edition, *, by, reason):
    """Tell whoever planned it and whoever writes it: they count on its time."""
    article = edition.article
    concerned = {edition.published_by, article.assigned_to, article.created_by} - {by, None}
    notices.tell(
        concerned,
        "held",
        article=article,
        sentence=f"{by} held “{edition.headline}”: {reason.strip()}",
        path=reverse("admin:articles_edition_change", args=[edition.pk]),
    )


def reasons_not_to_release(edition, by, *, draft=None):
    """Say why a held edition has to go on waiting."""
    now = timezone.now()
    draft = draft or publishing.drafted(
        edition.revision,
        at=max(now, edition.planned_from),
        until=edition.planned_until,
        like=edition,
    )
    yield from reasons_may_not(by, "release", edition.article)
    if edition.state(now) != "held":
        yield f"Edition {edition.number} is not held."
    yield from reasons_outdated(edition, draft.start)
    yield from reasons_embargoed(edition.article, draft.start)
    yield from _reasons_of_text(edition, draft)


@transaction.atomic
def release(edition, *, by, at=None):
    """Render a held edition anew and open that: at ``at``, else as planned, else now.

    The held edition stays as it was made, cancelled. Returns the new one.
    """
    planned = edition.planned_from if edition.planned_from > timezone.now() else None
    draft, now = publishing.drafted_under_lock(
        fresh(edition.revision),
        at=at or planned,
        until=edition.planned_until,
        like=edition,
    )
    edition.refresh_from_db(fields=timeline.COLUMNS)
    reasons = publishing.reasons_not_to_open(draft, now=now)
    refuse_if([*reasons, *reasons_not_to_release(edition, by, draft=draft)])
    timeline.cancel(edition, now=now)
    released = publishing.opened(draft, by=by, now=now)
    _note("release", released, by=by, before="held", after=released.state(now))
    changed([edition.article], by=by)
    return released


def reasons_not_to_reschedule(edition, by, *, draft):
    """Say why ``edition`` cannot have the times and the rendering of ``draft``."""
    now = timezone.now()
    yield from reasons_may_not(by, "reschedule", edition.article)
    if edition.boundary_of_id:
        yield (
            f"Edition {edition.number} continues another one when a date passes: it moves along "
            "with that one."
        )
    yield from timeline.reasons_not_to_cancel(edition, now=now)
    if (edition.planned_from, edition.planned_until) == (draft.start, draft.until):
        yield f"Edition {edition.number} is planned for {spoken(draft.start)} already."
    yield from _reasons_out_of_order(edition, draft.start, now)
    yield from reasons_embargoed(edition.article, draft.start)
    if not edition.hold_reason:
        yield from _reasons_of_text(edition, draft)


@transaction.atomic
def reschedule(edition, *, by, at, until=None):
    """Give a planned edition other times: the same text, rendered anew for ``at``.

    Dates in it and its follow-ups move along; the edition of before stays as it was made,
    cancelled. A held one stays held, for the same reason. Returns the new one.
    """
    draft, now = publishing.drafted_under_lock(
        fresh(edition.revision), at=at, until=until, like=edition
    )
    edition.refresh_from_db(fields=timeline.COLUMNS)
    before, held = edition.planned_from, edition.hold_reason
    reasons = publishing.reasons_not_to_open(draft, now=now)
    refuse_if([*reasons, *reasons_not_to_reschedule(edition, by, draft=draft)])
    timeline.cancel(edition, now=now)
    if draft.first_published != publishing.first_seen(edition.article_id, before=at):
        # Until now it counted on itself as the first that readers see.
        draft = publishing.drafted(draft.revision, at=at, until=until, like=edition)
    moved = publishing.opened(draft, by=by, now=now)
    if held:
        timeline.hold({moved: held}, now=now)
        moved.refresh_from_db(fields=timeline.COLUMNS)
    _note("reschedule", moved, by=by, before=logged(before), after=logged(at), reason=held)
    publishing.mend_first_dates(edition.article_id, by=by, now=now)
    changed([edition.article], by=by)
    return moved


def _reasons_out_of_order(edition, start, now):
    """Say which edition would show newer words before, or older ones after ``start``."""
    yield from reasons_outdated(edition, start)
    others = timeline.waiting(now).filter(
        article=edition.article_id,
        planned_from__gte=start,
        revision__number__lt=edition.revision.number,
        boundary_of=None,
    )
    if older := others.exclude(pk=edition.pk).order_by("planned_from").first():
        yield (
            f"Edition {older.number}, planned for {spoken(older.planned_from)}, would bring older "
            "words back after it: take that one out of the schedule first."
        )


def reasons_not_to_expire(edition, by, until):
    """Say why readers cannot be shown ``edition`` until ``until`` only."""
    yield from reasons_may_not(by, "expire", edition.article)
    yield from timeline.reasons_not_to_expire(edition, until=until, now=timezone.now())


@transaction.atomic
def expire(edition, *, by, until):
    """Have readers see ``edition`` until ``until`` at the latest."""
    now = locked(edition)
    refuse_if(reasons_not_to_expire(edition, by, until))
    timeline.expire(edition, until=until, now=now)
    _note("expire", edition, by=by, after=f"ends {logged(until)}")
    changed([edition.article], by=by)


def _reasons_of_text(edition, draft):
    """Say what the text of ``edition``, rendered anew, lacks that nobody has answered for."""
    revision = draft.revision
    # The server compared a mended typo with what readers see: that takes no second person.
    if edition.change != Edition.Change.TYPO or not revision.approved_at:
        yield from reasons_not_approved(revision)
    waits = not_overridden(revision, reasons_to_wait(revision, draft.rendered, at=draft.start))
    check_by = draft.told.check_by
    # A promise that would be over before readers see it lifts nothing.
    lifted = promised(waits) if check_by and draft.start < check_by else []
    yield from (reason for reason in waits if reason not in lifted)


def _note(verb, edition, *, by, **line):
    log.write(edition.article, verb, by=by, revision=edition.revision, edition=edition, **line)
