"""What somebody has to look at: opened by a change, closed by a new edition or by hand.

A task that a scheduled edition will settle is closed ahead, at the moment it goes live: no job
runs, and until then the task is open (``ReviewTask.objects.open``).
"""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from articles import permissions
from articles.freshness import as_printed, stale_among
from articles.models import Article, Edition, EditionFact, ReviewTask, Revision
from articles.timeline import spoken
from facts.models import Event, Fact
from images.models import Image
from newsroom.lib.changes import changed
from newsroom.lib.imports.sheets import in_batches
from newsroom.lib.refusals import refuse_if
from newsroom.lib.saving import save_root
from shows.models import Organisation, Person, Place, Show, SourceWork

Kind = ReviewTask.Kind
# The columns of a fact whose record it prints by name.
NAMES = {
    Person: ("value_person", "attributed_to_person"),
    Organisation: ("value_organisation", "attributed_to_organisation"),
    Place: ("value_place",),
    SourceWork: ("value_source_work",),
    Show: ("value_show",),
    Event: ("value_event",),
}
# What moves editions, and so may settle a task or bring it back.
MOVES_EDITIONS = (Article, Revision, Image)
WATCHED = (Fact, *NAMES, *MOVES_EDITIONS)
NO_LONGER_SEEN = "Readers do not see the article any more."
REPLACED = "Edition {} replaces what was printed."
SAYS_IT_AGAIN = "The record says again what was printed."


# -- By hand ----------------------------------------------------------------------------------


@transaction.atomic
def open_task(article, *, kind, sentence, fact=None, due=None, by=None):  # noqa: PLR0913 -- columns
    """The open task of that ``kind`` for ``article`` and ``fact``, with these words and ``due``.

    ``article`` may be None for a task about a fact alone.
    """
    rows = ReviewTask.objects.filter(article=article, fact=fact, kind=kind, closed_at=None)
    task = rows.first() if fact else None
    task = task or ReviewTask(article=article, fact=fact, kind=kind, opened_by=by)
    task.sentence, task.due = sentence, due
    save_root(task, base_version=task.version, by=by)
    changed([task], by=by)
    return task


def reasons_not_to_close(task, *, by, note):
    """Say why ``by`` cannot close this task with that ``note``."""
    yield from permissions.reasons_may_not(by, "close_task")
    if task.is_closed():
        yield f"{task.closed_by or 'A new edition'} closed it on {spoken(task.closed_at)} already."
    elif task.kind == Kind.CHECK_PROMISED and _is_still_promised(task):
        yield (
            "Readers are still told that checks continue: check the facts, and it closes by "
            "itself; or publish a version that needs no promise."
        )
    if not note.strip():
        yield "Say how it was settled: colleagues will ask."


def _is_still_promised(task):
    pages = Edition.objects.live().filter(article=task.article_id)
    return pages.filter(check_by__isnull=False).exists()


@transaction.atomic
def close_task(task, *, by, note, base_version=None):
    """Note that ``by`` has dealt with ``task``, and how; or raise Refused or Stale."""
    refuse_if(reasons_not_to_close(task, by=by, note=note))
    task.closed_at, task.closed_by, task.note = timezone.now(), by, note.strip()
    save_root(task, base_version=task.version if base_version is None else base_version, by=by)
    changed([task], by=by)


# -- By what changed --------------------------------------------------------------------------


def follow_prints(records, *, by):
    """Open a task where readers see, or will see, a fact otherwise than it stands since now.

    One for each article and fact, closed when no edition prints it so any more. Subscribed to
    ``newsroom.lib.changes``; takes the same few queries for many records as for one.
    """
    for batch in in_batches(record for record in records if isinstance(record, WATCHED)):
        _follow(batch, by=by, now=timezone.now())


def _follow(records, *, by, now):
    facts = _facts_behind(records, now)
    if not facts and not any(isinstance(record, MOVES_EDITIONS) for record in records):
        return
    tasks = _waiting_tasks(records, facts, now)
    stale = _stale_by_task(facts | {fact for _, fact in tasks}, now)
    fresh = {key: prints for key, prints in stale.items() if key[1] in facts and key not in tasks}
    _follow_tasks(tasks, stale, facts, by=by, now=now)
    _open_tasks(fresh, by=by, now=now)


def _facts_behind(records, now):
    """The keys of the facts among ``records``, and of printed ones that name one of them."""
    facts = {record.pk for record in records if isinstance(record, Fact)}
    named = [
        prints_ahead(now).filter(**{f"fact__{column}__in": keys}).order_by().values_list("fact")
        for model, columns in NAMES.items()
        if (keys := [record.pk for record in records if isinstance(record, model)])
        for column in columns
    ]
    if named and (keys := {key for (key,) in named[0].union(*named[1:])}):
        # Held, as a fact that is saved is: two people at once would open two tasks.
        rows = Fact.objects.select_for_update(no_key=True).filter(pk__in=keys).order_by("pk")
        facts |= set(rows.values_list("pk", flat=True))
    return facts


def prints_ahead(now):
    """What is printed in the editions that readers see and will see."""
    seen = Q(edition__live_until=None) | Q(edition__live_until__gt=now)
    return EditionFact.objects.filter(seen, edition__live_from__isnull=False)


def _waiting_tasks(records, facts, now):
    """The tasks whose end may be another now, by article and fact."""
    articles = [record.pk for record in records if isinstance(record, Article)]
    concerned = Q(fact__in=facts) | Q(article__in=articles) | Q(closed_at__gt=now)
    rows = ReviewTask.objects.open(now).filter(concerned, kind=Kind.FACT_CHANGED)
    return {(task.article_id, task.fact_id): task for task in rows.order_by("pk")}


