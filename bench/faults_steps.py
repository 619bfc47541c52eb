"""The kills of ``faults.py`` on one database: ``python bench/faults_steps.py KILLS SEED``.

A child process is forked for each. It is killed at a statement or a commit, just before or just
after it, or by its parent at any moment; which, chance decides. What a whole run changes is learned
from one that is left alone.
"""

import hashlib
import os
import random
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import django

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
django.setup()

from django.core.management import call_command  # noqa: E402 -- needs the settings
from django.db import connection  # noqa: E402 -- needs the settings
from django.utils import timezone  # noqa: E402 -- needs the settings

from articles import redacting, workflow  # noqa: E402 -- needs the settings
from articles.models import Article, Edition  # noqa: E402 -- needs the settings
from articles.revisions import save_article  # noqa: E402 -- needs the settings
from newsroom.models import User  # noqa: E402 -- needs the settings
from shows.merging import merge  # noqa: E402 -- needs the settings
from shows.models import Person  # noqa: E402 -- needs the settings
from tests import make  # noqa: E402 -- needs the settings

# What Django itself writes, and what follows a change without being part of it.
LEFT_OUT = {"django_migrations", "django_session", "sqlite_sequence"}
LEFT_ALONE = -1
# How often chance is helped to where half of something would show: the commit, the last of all.
AROUND_THE_COMMIT = 0.25
DAY = timedelta(days=1)
Deed = Callable[[], Any]


class Whole(NamedTuple):
    """What a run that nobody kills does: the tables it changes, its statements, its seconds."""

    tables: frozenset[str]
    statements: int
    seconds: float


def main(kills: int, seed: int) -> None:
    call_command("migrate", verbosity=0)
    desk = Desk()
    deeds = list(DEEDS)
    wholes = {name: learned(DEEDS[name](desk)) for name in deeds}
    for name, whole in wholes.items():
        say(f"  {name}: {whole.statements} statements, {len(whole.tables)} tables change")
    chance = random.Random(seed)  # noqa: S311 -- no secret
    counts: Counter = Counter()
    tried = 0
    while counts["killed"] < kills and tried < 3 * kills:
        name = deeds[tried % len(deeds)]
        tried += 1
        became = tried_once(name, DEEDS[name](desk), wholes[name], chance)
        counts[became] += 1
        counts["killed"] += became != "alive"
    counts["half"] += look_at_editions()
    for name, number in counts.items():
        say(f"count {name} {number}")


def learned(deed: Deed) -> Whole:
    """What ``deed`` does when it is left alone."""
    before, start = digests(), time.monotonic()
    _, statements = in_child(deed, at=LEFT_ALONE, after=False, patience=None)
    seconds = time.monotonic() - start
    return Whole(frozenset(changed(before, digests())), statements, seconds)


def tried_once(name: str, deed: Deed, whole: Whole, chance: random.Random) -> str:
    """Kill ``deed`` somewhere: "undone", "done" or "half"; "alive" if it was quicker."""
    before = digests()
    by_clock = chance.random() < 0.5
    patience = chance.uniform(0, whole.seconds) if by_clock else None
    at = LEFT_ALONE if by_clock else chance.randrange(whole.statements)
    if not by_clock and chance.random() < AROUND_THE_COMMIT:
        at = whole.statements - 1
    after = chance.random() < 0.5
    killed, _ = in_child(deed, at=at, after=after, patience=patience)
    if not killed:
        return "alive"
    found = changed(before, digests())
    if not found:
        return "undone"
    if found == whole.tables:
        return "done"
    where = f"after {patience:.3f} s" if by_clock else f"at statement {at} of {whole.statements}"
    say(f"HALF DONE: {name}, killed {where}")
    say(f"  changed: {', '.join(sorted(found))}")
    say(f"  not changed: {', '.join(sorted(whole.tables - found))}")
    return "half"


# -- The child --------------------------------------------------------------------------------


