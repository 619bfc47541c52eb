import os
from pathlib import Path

import pytest

from newsroom.lib.imports.tables import FileRefused, read_bytes, read_table

KNOWN = ("key", "title", "kind", "note")


def read(content, *, known=KNOWN, required=("key", "title")):
    content = content if isinstance(content, bytes) else content.encode()
    return read_table(content, name="shows.csv", known=known, required=required)


def refusal(content):
    with pytest.raises(FileRefused) as refused:
        read(content)
    return str(refused.value)


def problems(content):
    return [(p.line, p.column, p.code, p.severity) for p in read(content).problems]


def test_rows_are_read_by_their_header_with_the_line_they_begin_in():
    table = read('\ufeffKey,Title,Note\nheist,Heist,"one\nmore line"\n\nvault,Vault,\n')

    assert [(row.line, row.cells) for row in table.rows] == [
        (2, {"key": "heist", "title": "Heist", "note": "one\nmore line"}),
        (5, {"key": "vault", "title": "Vault", "note": ""}),
    ]
    assert table.problems == []


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_the_sign_between_cells_is_found_in_the_header(sign):
    table = read(f"key{sign}title\nheist{sign}Heist\n")

    assert table.rows[0].cells == {"key": "heist", "title": "Heist"}


def test_line_ends_of_every_system_part_rows():
    for end in ("\n", "\r\n", "\r"):
        table = read(f"key,title{end}heist,Heist{end}vault,Vault{end}")
        assert [row.cells["key"] for row in table.rows] == ["heist", "vault"]


def test_letters_are_put_into_composed_form():
    table = read("key,title\nheist,Fagare\u0300\n")

    assert table.rows[0].cells["title"] == "Fagarè"


@pytest.mark.parametrize("content", ["", "   \n\n", "\ufeff", ",,,\n,,\n"])
def test_an_empty_file_is_refused(content):
    assert refusal(content) == "shows.csv is empty. It needs a header and at least one row."


def test_a_file_of_another_encoding_is_refused_with_its_line_and_what_to_do():
    assert refusal("key,title\nheist,Heist\nfagare,Fagarè\n".encode("cp1252")) == (
        "shows.csv is not in UTF-8: line 3 holds the byte E8, which may be a letter of another "
        "encoding. Save the table as “CSV UTF-8 (comma delimited)” and import it again."
    )


def test_unicode_text_of_a_spreadsheet_is_refused_by_name():
    assert refusal("key,title\nheist,Heist\n".encode("utf-16")).startswith(
        "shows.csv is in UTF-16 (“Unicode text”), not in UTF-8."
    )


def test_a_table_without_a_row_is_refused():
    assert refusal("key,title,knd\n\n,,\n") == (
        "shows.csv has a header and no row below it. It needs at least one."
    )


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"PK\x03\x04\x14\x00", "shows.csv is an Excel workbook or a ZIP archive, not text."),
        (b"\x1f\x8b\x08\x00", "shows.csv is a gzip archive, not text."),
        ("key,title\n".encode("utf-16-le"), "shows.csv is in UTF-16"),
        (f"key,title\nheist,{'x' * 200_000}\n", "A cell of the row in line 2 has more than 131"),
    ],
)
def test_a_file_of_another_kind_is_called_what_it_is(content, sentence):
    assert refusal(content).startswith(sentence)


def test_a_name_that_is_no_text_can_be_told(tmp_path):
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.csv"))

    with pytest.raises(FileRefused, match=r"There is no file .*caf\ufffd\.csv"):
        read_bytes(path)


def test_a_missing_column_is_refused_with_those_that_were_found():
    assert refusal("titel,kind\nHeist,film\n") == (
        "shows.csv lacks the column key and title. Its first line has: titel, kind. The columns "
        "that can be read: key, title, kind, note."
    )


def test_a_column_that_is_there_twice_is_refused():
    assert refusal("key,title,Title\nheist,Heist,Vault\n") == (
        "shows.csv has the column title more than once. Keep one of each."
    )


def test_a_quotation_mark_that_is_never_closed_is_refused_with_its_line():
    assert refusal('key,title\nheist,Heist\nvault,"Vault\nbox,Box\n').startswith(
        "A quotation mark that opens in line 3 is never closed."
    )


def test_an_unknown_column_is_left_aside_with_a_hint():
    table = read("key,title,knd\nheist,Heist,film\n")

    assert table.rows[0].cells == {"key": "heist", "title": "Heist"}
    (problem,) = table.problems
    assert (problem.line, problem.column, problem.severity) == (1, "knd", "warning")
    assert problem.message == ("The column knd is not known and was left aside. Did you mean kind?")


def test_the_columns_of_an_error_file_are_left_aside_in_silence():
    header = "key,title,problem_line,problem_column,problem_code,problem"

    assert read(f"{header}\nheist,Heist,7,title,too-long,Shorten it.\n").problems == []


def test_a_ragged_row_is_left_out_and_the_rest_is_read():
    content = "key,title,kind\nheist,Heist\nvault,Vault,film,more\nbox,Box,film\nsafe,Safe,film,,\n"

    assert problems(content) == [
        (2, "", "ragged-row", "error"),
        (3, "", "ragged-row", "error"),
    ]
    assert [row.cells["key"] for row in read(content).rows] == ["box", "safe"]


def test_a_quotation_mark_inside_a_cell_costs_its_row_alone():
    content = 'key,title\nheist,"Heist" of\nvault,Vault\n'

    assert problems(content) == [(2, "", "quotation-mark", "error")]
    assert [row.cells["key"] for row in read(content).rows] == ["vault"]


def test_a_header_that_is_repeated_is_no_row():
    content = "key,title\nheist,Heist\nKey,Title\n"

    assert problems(content) == [(3, "", "repeated-header", "warning")]


@pytest.mark.parametrize(
    ("cell", "sentence"),
    [
        ("He\x00ist", "A control character (NUL) stands at place 3. Delete it."),
        ("Heist\x1b[31m", "A control character (U+001B) stands at place 6. Delete it."),
    ],
)
def test_a_control_character_leaves_the_row_out(cell, sentence):
    (problem,) = read(f"key,title\nheist,{cell}\n").problems

    assert (problem.line, problem.column, problem.message) == (2, "title", sentence)


@pytest.mark.parametrize(
    "cell", ["<script>alert(1)</script>", "A <b>bold</b> title", "<img src=x onerror=alert(1)>"]
)
def test_markup_leaves_the_row_out(cell):
    assert problems(f"key,title\nheist,{cell}\n") == [(2, "title", "markup", "error")]


def test_plain_signs_are_no_markup():
    assert problems("key,title\nheist,3 < 5 and 5 > 3\nlove,I <3 you & me\n") == []


def test_a_missing_file_a_folder_and_a_huge_file_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("newsroom.lib.imports.tables.LARGEST_FILE", 10)
    large = tmp_path / "large.csv"
    large.write_bytes(b"x" * 11)

    for path, start in (
        (tmp_path / "none.csv", "There is no file"),
        (tmp_path, f"{tmp_path} is a folder"),
        (large, "large.csv weighs"),
    ):
        with pytest.raises(FileRefused, match=r"\.$") as refused:
            read_bytes(path)
        assert str(refused.value).startswith(start)
