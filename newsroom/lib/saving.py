"""Compare-and-swap: of two people who opened the same version, the second is told, never ignored.

``version`` is a lock and nothing else. One update moves it on; a save then writes the row, since
an update alone would leave no history.
"""

from typing import Any

from django.db import transaction
from django.db.models import F

from newsroom.lib.records import Root


class Stale(Exception):  # noqa: N818 -- says what the copy is: stale
    """Somebody saved since ``base_version``; ``current`` is the row as it is now, None if gone."""

    def __init__(self, current: Root | None) -> None:
        self.current = current
        super().__init__("Somebody else saved this meanwhile.")


@transaction.atomic
def save_root(obj: Root, *, base_version: int, by: Any) -> None:
    """Save ``obj`` as the version after ``base_version`` with a row of history, or raise Stale."""
    obj._history_user = by
    if obj._state.adding:
        obj.created_by = obj.created_by or by
    else:
        claim(obj, base_version=base_version)
    obj.save()


@transaction.atomic
def claim(obj: Root, *, base_version: int) -> None:
    """Move the stored version on from ``base_version`` and hold its row, or raise Stale.

    The caller saves ``obj`` in the same transaction.
    """
    row = type(obj)._base_manager.filter(pk=obj.pk)
    if not row.filter(version=base_version).update(version=F("version") + 1):
        raise Stale(row.first())
    keep_before_image(obj)
    obj.version = base_version + 1


def keep_before_image(obj: Any) -> None:
    """Write the stored row to the history if it has none yet, as imported rows do not."""
    if obj.history.exists():
        return
    before = type(obj)._base_manager.get(pk=obj.pk)
    if isinstance(before, Root):
        before.version = obj.version
    obj.history.bulk_history_create(
        [before], default_date=before.created_at, default_user=before.created_by
    )
