"""Writing the rows of one file: create, change or leave alone, count, and tell what could not be.

Created rows get no row of history (the run of the import is their origin); the first change of an
imported row keeps what it was before. What the desk set by hand stays.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Protocol

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from newsroom.lib.constraints import sentence_for
from newsroom.lib.dates import PartialDateProperty, date_columns
from newsroom.lib.imports.report import (
    CHANGED,
    CREATED,
    KEPT,
    SKIPPED,
    UNCHANGED,
    WARNING,
    Problem,
    Report,
)
from newsroom.lib.imports.tables import Row
from newsroom.lib.records import Root
from newsroom.lib.saving import keep_before_image, save_root
from newsroom.lib.wording import shortened

Values = Mapping[str, Any]
MOST_HINTS = 20


class RowRefused(Exception):  # noqa: N818 -- reads as a sentence: raise RowRefused
    """The row is left out; ``problems`` says all that is wrong with it."""

    def __init__(self, *problems: Problem) -> None:
        self.problems = problems
        super().__init__(*problems)


class Directory(Protocol):
    """Finds the record that a key means."""

    label: str

    def find(self, key: str) -> Any:
        """The record, or None."""

    def nearest(self, text: str) -> str:
        """A hint with the key of the record that comes nearest, or nothing."""


class Session:
    """The writing of one file, within one transaction.

    ``register`` is what the rooms above remember of the file: the ids of other catalogues.
    """

    def __init__(
        self,
        report: Report,
        *,
        by: Any,
        directories: Mapping[str, Directory],
        register: Any = None,
        reason: str = "",
    ) -> None:
        self.report = report
        self.by = by
        self.reason = reason[:100]
        self.directories = directories
        self.register = register
        self.touched: list[models.Model] = []
        self._found: dict[tuple[str, str], Any] = {}
        self._hints: dict[tuple[str, str], str] = {}
        self._pending: list[Callable[[], None]] = []

    # -- Rows -----------------------------------------------------------------------------------

    @contextmanager
    def row(self, row: Row, kind: str) -> Iterator[None]:
        """Write all that the block writes, or nothing of it and report why."""
        self._pending = []
        try:
            with transaction.atomic():
                yield
        except RowRefused as refusal:
            self.leave_out(row, kind, *refusal.problems)
        except IntegrityError as error:
            self.leave_out(row, kind, Problem(sentence_for(error), "refused-by-the-database"))
        else:
            for settle in self._pending:
                settle()

    def leave_out(self, row: Row, kind: str, *problems: Problem) -> None:
        """Count the row as skipped and say why."""
        self.report.count(kind, SKIPPED)
        self.report.problems += [problem.at(row) for problem in problems]

    def warn(self, row: Row, *problems: Problem) -> None:
        """Report a value that is left out although its row is used; forgotten if the row fails."""
        found = [problem.at(row) for problem in problems]
        self.settle(lambda: self.report.problems.extend(found))

    def settle(self, function: Callable[[], None]) -> None:
        """Have ``function`` called when the row is written; forgotten if the row fails."""
        self._pending.append(function)

    def count(self, kind: str, outcome: str) -> None:
        self.settle(lambda: self.report.count(kind, outcome))

    # -- References -----------------------------------------------------------------------------

    def find(self, kind: str, key: str) -> Any:
        """The record that ``key`` means among those called ``kind``, or None. Empty means none."""
        if not key:
            return None
        if (kind, key) not in self._found:
            record = self.directories[kind].find(key)
            if record is None:
                return None
            self._found[kind, key] = record
        return self._found[kind, key]

    def learn(self, kind: str, key: str, record: Any) -> None:
        """Remember whom a key means from now on, once the row is written."""
        self.settle(lambda: self._found.update({(kind, key): record}))

    def need(self, kind: str, key: str, column: str) -> Any:
        """The record that ``key`` means, or RowRefused with the nearest one we hold."""
        if record := self.find(kind, key):
            return record
        label = self.directories[kind].label
        raise RowRefused(
            Problem(
                f"“{shortened(key, 60)}” is no {label} we hold.{self._hint(kind, key)}",
                "unknown-reference",
                column=column,
            )
        )

    def _hint(self, kind: str, key: str) -> str:
        # Comparing with thousands of names takes long, and others wait to write meanwhile.
        if (kind, key) not in self._hints and len(self._hints) < MOST_HINTS:
            self._hints[kind, key] = self.directories[kind].nearest(key)
        return self._hints.get((kind, key), "")

    # -- Records --------------------------------------------------------------------------------

    def write(
        self, row: Row, kind: str, record: Any, values: Values, *, model: type[models.Model]
    ) -> Any:
        """Bring ``record`` (None: a new one) to ``values`` and return it saved."""
        if record is None:
            self._refuse_if_not_allowed("add", model)
            record = self._create(model, values)
            self.count(kind, CREATED)
        elif differences := self._differences(row, record, values):
            self._refuse_if_not_allowed("change", model)
            self._change(record, differences)
            self.count(kind, CHANGED)
        else:
            self.count(kind, UNCHANGED)
            return record
        self.touch(record)
        return record

    def _refuse_if_not_allowed(self, action: str, model: type[models.Model]) -> None:
        """Raise RowRefused where the person whose import it is may not do that at the desk."""
        if self.by and not may(self.by, action, model):
            names = model._meta.verbose_name_plural
            raise RowRefused(Problem(f"{self.by} may not {action} {names}.", "not-allowed"))

    def touch(self, record: Any) -> None:
        """Have the record told to the subscribers of changes, once the file is through."""
        self.settle(lambda: self.touched.append(record))

    def _create(self, model: type[models.Model], values: Values) -> Any:
        record = model(**values)
        if hasattr(record, "created_by_id"):
            record.created_by = self.by
        validate(record)
        record.skip_history_when_saving = True
        record.save(force_insert=True)
        del record.skip_history_when_saving
        return record

    def _differences(self, row: Row, record: Any, values: Values) -> dict[str, Any]:
        differences = {
            name: value for name, value in values.items() if not same(record, name, value)
        }
        kept = [name for name in differences if is_editors(record, name)]
        for name in kept:
            self.warn(row, kept_value(record, name, differences.pop(name)))
        return differences

    def _change(self, record: Any, differences: dict[str, Any]) -> None:
        for name, value in differences.items():
            setattr(record, name, value)
        validate(record)
        record._history_user = self.by
        record._change_reason = self.reason
        if isinstance(record, Root):
            save_root(record, base_version=record.version, by=self.by)
        else:
            if hasattr(record, "history"):
                keep_before_image(record)
            record.save()


def may(user: Any, action: str, model: type[models.Model]) -> bool:
    """Whether ``user`` may do that ("add", "change") with records of ``model`` at the desk."""
    return user.has_perm(f"{model._meta.app_label}.{action}_{model._meta.model_name}")


def kept_value(record: Any, name: str, offered: Any) -> Problem:
    """The notice that the desk's value stays, with both values."""
    held = shortened(_in_words(getattr(record, name)), 60)
    return Problem(
        f"The desk set this to “{held}”, and it stays; the file says "
        f"“{shortened(_in_words(offered), 60)}”.",
        KEPT,
        column=name,
        severity=WARNING,
    )


