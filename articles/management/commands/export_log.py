from django.core.management.base import BaseCommand

from articles import log
from articles.commanding import find_article, read_moment
from articles.models import LogLine
from newsroom.lib.html import tidy_text


class Command(BaseCommand):
    help = (
        "Print who did what to which article, the oldest first, as JSON or as a table. The log is "
        "read in batches, so it may be as long as it likes."
    )

    def add_arguments(self, parser):
        add = parser.add_argument
        add("--format", choices=["json", "tsv"], default="json", help="json, unless tsv is asked")
        add("--article", type=tidy_text, metavar="SLUG", help="the lines of that article alone")
        since = "from that day or time on, such as 2026-11-01 or “2026-11-01 14:02”"
        add("--since", metavar="DATE", help=since)

    def handle(self, *, article, since, **options):
        lines = LogLine.objects.all()
        if article:
            lines = lines.filter(article=find_article(article))
        if since:
            begin = since if ":" in since else f"{since} 00:00"
            lines = lines.filter(at__gte=read_moment(begin))
        for piece in log.exported(lines, options["format"]):
            self.stdout.write(piece, ending="")
