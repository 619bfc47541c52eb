from articles.commanding import ArticleCommand, find_article
from articles.timeline import spoken
from articles.workflow import withdraw
from newsroom.lib.html import tidy_text


class Command(ArticleCommand):
    help = (
        "Take an article away from readers at once, cancel all that is scheduled, leave a notice."
    )

    def add_arguments(self, parser):
        super().add_arguments(parser)
        self.add_acting_arguments(parser)
        text = {"type": tidy_text, "metavar": "TEXT"}
        parser.add_argument("--reason", **text, required=True, help="why, for the desk")
        parser.add_argument("--notice", **text, default="", help="what readers are told")

    def handle(self, *, slug, by, dry_run, reason, notice, **options):
        with self.acting(by, dry_run=dry_run) as user:
            withdrawal = withdraw(find_article(slug), by=user, reason=reason, notice=notice)
            self.stdout.write(
                f"Withdrew “{withdrawal.article}” on {spoken(withdrawal.at)}: readers see "
                f"{'the notice' if withdrawal.notice else 'that it was withdrawn'}."
            )
