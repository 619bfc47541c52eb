"""The tables and two pictures of the demonstration, loaded once for all tests of a module."""

import pytest
from django.db import transaction

from articles.importing import SHEETS
from facts.importing.facts import FactSheet
from facts.importing.keys import directories
from newsroom.management.demo_art import demo_image
from shows.importing.runs import Request, TableReader, run
from tests.importing import SAMPLES
from tests.make import make_member

FOLDER = SAMPLES / "antwerp"
PICTURES = ("briefcase", "antwerp-diamond-heist")


@pytest.fixture(scope="module")
def antwerp(django_db_setup, django_db_blocker):
    """Give the folder of the tables once all of them are held."""
    with django_db_blocker.unblock(), transaction.atomic():
        _load()
        yield FOLDER
        transaction.set_rollback(True)


def _load():
    writer, checker = make_member("Writer", "writer"), make_member("Fact-checker", "checker")
    make_member("Editor", "editor")
    for sheet in SHEETS:
        path = FOLDER / f"{sheet.kind}.csv"
        if path.exists():
            reader = TableReader(FactSheet(checker) if sheet is FactSheet else sheet())
            (report,) = run(Request("test", reader, directories, by=writer), [path])
            assert report.status == "clean", str(report)
    for name in PICTURES:
        demo_image(name, by=writer)
