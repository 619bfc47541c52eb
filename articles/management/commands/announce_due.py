import json

from django.core.management import BaseCommand, CommandError
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from articles.announcing import announce_due


class Command(BaseCommand):
    help = (
        "Tell who has to know what the clock brought: editions that opened or ended, what is held, "
        "promised or assigned and overdue. Runs the jobs that wait: mails, the webhook, the hook "
        "of the cache. Readers never wait for it; run it every minute, twice at once does no harm."
    )

    def add_arguments(self, parser):
        parser.add_argument("--json", action="store_true", help="print what was done as JSON")
        parser.add_argument(
            "--no-jobs", action="store_true", help="leave the jobs to manage.py db_worker"
        )

    def handle(self, **options):
        announced = announce_due()
        if not options["no_jobs"]:
            run_jobs()
        if options["json"]:
            self.stdout.write(json.dumps(announced._asdict(), ensure_ascii=False, indent=2))
        else:
            for line in announced.done:
                self.stdout.write(line)
            self.stdout.write(self.style.SUCCESS(f"{len(announced.done)} announced."))
        if announced.failed:
            raise CommandError("\n".join(announced.failed))


def run_jobs():
    """Run the jobs that wait, one after the other, until none is left."""
    # The command of the queue would take the signals of this process over, and begin with a pause.
    Worker(
        queue_names=["default"],
        excluded_queue_names=[],
        backend_name="default",
        interval=0,
        batch=True,
        startup_delay=False,
        max_tasks=None,
        worker_id=get_random_string(32),
    ).run()
