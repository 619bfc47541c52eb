"""After-effects of the clock: done once each, however often and however late it runs."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from articles import announcing
from articles.announcing import announce_due
from articles.models import Announcement, Edition, LogLine, Notice
from tests.crowd import at_once
from tests.make import make_article, make_edition, make_member, make_show, make_task

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
__all__ = ["at_once"]


def make_scheduled(article=None, *, ago=HOUR, **columns):
    """An edition that opened some time ago, and was planned a day before that."""
    opened = timezone.now() - ago
    edition = make_edition(article, planned_from=opened, **columns)
    Edition.objects.filter(pk=edition.pk).update(created_at=opened - timedelta(days=1))
    return edition


def lines(verb="publish"):
    rows = LogLine.objects.filter(verb=verb).order_by("pk")
    return list(rows.values_list("edition", "by", "before", "after"))


def test_an_edition_that_the_clock_opened_gets_its_line_once():
    edition = make_scheduled()

    assert announce_due().done == [f"edition 1 of “{edition.article}” opened"]
    assert announce_due().done == []

    assert lines() == [(edition.pk, None, "scheduled", "live")]


def test_what_was_opened_by_hand_has_its_line_already():
    edition = make_edition(planned_from=timezone.now())

    assert announce_due().done == [f"edition 1 of “{edition.article}” opened"]
    assert lines() == []


def test_an_edition_that_ended_and_that_nothing_followed_gets_a_line():
    now = timezone.now()
    ended = make_scheduled(ago=2 * HOUR, live_until=now - HOUR)
    follows = make_scheduled(ago=2 * HOUR, live_until=now - HOUR)
    make_scheduled(follows.article, ago=HOUR)

    announce_due()

    assert lines("expire") == [(ended.pk, None, "live", "ended")]


def test_a_run_that_comes_late_catches_up():
    announce_due(now=timezone.now() - timedelta(days=30))
    edition = make_scheduled(ago=timedelta(days=20))
    announce_due()

    assert lines() == [(edition.pk, None, "scheduled", "live")]


def test_what_is_held_and_should_be_live_is_told_to_those_who_can_release_it():
    ellie = make_member("Editor", "ellie")
    make_member("Writer", "mara")
    edition = make_edition(live_from=None, hold_reason="The fact was retired.")

    announce_due()
    announce_due()

    (notice,) = Notice.objects.all()
    assert (notice.user, notice.kind, notice.path) == (
        ellie,
        "overdue",
        f"/admin/articles/edition/{edition.pk}/change/",
    )
    assert notice.sentence.endswith("and it is held: The fact was retired.")


def test_an_overdue_task_is_told_to_whom_it_was_given_and_again_when_it_was_put_off():
    ellie, mara = make_member("Editor", "ellie"), make_member("Writer", "mara")
    task = make_task(assigned_to=mara, due=timezone.now() - HOUR, sentence="Check the sum.")

    announce_due()
    announce_due()
    assert {(row.user, row.kind) for row in Notice.objects.all()} == {
        (mara, "overdue"),
        (ellie, "overdue"),
    }

    task.due = timezone.now() - HOUR / 2
    task.save()
    announce_due()
    assert Notice.objects.filter(user=mara).count() == 2


def test_an_article_past_its_day_is_told_to_whoever_has_it():
    mara = make_member("Writer", "mara")
    today = timezone.localdate()
    make_article("The vault", assigned_to=mara, due=today - timedelta(days=1))
    make_article("The code", assigned_to=mara, due=today)

    announce_due()

    (notice,) = Notice.objects.all()
    day = today - timedelta(days=1)
    assert notice.sentence == f"“The vault” was due on {day.day} {day:%B} and is with you."


def test_one_item_that_fails_undoes_itself_alone_and_is_done_by_the_next_run(monkeypatch):
    first, second = make_scheduled(ago=2 * HOUR), make_scheduled(ago=HOUR)
    write = announcing.log.write

    def fail(article, *words, **columns):
        write(article, *words, **columns)
        if article == first.article:
            raise RuntimeError("the disk is full")

    monkeypatch.setattr(announcing.log, "write", fail)
    announced = announce_due()
    assert announced.failed == [f"edition 1 of “{first.article}” opened: the disk is full"]
    assert lines() == [(second.pk, None, "scheduled", "live")]

    monkeypatch.undo()
    announce_due()
    assert {line[0] for line in lines()} == {first.pk, second.pk}


def test_the_cache_is_told_which_pages_to_forget(settings):
    settings.NEWSROOM_PURGE_URL = "http://127.0.0.1:9/purge"
    show = make_show("The Vault", slug="the-vault")
    edition = make_scheduled(make_article(slug="is-it-true", show=show))

    announce_due()

    (job,) = DBTaskResult.objects.filter(task_path="articles.sending.purge")
    assert job.args_kwargs["args"][0] == [
        "/articles/is-it-true/",
        "/shows/the-vault/",
        *("/", "/articles/", "/shows/", "/people/", "/events/"),
    ]
    assert Announcement.objects.filter(key=f"edition:{edition.pk}:opened").exists()


def test_it_costs_the_same_few_queries_when_there_is_nothing_to_do(django_assert_max_num_queries):
    for _ in range(5):
        make_scheduled()
    announce_due()

    with django_assert_max_num_queries(14):
        assert announce_due().done == []


@pytest.mark.django_db(transaction=True)
def test_two_runs_at_once_do_each_item_once(at_once):
    edition = make_scheduled()
    make_member("Editor", "ellie")
    make_task(due=timezone.now() - HOUR)

    first, second = at_once(announce_due, announce_due)

    assert first.failed == second.failed == []
    assert len(first.done) + len(second.done) == 2
    assert lines() == [(edition.pk, None, "scheduled", "live")]
    assert Notice.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_the_command_runs_the_jobs_that_wait(mailoutbox, capsys):
    mara = make_member("Writer", "mara", email="mara@desk.example")
    make_article("The vault", assigned_to=mara, due=timezone.localdate() - timedelta(days=1))

    call_command("announce_due")

    assert capsys.readouterr().out.splitlines()[-1] == "1 announced."
    (mail,) = mailoutbox
    assert (mail.to, mail.subject) == (["mara@desk.example"], "Newsroom: Something is overdue")