def in_child(deed: Deed, *, at: int, after: bool, patience: float | None) -> tuple[bool, int]:
    """Run ``deed`` in a process of its own: whether it was killed, and its number of statements."""
    connection.close()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        act(deed, at=at, after=after, report=writing)
    os.close(writing)
    if patience is not None:
        time.sleep(patience)
        os.kill(child, signal.SIGKILL)
    with os.fdopen(reading) as report:
        said = report.read()
    _, status = os.waitpid(child, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        sys.exit(f"A deed failed by itself: {said}")
    return os.WIFSIGNALED(status), int(said or 0)


def act(deed: Deed, *, at: int, after: bool, report: int) -> None:
    """Do it, and die before or after the statement or commit numbered ``at``. Never returns."""
    passed = 0

    def pass_by(do: Callable[[], Any]) -> Any:
        nonlocal passed
        dies, passed = passed == at, passed + 1
        if dies and not after:
            os.kill(os.getpid(), signal.SIGKILL)
        result = do()
        if dies:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    def statement(execute: Callable[..., Any], *arguments: Any) -> Any:
        return pass_by(lambda: execute(*arguments))

    commit = connection._commit
    connection._commit = lambda: pass_by(commit)
    try:
        with connection.execute_wrapper(statement):
            deed()
    except BaseException as error:  # noqa: BLE001 -- told to the parent, which stops
        os.write(report, repr(error).encode())
        os._exit(1)
    os.write(report, str(passed).encode())
    os._exit(0)


# -- What is done -----------------------------------------------------------------------------


class Desk:
    """The people who do it, and a fact that the articles rest on."""

    def __init__(self) -> None:
        role = make.make_member
        self.writer = role("Writer", "writer")
        self.editor = role("Editor", "editor")
        self.managing = role("Managing editor", "managing")
        self.fact = make.make_fact(checked_by=role("Fact-checker", "checker"))
        self.image = make.make_image()

    def approved(self, **columns: Any) -> Article:
        """An article that may be published."""
        columns = {"lead_image": self.image, **columns}
        article = make.make_article(
            facts=[self.fact], by=self.writer, approved_by=self.editor, **columns
        )
        return Article.objects.get(pk=article.pk)

    def live(self, **columns: Any) -> Article:
        article = self.approved(**columns)
        workflow.publish(article, revision=article.head, by=self.editor)
        return Article.objects.get(pk=article.pk)

    def again(self) -> Article:
        """A live article with a new version that is approved."""
        article = self.live()
        article.body += "<p>A new paragraph.</p>"
        save_article(article, by=self.writer)
        workflow.submit(article, revision=article.head, by=self.writer)
        workflow.approve(article, revision=article.head, by=self.editor)
        return Article.objects.get(pk=article.pk)


def publish(desk: Desk) -> Deed:
    article = desk.approved()
    return lambda: workflow.publish(article, revision=article.head, by=desk.editor)


def schedule(desk: Desk) -> Deed:
    article, at = desk.approved(), timezone.now() + DAY
    return lambda: workflow.publish(article, revision=article.head, by=desk.editor, at=at)


def republish(desk: Desk) -> Deed:
    article = desk.again()
    return lambda: workflow.publish(
        article, revision=article.head, by=desk.editor, date_note="A new paragraph."
    )


def withdraw(desk: Desk) -> Deed:
    article = desk.live()
    return lambda: workflow.withdraw(article, by=desk.managing, reason="It was wrong.")


def redact(desk: Desk) -> Deed:
    word = f"Zyx{Article.objects.count()}q"
    article = desk.live(body=f"<p>The secret is {word}.</p>")
    article.standfirst = f"Of {word}."
    save_article(article, by=desk.writer)
    return lambda: redacting.redact(
        article, passages=[word], scope=redacting.THIS, by=desk.managing, reason="By order."
    )


def merge_people(desk: Desk) -> Deed:
    kept, gone = make.make_person(), make.make_person()
    make.make_credit(person=gone)
    make.make_portrayal(person=gone)
    make.make_involvement(person=gone)
    editor = User.objects.get(pk=desk.editor.pk)
    found = Person.objects.in_bulk([kept.pk, gone.pk])
    return lambda: merge(found[gone.pk], found[kept.pk], by=editor)


DEEDS = {
    "publish": publish,
    "schedule": schedule,
    "republish": republish,
    "withdraw": withdraw,
    "redact": redact,
    "merge": merge_people,
}


# -- What is there ----------------------------------------------------------------------------


def digests() -> dict[str, str]:
    """A digest of the rows of every table."""
    found = {}
    with connection.cursor() as cursor:
        # The index of words is a table of its own kind, and follows newsroom_searchdocument.
        for table in (
            set(connection.introspection.django_table_names(only_existing=True)) - LEFT_OUT
        ):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 -- ours
            rows = sorted(repr(row) for row in cursor.fetchall())
            found[table] = hashlib.sha256("\n".join(rows).encode()).hexdigest()
    return found


def changed(before: dict[str, str], after: dict[str, str]) -> set[str]:
    return {table for table in before if before[table] != after[table]}


def look_at_editions() -> int:
    """How many articles have two editions at one time; and whether the file is whole."""
    wrong = 0
    for article in Article.objects.all():
        ends = article.editions.filter(live_from__isnull=False).order_by("live_from")
        for earlier, later in pairwise(ends):
            wrong += earlier.live_until is None or earlier.live_until > later.live_from
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA integrity_check")
            wrong += cursor.fetchone()[0] != "ok"
            cursor.execute("PRAGMA foreign_key_check")
            wrong += len(cursor.fetchall())
    say(f"  {Edition.objects.count()} editions of {Article.objects.count()} articles looked at")
    return wrong


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
