"""Kill a process in the middle of what it writes, many times, and look for anything half done.

Run ``python bench/faults.py [KILLS]``: that many processes are killed (SIGKILL) on SQLite, and as
many on PostgreSQL where it is installed, while they publish, schedule, republish, withdraw, redact
and merge. After each, every table must be as it was before, or as a whole run leaves it. Exit code
1 if one was not; the last line has the counts.
"""

import os
import random
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests import postgres  # noqa: E402 -- a script does not have the project on its path

KILLS = 200


def main(kills: int, seed: int) -> int:
    """Return the exit code: 1 if anything was half done, or too few were killed."""
    say(f"{kills} kills on each database, seed {seed}")
    counted = {}
    with tempfile.TemporaryDirectory() as folder:
        counted["SQLite"] = run(f"sqlite:///{folder}/faults.sqlite3", kills, seed, folder)
        if reason := postgres.reason_not_to_run():
            say(f"PostgreSQL: does not run, because {reason}.")
            if os.environ.get("CI") or os.environ.get("REQUIRE_ALL"):
                return 1
        else:
            with postgres.private_server() as address:
                counted["PostgreSQL"] = run(address, kills, seed, folder)
    say("; ".join(f"{name}: {said(counts)}" for name, counts in counted.items()))
    enough = all(counts["killed"] >= kills for counts in counted.values())
    return 0 if enough and not any(counts["half"] for counts in counted.values()) else 1


def run(address: str, kills: int, seed: int, folder: str) -> Counter:
    """What became of that many kills on one database, counted in a process of its own."""
    environment = {**os.environ, "DATABASE_URL": address, "MEDIA_ROOT": f"{folder}/media"}
    command = [sys.executable, "bench/faults_steps.py", str(kills), str(seed)]
    child = subprocess.Popen(  # noqa: S603 -- our own command
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    )
    counts: Counter = Counter()
    for line in child.stdout or ():
        word, _, rest = line.strip().partition(" ")
        if word == "count":
            name, number = rest.split()
            counts[name] += int(number)
        else:
            say(line.rstrip())
    if child.wait():
        sys.exit("The run broke off: see above.")
    return counts


def said(counts: Counter) -> str:
    """The counts of one database in words."""
    return (
        f"{counts['killed']} killed, {counts['undone']} as before, {counts['done']} done whole, "
        f"{counts['half']} half done"
    )


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    arguments = [int(argument) for argument in sys.argv[1:]]
    kills = arguments[0] if arguments else KILLS
    sys.exit(main(kills, arguments[1] if len(arguments) > 1 else random.randrange(10**6)))  # noqa: S311 -- no secret
