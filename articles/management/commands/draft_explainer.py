import json

from django.core.management.base import CommandError
from django.db import transaction

from articles.body import read_body
from articles.commanding import NOT_FOUND, ArticleCommand
from articles.drafting import address_of, draft_again, draft_explainer, held_back, not_used
from newsroom.lib.html import tidy_text
from newsroom.lib.imports.cells import did_you_mean
from newsroom.lib.wording import count_of
from shows.models import Show


class Command(ArticleCommand):
    help = "Draft an “Is it a true story?” explainer from what is held about a show."

    def add_arguments(self, parser):
        add = parser.add_argument
        slug_help = "the last part of the show's address"
        add("slug", type=tidy_text, metavar="SHOW_SLUG", help=slug_help)
        self.add_acting_arguments(parser)
        add("--season", type=int, metavar="N", help="one season of an anthology")
        add("--again", action="store_true", help="make another one beside one that exists")
        add("--json", action="store_true", help="print the result for machines")

    def handle(self, *, slug, by, dry_run, again, **options):
        show = find_show(slug)
        season = find_season(show, options["season"])
        # What machines read has no room for the sentence about a dry run.
        with self.acting(by, dry_run=False) as user, transaction.atomic():
            draft = draft_again if again else draft_explainer
            article = draft(show, by=user, season=season)
            report = {
                "dry_run": dry_run,
                "headline": article.headline,
                "slug": article.slug,
                "edit": address_of(article),
                "facts": len(read_body(article.body).fact_refs),
                "to_come": [unwritten.text for unwritten in read_body(article.body).to_come],
                "held_back": held_back(article),
                "not_used": [f"{fact.ref}: {fact.statement}" for fact in not_used(article)],
            }
            transaction.set_rollback(dry_run)
        if options["json"]:
            self.stdout.write(json.dumps(report, ensure_ascii=False, indent=2))
        else:
            self.tell(report)

    def tell(self, report):
        facts = count_of(report["facts"], "fact")
        self.stdout.write(f"Drafted “{report['headline']}”, resting on {facts}.")
        self.stdout.write(f"Write on in it: {report['edit']}")
        for heading, rows in (
            ("Held back, for you to decide:", report["held_back"]),
            ("Held, but not used:", report["not_used"]),
            ("Still to be recorded:", report["to_come"]),
        ):
            if rows:
                self.stdout.write("\n".join(["", heading, *(f"- {row}" for row in rows)]))
        if not report["to_come"]:
            self.stdout.write("Nothing is left to be recorded.")
        if report["dry_run"]:
            self.stdout.write("This was a dry run: nothing was written.")


def find_show(slug):
    """The show at that address, or CommandError."""
    if show := Show.objects.filter(slug=slug).first():
        return show
    known = list(Show.objects.order_by("-pk").values_list("slug", flat=True)[:1000])
    raise CommandError(
        f"There is no show “{slug[:120]}”.{did_you_mean(slug, known)}", returncode=NOT_FOUND
    )


def find_season(show, number):
    """The season of that number, None for None, or CommandError."""
    if number is None:
        return None
    if season := show.seasons.filter(number=number).first():
        return season
    raise CommandError(f"{show} has no season {number}.", returncode=NOT_FOUND)
