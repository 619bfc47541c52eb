"""Keeping what was found: each pair of claims once, and none as open that agrees by now.

What the desk has decided stays decided. Two claims that somebody joined by hand stay joined for as
long as both are in use, since no rule can know what they disagree about.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from facts.contradicting import Finding, batched, find_around
from facts.models import Contradiction, Fact, Involvement
from facts.models.contradictions import CLAIMS
from facts.opposing import load_claims
from newsroom.lib.changes import changed
from newsroom.lib.wording import shortened
from shows.models import Credit

State = Contradiction.State
Pair = tuple[str, int, int]
CLAIM_MODELS = {"fact": Fact, "credit": Credit, "involvement": Involvement}
BY_HAND = "Joined by hand: "
AGREE = "The two claims no longer differ."
DIFFER_AGAIN = "The two claims differ again."


@dataclass
class Noted:
    """What became of a finding: whether it was new, and how the desk decided if it was not."""

    finding: Finding
    new: bool
    state: str


@transaction.atomic
def note_all(findings: Iterable[Finding], *, by: Any = None) -> list[Noted]:
    """Keep each pair as a contradiction, once; what the desk has decided stays decided.

    Lines of a single cast list are no contradiction: they are given back and not kept.
    """
    held = {pair_of(row): row for row in Contradiction.objects.all()}
    noted, touched = _keep(findings, held, by=by)
    changed(touched, by=by)
    return noted


@transaction.atomic
def close_others(noted: Iterable[Noted]) -> list[Contradiction]:
    """Close the open contradictions that a search of all claims did not find any more."""
    found = {row.finding.pair for row in noted}
    open_rows = Contradiction.objects.undecided()
    return _close([row for row in open_rows if pair_of(row) not in found])


def note_around(records: Iterable[Any], *, by: Any) -> None:
    """Note and close the contradictions that one of the changed ``records`` has a part in.

    Subscribed to ``newsroom.lib.changes``, so that a conflict is seen as soon as it is saved. Takes
    the same few queries for many records as for one, and none where no claim was changed.
    """
    keys: dict[str, set[int]] = {
        name: {record.pk for record in records if type(record) is model}
        for name, model in CLAIM_MODELS.items()
    }
    if not any(keys.values()):
        return
    findings = [finding for finding in find_around(records) if finding.pair]
    for finding in findings:
        kind, *pair = finding.pair
        keys[kind].update(pair)
    held = {pair_of(row): row for row in _rows_of(keys)}
    _, touched = _keep(findings, held, by=by)
    found = {finding.pair for finding in findings}
    mine = {(type(record)._meta.model_name, record.pk) for record in records}
    over = [
        row
        for pair, row in held.items()
        if row.state == State.OPEN and pair not in found and _sides(pair) & mine
    ]
    changed([*touched, *_close(over, tell=False)], by=by)


def pair_of(row: Contradiction) -> Pair:
    """What tells the two claims of a contradiction from every other pair."""
    kind = next(name for name in CLAIMS if getattr(row, f"{name}_a_id"))
    return kind, getattr(row, f"{kind}_a_id"), getattr(row, f"{kind}_b_id")


def _sides(pair: Pair) -> set[tuple[str, int]]:
    kind, *keys = pair
    return {(kind, key) for key in keys}


def _rows_of(keys: dict[str, set[int]]) -> Iterable[Contradiction]:
    for name, held in keys.items():
        for some in batched(held):
            side = Q(**{f"{name}_a__in": some}) | Q(**{f"{name}_b__in": some})
            yield from Contradiction.objects.filter(side)


# -- Keeping ------------------------------------------------------------------------------------


def _keep(
    findings: Iterable[Finding], held: dict[Pair, Contradiction], *, by: Any
) -> tuple[list[Noted], list[Contradiction]]:
    """What became of each finding, and the contradictions that are open since now."""
    noted, touched = [], []
    for finding in findings:
        if finding.pair is None:
            noted.append(Noted(finding, new=False, state=""))
            continue
        row, fresh = _row_for(finding, held, by=by)
        noted.append(Noted(finding, new=fresh, state=row.state))
        if fresh:
            touched.append(row)
    return noted, touched


def _row_for(
    finding: Finding, held: dict[Pair, Contradiction], *, by: Any
) -> tuple[Contradiction, bool]:
    """The row of a finding, and whether it is open since now."""
    row: Any = held.get(finding.pair)
    if row is None:
        kind, first, second = finding.pair
        row, new = Contradiction.objects.get_or_create(
            **{f"{kind}_a_id": first, f"{kind}_b_id": second},
            defaults={"kind": finding.kind, "created_by": by},
        )
        held[finding.pair] = row
        return row, new
    again = row.state == State.CLOSED
    if again:
        row.state, row.resolution, row.decided_on = State.OPEN, "", None
        row._change_reason = DIFFER_AGAIN
    if again or (row.kind != finding.kind and row.state == State.OPEN):
        row.kind = finding.kind
        row.version += 1
        row.save()
    return row, again


# -- Closing ------------------------------------------------------------------------------------


def _close(rows: list[Contradiction], *, tell: bool = True) -> list[Contradiction]:
    """Close those of the open ``rows`` that have nothing left to decide, each with a sentence."""
    by_hand = joined_by_hand(rows)
    now, today = timezone.now(), timezone.localdate()
    over = []
    for row in load_claims(rows):
        gone = next(filter(None, map(why_out_of_use, (row.a, row.b))), "")
        if gone or row.pk not in by_hand:
            row.state, row.resolution, row.decided_on = State.CLOSED, gone or AGREE, today
            row.version, row.updated_at, row._history_user = row.version + 1, now, None
            over.append(row)
    if over:
        columns = ["state", "resolution", "decided_on", "version", "updated_at"]
        Contradiction.objects.bulk_update(over, columns)
        Contradiction.history.bulk_history_create(over, update=True)
        if tell:
            changed(over)
    return over


def joined_by_hand(rows: Iterable[Contradiction]) -> dict[int, str]:
    """Why somebody joined the two claims, for those of ``rows`` that no rule has found."""
    keys = [row.pk for row in rows]
    if not keys:
        return {}
    joined = Contradiction.history.filter(
        id__in=keys, history_type="+", history_change_reason__startswith=BY_HAND
    )
    said = joined.values_list("id", "history_change_reason")
    return {key: words.removeprefix(BY_HAND) for key, words in said}


def why_out_of_use(claim: Fact | Credit | Involvement) -> str:
    """The sentence why nobody has to choose this claim any more; "" while it is in use."""
    words = f"“{shortened(str(claim))}”"
    match claim:
        case Fact(stage=Fact.Stage.RETIRED):
            return f"{words} has been retired."
        case Fact(rank=Fact.Rank.SUPERSEDED):
            return f"{words} is superseded: {claim.rank_reason}"
        case Fact(standing=Fact.Standing.FALSE):
            return f"{words} is said to be false: {claim.standing_reason}"
        case Credit(status=Credit.Status.REMOVED):
            return f"The line {words} has been removed."
    return ""
