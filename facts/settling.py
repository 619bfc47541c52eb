"""Deciding between two claims that do not agree: the verbs, and why they may be refused.

A decision is about what the desk holds and ranks. No article changes by it: where readers see the
claim that lost, somebody gets a task.
"""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django.db import transaction
from django.utils import timezone

from facts.models import Contradiction, Fact
from facts.models.contradictions import CLAIMS
from facts.models.properties import SUBJECTS
from facts.noting import BY_HAND, why_out_of_use
from facts.opposing import BY_NO_RULE, load_claims, why_they_differ
from newsroom.lib.changes import changed
from newsroom.lib.refusals import refuse_if
from newsroom.lib.saving import Stale, Version, claim, save_root, version_of
from newsroom.lib.wording import shortened
from shows.models import Credit

PERMISSION = "facts.change_contradiction"
JOINING = "facts.add_contradiction"
State = Contradiction.State
Rank = Fact.Rank
ROLES = "Fact-checker, Editor or Managing editor"
SIDES = {"a": "b", "b": "a"}
OPENED = "Opened again: "
LONGEST_REASON = 250


class Base(NamedTuple):
    """The versions that somebody read: of the contradiction and of its two claims."""

    contradiction: Version
    a: Version
    b: Version


def base_of(row: Contradiction) -> Base:
    """The versions that ``row`` and its claims are at."""
    return Base(row.version, version_of(row.a), version_of(row.b))


# -- May it be done? ----------------------------------------------------------------------------


def reasons_not_to_settle(row: Contradiction, *, by: Any, note: str) -> Iterator[str]:
    """Say why ``by`` cannot decide this, whatever the decision."""
    yield from _reasons_may_not(by)
    if row.state != State.OPEN:
        yield f"This is decided already: {row.resolution}"
    if not note.strip():
        yield "Say why: the next editor reads it beside the two claims."


def reasons_not_to_prefer(row: Contradiction, side: str, *, by: Any, note: str) -> Iterator[str]:
    """Say why ``by`` cannot prefer the claim on that ``side``."""
    yield from reasons_not_to_settle(row, by=by, note=note)
    preferred = getattr(row, side)
    if row.involvement_a_id:
        yield (
            "Of two parts in an event none is preferred: mend the wrong one, or let both stand. "
            "A court's word may follow a report."
        )
    elif gone := why_out_of_use(preferred):
        yield f"{gone} It cannot be preferred."
    elif isinstance(preferred, Fact) and (third := _third_in_use(row, preferred)):
        yield (
            f"“{shortened(third.statement)}” is marked “use this” as well, and only one can be at "
            "a time: decide between that one and this first."
        )


def reasons_not_to_reopen(row: Contradiction, *, by: Any, note: str) -> Iterator[str]:
    """Say why ``by`` cannot open this again."""
    yield from _reasons_may_not(by)
    if row.state == State.OPEN:
        yield "Nobody has decided this yet: it is open."
    loser = SIDES.get(row.preferred)
    for side in SIDES:
        if side != loser and (gone := why_out_of_use(getattr(row, side))):
            yield f"{gone} There is nothing left to decide."
    if not note.strip():
        yield "Say why: whoever decided it will ask."


def _reasons_may_not(by: Any) -> Iterator[str]:
    if not by.has_perm(PERMISSION):
        yield f"{by} may not settle contradictions: that takes the role {ROLES}."


def _third_in_use(row: Contradiction, fact: Fact) -> Fact | None:
    """Another fact that holds the only place "use this" has for such a value, or None."""
    if not fact.one_at_a_time or fact.valid_from_low or fact.valid_to_low:
        return None
    subject = next(name for name in SUBJECTS if getattr(fact, f"{name}_id"))
    rivals = Fact.objects.filter(
        **{f"{subject}_id": getattr(fact, f"{subject}_id")},
        property_id=fact.property_id,
        rank=Rank.USE,
        valid_from_low__isnull=True,
        valid_to_low__isnull=True,
    )
    return rivals.exclude(stage=Fact.Stage.RETIRED).exclude(pk__in=[row.a.pk, row.b.pk]).first()


def reasons_not_to_join(first: Fact, second: Fact, *, by: Any, why: str) -> Iterator[str]:
    """Say why ``by`` cannot put these two facts side by side."""
    if not by.has_perm(JOINING):
        yield f"{by} may not join claims: that takes the role {ROLES}."
    if first == second:
        yield "These are one fact: choose another one."
    for fact in dict.fromkeys((first, second)):
        if gone := why_out_of_use(fact):
            yield f"{gone} It contradicts nothing any more."
    held = _held(first, second)
    if held and held.state != State.CLOSED:
        yield f"These two are joined already: {held.get_state_display().lower()}."
    if not why.strip():
        yield "Say what they disagree about: no rule can tell the next editor."


def _held(first: Fact, second: Fact) -> Contradiction | None:
    older, newer = sorted((first, second), key=lambda fact: fact.pk)
    return Contradiction.objects.filter(fact_a=older, fact_b=newer).first()


# -- The verbs ----------------------------------------------------------------------------------


