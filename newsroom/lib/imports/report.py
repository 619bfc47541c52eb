"""What an import did: counts per kind of record, and each problem by line, column and sentence."""

import csv
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from newsroom.lib.wording import count_of

READ, CREATED, CHANGED, UNCHANGED, SKIPPED = OUTCOMES = (
    "read",
    "created",
    "changed",
    "unchanged",
    "skipped",
)
ERROR, WARNING = "error", "warning"
# What the desk decided stays decided: nobody has to mend the file for these.
KEPT = "kept-the-desks-value"
DELETED = "deleted-at-the-desk"
SETTLED = frozenset({KEPT, DELETED})
ERROR_COLUMNS = ("problem_line", "problem_column", "problem_code", "problem")


@dataclass(frozen=True)
class Problem:
    """One thing that could not be used as it stood; an error left the whole row out."""

    message: str
    code: str
    column: str = ""
    line: int | None = None
    key: str = ""
    severity: str = ERROR
    raw: tuple[str, ...] = ()

    def __str__(self) -> str:
        place = ", ".join(
            part for part in (f"line {self.line}" if self.line else self.key, self.column) if part
        )
        return f"{place}: {self.message}" if place else self.message

    def at(self, row: Any) -> "Problem":
        """The same problem with its place in the file."""
        return replace(self, line=row.line, key=self.key or row.key, raw=tuple(row.raw))


@dataclass
class Report:
    """The account of one file."""

    file: str
    sha256: str = ""
    header: tuple[str, ...] = ()
    rows: int = 0
    counts: dict[str, Counter[str]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    refusal: str = ""
    elapsed: float = 0.0
    started: float = field(default_factory=time.monotonic)

    def count(self, kind: str, outcome: str) -> None:
        """Add one record called ``kind`` that was read, and its ``outcome``."""
        counter = self.counts.setdefault(kind, Counter(dict.fromkeys(OUTCOMES, 0)))
        counter[READ] += 1
        counter[outcome] += 1

    def finish(self) -> None:
        self.elapsed = time.monotonic() - self.started

    @property
    def errors(self) -> int:
        """How many rows were left out."""
        return len({(p.line, p.key) for p in self.problems if p.severity == ERROR})

    @property
    def to_mend(self) -> list[Problem]:
        """The problems that somebody has to do something about."""
        return [problem for problem in self.problems if problem.code not in SETTLED]

    @property
    def issue_counts(self) -> dict[str, int]:
        """Problems by code."""
        return dict(sorted(Counter(problem.code for problem in self.problems).items()))

    @property
    def status(self) -> str:
        if self.refusal:
            return "failed"
        return "with_issues" if self.problems else "clean"

    def as_json(self) -> dict[str, Any]:
        """The account for machines."""
        return {
            "file": self.file,
            "sha256": self.sha256,
            "status": self.status,
            "message": self.refusal,
            "elapsed": round(self.elapsed, 3),
            "rows": self.rows,
            "counts": {kind: dict(counter) for kind, counter in self.counts.items()},
            "issues": self.issue_counts,
            "problems": [
                {
                    "line": problem.line,
                    "key": problem.key,
                    "column": problem.column,
                    "code": problem.code,
                    "severity": problem.severity,
                    "message": problem.message,
                }
                for problem in self.problems
            ],
        }

    def __str__(self) -> str:
        rows = count_of(self.rows, "row")
        lines = [f"{self.file}: {rows} in {self.elapsed:.1f} s, sha256 {self.sha256[:12] or '?'}"]
        for kind, counter in self.counts.items():
            figures = ", ".join(f"{counter[outcome]} {outcome}" for outcome in OUTCOMES)
            lines.append(f"  {kind}: {figures}")
        if self.problems:
            issues = ", ".join(f"{count} {code}" for code, count in self.issue_counts.items())
            lines.append(f"  issues: {issues}")
        if self.refusal:
            lines.append(f"  nothing imported: {self.refusal}")
        return "\n".join(lines)


def totals(reports: Iterable[Report]) -> dict[str, dict[str, int]]:
    """The counts of several files in one."""
    whole: dict[str, Counter[str]] = {}
    for report in reports:
        for kind, counter in report.counts.items():
            whole.setdefault(kind, Counter(dict.fromkeys(OUTCOMES, 0))).update(counter)
    return {kind: dict(counter) for kind, counter in whole.items()}


def write_error_file(path: Path, reports: Iterable[Report]) -> int:
    """Write each row that has to be mended once, with what is wrong with it; return how many.

    The header is that of the files read, so that the mended file can be imported again.
    """
    reports = list(reports)
    header = max((report.header for report in reports), key=len, default=())
    rows = [row for report in reports for row in _rows_to_mend(report, len(header))]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([*header, *ERROR_COLUMNS])
        writer.writerows(rows)
    return len(rows)


def _rows_to_mend(report: Report, width: int) -> Iterable[list[str]]:
    by_row: dict[Any, list[Problem]] = {}
    for problem in report.to_mend:
        if problem.raw:
            by_row.setdefault((problem.line, problem.raw), []).append(problem)
    for (line, raw), problems in by_row.items():
        cells = [*raw, *[""] * (width - len(raw))]
        columns, codes = ([getattr(p, name) for p in problems] for name in ("column", "code"))
        sentences = " ".join(problem.message for problem in problems)
        yield [*cells[:width], str(line or ""), "; ".join(columns), "; ".join(codes), sentences]