def _stale_by_task(facts, now):
    """What readers see and will see otherwise than it stands, by article and fact."""
    if not facts:
        return {}
    rows = prints_ahead(now).filter(fact__in=facts)
    rows = rows.select_related("edition").order_by("edition__live_from", "pk")
    stale = {}
    for found in stale_among(rows.defer("edition__html", "edition__head", "edition__card")):
        key = (found.printed.edition.article_id, found.fact.pk)
        stale.setdefault(key, []).append(found)
    return stale


def _open_tasks(stale, *, by, now):
    """Open a task for each of ``stale``, but not for what somebody settled in the same words."""
    settled = _settled_by_hand(stale)
    tasks = [
        ReviewTask(
            kind=Kind.FACT_CHANGED,
            article_id=article,
            fact_id=fact,
            sentence=sentence,
            opened_at=now,
            opened_by=by,
            created_by=by,
        )
        for (article, fact), prints in stale.items()
        if (sentence := sentence_of(prints[0], now)) != settled.get((article, fact))
    ]
    if tasks:
        set_ends([(task, end_of(stale[task.article_id, task.fact_id])) for task in tasks], now)
        ReviewTask.objects.bulk_create(tasks)
        ReviewTask.history.bulk_history_create(tasks, default_user=by)


def _settled_by_hand(stale):
    """The words of the last task for each of ``stale``, where a person closed it."""
    if not stale:
        return {}
    articles, facts = zip(*stale, strict=True)
    rows = ReviewTask.objects.filter(
        kind=Kind.FACT_CHANGED, article__in=articles, fact__in=facts
    ).order_by("closed_at", "pk")
    last = {(task.article_id, task.fact_id): task for task in rows}
    return {key: task.sentence for key, task in last.items() if task.closed_by_id}


def _follow_tasks(tasks, stale, facts, *, by, now):
    """Bring words and ends of open ``tasks`` up to date; close those that nothing keeps open."""
    before = {task: _state(task) for task in tasks.values()}
    set_ends([(task, end_of(stale.get(key, ()), now)) for key, task in tasks.items()], now)
    for key, task in tasks.items():
        if key in stale:
            task.sentence = sentence_of(stale[key][0], now)
        elif task.fact_id in facts:
            task.note = SAYS_IT_AGAIN
    moved = [task for task, state in before.items() if _state(task) != state]
    for task in moved:
        task.version, task.updated_at = task.version + 1, now
    if moved:
        ReviewTask.objects.bulk_update(
            moved, ["sentence", "closed_at", "note", "version", "updated_at"]
        )
        ReviewTask.history.bulk_history_create(moved, update=True, default_user=by)


def _state(task):
    return task.sentence, task.closed_at, task.note


def end_of(prints, now=None):
    """When readers stop seeing the last of ``prints``; ``now`` for none, None for never."""
    ends = [stale.printed.edition.live_until for stale in prints]
    return None if None in ends else max(ends, default=now)


def set_ends(ends, now):
    """Close each task at its end, with a note of what readers see from then on."""
    seen = _seen({task.article_id for task, end in ends if end}, now)
    for task, end in ends:
        task.closed_at, task.note = end, ""
        if end:
            after = next((row for row in seen[task.article_id] if _is_seen(row, end)), None)
            task.note = REPLACED.format(after.number) if after else NO_LONGER_SEEN


def _seen(articles, now):
    """What readers see and will see of ``articles``, by article."""
    by_article = {key: [] for key in articles}
    if articles:
        ahead = Q(live_until=None) | Q(live_until__gt=now)
        rows = Edition.objects.filter(ahead, article__in=articles, live_from__isnull=False)
        for row in rows.only("article_id", "number", "live_from", "live_until"):
            by_article[row.article_id].append(row)
    return by_article


def _is_seen(edition, moment):
    ends = edition.live_until
    return edition.live_from <= moment and (ends is None or ends > moment)


# -- In words ---------------------------------------------------------------------------------


def sentence_of(stale, now):
    """What there is to do about a stale print: “Readers see ...; the record now says ...”."""
    told = " ".join(_differences(stale, now))
    if "statement" in stale.columns:
        return told
    # A value or a standing alone does not say of what it is one.
    return f"About “{stale.printed.statement}”: {told[0].lower()}{told[1:]}"


def _differences(stale, now):
    printed, fact, columns = stale.printed, stale.fact, stale.columns
    if rewritten := [column for column in ("statement", "value") if column in columns]:
        who = "Readers see" if printed.edition.live_from <= now else "Readers will see"
        page, record = said(stale, *rewritten)
        yield f"{who} “{page}”; the record now says “{record}”."
    elif "hedge" in columns:
        before, after = (_hedge(hedge) for hedge in (printed.hedge, fact.hedge))
        yield f"Its hedge was {before} and is {after} now."
    if "standing" in columns:
        before, after = said(stale, "standing")
        yield f"It was printed as {before} and is {after} now."
    if "stage" in columns:
        yield f"The fact has been retired: {fact.rank_reason.rstrip('.') or 'nobody said why'}."


def said(stale, *columns):
    """What the edition printed in ``columns``, and what it would print in them today."""
    today = as_printed(stale.fact)
    before = [_words(column, getattr(stale.printed, column)) for column in columns]
    after = [_words(column, today[column]) for column in columns]
    return _joined(before), _joined(after)


def _words(column, text):
    return Fact.Standing(text).label.lower() if column == "standing" else text or "no value"


def _joined(parts):
    return parts[0] if len(parts) == 1 else f"{parts[0]} ({parts[1]})"


def _hedge(hedge):
    return f"“{Fact.Hedge(hedge).label}”" if hedge else "none"
