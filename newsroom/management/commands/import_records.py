from pathlib import Path

from django.core.management.base import CommandError

from articles.importing import SHEETS
from facts.importing.command import FactsImportCommand
from newsroom.lib.imports.cells import did_you_mean
from shows.importing.command import NOTHING
from shows.importing.runs import TableReader

BY_KIND = {sheet.kind: sheet for sheet in SHEETS}


class Command(FactsImportCommand):
    help = "Create or update records of any kind from a table. Safe to run again."

    def add_arguments(self, parser):
        parser.add_argument("kind", metavar="KIND", help=", ".join(BY_KIND))
        parser.add_argument("path", type=Path, metavar="FILE.csv")
        super().add_arguments(parser)

    def handle(self, *, kind, path, **options):
        if kind not in BY_KIND:
            raise CommandError(
                f"There is no table of “{kind[:60]}”.{did_you_mean(kind, BY_KIND)} There are: "
                f"{', '.join(BY_KIND)}.",
                returncode=NOTHING,
            )
        if not options["by"]:
            raise CommandError("Say whose import this is: --by USER.", returncode=NOTHING)
        self.import_files(TableReader(BY_KIND[kind]()), [path], **options)
