from pathlib import Path

from shows.importing.command import ImportCommand
from shows.importing.runs import TableReader
from shows.importing.sheets import ShowSheet


class Command(ImportCommand):
    help = "Create or update shows from a table (docs/imports.md). Safe to run again."

    def add_arguments(self, parser):
        parser.add_argument("path", type=Path, metavar="FILE.csv")
        super().add_arguments(parser)

    def handle(self, *, path, **options):
        self.import_files(TableReader(ShowSheet()), [path], **options)
