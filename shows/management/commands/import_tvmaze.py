from pathlib import Path

from django.core.management.base import CommandError

from newsroom.lib.html import tidy_text
from shows.importing.command import NOTHING, ImportCommand
from shows.importing.keys import directories
from shows.importing.tvmaze.answers import shows_in
from shows.importing.tvmaze.reader import TvmazeReader
from shows.importing.tvmaze.titles import Namesakes


class Command(ImportCommand):
    help = "Create or update shows, casts and episodes from stored answers of TVmaze."

    def add_arguments(self, parser):
        parser.add_argument("paths", type=Path, nargs="+", metavar="FILE.json")
        parser.add_argument(
            "--show",
            type=tidy_text,
            metavar="SHOW",
            help="the show that the files are about: its short name, or its number at TVmaze",
        )
        parser.add_argument(
            "--new",
            action="store_true",
            help="make new records even where we hold others of the same name",
        )
        super().add_arguments(parser)

    def handle(self, *, paths, show, new, **options):
        number = int(show) if show and show.isdecimal() and len(show) < 12 else None
        described = {path: shows_in(path) for path in paths}
        shows = {key for keys in described.values() for key in keys}
        if not show and len(shows) == 1:
            (number,) = shows
        reader = TvmazeReader(
            chosen=self.find_show(show) if show and not number else None,
            number=number,
            namesakes=Namesakes.NEW if new else Namesakes.ASK,
        )
        # A folder gives them by name; what builds on a show comes after it.
        self.import_files(reader, sorted(paths, key=lambda path: not described[path]), **options)

    def find_show(self, key):
        """The show that the editor named, or CommandError."""
        shows = directories()["show"]
        if found := shows.find(key):
            return found
        raise CommandError(
            f"“{key[:60]}” is no show we hold.{shows.nearest(key)}", returncode=NOTHING
        )
