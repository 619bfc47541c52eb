from pathlib import Path

from django.core.management.base import CommandError

from articles.importing import AuthorSheet
from facts.importing.command import FactsImportCommand
from facts.importing.kinds import SHEETS as SHEETS_OF_FACTS
from newsroom.lib.imports.cells import did_you_mean
from shows.importing.command import NOTHING
from shows.importing.runs import TableReader

SHEETS = {sheet.kind: sheet for sheet in [*SHEETS_OF_FACTS, AuthorSheet]}


class Command(FactsImportCommand):
    help = "Create or update records of any kind from a table. Safe to run again."

    def add_arguments(self, parser):
        parser.add_argument("kind", metavar="KIND", help=", ".join(SHEETS))
        parser.add_argument("path", type=Path, metavar="FILE.csv")
        super().add_arguments(parser)

    def handle(self, *, kind, path, **options):
        if kind not in SHEETS:
            raise CommandError(
                f"There is no table of “{kind[:60]}”.{did_you_mean(kind, SHEETS)} There are: "
                f"{', '.join(SHEETS)}.",
                returncode=NOTHING,
            )
        if not options["by"]:
            raise CommandError("Say whose import this is: --by USER.", returncode=NOTHING)
        self.import_files(TableReader(SHEETS[kind]()), [path], **options)
