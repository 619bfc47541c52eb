"""What the desk costs with 200,000 facts, people and credits: lists, search, pickers, the export.

Run ``python bench/scale.py [ROWS]``. It fills a scratch database on SQLite, and one on PostgreSQL
where DATABASE_URL names a server that lets us create one, and drops it again. Printed: queries and
CPU of the first and the last page of each list with their ratio (limits 8 and 1.3); CPU of searches
as a ratio to the limit of the same run, 50 rows read by their keys; the memory that indexing takes
and the peak of the export (limit 100 MB). CPU is that of our process: PostgreSQL works beside it.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

ROOT = Path(__file__).resolve().parent.parent
ROWS = 200_000
SCRATCH = "newsroom_bench_scale"


def main(rows: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        measure(f"sqlite:///{folder}/scale.sqlite3", rows, folder)
        server = os.environ.get("DATABASE_URL", "")
        if server.startswith("postgres"):
            with scratch_database(server) as address:
                measure(address, rows, folder)


def measure(address: str, rows: int, folder: str) -> None:
    """Fill and measure one database, each step in a process of its own."""
    say(f"\n{urlsplit(address).scheme}: {rows:,} facts, people and credits")
    environment = {
        **os.environ,
        "DATABASE_URL": address,
        "MEDIA_ROOT": f"{folder}/media",
        "STATIC_ROOT": f"{folder}/static",
        # As in production, but for the transport.
        "ALLOWED_HOSTS": "testserver",
        "SECRET_KEY": "bench-" * 12,
        "NEWSROOM_BASE_URL": "https://www.example.org",
        "SECURE_SSL_REDIRECT": "0",
    }
    for step in ("fill", "pages"):
        cost_of(["bench/scale_steps.py", step, str(rows)], environment, output=None)
    for shape in ("json", "tsv"):
        command = ["manage.py", "export_claims", "--format", shape]
        seconds, peak = cost_of(command, environment, output=subprocess.DEVNULL)
        say(f"export_claims --format {shape}: {peak:.0f} MB at most, {seconds:.0f} s of CPU")


def cost_of(command: list[str], environment: dict[str, str], *, output: int | None) -> tuple:
    """Seconds of CPU and the most memory in MB that one run took."""
    child = subprocess.Popen(  # noqa: S603 -- our own command
        [sys.executable, *command], cwd=ROOT, env=environment, stdout=output
    )
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"{' '.join(command)} failed.")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


@contextmanager
def scratch_database(server: str) -> Iterator[str]:
    """The address of a new database of that server, dropped afterwards."""
    import psycopg  # noqa: PLC0415 -- of no use on SQLite

    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {SCRATCH}")
        connection.execute(f"CREATE DATABASE {SCRATCH}")
        try:
            yield urlunsplit(urlsplit(server)._replace(path=f"/{SCRATCH}"))
        finally:
            connection.execute(f"DROP DATABASE {SCRATCH} WITH (FORCE)")


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS)
