"""Several people at once, on PostgreSQL or on a SQLite file: a database in memory has one user."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from itertools import pairwise
from threading import Barrier

import pytest
from django.db import connection, connections, transaction
from django.utils import timezone

from articles import workflow
from articles.models import Article, Edition
from articles.revisions import save_article
from facts.models import Fact
from newsroom.lib.changes import changed
from newsroom.lib.refusals import Refused
from newsroom.lib.saving import Stale
from newsroom.models import User
from tests.make import make_article, make_fact, make_member

PEOPLE = 6


@pytest.fixture
def share(transactional_db, tmp_path, monkeypatch):
    """A function to be called when all is prepared: from then on threads share the database."""

    def share():
        if connection.vendor == "sqlite":
            path = str(tmp_path / "newsroom.sqlite3")
            connection.cursor().execute("VACUUM INTO %s", [path])
            # A copy: the connection of the test itself stays on the database in memory.
            file = {**connections.settings["default"], "NAME": path}
            monkeypatch.setitem(connections.settings, "default", file)

    return share


def together(*acts):
    """What each act returned or raised, all begun at once on connections of their own."""
    barrier = Barrier(len(acts))

    def run(act):
        try:
            connection.ensure_connection()
            barrier.wait(timeout=20)
            return act()
        except (Refused, Stale) as refusal:
            return refusal
        finally:
            connection.close()

    alone(User.objects.count)
    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def alone(act):
    """What one act returned, on a connection of its own."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(lambda: _closing(act)).result()


def _closing(act):
    try:
        return act()
    finally:
        connection.close()


def kinds(results):
    return sorted(type(result).__name__ for result in results)


def test_of_people_who_save_at_once_nobody_loses_a_word(share):
    key = make_article("The vault").pk
    share()

    def add(words):
        while True:
            article = Article.objects.get(pk=key)
            article.body += f"<p>{words}</p>"
            try:
                return save_article(article, by=None)
            except Stale:
                continue

    revisions = together(*(lambda n=n: add(f"Paragraph {n}.") for n in range(PEOPLE)))

    assert sorted(revision.number for revision in revisions) == list(range(2, PEOPLE + 2))
    body = alone(lambda: Article.objects.get(pk=key).body)
    assert all(f"<p>Paragraph {n}.</p>" in body for n in range(PEOPLE))


def test_of_people_who_opened_the_same_version_one_saves(share):
    article = make_article("The vault")
    copies = [Article.objects.get(pk=article.pk) for _ in range(PEOPLE)]
    share()

    def save(copy, headline):
        copy.headline = headline
        return save_article(copy, by=None)

    results = together(
        *(lambda c=copy, n=n: save(c, f"Headline {n}") for n, copy in enumerate(copies))
    )

    assert kinds(results) == ["Revision", *["Stale"] * (PEOPLE - 1)]


def test_of_people_who_publish_at_once_one_does_and_the_others_are_told(share):
    editor = make_member("Editor")
    article = make_article("The vault", approved_by=editor)
    revision = article.head
    share()

    results = together(
        *(lambda: workflow.publish(article, revision=revision, by=editor) for _ in range(PEOPLE))
    )

    assert kinds(results) == ["Edition", *["Refused"] * (PEOPLE - 1)]
    refusals = [result for result in results if isinstance(result, Refused)]
    assert {str(refusal) for refusal in refusals} == {"Readers already see exactly this."}


def test_publishing_while_others_save_schedule_and_withdraw_leaves_one_page_at_a_time(share):
    editor, managing = make_member("Editor"), make_member("Managing editor")
    article = make_article("The vault", approved_by=editor)
    revision = article.head
    share()

    def publish(hours=None):
        ahead = timezone.now() + timedelta(hours=hours) if hours else None
        return workflow.publish(
            article, revision=revision, by=editor, at=ahead, scheduled="cancel", date_note="Note."
        )

    def save():
        copy = Article.objects.get(pk=article.pk)
        copy.standfirst = "Other words."
        return save_article(copy, by=None)

    together(
        publish,
        publish,
        lambda: publish(1),
        lambda: publish(2),
        save,
        lambda: workflow.withdraw(article, by=managing, reason="Libel."),
    )

    rows = alone(lambda: list(Edition.objects.exclude(live_from=None).order_by("live_from")))
    for earlier, later in pairwise(rows):
        assert earlier.live_until
        assert earlier.live_until <= later.live_from


# SQLite has one writer at a time.
@pytest.mark.only_on("postgresql")
def test_a_fact_that_is_being_retired_holds_up_the_publishing_of_what_rests_on_it(share):
    editor, checker = make_member("Editor"), make_member("Fact-checker")
    fact = make_fact(checked_by=checker, statement="The vault was two floors down.")
    article = make_article(facts=[fact], approved_by=editor)
    revision, later = article.head, timezone.now() + timedelta(hours=1)
    share()

    def schedule():
        return workflow.publish(article, revision=revision, by=editor, at=later)

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            fact.stage = "retired"
            fact.save()
            changed([fact])
            publishing = pool.submit(_closing, schedule)
            while not publishing.done() and not somebody_waits():
                pass
        with pytest.raises(Refused, match="retired"):
            publishing.result()


def somebody_waits():
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
        return cursor.fetchone()[0] > 0


def test_a_fact_that_is_retired_while_an_edition_is_scheduled_does_not_slip_through(share):
    editor, checker = make_member("Editor"), make_member("Fact-checker")
    facts = [make_fact(checked_by=checker) for _ in range(PEOPLE // 2)]
    articles = [make_article(facts=[fact], approved_by=editor) for fact in facts]
    revisions = [article.head for article in articles]
    share()

    def schedule(article, revision):
        later = timezone.now() + timedelta(hours=1)
        return workflow.publish(article, revision=revision, by=editor, at=later)

    @transaction.atomic
    def retire(fact):
        fact = Fact.objects.select_for_update(no_key=True).get(pk=fact.pk)
        fact.stage = "retired"
        fact.save()
        changed([fact])

    together(
        *(lambda f=fact: retire(f) for fact in facts),
        *(lambda a=a, r=r: schedule(a, r) for a, r in zip(articles, revisions, strict=True)),
    )

    states = alone(lambda: [edition.state() for edition in Edition.objects.all()])
    assert "scheduled" not in states
