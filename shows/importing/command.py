"""The shell that every import command wears: options, output, exit codes."""

import json
import time
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from newsroom.lib.html import tidy_text
from newsroom.lib.imports.cells import did_you_mean
from newsroom.lib.imports.report import Report, totals, write_error_file
from newsroom.lib.imports.session import Directory
from newsroom.lib.imports.tables import in_text
from newsroom.lib.refusals import Refused
from newsroom.lib.wording import shortened
from shows.importing.keys import directories
from shows.importing.register import Register
from shows.importing.runs import Reader, Request, run

MENDING, NOTHING = 1, 2
PROBLEMS_TOLD = 50


class ImportCommand(BaseCommand):
    """Results to stdout, problems and progress to stderr.

    Exit code 0: done; 1: rows are to be mended (with --strict); 2: nothing was imported.
    """

    def add_arguments(self, parser: ArgumentParser) -> None:
        add = parser.add_argument
        add("--by", type=tidy_text, metavar="USER", help="the user whose import it is")
        add("--dry-run", action="store_true", help="do everything, say the counts, undo it all")
        add("--json", action="store_true", help="print the summary for machines")
        add("--strict", action="store_true", help="exit with 1 if any row is to be mended")
        add("--errors", type=Path, metavar="FILE.csv", help="write the rows to be mended here")
        add("--max-errors", type=natural, metavar="N", help="give a file up after so many bad rows")

    @property
    def name(self) -> str:
        return type(self).__module__.rsplit(".", 1)[-1]

    def directories(self, register: Register) -> Mapping[str, Directory]:
        return directories(register)

    def import_files(self, reader: Reader, paths: list[Path], **options: Any) -> list[Report]:
        """Run the import and tell what came of it; CommandError carries the exit code."""
        self.check_errors_path(options["errors"], paths)
        started = time.monotonic()
        request = Request(
            command=self.name,
            reader=reader,
            directories=self.directories,
            by=find_user(options["by"]),
            dry_run=options["dry_run"],
            max_errors=options["max_errors"],
            progress=self.progress(options["verbosity"]),
        )
        try:
            reports = run(request, paths)
        except Refused as refusal:
            raise CommandError("\n".join(refusal.reasons), returncode=NOTHING) from refusal
        if options["errors"]:
            self.write_errors(options["errors"], reports)
        self.tell(reports, time.monotonic() - started, options)
        self.exit(reports, strict=options["strict"])
        return reports

    def check_errors_path(self, path: Path | None, paths: list[Path]) -> None:
        if path is None:
            return
        if path.resolve() in {imported.resolve() for imported in paths}:
            raise CommandError(
                f"--errors {path} would overwrite the file to import. Name another.",
                returncode=NOTHING,
            )
        if path.is_dir() or not path.parent.is_dir():
            raise CommandError(
                f"--errors {path} cannot be written: name a file in a folder that exists.",
                returncode=NOTHING,
            )

    def write_errors(self, path: Path, reports: list[Report]) -> None:
        try:
            write_error_file(path, reports)
        except OSError as trouble:
            raise CommandError(
                f"The import has run, but --errors {shortened(in_text(path))} cannot be written: "
                f"{trouble.strerror}. Name another file and run it again.",
                returncode=MENDING,
            ) from trouble

    # -- Telling --------------------------------------------------------------------------------

    def progress(self, verbosity: int) -> Callable[[str, int, int], None]:
        """A function that says on stderr, at most once a second, how far the import is."""
        told = started = time.monotonic()

        def tell(name: str, done: int, total: int) -> None:
            nonlocal told
            now = time.monotonic()
            if verbosity and now - told >= 1:
                told = now
                speed = done / (now - started)
                self.stderr.write(f"{name}: {done:,} of {total:,} rows, {speed:,.0f} a second")

        return tell

    def tell(self, reports: list[Report], elapsed: float, options: dict[str, Any]) -> None:
        if options["json"]:
            told = {"command": self.name, **summary(reports, elapsed, options)}
            self.stdout.write(json.dumps(told, ensure_ascii=False))
        elif options["verbosity"]:
            for report in reports:
                self.stdout.write(str(report))
            if options["dry_run"]:
                self.stdout.write("This was a dry run: nothing was written.")
        if options["verbosity"] and not options["json"]:
            self.tell_problems(reports, options["errors"])

    def tell_problems(self, reports: list[Report], errors: Path | None) -> None:
        for report in reports:
            name = f"{report.file}, " if len(reports) > 1 else ""
            for problem in report.problems[:PROBLEMS_TOLD]:
                self.stderr.write(f"{name}{problem}")
            if len(report.problems) > PROBLEMS_TOLD:
                more = len(report.problems) - PROBLEMS_TOLD
                self.stderr.write(f"{name}{more:,} more: --errors FILE.csv lists them all.")
        if errors and any(report.to_mend for report in reports):
            self.stderr.write(f"Mend the rows in {errors} and import that file.")

    def exit(self, reports: list[Report], *, strict: bool) -> None:
        """Raise CommandError with the exit code, or return if all is done."""
        refusals = [report.refusal for report in reports if report.refusal]
        if refusals and len(refusals) == len(reports):
            raise CommandError("\n".join(refusals), returncode=NOTHING)
        to_mend = len(refusals) + sum(len(report.to_mend) for report in reports)
        if strict and to_mend:
            raise CommandError(f"To be mended: {to_mend:,}.", returncode=MENDING)


def summary(reports: list[Report], elapsed: float, options: Mapping[str, Any]) -> dict[str, Any]:
    """What ``--json`` prints."""
    issues: dict[str, int] = {}
    for report in reports:
        for code, count in report.issue_counts.items():
            issues[code] = issues.get(code, 0) + count
    return {
        "dry_run": options["dry_run"],
        "elapsed": round(elapsed, 3),
        "counts": totals(reports),
        "issues": issues,
        "files": [report.as_json() for report in reports],
    }


def natural(text: str) -> int:
    """The number for argparse, which says what is wrong with another."""
    if not (text.isascii() and text.isdecimal() and len(text) < 10):
        raise ArgumentTypeError(f"{shortened(text, 40)} is not a number from 0 up")
    return int(text)


def find_user(username: str | None) -> Any:
    """The user of that name, None if none was named, or CommandError."""
    if username is None:
        return None
    users = get_user_model().objects
    if user := users.filter(username=username).first():
        return user
    known = list(users.order_by("username").values_list("username", flat=True)[:1000])
    raise CommandError(
        f"There is no user “{username[:60]}”.{did_you_mean(username, known)}", returncode=NOTHING
    )
