import re
from pathlib import Path

import pytest

from articles.importing import SHEETS

DOCS = (Path(__file__).parent.parent / "docs" / "imports.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.kind)
def test_the_columns_of_every_table_are_described(sheet):
    section = re.search(rf"^### {sheet.kind}\n(.*?)(?=^###? |\Z)", DOCS, re.MULTILINE | re.DOTALL)

    described = re.findall(r"^\| `(\w+)`( \*)? \|", section[1], re.MULTILINE)

    table = sheet()
    assert [name for name, _ in described] == table.known
    assert {name for name, star in described if star} == set(table.required)
