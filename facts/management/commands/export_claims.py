import csv
import json
from dataclasses import fields

from django.core.management.base import BaseCommand, CommandError

from facts.claims import Claim, claims
from newsroom.lib.html import tidy_text
from shows.models import Show

NO_SUCH_SHOW = 2


class Command(BaseCommand):
    help = "Print every claim, whatever its record, in one shape. Confidential sources stay out."

    def add_arguments(self, parser):
        parser.add_argument("--format", choices=["json", "tsv"], default="json", dest="shape")
        parser.add_argument(
            "--show", type=tidy_text, metavar="SLUG", help="only what concerns this show"
        )

    def handle(self, *, shape, show, **options):
        write = self.write_json if shape == "json" else self.write_tsv
        write(vars(claim) for claim in claims(find_show(show)))

    def write_json(self, rows):
        """One array, a claim a line."""
        self.stdout.write("[", ending="")
        between = "\n"
        for row in rows:
            self.stdout.write(between + json.dumps(row, ensure_ascii=False), ending="")
            between = ",\n"
        self.stdout.write("\n]")

    def write_tsv(self, rows):
        """A line of headings, then a claim a line; what has parts is JSON in its cell."""
        names = [column.name for column in fields(Claim)]
        lines = csv.DictWriter(Lines(self.stdout), names, delimiter="\t", lineterminator="\n")
        lines.writeheader()
        for row in rows:
            lines.writerow({name: in_a_cell(part) for name, part in row.items()})


class Lines:
    """What csv writes to: the output of the command, without the line ends it would add."""

    def __init__(self, output):
        self.output = output

    def write(self, text):
        self.output.write(text, ending="")


def in_a_cell(part):
    """A text as it is, on one line; anything else as JSON, or nothing if it is empty."""
    if isinstance(part, str):
        return " ".join(part.split())
    return json.dumps(part, ensure_ascii=False) if part else ""


def find_show(slug):
    """The show of that slug, None without a slug, or CommandError."""
    if slug is None:
        return None
    if show := Show.objects.filter(slug=slug).first():
        return show
    raise CommandError(
        f"There is no show “{slug[:120]}”. Write its short name as in its address.",
        returncode=NO_SUCH_SHOW,
    )
