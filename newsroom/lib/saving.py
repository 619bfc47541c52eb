"""Compare-and-swap: of two people who opened the same version, the second is told, never ignored.

``version`` is a lock and nothing else; a record that is no root has the time of its last save
instead. One update moves it on; a save then writes the row, since an update alone would leave no
history.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from newsroom.lib.records import Record, Root
from newsroom.lib.refusals import Refused

Version = int | datetime
# The reason of the row of history that a redaction leaves.
REDACTED = "Redacted"
REDACTED_SINCE = (
    "Words were taken out of this for good after you opened it. What you typed is not saved and "
    "not kept, for it may hold them: open it again and type your changes there."
)


class RedactedSince(Refused):
    """What was typed may hold words that were taken out meanwhile: it can only be typed anew."""

    def __init__(self) -> None:
        super().__init__([REDACTED_SINCE])


class Stale(Exception):  # noqa: N818 -- says what the copy is: stale
    """Somebody saved since ``base_version``; ``current`` is the row as it is now, None if gone."""

    def __init__(self, current: Record | None) -> None:
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
def claim(obj: Record, *, base_version: Version) -> None:
    """Move the stored version on from ``base_version`` and hold its row, or raise Stale.

    The caller saves ``obj`` in the same transaction.
    """
    lock = lock_of(type(obj))
    row = type(obj)._base_manager.filter(pk=obj.pk)
    moved_on = F("version") + 1 if isinstance(obj, Root) else timezone.now()
    if not row.filter(**{lock: base_version}).update(**{lock: moved_on}):
        raise Stale(row.first())
    setattr(obj, lock, base_version)
    keep_before_image(obj)
    if isinstance(obj, Root):
        obj.version += 1


def refuse_if_redacted_since(obj: Any, version: Version | None) -> None:
    """Raise ``RedactedSince`` if words were taken out for good after it stood at ``version``."""
    if version is not None and was_redacted_since(obj, version):
        raise RedactedSince


def was_redacted_since(obj: Any, version: Version) -> bool:
    """The same as an answer."""
    since = {f"{lock_of(type(obj))}__gt": version, "history_change_reason": REDACTED}
    return obj.history.filter(**since).exists()


def lock_of(model: type[Record]) -> str:
    """The name of the field that every save of such a record moves on."""
    return "version" if issubclass(model, Root) else "updated_at"


def version_of(obj: Record) -> Version:
    """What the lock of ``obj`` stands at: a number, or the time of the last save."""
    return getattr(obj, lock_of(type(obj)))


def keep_before_images(model: type[Record], keys: Collection[int]) -> None:
    """Write the stored rows to the history that have none there yet, in three queries."""
    known = set(model.history.filter(id__in=keys).values_list("id", flat=True))
    rows = model._base_manager.filter(pk__in=set(keys) - known).select_related("created_by")
    bare = list(rows.order_by("pk"))
    for row in bare:
        row._history_date, row._history_user = row.created_at, row.created_by
    model.history.bulk_history_create(bare)


def keep_before_image(obj: Any) -> None:
    """Write the stored row to the history if it has none yet, as imported rows do not."""
    if obj.history.exists():
        return
    before = type(obj)._base_manager.get(pk=obj.pk)
    setattr(before, lock_of(type(obj)), version_of(obj))
    obj.history.bulk_history_create(
        [before], default_date=before.created_at, default_user=before.created_by
    )
