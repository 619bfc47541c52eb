"""A sheet says what a table holds: which column fills which field, and by what a row is known."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models

from newsroom.lib.imports.cells import Reader, Unreadable, reader_for
from newsroom.lib.imports.report import DELETED, WARNING, Problem
from newsroom.lib.imports.session import RowRefused, Session
from newsroom.lib.imports.tables import Row

STAYS_AWAY = Problem(
    "This was deleted at the desk and stays away. Whoever wants it back enters it there.",
    DELETED,
    severity=WARNING,
)


@dataclass(frozen=True)
class Column:
    """One column: the attribute it fills, or the kind of record that its key points to."""

    name: str
    example: str = ""
    note: str = ""
    field: str = ""
    to: str = ""
    read: Reader | None = None
    required: bool = False
    aside: bool = False

    @property
    def attribute(self) -> str:
        return self.field or self.name


class Sheet:
    """How the rows of one table become records. Subclasses say how a held record is found."""

    kind: str
    label: str
    model: type[models.Model]
    columns: tuple[Column, ...]
    note = ""
    # The column that points to another row of the same table.
    parent = ""
    # Where other tables look the key of a row up.
    directory = ""

    @property
    def known(self) -> list[str]:
        return [column.name for column in self.columns]

    @property
    def required(self) -> list[str]:
        return [column.name for column in self.columns if column.required]

    # -- One row --------------------------------------------------------------------------------

    def merge(self, row: Row, session: Session) -> None:
        """Write what the row says, or raise RowRefused."""
        values = self.values(row, session)
        identity = self.identity(row, values)
        held = self.held(identity, session)
        record = session.write(row, self.label, held, values, model=self.model)
        session.learn(self.directory, row.cells.get("key", ""), record)
        self.follow(row, record, session)

    def identity(self, row: Row, values: dict[str, Any]) -> dict[str, Any]:
        """The values by which a row of the table is known again."""
        raise NotImplementedError

    def held(self, identity: dict[str, Any], session: Session) -> Any:
        """The record that the row is about, or None."""
        return held_once(self.model, identity)

    def follow(self, row: Row, record: Any, session: Session) -> None:
        """Write what hangs on the record."""

    def prepare(self, rows: list[Row], session: Session) -> None:
        """Fetch what the rows will ask for, many at once."""
        for column in self.columns:
            load = getattr(session.directories.get(column.to), "load", None)
            if load:
                load({cell for row in rows if (cell := row.cells.get(column.name))})

    def finish(self, session: Session) -> None:
        """Do what can be done when every row is written."""

    def row_key(self, row: Row) -> str:
        """What tells rows of one file apart; empty if any number may be alike."""
        return row.cells.get("key", "")

    # -- Cells ----------------------------------------------------------------------------------

    def values(self, row: Row, session: Session) -> dict[str, Any]:
        """What the cells say, by attribute. An empty cell says nothing."""
        values: dict[str, Any] = {}
        problems: list[Problem] = []
        for column in self.columns:
            cell = row.cells.get(column.name, "")
            if column.required and not cell:
                sentence = f"{column.name} is empty. Every row needs it."
                problems.append(Problem(sentence, "empty-cell", column=column.name))
            elif cell and not column.aside:
                try:
                    values[column.attribute] = self.read(column, cell, session)
                except RowRefused as refusal:
                    problems += refusal.problems
        if problems:
            raise RowRefused(*problems)
        return values

    def read(self, column: Column, cell: str, session: Session) -> Any:
        """The value of one cell, or RowRefused."""
        if column.to:
            return session.need(column.to, cell, column.name)
        return read_cell(column.name, column.read or reader_for(self.model, column.attribute), cell)


def read_cell(column: str, read: Reader, cell: str) -> Any:
    """What ``read`` makes of the cell, or RowRefused with the name of the column."""
    try:
        return read(cell)
    except Unreadable as trouble:
        raise RowRefused(Problem(str(trouble), trouble.code, column=column)) from trouble


def held_once(model: type[models.Model], identity: dict[str, Any]) -> Any:
    """The record with that identity, or the one that had it before an editor changed it.

    Raises RowRefused if it was deleted at the desk: what was thrown away stays away.
    """
    if not any(identity.values()):
        # It would match the first record that has no key either, and overwrite it.
        raise LookupError(f"A row of {model.__name__} without a key cannot be looked up.")
    if record := model._default_manager.filter(**identity).first():
        return record
    if not (history := getattr(model, "history", None)):
        return None
    if not (earlier := history.filter(**identity).order_by("-history_date", "-history_id").first()):
        return None
    if record := model._default_manager.filter(pk=earlier.serializable_value("id")).first():
        return record
    raise RowRefused(STAYS_AWAY)


class Holdings:
    """The records that many rows are about, fetched at once by the columns they are known by."""

    def __init__(self, model: type[models.Model], *columns: str) -> None:
        self.model = model
        self.columns = columns
        self._held: dict[tuple[Any, ...], Any] = {}

    def load(self, identities: Iterable[tuple[Any, ...]]) -> None:
        """Fetch the records of ``identities``, in few queries."""
        wanted = list(dict.fromkeys(identities))
        *outer, last = self.columns
        plain = {f"{name}__in": {one[place] for one in wanted} for place, name in enumerate(outer)}
        history: Any = getattr(self.model, "history")  # noqa: B009 -- not every model has one
        for batch in in_batches(wanted):
            rows = {**plain, f"{last}__in": [one[-1] for one in batch]}
            earlier = set(history.filter(**rows).values_list(*self.columns))
            # Those that the history knows are looked up with care when their row comes.
            self._held |= dict.fromkeys(set(batch) - earlier)
            for record in self.model._default_manager.filter(**rows):
                self._held[self._identity(record)] = record

    def _identity(self, record: Any) -> tuple[Any, ...]:
        return tuple(getattr(record, column) for column in self.columns)

    def find(self, identity: dict[str, Any]) -> Any:
        """What ``held_once`` says, from memory where it was loaded."""
        key = tuple(identity[column] for column in self.columns)
        return self._held[key] if key in self._held else held_once(self.model, identity)


def in_batches(values: Iterable[Any], size: int = 500) -> Iterator[list[Any]]:
    """The values in lists that a query can take."""
    values = list(values)
    for start in range(0, len(values), size):
        yield values[start : start + size]


class Duplicates:
    """Rows of one file that are there twice."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.first: dict[str, Row] = {}

    def refuse(self, row: Row) -> Problem | None:
        """The problem with this row, if an earlier one has its key."""
        key = self.sheet.row_key(row)
        if not key:
            return None
        first = self.first.setdefault(key, row)
        if first is row:
            return None
        if first.cells == row.cells:
            return Problem(
                f"The same row stands in line {first.line} already.",
                "duplicate-row",
                severity=WARNING,
            )
        return Problem(
            f"Line {first.line} is about the same record and says something else. Keep one.",
            "duplicate-key",
        )


def merge_rows(
    sheet: Sheet, rows: Iterable[Row], session: Session, progress: Callable[[], None]
) -> None:
    """Write every row that can be used."""
    seen = Duplicates(sheet)
    rows = parents_first(sheet, list(rows))
    sheet.prepare(rows, session)
    for row in rows:
        if problem := seen.refuse(row):
            session.leave_out(row, sheet.label, problem)
        else:
            with session.row(row, sheet.label):
                sheet.merge(row, session)
        progress()
    sheet.finish(session)


def parents_first(sheet: Sheet, rows: list[Row]) -> list[Row]:
    """The rows in an order in which each comes after the row of this file that it points to."""
    if not sheet.parent:
        return rows
    waiting = {row.cells.get("key", ""): row for row in reversed(rows)}
    ordered: dict[int, Row] = {}
    for row in rows:
        line, above = {}, row
        while above and id(above) not in line and id(above) not in ordered:
            line[id(above)] = above
            above = waiting.get(above.cells.get(sheet.parent, ""))
        ordered |= dict(reversed(line.items()))
    return list(ordered.values())
