"""External ids, looked up many at once: who has which, and whose record the desk has deleted."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

from newsroom.lib.imports.report import Problem
from newsroom.lib.imports.session import RowRefused, Session
from newsroom.lib.imports.sheets import STAYS_AWAY, in_batches
from newsroom.lib.imports.tables import Row
from shows.models import ExternalId
from shows.models.imports import SUBJECTS

Scheme = ExternalId.Scheme


class Key(NamedTuple):
    """An id of a record: the kind of record, the catalogue, and the id there."""

    subject: str
    scheme: str
    value: str


def table_key(subject: str, *parts: object) -> Key:
    """A key of our own tables as an id; kinds of records do not share keys."""
    return Key(subject, Scheme.TABLE, "/".join(str(part) for part in (subject, *parts))[:200])


class Register:
    """The external ids that one import has asked for."""

    def __init__(self) -> None:
        self._held: dict[tuple[str, str], ExternalId | None] = {}
        self._deleted: set[tuple[str, str]] = set()

    def load(self, keys: Iterable[Key]) -> None:
        """Fetch what is not known of ``keys`` yet, in few queries."""
        wanted = defaultdict(list)
        for _, scheme, value in keys:
            if value and (scheme, value) not in self._held:
                self._held[scheme, value] = None
                wanted[scheme].append(value)
        for scheme, values in wanted.items():
            for batch in in_batches(values):
                self._load(scheme, batch)

    def _load(self, scheme: str, values: list[str]) -> None:
        ids = {"scheme": scheme, "value__in": values}
        for row in ExternalId.objects.filter(**ids):
            self._held[scheme, row.value] = row
        deleted = ExternalId.history.filter(**ids, history_type="-").values_list("value", flat=True)
        self._deleted |= {(scheme, value) for value in deleted}

    def entry(self, key: Key) -> ExternalId | None:
        """The row of that id, whatever it belongs to. An empty id matches nothing."""
        if not key.value:
            return None
        self.load([key])
        return self._held[key.scheme, key.value]

    def holder_id(self, key: Key) -> int | None:
        """The primary key of the record called ``key.subject`` that has that id, or None."""
        entry = self.entry(key)
        return getattr(entry, f"{key.subject}_id") if entry else None

    def holder(self, key: Key) -> Any:
        """The record that has that id, or None."""
        if (primary_key := self.holder_id(key)) is None:
            return None
        model = ExternalId._meta.get_field(key.subject).related_model
        return model._default_manager.get(pk=primary_key)

    def owner(self, key: Key) -> Any:
        """The record of any kind that has that id, or None."""
        entry = self.entry(key)
        return next((held for name in SUBJECTS if (held := getattr(entry, name, None))), None)

    def refuse_deleted(self, key: Key) -> None:
        """Raise RowRefused if the record with that id was deleted at the desk."""
        if self.entry(key) is None and (key.scheme, key.value) in self._deleted:
            raise RowRefused(STAYS_AWAY)

    def add(self, entry: ExternalId) -> None:
        """Remember an id that was written."""
        self._held[entry.scheme, entry.value] = entry


def tie(row: Row, session: Session, record: Any, key: Key) -> None:
    """Note that ``record`` has that id; RowRefused if another record has it."""
    register: Register = session.register
    held = register.entry(key)
    if held and getattr(held, f"{key.subject}_id") != record.pk:
        label = dict(Scheme.choices).get(key.scheme, key.scheme)
        raise RowRefused(
            Problem(
                f"{label} {key.value} belongs to another record already. Correct the id, or take "
                "it from the other record at the desk.",
                "id-taken",
                key=key.value,
            )
        )
    values = {"scheme": key.scheme, "value": key.value, key.subject: record}
    entry = session.write(row, "external ids", held, values, model=ExternalId)
    session.settle(lambda: register.add(entry))
