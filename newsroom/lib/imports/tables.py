"""A file of comma-separated values as rows, or one sentence that says why it cannot be read."""

import csv
import hashlib
import io
import os
import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from newsroom.lib.imports.report import ERROR_COLUMNS, WARNING, Problem
from newsroom.lib.wording import join_names, shortened

LARGEST_FILE = 50 * 1024 * 1024
SAVE_AS = "Save the table as “CSV UTF-8 (comma delimited)” and import it again."
LONGEST_CELL = csv.field_size_limit()
PACKED = {b"PK\x03\x04": "an Excel workbook or a ZIP archive", b"\x1f\x8b": "a gzip archive"}
_control = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_markup = re.compile(r"</?[a-zA-Z][^<>]*>|<script", re.IGNORECASE)
_signs = {"\x00": "NUL"}


class FileRefused(Exception):  # noqa: N818 -- reads as a sentence: raise FileRefused
    """The file as a whole cannot be used, and nothing of it was; the text says why."""


@dataclass(frozen=True)
class Row:
    """One row: its first line in the file, its cells by column, and the cells as they stood."""

    line: int | None
    cells: dict[str, str]
    raw: tuple[str, ...] = ()
    key: str = ""


@dataclass(frozen=True)
class Table:
    """The rows that can be read, and the problems of those that cannot."""

    header: tuple[str, ...]
    rows: list[Row]
    problems: list[Problem]


def read_bytes(path: Path) -> bytes:
    """The content of the file, or FileRefused."""
    shown = in_text(path)
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise FileRefused(f"{shown} is a folder. Name the file in it.")
        if size > LARGEST_FILE:
            raise FileRefused(
                f"{in_text(path.name)} weighs {size / 1024 / 1024:.0f} MB; the limit is "
                f"{LARGEST_FILE // 1024 // 1024} MB. Split it and import the parts."
            )
        return path.read_bytes()
    except FileNotFoundError as missing:
        raise FileRefused(f"There is no file {shown}. Check the name and the folder.") from missing
    except OSError as trouble:
        raise FileRefused(f"{shown} cannot be read: {trouble.strerror}.") from trouble


def in_text(path: Path | str) -> str:
    """The name of a file as it can be printed and stored; not every name is readable text."""
    return os.fsencode(path).decode("utf-8", "replace")


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def read_table(
    content: bytes, *, name: str, known: Collection[str], required: Collection[str]
) -> Table:
    """Read ``content`` by its header, or raise FileRefused before anything is written.

    ``required`` columns must be there; columns that are not ``known`` are left aside and reported.
    """
    text = decode(content, name)
    if not text.strip():
        raise FileRefused(f"{name} is empty. It needs a header and at least one row.")
    lines = _Lines(text, _delimiter(text, known))
    header = _header(lines, name)
    _refuse_header(header, name, known, required)
    problems = list(_unknown_columns(header, known))
    rows = []
    for line, raw, trouble in lines:
        row, found = _row(line, raw, header, known)
        if trouble:
            found = [Problem(trouble, "quotation-mark")]
        if found:
            problems += [problem.at(row) for problem in found]
        elif any(row.cells.values()):
            rows.append(row)
    if not rows and all(problem.line == 1 for problem in problems):
        raise FileRefused(f"{name} has a header and no row below it. It needs at least one.")
    return Table(tuple(header), rows, problems)


def decode(content: bytes, name: str, *, advice: str = SAVE_AS) -> str:
    """The text of a UTF-8 file, with or without a byte order mark, or FileRefused."""
    for signature, what in PACKED.items():
        if content.startswith(signature):
            raise FileRefused(f"{name} is {what}, not text. {advice}")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in content[:4]:
        raise FileRefused(f"{name} is in UTF-16 (“Unicode text”), not in UTF-8. {advice}")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        byte = content[error.start]
        raise FileRefused(
            f"{name} is not in UTF-8: line {line} holds the byte {byte:02X}, which may be a "
            f"letter of another encoding. {advice}"
        ) from error


def _delimiter(text: str, known: Collection[str]) -> str:
    first = text.lstrip("\r\n").split("\n", 1)[0]
    return max(",;\t", key=lambda sign: len({_plain(c) for c in first.split(sign)} & set(known)))


def _plain(name: str) -> str:
    return re.sub(r"[\s-]+", "_", name.strip().strip('"').casefold())


