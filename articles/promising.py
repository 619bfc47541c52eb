"""Published before all of it was checked: what may be promised, and how a promise is kept.

Only facts that nobody has checked yet can be put off, never a claim that can harm a living person.
Readers are told until when checks continue. Once the last fact is checked, and stands as it was
printed, they get the same page without that line, in the transaction of that check.
"""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from articles import log, timeline
from articles.freshness import stale_among
from articles.gates import reasons_of_facts
from articles.models import Article, Edition, EditionFact, EditionImage, ReviewTask
from articles.page import checks_continue
from articles.permissions import reasons_may_not
from articles.tasks import open_task
from articles.timeline import spoken
from facts.models import Fact
from newsroom.lib.changes import changed
from newsroom.lib.imports.sheets import in_batches
from newsroom.lib.saving import save_root
from newsroom.lib.wording import count_of, shortened

LIFTED = "fact_unchecked"
LONGEST = timedelta(days=7)
NO_LONGER = "No page that readers see rests on it any more."
# What an edition does not share with the one that it continues.
ITS_OWN = {
    *("id", "number", "live_from", "live_until", "created_at", "cancelled_at"),
    *("check_by", "html", "published_by", "planned_from", "boundary_of", "boundary_note"),
}


def promised(reasons):
    """Those of the reasons to wait that a promise lifts: facts that nobody has checked yet."""
    return [reason for reason in reasons if getattr(reason, "code", "") == LIFTED]


def reasons_not_to_promise(revision, rendered, *, by, check_by, reason, at=None):  # noqa: PLR0913 -- a form
    """Say why ``revision``, as ``rendered``, cannot go out to be checked by ``check_by``.

    It goes out now, or ``at`` a time: what goes out later is checked before.
    """
    yield from reasons_may_not(by, "promise", revision.article)
    now = timezone.now()
    if at and at > now:
        yield f"It goes out {spoken(at)}: there is time to check it before. Promise nothing."
    if check_by <= now:
        yield f"{spoken(check_by)} has passed: promise the checks for a time ahead."
    elif check_by > now + LONGEST:
        yield f"{spoken(check_by)} is too far off: a promise is kept within {LONGEST.days} days."
    if not reason.strip():
        yield "Say why it cannot wait for its checks: it stands in the log."
    said = list(reasons_of_facts([printed.fact for printed in rendered.printed]))
    for one in said:
        if one.code == "living" and one.about.stage == Fact.Stage.DRAFT:
            yield (
                "What can harm a living person is never published on a promise: check "
                f"“{shortened(one.about.statement)}” first."
            )
    if not promised(said):
        yield "No fact of it waits for a check: there is nothing to promise."


@transaction.atomic
def promise(edition, *, by, reason):
    """Note why ``edition`` went out before its checks, and open the task to do them in time."""
    article, waiting = edition.article, _unchecked(edition)
    sentence = (
        f"Readers were promised that {count_of(waiting.count(), 'fact')} of edition "
        f"{edition.number} would be checked by {spoken(edition.check_by)}."
    )
    for task in _open_tasks().filter(article=article):
        _close(task, by=by, note=f"Edition {edition.number} promises it anew.")
    log.write(
        article,
        "promise",
        by=by,
        after=f"to be checked by {spoken(edition.check_by)}",
        revision=edition.revision,
        edition=edition,
        reason=reason,
    )
    return open_task(
        article,
        kind=ReviewTask.Kind.CHECK_PROMISED,
        sentence=sentence,
        due=edition.check_by,
        by=by,
    )


def unchecked_facts(edition):
    """The facts that ``edition`` printed and that nobody has checked yet."""
    return [row.fact for row in _unchecked(edition).select_related("fact").order_by("note_number")]


def _unchecked(edition):
    return edition.printed_facts.filter(fact__stage=Fact.Stage.DRAFT)


def _open_tasks():
    return ReviewTask.objects.filter(kind=ReviewTask.Kind.CHECK_PROMISED, closed_at=None)


def _close(task, *, by, note):
    task.closed_at, task.closed_by, task.note = timezone.now(), by, note
    save_root(task, base_version=task.version, by=by)
    changed([task], by=by)


# -- Kept -------------------------------------------------------------------------------------


def keep_promises(records, *, by):
    """Close the promises that the changed ``records`` keep, and take the line off their pages.

    Subscribed to ``newsroom.lib.changes``; one query where nothing is promised.
    """
    watched = (Fact, Article)
    for batch in in_batches(record for record in records if isinstance(record, watched)):
        facts = [one.pk for one in batch if isinstance(one, Fact)]
        articles = [one.pk for one in batch if isinstance(one, Article)]
        printed = Q(article__editions__printed_facts__fact__in=facts)
        rows = _open_tasks().filter(Q(article__in=articles) | printed)
        for key in rows.values_list("article", flat=True).distinct():
            _keep(key, by=by)


def _keep(key, *, by):
    # Two people may check the last two facts at once: only who holds the article sees both.
    (article,) = timeline.lock([key])
    now = timezone.now()
    ahead = article.editions.filter(check_by__isnull=False, live_from__isnull=False)
    ahead = ahead.filter(Q(live_until=None) | Q(live_until__gt=now))
    live = ahead.filter(live_from__lte=now).first()
    if live and not _unchecked(live).exists() and not stale_among(live.printed_facts.all()):
        edition = _without_the_line(live, by=by, now=now)
        note = f"Every fact is checked: edition {edition.number} no longer says that checks go on."
    elif ahead.exists():
        return
    else:
        edition, note = None, NO_LONGER
    for task in _open_tasks().filter(article=article):
        _close(task, by=by, note=note)
    if edition:
        log.write(article, "check", by=by, revision=edition.revision, edition=edition, reason=note)
        changed([article], by=by)


def _without_the_line(live, *, by, now):
    """An edition like ``live`` but for the line, its follow-ups too; all else as it was printed."""
    text = live.boundary_of_id or live.pk
    later = live.article.editions.filter(boundary_of=text, cancelled_at=None, planned_from__gt=now)
    later = list(later.order_by("planned_from"))
    edition = _continued(live, by=by, now=now, start=now, base=None)
    for row in later:
        _continued(row, by=by, now=now, start=row.planned_from, base=edition)
    return edition


def _continued(before, *, by, now, start, base):
    line = checks_continue(before.check_by)
    shared = [field.attname for field in Edition._meta.concrete_fields if field.name not in ITS_OWN]
    edition = Edition(
        **{name: getattr(before, name) for name in shared},
        html=before.html.replace(f"{line}\n", "").replace(line, ""),
        planned_from=start,
        published_by=by,
        boundary_of=base,
        boundary_note=before.boundary_note if base else "",
    )
    edition = timeline.open_edition(edition, now=now)
    facts = EditionFact.objects.filter(edition=before).order_by("pk")
    EditionFact.objects.bulk_create([_carried(row, edition) for row in facts])
    images = EditionImage.objects.filter(edition=before).order_by("pk")
    EditionImage.objects.bulk_create([_carried(row, edition) for row in images])
    return edition


def _carried(row, edition):
    row.pk, row.edition = None, edition
    return row
