"""Run an import over files: read, write in one transaction a file, keep the account."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, Protocol

from django.db import OperationalError, models, transaction
from django.utils import timezone

from newsroom.lib.changes import changed
from newsroom.lib.html import tidy_text
from newsroom.lib.imports.report import ERROR, SKIPPED, Problem, Report
from newsroom.lib.imports.session import Directory, Session, may
from newsroom.lib.imports.sheets import Sheet, merge_rows
from newsroom.lib.imports.tables import FileRefused, Row, in_text, read_bytes, read_table, sha256
from newsroom.lib.refusals import refuse_if
from shows.importing.register import Register
from shows.models import ImportIssue, ImportRun

KEPT_PER_CODE = 1000


class Batch(Protocol):
    """What one file holds, read and not yet written."""

    @property
    def header(self) -> tuple[str, ...]: ...

    @property
    def problems(self) -> list[Problem]: ...

    @property
    def total(self) -> int: ...

    def merge(self, session: Session, progress: Callable[[], None]) -> None:
        """Write it."""


class Reader(Protocol):
    """Reads the files of one kind."""

    @property
    def source(self) -> str: ...

    @property
    def licence(self) -> str: ...

    @property
    def writes(self) -> type[models.Model]:
        """The model of the records it is about."""

    def read(self, content: bytes, name: str) -> Batch:
        """What the file holds, or FileRefused."""


@dataclass(frozen=True)
class Request:
    """What was asked of an import."""

    command: str
    reader: Reader
    directories: Callable[[Register], Mapping[str, Directory]]
    by: Any = None
    dry_run: bool = False
    max_errors: int | None = None
    progress: Callable[[str, int, int], None] = lambda name, done, total: None


def reasons_not_to_import(reader: Reader, *, by: Any) -> Iterator[str]:
    """Say in plain words why this cannot be the import of ``by``; nothing if it can.

    Without anybody it is the machine's: whoever reaches its shell reaches its database.
    """
    if by is None:
        return
    names = reader.writes._meta.verbose_name_plural
    if not by.is_active:
        yield f"{by} no longer works here."
    elif not (may(by, "add", reader.writes) and may(by, "change", reader.writes)):
        yield f"{by} may not enter {names} at the desk: name somebody who may."


def run(request: Request, paths: Iterable[Path]) -> list[Report]:
    """Import each file and return a report for each, or raise Refused before the first.

    A dry run leaves nothing behind.
    """
    refuse_if(reasons_not_to_import(request.reader, by=request.by))
    with _undone_if_dry(request):
        return [_run_file(request, path) for path in paths]


@contextmanager
def _undone_if_dry(request: Request) -> Iterator[None]:
    """Let later files of a dry run see what earlier ones would have written, then undo all."""
    if not request.dry_run:
        yield
        return
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _run_file(request: Request, path: Path) -> Report:
    report = Report(in_text(path.name))
    try:
        content = read_bytes(path)
        report.sha256 = sha256(content)
        batch = request.reader.read(content, report.file)
        report.header, report.problems = batch.header, list(batch.problems)
        report.rows = batch.total
        with transaction.atomic():
            _write(request, batch, report)
            report.finish()
            _keep(request, report)
    except FileRefused as refusal:
        _refuse(request, report, str(refusal))
    except OperationalError as error:
        _refuse(request, report, f"The database could not be written ({error}). Run it again.")
    return report


def _write(request: Request, batch: Batch, report: Report) -> None:
    register = Register()
    session = Session(
        report,
        by=request.by,
        directories=request.directories(register),
        register=register,
        reason=f"{request.command} {report.file}",
    )
    done = 0

    def progress() -> None:
        nonlocal done
        done += 1
        request.progress(report.file, done, batch.total)
        _stop_if_too_many(report, request.max_errors)

    _stop_if_too_many(report, request.max_errors)
    batch.merge(session, progress)
    if not request.dry_run:
        changed({(type(row), row.pk): row for row in session.touched}.values(), by=request.by)


def _stop_if_too_many(report: Report, most: int | None) -> None:
    if most is not None and len(report.problems) > most and report.errors > most:
        raise FileRefused(
            f"More than {most} of its rows cannot be used: is this the right file? It was given "
            "up, and nothing of it was imported."
        )


def _refuse(request: Request, report: Report, sentence: str) -> None:
    report.refusal = sentence
    report.counts.clear()
    report.finish()
    _keep(request, report)


@transaction.atomic
def _keep(request: Request, report: Report) -> None:
    """Store the account of the file, with as many problems of each code as anybody reads."""
    if request.dry_run:
        return
    account = ImportRun.objects.create(
        command=request.command,
        source=request.reader.source,
        licence=request.reader.licence,
        file_name=tidy_text(report.file)[:250],
        sha256=report.sha256,
        by=request.by,
        finished_at=timezone.now(),
        status=report.status,
        counts={kind: dict(counter) for kind, counter in report.counts.items()},
        issue_counts=report.issue_counts,
        message=report.refusal,
    )
    # The field itself knows only when the account was written.
    ImportRun.objects.filter(pk=account.pk).update(
        started_at=account.finished_at - timedelta(seconds=report.elapsed)
    )
    ImportIssue.objects.bulk_create(
        ImportIssue(
            run=account,
            line=problem.line,
            key=tidy_text(problem.key)[:250],
            column=tidy_text(problem.column)[:60],
            code=problem.code,
            severity=problem.severity,
            message=tidy_text(problem.message),
            # PostgreSQL keeps no NUL, and it may be what the problem is about.
            excerpt=tidy_text(", ".join(problem.raw))[:500],
        )
        for problem in _capped(report.problems)
    )


def _capped(problems: Iterable[Problem]) -> Iterable[Problem]:
    kept: dict[str, int] = {}
    for problem in problems:
        kept[problem.code] = kept.get(problem.code, 0) + 1
        if kept[problem.code] <= KEPT_PER_CODE:
            yield problem


class TableReader:
    """Reads a table of our own by its sheet."""

    source = "table"
    licence = ""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet

    @property
    def writes(self) -> type[models.Model]:
        return self.sheet.model

    def read(self, content: bytes, name: str) -> "TableBatch":
        table = read_table(content, name=name, known=self.sheet.known, required=self.sheet.required)
        return TableBatch(self.sheet, table.header, table.problems, table.rows)


@dataclass(frozen=True)
class TableBatch:
    """The rows of one table."""

    sheet: Sheet
    header: tuple[str, ...]
    problems: list[Problem]
    rows: list[Row]

    @property
    def total(self) -> int:
        left_out = sum(problem.severity == ERROR for problem in self.problems)
        return len(self.rows) + left_out

    def merge(self, session: Session, progress: Callable[[], None]) -> None:
        for problem in self.problems:
            if problem.severity == ERROR:
                session.report.count(self.sheet.label, SKIPPED)
                progress()
        merge_rows(self.sheet, self.rows, session, progress)
