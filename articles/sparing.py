"""A conviction becomes spent: what is scheduled waits, and what is live is looked at."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, F, OuterRef
from django.utils import timezone

from articles import tasks, timeline
from articles.models import Edition, EditionFact, ReviewTask, SpentDecision
from facts.care import TRIALS
from shows.models import Person

HELD = "The conviction of {} is spent now: take it out, or have an editor decide that it is told."
LIVE = (
    "The conviction of {} is spent now, and readers see it here: publish the article without it, "
    "or have an editor decide that it is told."
)


def follow_people(records: Iterable[Any], *, by: Any) -> None:
    """Hold what is scheduled and open a task for what is live, where either tells of such a person.

    Subscribed to ``newsroom.lib.changes``; asks nothing where nobody's conviction is spent.
    """
    people = {
        record.pk: record
        for record in records
        if isinstance(record, Person) and record.sensitivity == Person.Sensitivity.SPENT
    }
    if not people:
        return
    now = timezone.now()
    waiting = _telling(timeline.waiting(now), people).only(*timeline.COLUMNS)
    if reasons := {row: HELD.format(people[row.key]) for row in waiting}:
        timeline.hold(reasons, now=now)
    live = _telling(Edition.objects.live(now), people).select_related("article")
    for row in live.defer("html", "head", "card"):
        _ask(row.article, LIVE.format(people[row.key]), by=by)


def _telling(editions: Any, people: dict[int, Person]) -> Any:
    """Those of ``editions`` that print such a fact undecided; ``key`` says of whom."""
    printed = EditionFact.objects.filter(edition=OuterRef("pk"), fact__person__in=people)
    harmful = printed.filter(fact__property__damaging=True)
    trials = printed.filter(fact__property__code__in=TRIALS)
    decided = SpentDecision.objects.filter(
        article=OuterRef("article"), person=OuterRef("key"), revoked_at=None
    )
    rows = editions.filter(Exists(harmful) | Exists(trials), boundary_of=None)
    rows = rows.filter(printed_facts__fact__person__in=people)
    return rows.annotate(key=F("printed_facts__fact__person")).exclude(Exists(decided)).distinct()


def _ask(article: Any, sentence: str, *, by: Any) -> None:
    # The record of the person may be saved many times before somebody has looked.
    known = ReviewTask.objects.open().filter(article=article, sentence=sentence)
    if not known.exists():
        tasks.open_task(article, kind=ReviewTask.Kind.OTHER, sentence=sentence, by=by)
