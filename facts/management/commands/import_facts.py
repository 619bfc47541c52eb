from pathlib import Path

from django.core.management.base import CommandError

from facts.importing.command import FactsImportCommand
from facts.importing.facts import FactSheet
from newsroom.lib.html import tidy_text
from shows.importing.command import NOTHING, find_user
from shows.importing.runs import TableReader


class Command(FactsImportCommand):
    help = "Create or update facts and their citations from a table. Safe to run again."

    def add_arguments(self, parser):
        parser.add_argument("path", type=Path, metavar="FILE.csv")
        parser.add_argument(
            "--checked-by",
            type=tidy_text,
            metavar="USER",
            help="another user, who has read them all",
        )
        super().add_arguments(parser)

    def handle(self, *, path, checked_by, **options):
        if not options["by"]:
            raise CommandError("Say whose facts these are: --by USER.", returncode=NOTHING)
        if checked_by == options["by"]:
            raise CommandError(
                "Nobody checks their own facts: --checked-by names another user than --by.",
                returncode=NOTHING,
            )
        sheet = FactSheet(checker=find_user(checked_by))
        self.import_files(TableReader(sheet), [path], **options)