def _in_words(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(str(item) for item in value)
    return "" if value is None else str(value)


def same(record: Any, name: str, value: Any) -> bool:
    """Whether the record holds that value already."""
    if isinstance(getattr(type(record), name, None), PartialDateProperty):
        return getattr(record, name) == value
    field = record._meta.get_field(name)
    if isinstance(field, models.ForeignKey):
        return getattr(record, field.attname) == (value.pk if value else None)
    return getattr(record, name) == field.to_python(value)


def is_editors(record: Any, name: str) -> bool:
    """Whether an editor set that field by hand."""
    theirs = getattr(record, "editor_fields", ())
    return name in theirs or any(column in theirs for column in date_columns(name))


def validate(record: Any) -> None:
    """Raise RowRefused with a problem per field that the model does not accept.

    Constraints are left to the database, which asks them once and not in a query each.
    """
    links = {field.name for field in record._meta.fields if field.is_relation}
    problems: list[Problem] = []
    for check in (lambda: record.clean_fields(exclude=links), record.clean):
        try:
            check()
        except ValidationError as error:
            problems += _problems_of(error)
    if problems:
        raise RowRefused(*dict.fromkeys(problems))


def _problems_of(error: ValidationError) -> Iterable[Problem]:
    if not hasattr(error, "error_dict"):
        return [Problem(message, "not-accepted") for message in error.messages]
    return [
        Problem(message, "not-accepted", column="" if name == "__all__" else name)
        for name, messages in error.message_dict.items()
        for message in messages
    ]
