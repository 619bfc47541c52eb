"""It stands, it does not, and neither: what a second person decides of a sentence.

Letting a sentence stand checks the facts behind it, each in the version that was read. Undoing it
takes back that check and no other.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from articles import timeline
from articles.checking.sentences import Step
from articles.checking.standing import Decision, Reading
from articles.models import Article, Revision, SentenceCheck
from articles.permissions import reasons_may_not
from facts import checking
from facts.models import Fact
from newsroom.lib.changes import changed
from newsroom.lib.refusals import Refused, refuse_if
from newsroom.lib.saving import save_root

GONE = (
    "This sentence is not in the newest version any more, or its facts have changed: read it again."
)
NOT_READ = "This page does not say which versions of the facts were read: open it again."
CHANGED = "Somebody changed a fact of this sentence while you read it: read it again."
WHY_NOTHING = "It rests on nothing: say why it may stand, or ask for a fact."
WHY_DIFFERS = "It does not say what its records say ({}): say why it stands."
WHY_OBJECTED = "{} objected to it: say why it stands all the same."
WHY_UNREAD = "There is no quote and nothing to open: say where you read it."
OPEN_FIRST = "Open the source first: there is no quote to compare it with."
SAY_WHAT = "Say what is wrong with it: the writer reads it."
NOTHING_TO_UNDO = "There is nothing of yours to undo."
LONGEST_REASON = 1000


def reasons_not_to_stand(
    reading: Reading, step: Step, *, reason: str = "", opened: bool = False
) -> Iterable[str]:
    """Say why this sentence cannot be let stand so."""
    by = reading.by
    yield from reasons_may_not(by, "check", reading.revision.article)
    if yours := reading.yours(step):
        yield yours
    for ref in step.missing:
        yield f"The desk holds no fact {ref}: object, so that the writer links another."
    for fact in step.facts:
        if fact.rank == Fact.Rank.SUPERSEDED:
            yield f"This fact is superseded, and cannot be printed: {fact.statement}"
        if fact.stage != Fact.Stage.CHECKED and not yours:
            yield from checking.reasons_not_to_check(fact, by=by)
    yield from _reasons_too_long(reason)
    needs = reading.needs(step)
    if needs == "open" and not (opened or reason.strip()):
        yield OPEN_FIRST
    elif needs == "reason" and not reason.strip():
        yield _what_is_asked(reading, step)


def _what_is_asked(reading: Reading, step: Step) -> str:
    last = reading.decision(step)
    if step.is_bare:
        return WHY_NOTHING
    if last and last.decision == Decision.OBJECTED and last.by_id != reading.by.pk:
        return WHY_OBJECTED.format(last.by)
    found = [one.difference for one in reading.compared(step) if one.difference]
    return WHY_DIFFERS.format("; ".join(found)) if found else WHY_UNREAD


def reasons_not_to_object(reading: Reading, *, reason: str) -> Iterable[str]:
    """Say why this person cannot object for that reason."""
    yield from reasons_may_not(reading.by, "check", reading.revision.article)
    if not reason.strip():
        yield SAY_WHAT
    yield from _reasons_too_long(reason)


def _reasons_too_long(reason: str) -> Iterable[str]:
    if len(reason) > LONGEST_REASON:
        yield f"The reason has {len(reason):,} characters; {LONGEST_REASON:,} is the most."


@transaction.atomic
def let_stand(  # noqa: PLR0913 -- each is a field of the form behind the button
    revision: Revision,
    digest: str,
    *,
    by: Any,
    versions: Mapping[str, int],
    reason: str = "",
    opened: bool = False,
) -> SentenceCheck:
    """Note that the sentence stands, and check its facts as ``versions`` (by reference) were read.

    Raises Refused with every reason. Said twice by the same person it is said once.
    """
    reading, step = _under_lock(revision, digest, by=by, refs=versions)
    mine = _own(reading, step)
    if mine and mine.decision == Decision.STANDS and reading.state(step) == "stands":
        return mine
    refuse_if(_reasons_changed(step, versions))
    refuse_if(reasons_not_to_stand(reading, step, reason=reason, opened=opened))
    _take_back(mine, by=by)
    done = []
    for fact in step.facts:
        if fact.stage != Fact.Stage.CHECKED:
            checking.check_fact(fact, by=by, base_version=versions[fact.ref])
            done.append([fact.pk, fact.version])
    return _noted(reading, step, Decision.STANDS, reason=reason, checked=done)


@transaction.atomic
def object_to(revision: Revision, digest: str, *, by: Any, reason: str) -> SentenceCheck:
    """Note that the sentence does not stand, and why; or raise Refused."""
    reading, step = _under_lock(revision, digest, by=by)
    refuse_if(reasons_not_to_object(reading, reason=reason))
    _take_back(_own(reading, step), by=by)
    return _noted(reading, step, Decision.OBJECTED, reason=reason)


@transaction.atomic
def undo(article: Article, *, by: Any) -> SentenceCheck:
    """Take back the last decision of ``by`` on this article, with the checks that it made.

    A fact that somebody has saved since is left as it is.
    """
    refuse_if(reasons_may_not(by, "check", article))
    rows = SentenceCheck.objects.filter(article=article, by=by, undone_at=None)
    last = rows.first()
    if last is None:
        raise Refused([NOTHING_TO_UNDO])
    _lock_facts(Q(pk__in=[pk for pk, _ in last.checked_facts]))
    timeline.lock([article.pk])
    last = rows.filter(pk=last.pk).first()
    if last is None:
        raise Refused([NOTHING_TO_UNDO])
    _take_back(last, by=by)
    return last


def note_of(objections: Iterable[SentenceCheck]) -> str:
    """What a writer reads when an article goes back for these objections."""
    return "\n".join(f"“{row.words}” {row.by} objects: {row.reason}" for row in objections)


# -- Under the lock -----------------------------------------------------------------------------


def _under_lock(
    revision: Revision, digest: str, *, by: Any, refs: Iterable[str] = ()
) -> tuple[Reading, Step]:
    """The sentence as it is once the facts of it and its article are held, facts first."""
    rows = SentenceCheck.objects.filter(article=revision.article_id, digest=digest, by=by)
    mine = rows.filter(undone_at=None).first()
    _lock_facts(
        Q(ref__in=list(refs)) | Q(pk__in=[pk for pk, _ in mine.checked_facts] if mine else [])
    )
    timeline.lock([revision.article_id])
    head = revision.article.head
    reading = Reading(revision, by=by)
    found = reading.step(digest)
    if found is None or head is None or head.pk != revision.pk:
        raise Refused([GONE])
    return reading, found


def _lock_facts(which: Q) -> None:
    rows = Fact.objects.select_for_update(no_key=True).filter(which)
    list(rows.order_by("pk").values_list("pk"))


def _reasons_changed(step: Step, versions: Mapping[str, int]) -> Iterable[str]:
    read = [versions.get(fact.ref) for fact in step.facts]
    if None in read:
        yield NOT_READ
    elif read != [fact.version for fact in step.facts]:
        yield CHANGED


def _own(reading: Reading, step: Step) -> SentenceCheck | None:
    rows = reading.decisions.get(step.digest, ())
    return next((row for row in rows if row.by_id == reading.by.pk), None)


def _take_back(row: SentenceCheck | None, *, by: Any) -> None:
    if row is None:
        return
    row.undone_at = timezone.now()
    row.save(update_fields=["undone_at"])
    versions = dict(row.checked_facts)
    for fact in Fact.objects.filter(pk__in=versions).order_by("pk"):
        if fact.version == versions[fact.pk] and fact.checked_by_id == by.pk:
            checking.uncheck(fact)
            save_root(fact, base_version=fact.version, by=by)
            changed([fact], by=by)


def _noted(
    reading: Reading, step: Step, decision: str, *, reason: str, checked: Iterable[Any] = ()
) -> SentenceCheck:
    return SentenceCheck.objects.create(
        article_id=reading.revision.article_id,
        revision=reading.revision,
        digest=step.digest,
        words=step.text,
        decision=decision,
        reason=reason.strip(),
        by=reading.by,
        checked_facts=list(checked),
    )