@transaction.atomic
def prefer(  # noqa: PLR0913 -- what a decision says
    row: Contradiction,
    side: str,
    *,
    by: Any,
    note: str,
    other: str = Rank.ALSO,
    base: Base | None = None,
) -> Contradiction:
    """Have readers get the claim on that ``side`` ("a" or "b"), or raise Refused or Stale.

    Of two facts the preferred one gets the rank "use this", the ``other`` one "also said" or
    "superseded"; of two lines of cast lists the other one is removed. What was checked stays
    checked: nobody checks a rank.
    """
    row = _locked(row, base)
    refuse_if(reasons_not_to_prefer(row, side, by=by, note=note))
    loser, winner = getattr(row, SIDES[side]), getattr(row, side)
    moved: list[Any] = []
    if isinstance(winner, Fact):
        # The one that loses first: the place "use this" may be the only one.
        moved += _rank(loser, other, by=by, note=note)
        moved += _rank(winner, Rank.USE, by=by, note=note)
    else:
        moved += _set_status(loser, Credit.Status.REMOVED, by=by)
    return _decide(row, State.RESOLVED, side, by=by, note=note, moved=moved)


@transaction.atomic
def let_both_stand(
    row: Contradiction, *, by: Any, note: str, base: Base | None = None
) -> Contradiction:
    """Note that both claims may be told, or raise Refused or Stale. No rank changes."""
    row = _locked(row, base)
    refuse_if(reasons_not_to_settle(row, by=by, note=note))
    return _decide(row, State.RESOLVED, "", by=by, note=note)


@transaction.atomic
def accept_as_open(
    row: Contradiction, *, by: Any, note: str, base: Base | None = None
) -> Contradiction:
    """Note that nobody can tell yet; articles that print either claim go on being warned."""
    row = _locked(row, base)
    refuse_if(reasons_not_to_settle(row, by=by, note=note))
    return _decide(row, State.ACCEPTED, "", by=by, note=note)


@transaction.atomic
def reopen(row: Any, *, by: Any, note: str, base: Base | None = None) -> Contradiction:
    """Take a decision back, or raise Refused or Stale. What it set aside stands again."""
    row = _locked(row, base)
    refuse_if(reasons_not_to_reopen(row, by=by, note=note))
    moved = _bring_back(row, by=by, note=note)
    row.state, row.preferred, row.resolution = State.OPEN, "", ""
    row.decided_by, row.decided_on = None, None
    by_rule = why_they_differ(row) != BY_NO_RULE
    row._change_reason = f"{OPENED if by_rule else BY_HAND}{note.strip()}"
    save_root(row, base_version=row.version, by=by)
    changed([row, *moved], by=by)
    return row


@transaction.atomic
def join(
    first: Fact, second: Fact, *, by: Any, why: str, kind: str = Contradiction.Kind.CONFLICT
) -> Contradiction:
    """Put two facts side by side that no rule compares, or raise Refused."""
    refuse_if(reasons_not_to_join(first, second, by=by, why=why))
    older, newer = sorted((first, second), key=lambda fact: fact.pk)
    row: Any = _held(older, newer) or Contradiction(fact_a=older, fact_b=newer)
    row.kind, row.state, row.resolution, row.decided_on = kind, State.OPEN, "", None
    row._change_reason = f"{BY_HAND}{why.strip()}"
    save_root(row, base_version=row.version, by=by)
    changed([row], by=by)
    return row


# -- What a decision writes ---------------------------------------------------------------------


def _locked(row: Contradiction, base: Base | None) -> Any:
    """The contradiction and its claims as they are now, held until the transaction ends.

    Raises Stale where one of the three is not what ``base`` says that somebody read.
    """
    kind = next(name for name in CLAIMS if getattr(row, f"{name}_a_id"))
    model = type(row)._meta.get_field(f"{kind}_a").related_model
    keys = [getattr(row, f"{kind}_a_id"), getattr(row, f"{kind}_b_id")]
    claims = model._default_manager.select_for_update(no_key=True).filter(pk__in=keys)
    held = {found.pk for found in claims.order_by("pk")}
    fresh = type(row)._default_manager.select_for_update(no_key=True).filter(pk=row.pk).first()
    if fresh is None or len(held) < len(keys):
        raise Stale(None)
    load_claims([fresh])
    if base and base != base_of(fresh):
        raise Stale(fresh)
    return fresh


def _decide(  # noqa: PLR0913 -- the columns of a decision
    row: Contradiction, state: str, preferred: str, *, by: Any, note: str, moved: Iterable[Any] = ()
) -> Contradiction:
    row.state, row.preferred, row.resolution = state, preferred, note.strip()
    row.decided_by, row.decided_on = by, timezone.localdate()
    save_root(row, base_version=row.version, by=by)
    changed([row, *moved], by=by)
    return row


def _rank(fact: Fact, rank: str, *, by: Any, note: str) -> list[Fact]:
    """Give ``fact`` that rank for that reason; the fact if it was another one."""
    if fact.rank == rank:
        return []
    fact.rank, fact.rank_reason = rank, shortened(note, LONGEST_REASON)
    fact.editor_fields = sorted({*fact.editor_fields, "rank", "rank_reason"})
    save_root(fact, base_version=fact.version, by=by)
    return [fact]


def _set_status(credit: Any, status: str, *, by: Any) -> list[Any]:
    if credit.status == status:
        return []
    credit._history_user = by
    credit.editor_fields = sorted({*credit.editor_fields, "status"})
    claim(credit, base_version=credit.updated_at)
    credit.status = status
    credit.save()
    return [credit]


def _bring_back(row: Contradiction, *, by: Any, note: str) -> list[Any]:
    """What the decision took out of use, in use again."""
    loser = getattr(row, SIDES[row.preferred]) if row.preferred else None
    match loser:
        case Fact(rank=Rank.SUPERSEDED):
            return _rank(loser, Rank.ALSO, by=by, note=note)
        case Credit(status=Credit.Status.REMOVED):
            before = loser.history.exclude(status=Credit.Status.REMOVED).first()
            status = before.status if before else Credit.Status.REPORTED
            return _set_status(loser, status, by=by)
    return []
