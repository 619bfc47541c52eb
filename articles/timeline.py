"""When readers see which edition: the only writer of ``live_from`` and ``live_until``.

Plans are kept, and the live ends follow from the plans of one article, for the future only. An
edition ends at the earlier of its planned end and the next start; take a plan away, and what it
would have replaced stays on. A *follow-up* (``boundary_of``) continues the text of another edition
when a date passes, so it runs only as long as no other text has taken over.

Callers pass ``now`` of Python, read after ``lock``: the database clock is coarser than the columns.
"""

from collections import defaultdict
from datetime import timedelta
from itertools import pairwise

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from articles.models import Article, Edition
from newsroom.lib.refusals import refuse_if

MOMENT = timedelta(microseconds=1)
COLUMNS = (
    "article_id",
    "number",
    "boundary_of_id",
    "planned_from",
    "planned_until",
    "live_from",
    "live_until",
    "hold_reason",
    "cancelled_at",
)


def lock(article_keys):
    """These articles, fresh from the database and locked until the transaction ends."""
    rows = Article.objects.select_for_update(no_key=True).filter(pk__in=article_keys)
    return list(rows.order_by("pk"))


def waiting(now):
    """Editions that readers may come to see after ``now``: planned, neither held nor cancelled."""
    ahead = Q(live_from__gt=now) | Q(live_from=None, planned_from__gt=now)
    return Edition.objects.filter(ahead, cancelled_at=None, hold_reason="")


def spoken(moment):
    """A moment as the desk says it, in the time zone of whoever looks: "Fri 27 Nov 2026, 06:00"."""
    local = timezone.localtime(moment)
    return f"{local:%a} {local.day} {local:%b %Y, %H:%M}"


# -- Verbs ------------------------------------------------------------------------------------


def reasons_not_to_open(edition, *, now):
    """Say why the unsaved ``edition`` cannot start when it is planned to."""
    if edition.planned_from < now:
        yield (
            f"{spoken(edition.planned_from)} has passed: nothing is published in the past. "
            "Publish now, or choose a time ahead."
        )
    if edition.planned_until and edition.planned_until <= edition.planned_from:
        yield f"The end, {spoken(edition.planned_until)}, is not after the start."


@transaction.atomic
def open_edition(edition, *, now):
    """Save the new ``edition``, live from its ``planned_from``, and end what it replaces.

    Two editions never start in the same moment: after one that just did, this starts a microsecond
    later. With a hold reason it is saved as held and changes nothing.
    """
    refuse_if(reasons_not_to_open(edition, now=now))
    lock([edition.article_id])
    others = _editions_of([edition.article_id], now)
    started = [other.live_from for other in others if _has_started(other, now)]
    edition.planned_from = max([edition.planned_from, *(start + MOMENT for start in started)])
    edition.number = max((other.number for other in others), default=0) + 1
    ends = live_ends([*others, edition], now)
    _write(others, {edition.article_id: ends})
    edition.live_from, edition.live_until = ends[edition.number]
    edition.save(force_insert=True)
    return edition


def reasons_not_to_cancel(edition, *, now):
    """Say why ``edition`` cannot be taken out of the schedule."""
    if edition.cancelled_at:
        yield f"Edition {edition.number} was taken out of the schedule already."
    elif _has_started(edition, now):
        yield (
            f"Readers have seen edition {edition.number} since {spoken(edition.live_from)}: it is "
            "no longer a plan. Publish another version, or withdraw the article."
        )


@transaction.atomic
def cancel(edition, *, now):
    """Take ``edition`` and its follow-ups out of the schedule; the one before stays on."""
    editions = _with_fresh(edition, now)
    refuse_if(reasons_not_to_cancel(edition, now=now))
    gone = [row for row in _family(edition, editions) if _is_ahead(row, now)]
    for row in gone:
        row.cancelled_at = now
    Edition.objects.bulk_update(gone, ["cancelled_at"])
    _settle(editions, now)


@transaction.atomic
def reasons_not_to_hold(edition, *, now):
    """Say why ``edition`` cannot be held back."""
    yield from reasons_not_to_cancel(edition, now=now)
    if edition.hold_reason and not edition.cancelled_at:
        yield f"Edition {edition.number} is held already: {edition.hold_reason}"


@transaction.atomic
def hold(reasons, *, now):
    """Hold back planned editions and their follow-ups, and return the rows that are held by it.

    ``reasons`` is ``{edition: sentence}``. What started or was cancelled meanwhile is left alone.
    Takes the same few queries for one edition as for many.
    """
    keys = {edition.article_id for edition in reasons}
    lock(keys)
    editions = _editions_of(keys, now)
    sentences = {edition.pk: reason for edition, reason in reasons.items()}
    held = {}
    for row in sorted(editions, key=lambda row: row.boundary_of_id is not None):
        reason = sentences.get(row.pk) or held.get(row.boundary_of_id)
        if reason and _is_ahead(row, now) and not row.hold_reason:
            row.hold_reason = held[row.pk] = reason
    rows = [row for row in editions if row.pk in held]
    Edition.objects.bulk_update(rows, ["hold_reason"])
    _settle(editions, now)
    return rows


def reasons_not_to_expire(edition, *, until, now):
    """Say why ``edition`` cannot end at ``until``."""
    if edition.cancelled_at or edition.hold_reason:
        yield f"Edition {edition.number} is not going to be seen: it needs no end."
    elif _is_over(edition, now):
        yield f"Edition {edition.number} ended on {spoken(edition.live_until)}: that is past."
    if until <= max(now, edition.planned_from):
        yield (
            f"{spoken(until)} is no end for edition {edition.number}: choose a time ahead of now "
            "and after its start."
        )
    elif edition.planned_until and until > edition.planned_until:
        yield (
            f"Edition {edition.number} is to end on {spoken(edition.planned_until)}. An end may "
            "come earlier, not later: publish again for a later one."
        )


