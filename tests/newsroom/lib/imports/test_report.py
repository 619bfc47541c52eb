import csv

from newsroom.lib.imports.report import KEPT, WARNING, Problem, Report, totals, write_error_file


def report_with(*problems):
    report = Report("shows.csv", header=("key", "title"))
    report.problems = list(problems)
    return report


def rows_of(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_the_error_file_has_each_row_once_with_all_that_is_wrong_with_it(tmp_path):
    raw = ("heist", "")
    report = report_with(
        Problem("title is empty.", "empty-cell", column="title", line=2, raw=raw),
        Problem("Taken.", "id-taken", column="key", line=2, raw=raw),
        Problem("A header.", "repeated-header", line=3, raw=("key", "title"), severity=WARNING),
    )

    assert write_error_file(tmp_path / "errors.csv", [report]) == 2
    assert rows_of(tmp_path / "errors.csv") == [
        ["key", "title", "problem_line", "problem_column", "problem_code", "problem"],
        [
            "heist",
            "",
            "2",
            "title; key",
            "empty-cell; id-taken",
            "title is empty. Taken.",
        ],
        ["key", "title", "3", "", "repeated-header", "A header."],
    ]


def test_what_the_desk_decided_is_not_to_be_mended(tmp_path):
    kept = Problem("The desk set this.", KEPT, line=2, raw=("heist", "Heist"), severity=WARNING)

    assert write_error_file(tmp_path / "errors.csv", [report_with(kept)]) == 0
    assert report_with(kept).to_mend == []


def test_a_ragged_row_keeps_the_columns_in_their_places(tmp_path):
    long = Problem("Ragged.", "ragged-row", line=2, raw=("a", "b", "c"))
    short = Problem("Ragged.", "ragged-row", line=3, raw=("a",))

    write_error_file(tmp_path / "errors.csv", [report_with(long, short)])

    assert [row[:3] for row in rows_of(tmp_path / "errors.csv")[1:]] == [
        ["a", "b", "2"],
        ["a", "", "3"],
    ]


def test_the_counts_of_several_files_add_up():
    first, second = Report("a.csv"), Report("b.csv")
    first.count("shows", "created")
    second.count("shows", "unchanged")
    second.count("people", "skipped")

    assert totals([first, second]) == {
        "shows": {"read": 2, "created": 1, "changed": 0, "unchanged": 1, "skipped": 0},
        "people": {"read": 1, "created": 0, "changed": 0, "unchanged": 0, "skipped": 1},
    }
