from articles.commanding import ArticleCommand, find_article, find_revision, read_moment
from articles.timeline import spoken
from articles.workflow import SCHEDULED_CHOICES, publish
from newsroom.lib.html import tidy_text


class Command(ArticleCommand):
    help = "Show an article to readers, now or at a time ahead, or say every reason against it."

    def add_arguments(self, parser):
        super().add_arguments(parser)
        self.add_acting_arguments(parser)
        add = parser.add_argument
        add("--at", metavar="WHEN", help="such as “2026-11-27 06:00”, on the clock of the user")
        add("--until", metavar="WHEN", help="when readers see it no longer")
        add("--revision", type=int, metavar="N", help="the version to publish; else the newest")
        add(
            "--change",
            choices=("typo", "update"),
            default="",
            help="what it is to readers: a typo, which the server checks, or an update with a "
            "--note; left out, it is a typo where the server finds one (a correction is published "
            "on the desk)",
        )
        note_help = "what readers are told beside the date of an update"
        add("--note", type=tidy_text, default="", help=note_help)
        add(
            "--replace-scheduled",
            choices=SCHEDULED_CHOICES,
            help="what becomes of editions that are scheduled for later: cancel them, or keep "
            "their times and make them anew from this version",
        )

    def handle(self, *, slug, by, dry_run, **options):
        with self.acting(by, dry_run=dry_run) as user:
            article = find_article(slug)
            edition = publish(
                article,
                revision=find_revision(article, options["revision"]),
                by=user,
                at=read_moment(options["at"]),
                until=read_moment(options["until"]),
                scheduled=options["replace_scheduled"],
                date_note=options["note"],
                change=options["change"],
            )
            self.tell(edition)

    def tell(self, edition):
        end = f" until {spoken(edition.planned_until)}" if edition.planned_until else ""
        self.stdout.write(
            f"Edition {edition.number} of “{edition.headline}”, version {edition.revision.number}: "
            f"live from {spoken(edition.live_from)}{end}."
        )
        for follow_up in edition.boundaries.order_by("planned_from"):
            if follow_up.hold_reason:
                fate = f"held: {follow_up.hold_reason}"
            else:
                fate = follow_up.boundary_note
            self.stdout.write(
                f"Edition {follow_up.number} follows on {spoken(follow_up.planned_from)}, {fate}."
            )
