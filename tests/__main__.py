"""Run the suite on all that this machine has: ``python -m tests [pytest arguments]``.

On PostgreSQL first, where it is installed; then on SQLite, with the browser tests where there is
a Chromium. With CI or REQUIRE_ALL set, a missing one is a failure.
"""

import os
import sqlite3
import subprocess
import sys

from tests import chromium, postgres

WORKERS = os.environ.get("TEST_WORKERS", "2")


def main(arguments):
    """Return the exit code of the first run that failed, or 0."""
    missing = list(missing_programs())
    for line in [f"SQLite {sqlite3.sqlite_version}: runs.", *found_programs(), *missing]:
        sys.stdout.write(f"{line}\n")
    if missing and (os.environ.get("CI") or os.environ.get("REQUIRE_ALL")):
        sys.stdout.write("Nothing may be left out of this run: install what is missing.\n")
        return 2
    if not postgres.reason_not_to_run():
        with postgres.private_server() as address:
            failed = pytest("PostgreSQL", address, ["-m", "not browser", *arguments])
        if failed:
            return failed
    if chromium.program():
        # Few at a time: a handful of browser tests takes as long as hundreds of others, and one
        # worker would be left with them at the end.
        return pytest(
            "SQLite and Chromium", "sqlite:///:memory:", ["--maxschedchunk", "4", *arguments]
        )
    return pytest("SQLite", "sqlite:///:memory:", ["-m", "not browser", *arguments])


def found_programs():
    """Say what runs besides SQLite."""
    if not postgres.reason_not_to_run():
        yield f"PostgreSQL {postgres.version()}: runs."
    if chromium.program():
        yield f"{chromium.version()}: runs."


def missing_programs():
    """Say what cannot run here, and why."""
    reason = postgres.reason_not_to_run()
    if reason:
        yield f"PostgreSQL: does not run, because {reason}."
    if not chromium.program():
        yield "Browser tests: do not run, because no Chromium is installed."


def pytest(title, database_url, arguments):
    """Run pytest on one database and return its exit code."""
    sys.stdout.write(f"\nTests on {title}\n")
    sys.stdout.flush()
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-n", WORKERS, *arguments],
        check=False,
        # What one worker has compiled the next one reads, whatever the machine says: more than
        # half of what it takes to collect the tests.
        env={**os.environ, "DATABASE_URL": database_url, "PYTHONDONTWRITEBYTECODE": ""},
    ).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
