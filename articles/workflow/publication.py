"""What readers see from now on, or from a time on: first, or in the place of something."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from articles import log, promising, publishing, timeline
from articles.changing import changes_for_readers
from articles.correcting import (
    Correcting,
    correction_of,
    left_out_in_words,
    reasons_not_to_correct,
)
from articles.embargo import reasons_embargoed
from articles.gates import reasons_to_wait
from articles.models import Article, Edition, Revision
from articles.overriding import not_overridden, overridden, set_aside
from articles.permissions import reasons_may_not
from articles.telling import Asked
from articles.timeline import spoken
from articles.workflow.reasons import reasons_not_approved, reasons_stale
from articles.workflow.rows import fresh, move
from newsroom.lib.changes import changed
from newsroom.lib.refusals import refuse_if
from newsroom.lib.wording import join_names
from newsroom.models import User

Change = Edition.Change
SCHEDULED_CHOICES = ("cancel", "rebase")


def reasons_not_to_publish(article, revision, by, *, draft=None):
    """Say why readers may not see ``revision``: now, or as ``draft`` was rendered for its time.

    Mending a typo takes no second person: whether it is one is decided in ``changing``.
    """
    draft = draft or publishing.drafted(revision, at=timezone.now())
    yield from reasons_may_not(by, "publish", article)
    yield from reasons_stale(article, revision)
    missing = [] if draft.told.change == Change.TYPO else list(reasons_not_approved(revision))
    if missing and not _may_be_typo(article, draft):
        yield from missing
    waiting = reasons_to_wait(revision, draft.rendered, at=draft.start)
    yield from not_overridden(revision, waiting)
    yield from _reasons_to_leave_it(article, draft)


@transaction.atomic
def publish(  # noqa: PLR0913 -- each is a field of the form behind the button
    article,
    *,
    revision,
    by,
    at=None,
    until=None,
    scheduled=None,
    date_note="",
    change="",
    correction=None,
    check_by=None,
    promise="",
    seen=None,
):
    """Open an edition of ``revision`` at ``at`` (now if left out), with its follow-ups.

    An edition that is scheduled for later would bring back the words it was made from. Where there
    is one, ``scheduled`` says what becomes of it: "cancel" takes it out of the schedule, "rebase"
    keeps its times and makes it anew from ``revision``.

    ``change`` is what it is to readers: "typo", "update" with a ``date_note``, or "correction" with
    a ``Correcting``; left out, it is a typo where the server finds one, else an update. With
    ``check_by`` and a ``promise``, the reason, it goes out before all of it is checked. ``seen`` is
    the number of the newest edition that was looked at: with another one it is refused.
    """
    wish = Wish(fresh(revision), by, at, until, date_note, change, correction, check_by, promise)
    wanted, now = _drafted(wish)
    draft = wanted.draft
    later = publishing.later_plans(article.pk, draft.start, now=now)
    anew = [publishing.drafted_for(plan, draft) for plan in later if scheduled == "rebase"]
    waiting = reasons_not_to_publish(article, wish.revision, by, draft=draft)
    reasons = [
        *_reasons_seen(article, seen),
        *_reasons_too_long(date_note),
        *publishing.reasons_not_to_open(draft, now=now),
        *reasons_embargoed(article, draft.start),
        *wanted.reasons,
        *_not_promised(waiting, draft, wish),
        *_reasons_to_choose(wish.revision, later, scheduled),
        *_reasons_not_to_rebase(article, anew, draft, wish),
    ]
    refuse_if(dict.fromkeys(reasons))
    _cancel(article, later, by=by, now=now)
    if draft.told.change == Change.TYPO:
        _stand_for_typo(article, wish.revision, by=by)
    edition = publishing.opened(draft, by=by, now=now)
    _write_line(article, edition, draft, correction)
    for other in anew:
        publishing.opened(other, by=by, now=now)
    if check_by:
        promising.promise(edition, by=by, reason=promise)
    changed([article, *draft.asked.corrections], by=by)
    return edition


def _cancel(article, plans, *, by, now):
    for plan in plans:
        timeline.cancel(plan, now=now)
        log.write(article, "unschedule", by=by, before="scheduled", after="cancelled", edition=plan)


def _may_be_typo(article, draft):
    """Whether nobody has said of which kind it is, and it is only a typo."""
    live = None if draft.told.change else live_at(article.pk, draft.start)
    return bool(live) and not changes_for_readers(live, draft).no_typo


# -- Of which kind it is ----------------------------------------------------------------------


@dataclass(frozen=True)
class Wish:
    """What somebody wants to publish, and how readers are to be told."""

    revision: Revision
    by: User
    at: datetime | None
    until: datetime | None
    date_note: str
    change: str
    correcting: Correcting | None
    check_by: datetime | None
    promise: str


class Wanted(NamedTuple):
    """The draft of a wish, and the reasons against its kind."""

    draft: publishing.Draft
    reasons: list[str]


def _drafted(wish):
    """What is wanted under its locks, as the kind of change that it is; and the time."""
    asked = Asked(wish.change, wish.date_note.strip(), check_by=wish.check_by)
    draft, now = publishing.drafted_under_lock(
        wish.revision, at=wish.at, until=wish.until, asked=asked
    )
    live = live_at(wish.revision.article_id, draft.start)
    if draft.told.change in (Change.FIRST, Change.UPDATE) or live is None:
        return Wanted(_without_typo(draft, live), list(_reasons_of_kind(wish, draft, live))), now
    changes = changes_for_readers(live, draft)
    reasons = []
    if draft.told.change == Change.CORRECTION:
        reasons = list(
            reasons_not_to_correct(changes, wish.correcting, revision=wish.revision, by=wish.by)
        )
        if wish.correcting:
            row = correction_of(changes, wish.correcting, revision=wish.revision, by=wish.by)
            asked = replace(asked, corrections=(row,))
    elif changes.no_typo and wish.change:
        reasons = [f"It is no typo: {changes.no_typo[0]}."]
    else:
        asked = replace(asked, change=Change.UPDATE if changes.no_typo else Change.TYPO)
    return Wanted(publishing.redrafted(draft, asked), reasons), now


def _without_typo(draft, live):
    """The draft as an update where nobody said what it is, and readers see nothing to compare."""
    if draft.told.change or live:
        return draft
    return publishing.redrafted(draft, replace(draft.asked, change=Change.UPDATE))


def _reasons_of_kind(wish, draft, live):
    if wish.change == Change.CORRECTION and live is None:
        yield from reasons_not_to_correct(None, wish.correcting, revision=wish.revision, by=wish.by)
    elif wish.change == Change.TYPO and live is None:
        yield "Readers see nothing of it: there is no typo to mend."
    elif wish.change == Change.UPDATE and live and not wish.date_note.strip():
        yield "Say in one line what is new: readers see it beside the date."


def live_at(article_id, moment):
    """What readers see of the article just before the draft of ``moment`` would start, or None."""
    rows = Edition.objects.live(moment).filter(article=article_id)
    return rows.select_related("revision__approved_by").first()


def _stand_for_typo(article, revision, *, by):
    """The server compared it with what readers see: that stands in for a second person."""
    if revision.approved_at:
        return
    (article,) = timeline.lock([article.pk])
    revision.approved_by, revision.approved_at = by, timezone.now()
    revision.save(update_fields=["approved_by", "approved_at"])
    note = "Only a typo was mended: the server compared it with what readers see."
    move(
        article,
        Article.Stage.APPROVED,
        verb="approve",
        by=by,
        approved=revision,
        note=note,
        revision=revision,
    )


def _write_line(article, edition, draft, correcting):
    """What was published as what, what the note is silent about, and what was set aside for it."""
    aside = set_aside(draft.revision)
    waits = reasons_to_wait(draft.revision, draft.rendered, at=draft.start) if aside else ()
    log.write(
        article,
        "publish",
        by=edition.published_by,
        before=edition.get_change_display().lower(),
        after=edition.state(),
        revision=draft.revision,
        edition=edition,
        reason=left_out_in_words(correcting),
        overrides=overridden(draft.revision, waits),
    )


# -- Reasons ----------------------------------------------------------------------------------


def _reasons_seen(article, seen):
    if seen is None:
        return
    newest = article.editions.select_related("published_by").order_by("-number").first()
    if newest and newest.number != seen:
        yield (
            f"Edition {newest.number} was made by {newest.published_by or 'the desk'} on "
            f"{spoken(newest.created_at)}, after you opened this: look at it again."
        )


def _not_promised(reasons, draft, wish):
    """``reasons`` without those that a promise lifts, and with those against the promise."""
    reasons = list(reasons)
    if not draft.told.check_by:
        return reasons
    lifted = promising.promised(reasons)
    against = promising.reasons_not_to_promise(
        draft.revision,
        draft.rendered,
        by=wish.by,
        check_by=draft.told.check_by,
        reason=wish.promise,
        at=draft.start,
    )
    return [*against, *(reason for reason in reasons if reason not in lifted)]


def _reasons_not_to_rebase(article, anew, draft, wish):
    for other in anew:
        yield from reasons_embargoed(article, other.start)
        waiting = reasons_to_wait(wish.revision, other.rendered, at=other.start)
        yield from _not_promised(not_overridden(wish.revision, waiting), draft, wish)


def _reasons_too_long(date_note):
    most = Edition._meta.get_field("date_note").max_length
    if len(date_note) > most:
        yield f"The note for readers has {len(date_note):,} characters; {most} is the most."


def _reasons_to_leave_it(article, draft):
    live, asked = article.editions.live(draft.start).first(), draft.asked
    if asked.date_note or asked.corrections or (live and live.check_by != draft.told.check_by):
        return
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
