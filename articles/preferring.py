"""What follows for articles when the desk prefers one of two claims: a task where the other is.

No page changes by it. A task ends by itself at the moment from which no edition shows the claim
that lost, and when the decision is taken back.
"""

from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from articles.conflicts import seen_of
from articles.models import Article, EditionFact, ReviewTask
from articles.tasks import MOVES_EDITIONS, end_of, open_task, prints_ahead, set_ends
from facts.models import Contradiction
from facts.opposing import load_claims, said_by
from facts.settling import SIDES
from newsroom.lib.saving import save_root
from newsroom.lib.wording import shortened

KIND = ReviewTask.Kind.CONTRADICTION
TAKEN_BACK = "The decision was taken back."


@dataclass(frozen=True)
class Lost:
    """A fact that lost a decision, as an edition ``printed`` it; ``sentence`` says what to do."""

    printed: EditionFact
    sentence: str


def follow_decisions(records, *, by):
    """Open a task where readers see a claim that lost, or will; close those that are over.

    Subscribed to ``newsroom.lib.changes``; takes the same few queries for many records as for one.
    """
    rows = [record for record in records if isinstance(record, Contradiction)]
    facts = {key for row in rows for key in (row.fact_a_id, row.fact_b_id)} - {None}
    if facts or any(isinstance(record, MOVES_EDITIONS) for record in records):
        _follow_facts(records, facts, by=by)
    for row in rows:
        # What was only just noted was never decided.
        if row.credit_a_id and row.version > 1:
            _follow_credit(row, by=by)


# -- Facts --------------------------------------------------------------------------------------


def _follow_facts(records, facts, *, by):
    now = timezone.now()
    tasks = _waiting_tasks(records, facts, now)
    lost = _lost(facts | {fact for _, fact in tasks}, now)
    fresh = {key: found for key, found in lost.items() if key[1] in facts and key not in tasks}
    _follow(tasks, lost, by=by, now=now)
    _open(fresh, by=by, now=now)


def _waiting_tasks(records, facts, now):
    """The tasks whose end may be another now, by article and fact."""
    articles = [record.pk for record in records if isinstance(record, Article)]
    concerned = Q(fact__in=facts) | Q(article__in=articles) | Q(closed_at__gt=now)
    rows = ReviewTask.objects.open(now).filter(concerned, kind=KIND, fact__isnull=False)
    return {(task.article_id, task.fact_id): task for task in rows.order_by("pk")}


def _lost(facts, now):
    """Where readers see, or will see, those of ``facts`` that lost, by article and fact."""
    decided = _decided(facts)
    if not decided:
        return {}
    found = {}
    rows = prints_ahead(now).filter(fact__in=decided).select_related("edition")
    heavy = ("edition__html", "edition__head", "edition__card")
    for printed in rows.defer(*heavy).order_by("edition__live_from", "pk"):
        sentence = _sentence(printed.words or printed.statement, decided[printed.fact_id])
        key = (printed.edition.article_id, printed.fact_id)
        found.setdefault(key, []).append(Lost(printed, sentence))
    return found


def _decided(facts):
    """The decision that each of ``facts`` lost, the last one if there were several."""
    if not facts:
        return {}
    rows = Contradiction.objects.filter(
        Q(preferred="a", fact_b__in=facts) | Q(preferred="b", fact_a__in=facts)
    )
    loaded = load_claims(rows.order_by("decided_on", "pk"))
    return {getattr(row, SIDES[row.preferred]).pk: row for row in loaded}


def _sentence(words, row):
    preferred = getattr(row, row.preferred)
    better = shortened(said_by(preferred) or str(preferred))
    return f"{_begins(words)} the desk prefers “{better}”: {row.resolution}"


def _begins(words):
    return f"Readers get “{shortened(words)}”;"


def _open(lost, *, by, now):
    settled = _settled_by_hand(lost)
    tasks = [
        ReviewTask(
            kind=KIND,
            article_id=article,
            fact_id=fact,
            sentence=found[0].sentence,
            opened_at=now,
            opened_by=by,
            created_by=by,
        )
        for (article, fact), found in lost.items()
        if settled.get((article, fact)) != found[0].sentence
    ]
    if tasks:
        set_ends([(task, end_of(lost[task.article_id, task.fact_id])) for task in tasks], now)
        ReviewTask.objects.bulk_create(tasks)
        ReviewTask.history.bulk_history_create(tasks, default_user=by)


def _settled_by_hand(lost):
    """The words of the last task for each of ``lost``, where a person closed it."""
    if not lost:
        return {}
    articles, facts = zip(*lost, strict=True)
    rows = ReviewTask.objects.filter(kind=KIND, article__in=articles, fact__in=facts)
    rows = rows.filter(closed_by__isnull=False).order_by("closed_at", "pk")
    return {(task.article_id, task.fact_id): task.sentence for task in rows}


def _follow(tasks, lost, *, by, now):
    """Bring words and ends of open ``tasks`` up to date; close those that nothing keeps open."""
    before = {key: (task.sentence, task.closed_at, task.note) for key, task in tasks.items()}
    set_ends([(task, end_of(lost.get(key, ()), now)) for key, task in tasks.items()], now)
    undone = _still_printed({key for key in tasks if key not in lost}, now)
    for key, task in tasks.items():
        if key in lost:
            task.sentence = lost[key][0].sentence
        elif key in undone:
            task.note = TAKEN_BACK
    moved = [
        task
        for key, task in tasks.items()
        if (task.sentence, task.closed_at, task.note) != before[key]
    ]
    for task in moved:
        task.version, task.updated_at = task.version + 1, now
    if moved:
        columns = ["sentence", "closed_at", "note", "version", "updated_at"]
        ReviewTask.objects.bulk_update(moved, columns)
        ReviewTask.history.bulk_history_create(moved, update=True, default_user=by)


def _still_printed(keys, now):
    """Those of the pairs of article and fact that readers go on seeing: the decision went."""
    facts = {fact for _, fact in keys}
    if not facts:
        return set()
    rows = prints_ahead(now).filter(fact__in=facts).order_by()
    return keys & set(rows.values_list("edition__article", "fact"))


# -- Lines of cast lists ------------------------------------------------------------------------


def _follow_credit(row, *, by):
    """A task for each article that names the line that lost; none once that is taken back."""
    if not row.preferred:
        _take_back(row, by=by)
        return
    load_claims([row])
    loser = SIDES[row.preferred]
    for seen in seen_of(row):
        if seen.side == loser:
            sentence = _sentence(f"{getattr(row, loser)}", row)
            waiting = ReviewTask.objects.open().filter(
                article=seen.edition.article_id, kind=KIND, sentence=sentence
            )
            if not waiting.exists():
                open_task(seen.edition.article, kind=KIND, sentence=sentence, by=by)


def _take_back(row, *, by):
    load_claims([row])
    begins = [Q(sentence__startswith=_begins(str(claim))) for claim in (row.a, row.b)]
    rows = ReviewTask.objects.open().filter(begins[0] | begins[1], kind=KIND, fact__isnull=True)
    for task in rows.filter(article__show=row.a.show_id):
        task.closed_at, task.note = timezone.now(), TAKEN_BACK
        save_root(task, base_version=task.version, by=by)