class _Lines:
    """Gives each row of the text as (first line, cells, trouble with its quotation marks)."""

    def __init__(self, text: str, delimiter: str) -> None:
        self.delimiter = delimiter
        self.taken: list[str] = []
        self.source = io.StringIO(text, newline="")
        self.reader = csv.reader(self._remember(), delimiter=delimiter, strict=True)

    def _remember(self) -> Iterator[str]:
        for line in self.source:
            self.taken.append(line)
            yield line

    def __iter__(self) -> Iterator[tuple[int, list[str], str]]:
        return self

    def __next__(self) -> tuple[int, list[str], str]:
        line = self.reader.line_num + 1
        self.taken.clear()
        try:
            return line, next(self.reader), ""
        except csv.Error as error:
            if "field limit" in str(error):
                raise FileRefused(
                    f"A cell of the row in line {line} has more than {LONGEST_CELL:,} characters. "
                    "Shorten it, or close the quotation mark that opens it."
                ) from error
            if "unexpected end" in str(error):
                raise FileRefused(
                    f"A quotation mark that opens in line {line} is never closed. Close it, or "
                    'write "" for a quotation mark inside a cell.'
                ) from error
            cells = next(csv.reader(list(self.taken), delimiter=self.delimiter), [])
            return (
                line,
                cells,
                (
                    "A quotation mark closes in the middle of a cell. Write two of them for one "
                    "inside a cell."
                ),
            )


def _header(lines: _Lines, name: str) -> list[str]:
    for _, cells, _ in lines:
        header = [_plain(cell) for cell in cells]
        while header and not header[-1]:
            header.pop()
        if header:
            return header
    raise FileRefused(f"{name} is empty. It needs a header and at least one row.")


def _refuse_header(
    header: list[str], name: str, known: Collection[str], required: Collection[str]
) -> None:
    twice = sorted({column for column in header if column and header.count(column) > 1})
    if twice:
        raise FileRefused(
            f"{name} has the column {join_names(twice)} more than once. Keep one of each."
        )
    missing = [column for column in required if column not in header]
    if missing:
        found = ", ".join(shortened(column, 40) for column in header[:30] if column)
        raise FileRefused(
            f"{name} lacks the column {join_names(missing)}. Its first line has: {found}. The "
            f"columns that can be read: {', '.join(known)}."
        )


def _unknown_columns(header: list[str], known: Collection[str]) -> Iterator[Problem]:
    for column in header:
        if column in known or column in ERROR_COLUMNS:
            continue
        near = get_close_matches(column, known, n=1, cutoff=0.7)
        hint = f" Did you mean {near[0]}?" if near else ""
        label = shortened(column, 60) or "without a name"
        yield Problem(
            f"The column {label} is not known and was left aside.{hint}",
            "unknown-column",
            column=column[:60],
            line=1,
            severity=WARNING,
        )


def _row(
    line: int, raw: list[str], header: list[str], known: Collection[str]
) -> tuple[Row, list[Problem]]:
    width = len(header)
    cells = {
        name: tidy_cell(cell) for name, cell in zip(header, raw, strict=False) if name in known
    }
    row = Row(line, cells, tuple(raw))
    if not any(cell.strip() for cell in raw):
        return Row(line, {}, tuple(raw)), []
    if [_plain(cell) for cell in raw[:width]] == header:
        return row, [Problem("The header stands here again.", "repeated-header", severity=WARNING)]
    if len(raw) < width or any(cell.strip() for cell in raw[width:]):
        return row, [
            Problem(
                f"This row has {len(raw)} cells where the header has {width}. A comma or a "
                "quotation mark may be missing or one too many.",
                "ragged-row",
            )
        ]
    return row, [problem for name in cells for problem in _unfit(name, raw[header.index(name)])]


def tidy_cell(text: str) -> str:
    """The text in composed form, with plain line ends, without spaces around it."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", text).strip()


def _unfit(column: str, cell: str) -> Iterator[Problem]:
    if sign := _control.search(cell):
        name = _signs.get(sign[0], f"U+{ord(sign[0]):04X}")
        yield Problem(
            f"A control character ({name}) stands at place {sign.start() + 1}. Delete it.",
            "control-character",
            column=column,
        )
    if tag := _markup.search(cell):
        yield Problem(
            f"“{shortened(tag[0], 40)}” is HTML. Write plain text: readers would see the signs.",
            "markup",
            column=column,
        )
