from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from articles.embeds import ask_embeds, note_answers
from articles.models import Embed

LIMIT = 200
FOUND = 1


class Command(BaseCommand):
    help = (
        "Try what articles embed from other sites, the longest untried first. One that is gone "
        "is printed as words and a link from the next edition on, and the desk gets a task. "
        "Exit code 0: all there; 1: something is newly gone."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--limit", type=int, default=LIMIT, help=f"how many to try at most ({LIMIT})"
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="try them, say the result, write nothing"
        )

    def handle(self, *, limit, dry_run, **options):
        if limit < 1:
            raise CommandError("--limit: give a number from 1 on.", returncode=2)
        answers = ask_embeds(limit=limit)
        with transaction.atomic():
            tried = note_answers(answers)
            transaction.set_rollback(dry_run)
        self._say(tried)
        if dry_run:
            self.stdout.write("This was a dry run: nothing was written.")
        if tried.gone:
            raise CommandError(f"Newly gone: {len(tried.gone)}.", returncode=FOUND)

    def _say(self, tried):
        for word, embeds in (("gone", tried.gone), ("back", tried.back)):
            for embed in embeds:
                self.stdout.write(f"{word}: {embed} ({embed.url})")
        dead = Embed.objects.exclude(dead_since=None).count()
        self.stdout.write(
            f"Tried {tried.tried}: {len(tried.gone)} newly gone, {len(tried.back)} back, "
            f"{tried.unclear} without a clear answer. Tasks opened: {len(tried.tasks)}. "
            f"Gone altogether: {dead}."
        )
