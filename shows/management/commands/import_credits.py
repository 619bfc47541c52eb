from pathlib import Path

from shows.importing.command import ImportCommand
from shows.importing.credits import CreditSheet
from shows.importing.runs import TableReader


class Command(ImportCommand):
    help = "Create or update credits from a cast or crew list. Safe to run again."

    def add_arguments(self, parser):
        parser.add_argument("path", type=Path, metavar="FILE.csv")
        super().add_arguments(parser)

    def handle(self, *, path, **options):
        self.import_files(TableReader(CreditSheet()), [path], **options)
