from django.core.management.base import BaseCommand, CommandError

from newsroom.lib.refusals import Refused
from newsroom.lib.wording import count_of
from newsroom.management import demo


class Command(BaseCommand):
    help = "Load the demonstration: logins, records, pictures and articles. Safe to run again."

    def add_arguments(self, parser):
        parser.add_argument(
            "--if-absent", action="store_true", help="do nothing if it was loaded before"
        )

    def handle(self, *, if_absent, verbosity, **options):
        if if_absent and demo.is_loaded():
            return
        try:
            loaded = demo.load()
        except Refused as refusal:
            raise CommandError("\n".join(refusal.reasons)) from refusal
        if verbosity:
            self.tell(loaded)

    def tell(self, loaded):
        created = sum(
            counter["created"] for report in loaded.reports for counter in report.counts.values()
        )
        articles = count_of(len(loaded.articles), "new article")
        self.stdout.write(f"Demo: {count_of(created, 'new record')}, {articles}.")
