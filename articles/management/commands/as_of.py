from django.utils import timezone

from articles.commanding import ArticleCommand, find_article, read_moment
from articles.timeline import spoken


class Command(ArticleCommand):
    help = "Say what readers saw of an article at a time, or are to see then."

    def add_arguments(self, parser):
        super().add_arguments(parser)
        add = parser.add_argument
        add("when", metavar="WHEN", help="such as “2026-03-03 14:02”, on the clock of the desk")
        add("--html", action="store_true", help="print the page that readers saw, nothing else")

    def handle(self, *, slug, when, html, **options):
        article, moment = find_article(slug), read_moment(when)
        edition = article.editions.select_related("revision").live(moment).first()
        if html:
            self.stdout.write(edition.html if edition else "")
        elif edition:
            self.tell(edition, moment)
        else:
            self.stdout.write(f"{spoken(moment)}: readers saw nothing here{why(article, moment)}.")

    def tell(self, edition, moment):
        until = spoken(edition.live_until) if edition.live_until else "no end"
        ahead = "are to see" if moment > timezone.now() else "saw"
        self.stdout.write(f"{spoken(moment)}: readers {ahead} edition {edition.number}.")
        self.stdout.write(f"Headline  {edition.headline}")
        self.stdout.write(f"Version   {edition.revision.number}")
        self.stdout.write(f"Live      {spoken(edition.live_from)} to {until}")


def why(article, moment):
    """Why there was nothing to see, in words that end the sentence."""
    withdrawal = article.withdrawals.filter(at__lte=moment).first()
    if withdrawal:
        return f", because it was withdrawn on {spoken(withdrawal.at)}"
    if not article.editions.filter(live_from__lte=moment).exists():
        return ", because it had not been published yet"
    return ", because its last edition had ended"
