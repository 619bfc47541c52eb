from django.core.management.base import BaseCommand, CommandError

from newsroom.lib.search import storing
from newsroom.lib.search.indexing import Tally, rebuild
from newsroom.lib.search.registry import entries

NO_SUCH_KIND = 2


class Command(BaseCommand):
    help = (
        "Bring the words that records are found by up to date with the records. Safe to run "
        "again, and while the desk works."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--kind", metavar="APP.MODEL", help="only these records, such as shows.person"
        )

    def handle(self, *, kind, **options):
        chosen = [entry for entry in entries() if kind in (None, entry.kind)]
        if not chosen:
            known = ", ".join(entry.kind for entry in entries())
            raise CommandError(
                f"No records are called “{kind[:60]}”. Write one of {known}.",
                returncode=NO_SUCH_KIND,
            )
        if kind is None:
            storing.refill()
        for entry in chosen:
            self.stdout.write(self.sentence(entry, self.rebuild(entry)))

    def rebuild(self, entry):
        """The tally of all chunks, with progress on stderr now and then."""
        total = Tally()
        for number, tally in enumerate(rebuild(entry), 1):
            total += tally
            if number % 100 == 0:
                self.stderr.write(f"{entry.kind}: {total.records:,} so far", self.style.NOTICE)
        return total

    def sentence(self, entry, total):
        return (
            f"{entry.kind}: {total.records:,} records, {total.written:,} written, "
            f"{total.removed:,} removed"
        )