@transaction.atomic
def expire(edition, *, until, now):
    """Have readers see ``edition`` and its follow-ups until ``until`` at the latest."""
    editions = _with_fresh(edition, now)
    refuse_if(reasons_not_to_expire(edition, until=until, now=now))
    text = _text(edition)
    rows = [row for row in editions if _text(row) == text and _is_open(row, now)]
    for row in rows:
        if row.planned_from < until:
            row.planned_until = until
        else:
            row.cancelled_at = now
    Edition.objects.bulk_update(rows, ["planned_until", "cancelled_at"])
    _settle(editions, now)


@transaction.atomic
def withdraw(article, *, now):
    """End what readers see, and cancel all that was planned or held."""
    lock([article.pk])
    editions = _editions_of([article.pk], now)
    rows = [row for row in editions if _is_open(row, now)]
    for row in rows:
        if _has_started(row, now):
            row.planned_until = max(now, row.live_from + MOMENT)
        else:
            row.cancelled_at = now
    Edition.objects.bulk_update(rows, ["planned_until", "cancelled_at"])
    _settle(editions, now)


# -- Rules ------------------------------------------------------------------------------------


def live_ends(editions, now):
    """What follows from the plans of one article: ``{number: (live_from, live_until)}``.

    Editions that are over are left out: their ends never change.
    """
    ends = {edition.number: (None, None) for edition in editions if not _is_over(edition, now)}
    running = list(_running(editions, now))
    for (start, edition), (next_start, _) in pairwise([*running, (None, None)]):
        until = min(filter(None, (edition.planned_until, next_start)), default=None)
        # Of two plans for the same moment the earlier one never runs.
        if edition.number in ends and (until is None or until > start):
            ends[edition.number] = (start, until)
    return ends


def _running(editions, now):
    """Give ``(start, edition)`` of all that ran or is to run, in order."""
    rows = [
        (edition.live_from if _has_started(edition, now) else edition.planned_from, edition)
        for edition in editions
        if _has_started(edition, now) or _may_start(edition, now)
    ]
    text = None
    for start, edition in sorted(rows, key=_order):
        if edition.boundary_of_id and _text(edition) != text and not _has_started(edition, now):
            continue
        text = _text(edition)
        yield start, edition


def _order(row):
    # A follow-up comes first, so that another text planned for the same moment takes over.
    start, edition = row
    return start, edition.boundary_of_id is None, edition.number


def _text(edition):
    """The key of the edition whose text this one shows, None before that one is saved."""
    return edition.boundary_of_id or edition.pk


def _has_started(edition, now):
    return edition.live_from is not None and edition.live_from <= now


def _is_over(edition, now):
    return edition.live_until is not None and edition.live_until <= now


def _is_open(edition, now):
    return not edition.cancelled_at and not _is_over(edition, now)


def _is_ahead(edition, now):
    """Whether readers may still come to see an edition, be it planned or held."""
    return not edition.cancelled_at and not _has_started(edition, now)


def _may_start(edition, now):
    return _is_ahead(edition, now) and not edition.hold_reason and edition.planned_from >= now


def _family(edition, editions):
    """Of ``editions``, this one and the follow-ups of the same text; of a follow-up, it alone."""
    return [row for row in editions if edition.pk in (row.pk, row.boundary_of_id)]


# -- Rows -------------------------------------------------------------------------------------


def _editions_of(article_keys, now):
    """Every edition of these locked articles, without its content."""
    editions = list(Edition.objects.filter(article__in=article_keys).only(*COLUMNS))
    _cancel_outrun(editions, now)
    return editions


def _with_fresh(edition, now):
    """Every edition of the article, now locked, with ``edition`` itself brought up to date."""
    lock([edition.article_id])
    edition.refresh_from_db(fields=COLUMNS)
    others = [row for row in _editions_of([edition.article_id], now) if row.pk != edition.pk]
    return [edition, *others]


def _cancel_outrun(editions, now):
    """Cancel the follow-ups whose text another one has replaced for good."""
    started = sorted((row for row in editions if _has_started(row, now)), key=_live_from)
    on_the_site = {row.article_id: _text(row) for row in started}
    texts = {_text(row) for row in started}
    outrun = [
        row
        for row in editions
        if row.boundary_of_id in texts
        and row.boundary_of_id != on_the_site[row.article_id]
        and _is_ahead(row, now)
    ]
    for row in outrun:
        row.cancelled_at, row.live_from, row.live_until = now, None, None
    Edition.objects.bulk_update(outrun, ["cancelled_at", "live_from", "live_until"])


def _live_from(edition):
    return edition.live_from


def _settle(editions, now):
    """Write the live ends that follow from the plans of the articles of ``editions``."""
    by_article = defaultdict(list)
    for edition in editions:
        by_article[edition.article_id].append(edition)
    ends = {key: live_ends(rows, now) for key, rows in by_article.items()}
    _write(editions, ends)


def _write(editions, ends):
    """Clear first, then shorten, then lengthen: at no step do two editions overlap."""
    steps = {"clear": [], "shorten": [], "lengthen": []}
    for edition in editions:
        before = (edition.live_from, edition.live_until)
        after = ends[edition.article_id].get(edition.number, before)
        if after != before:
            edition.live_from, edition.live_until = after
            steps[_step(before, after)].append(edition)
    for rows in steps.values():
        Edition.objects.bulk_update(rows, ["live_from", "live_until"])


def _step(before, after):
    if after[0] is None:
        return "clear"
    shorter = before[0] and after[1] and (before[1] is None or after[1] < before[1])
    return "shorten" if shorter else "lengthen"
