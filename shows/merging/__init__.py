"""Merging two records that are one, and undoing that within the day: the verbs."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from django.db import transaction
from django.utils import timezone

from newsroom.lib.changes import changed
from newsroom.lib.records import Record
from newsroom.lib.refusals import refuse_if
from newsroom.lib.saving import claim
from shows.merging import writing
from shows.merging.planning import Plan, plan_merge, settles, taken, what_differs, what_fills
from shows.models import Merge
from shows.models.merges import MERGED

__all__ = ["merge", "moves_also", "plan_merge", "settles", "undo_merge"]


class Mover(NamedTuple):
    """What a room keeps that no foreign key tells of, such as a number in a snapshot."""

    move: Callable[[Record, Record, Plan], Any]
    restore: Callable[[Any], None]


_movers: dict[str, Mover] = {}


def moves_also(name: str, mover: Mover) -> None:
    """Have ``mover.move(gone, kept, plan)`` called in each merge; what it gives is JSON.

    An undoing hands that back to ``mover.restore``.
    """
    _movers[name] = mover


def kind_of(record: Record) -> str:
    """What it is: person or show."""
    return record._meta.model_name


def reasons_not_one_of_a_kind(gone: Record, kept: Record) -> Iterator[str]:
    """Say why the two cannot be one; nothing if they may be."""
    if kind_of(kept) not in MERGED or type(gone) is not type(kept):
        yield "A person can be merged with a person, and a show with a show."
    elif gone.pk == kept.pk:
        yield f"This is the same {kind_of(kept)}: choose another one."


def reasons_not_to_merge(gone: Record, kept: Record, *, by: Any, plan: Plan) -> Iterator[str]:
    """Say why ``gone`` cannot be merged into ``kept``; nothing if it can."""
    kind = kind_of(kept)
    if not by.has_perms([f"shows.change_{kind}", f"shows.delete_{kind}"]):
        yield f"{by} may not merge records: that takes the role Editor or Managing editor."
    yield from dict.fromkeys(plan.reasons)


@transaction.atomic
def merge(  # noqa: PLR0913 -- each is a field of the form behind the button
    gone, kept, *, by, gone_version=None, kept_version=None, take=()
):
    """Fold ``gone`` into ``kept`` and return the Merge, or raise Refused or Stale.

    All that points at ``gone`` points at ``kept`` afterwards, its name becomes another name, and
    its address leads there. ``take`` names the columns in which both differ and ``gone`` wins.
    """
    refuse_if(reasons_not_one_of_a_kind(gone, kept))
    for record, version in sorted(
        [(gone, gone_version), (kept, kept_version)], key=lambda pair: pair[0].pk
    ):
        claim(record, base_version=record.version if version is None else version)
    plan = plan_merge(gone, kept)
    refuse_if(reasons_not_to_merge(gone, kept, by=by, plan=plan))
    above = {name: mover.move(gone, kept, plan) for name, mover in _movers.items()}
    journal = writing.write(plan, columns=_columns_taken(gone, kept, take), by=by)
    row = Merge.objects.create(
        **{kind_of(kept): kept},
        kept_key=kept.pk,
        gone_key=journal["gone_key"],
        gone_name=str(gone),
        gone_slug=gone.slug,
        journal=journal | {"above": above},
        created_by=by,
    )
    changed([kept, gone, *writing.touched(plan)], by=by)
    return row


def _columns_taken(gone, kept, take):
    values = dict(what_fills(gone, kept))
    for column in what_differs(gone, kept):
        if column.name in take:
            values |= taken(column, gone)
    return values


def reasons_not_to_undo(row: Merge, *, by: Any) -> Iterator[str]:
    """Say why a merge cannot be undone; nothing if it can."""
    kind = "person" if row.person_id else "show"
    if not by.has_perms([f"shows.change_{kind}", f"shows.delete_{kind}"]):
        yield f"{by} may not undo a merge: that takes the role Editor or Managing editor."
    if row.undone_at:
        yield "It is undone already."
    elif timezone.now() >= row.undo_until:
        yield "It was merged more than a day ago: it is final. Enter the record again instead."
    elif row.kept.pk != row.kept_key:
        yield f"{row.gone_name} was merged again since, into {row.kept}: undo that first."
    elif type(row.kept).objects.filter(slug=row.gone_slug).exists():
        yield f"Another {kind} has the address “{row.gone_slug}” by now: change that first."


@transaction.atomic
def undo_merge(row, *, by):
    """Take a merge apart again and return the record that comes back, or raise Refused.

    What was moved goes back, unless somebody has moved it elsewhere since.
    """
    row = Merge.objects.select_for_update(no_key=True).get(pk=row.pk)
    refuse_if(reasons_not_to_undo(row, by=by))
    kept = row.kept
    claim(kept, base_version=kept.version)
    record, rows = writing.take_back(row.journal, kept, by=by)
    for name, entry in row.journal["above"].items():
        _movers[name].restore(entry)
    row.undone_at, row.undone_by = timezone.now(), by
    row._history_user = by
    row.save()
    changed([kept, record, *rows], by=by)
    return record
