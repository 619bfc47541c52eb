"""An anthology of two seasons in tests: our own tables, through the imports of production."""

from articles.importing import SHEETS
from facts.importing.facts import FactSheet
from facts.importing.keys import directories
from shows.importing.runs import Request, TableReader, run
from tests.importing import SAMPLES

FOLDER = SAMPLES / "tidewater"


def bring(season, *, by, checked_by):
    """Import the tables of that season as ``by``; give the report of each."""
    reports = {}
    for sheet in SHEETS:
        path = FOLDER / f"season-{season}" / f"{sheet.kind}.csv"
        if path.exists():
            reader = TableReader(FactSheet(checked_by) if sheet is FactSheet else sheet())
            (reports[sheet.kind],) = run(Request("test", reader, directories, by=by), [path])
    return reports
