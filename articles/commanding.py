"""What the commands on one article share: finding what was named, saying it where it is not there.

Exit code 0: done; 1: refused, with every reason; 2: something that was named does not exist.
"""

from contextlib import contextmanager

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from articles.models import Article
from newsroom.lib.clock import parse_local
from newsroom.lib.html import tidy_text
from newsroom.lib.imports.cells import did_you_mean
from newsroom.lib.refusals import Refused
from shows.importing.command import find_user

REFUSED, NOT_FOUND = 1, 2


class ArticleCommand(BaseCommand):
    """A command on one article. Results to stdout, reasons to stderr."""

    def add_arguments(self, parser):
        slug_help = "the last part of the article's address"
        parser.add_argument("slug", type=tidy_text, metavar="SLUG", help=slug_help)

    def add_acting_arguments(self, parser):
        """For a command that changes what readers see."""
        by_help = "the user who does this"
        parser.add_argument("--by", type=tidy_text, metavar="USER", required=True, help=by_help)
        parser.add_argument(
            "--dry-run", action="store_true", help="do everything, say the result, undo it all"
        )

    @contextmanager
    def acting(self, username, *, dry_run):
        """Give the user; times are theirs inside, and a refusal becomes the exit code."""
        user = find_user(username)
        try:
            with timezone.override(user.zone), transaction.atomic():
                yield user
                transaction.set_rollback(dry_run)
        except Refused as refusal:
            raise CommandError("\n".join(refusal.reasons), returncode=REFUSED) from refusal
        if dry_run:
            self.stdout.write("This was a dry run: nothing was written.")


def find_article(slug):
    """The article at that address, today's or an earlier one, or CommandError."""
    articles = Article.objects
    found = articles.filter(slug=slug).first() or articles.filter(redirects__old_slug=slug).first()
    if found:
        return found
    known = list(articles.order_by("-pk").values_list("slug", flat=True)[:1000])
    raise CommandError(
        f"There is no article “{slug[:120]}”.{did_you_mean(slug, known)}", returncode=NOT_FOUND
    )


def find_revision(article, number):
    """The revision of that number, the newest if None is given, or CommandError."""
    head = article.head
    if head is None:
        raise CommandError(f"“{article}” was never saved as a version.", returncode=NOT_FOUND)
    if number is None:
        return head
    if revision := article.revisions.filter(number=number).first():
        return revision
    raise CommandError(
        f"“{article}” has no version {number}; the newest is version {head.number}.",
        returncode=NOT_FOUND,
    )


def read_moment(text):
    """The time that ``text`` names in the current time zone, None for None, or CommandError."""
    if text is None:
        return None
    try:
        return parse_local(text, timezone.get_current_timezone())
    except ValueError as error:
        raise CommandError(str(error), returncode=NOT_FOUND) from error
