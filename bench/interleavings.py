"""Tell many stories of a writer, an editor, a checker and the clock, and look for a broken promise.

Run ``python bench/interleavings.py [STORIES [FIRST]]``: each story is told in an order that its
number decides, on a scratch database of SQLite. Exit code 1 if a promise was broken, with the steps
that led there; the last line has the counts.
"""

import os
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
STORIES = 1000


def main(stories: int, first: int) -> int:
    """Return the exit code."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DATABASE_URL"] = f"sqlite:///{folder}/interleavings.sqlite3"
        os.environ["DJANGO_SETTINGS_MODULE"] = "newsroom.settings"
        return told(range(first, first + stories))


def told(seeds: range) -> int:
    """Tell the stories of these numbers; return how many promises were broken, 1 at most."""
    import django  # noqa: PLC0415 -- needs the settings

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415 -- as above
    from django.db import transaction  # noqa: PLC0415 -- as above

    from tests.articles.interleaving import BrokenPromise, Desk, tell  # noqa: PLC0415 -- as above

    call_command("migrate", verbosity=0)
    desk, done, broken = Desk(), 0, 0
    for seed in seeds:
        try:
            with transaction.atomic():
                done += tell(desk, seed)
                transaction.set_rollback(True)
        except BrokenPromise as promise:
            broken += 1
            sys.stdout.write(f"Story {seed}: {promise}\n")
    sys.stdout.write(f"{len(seeds)} stories told, {done:,} steps done, {broken} promises broken\n")
    return min(broken, 1)


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:]]
    sys.exit(main(given[0] if given else STORIES, given[1] if len(given) > 1 else 0))
