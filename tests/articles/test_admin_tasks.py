import pytest
from django.urls import reverse
from django.utils import timezone

from articles import workflow
from articles.models import Correction, ReviewTask
from newsroom.lib.changes import changed
from tests.make import (
    make_article,
    make_correction,
    make_edition,
    make_fact,
    make_member,
    make_task,
)
from tests.screens import form_data, queries_of, sit_down

pytestmark = pytest.mark.django_db


@pytest.fixture
def task():
    """An article that prints a fact which has changed since, and its task."""
    editor = make_member("Editor")
    fact = make_fact(statement="Three thieves.", checked_by=make_member("Fact-checker"))
    article = make_article("Robbed", facts=[fact], approved_by=editor)
    workflow.publish(article, revision=article.head, by=editor)
    fact.statement = "Four thieves."
    fact.save()
    changed([fact], by=editor)
    return ReviewTask.objects.get()


def address(record, page="change"):
    name = f"{record._meta.app_label}_{record._meta.model_name}_{page}"
    return reverse(f"admin:{name}", args=[record.pk])


def text_of(client, url):
    return client.get(url).content.decode()


def test_an_article_lists_what_waits_on_it_and_the_corrections_in_draft(client, task):
    sit_down(client, "Editor")
    make_correction(task.article)

    text = text_of(client, address(task.article, "standing"))

    assert "Readers see “Three thieves.”; the record now says “Four thieves.”." in text
    assert address(task, "close") in text
    assert address(task, "draft_correction") in text
    assert "Correction: Three thieves." in text


def test_an_article_on_which_nothing_waits_shows_no_panel(client):
    sit_down(client, "Editor")

    assert "What waits on this article" not in text_of(client, address(make_article(), "standing"))


def test_more_tasks_on_an_article_take_no_more_queries(client):
    sit_down(client, "Editor")
    article = make_article()
    make_task(article, make_fact())
    few = queries_of(client, address(article, "standing"))

    for _ in range(30):
        make_task(article, make_fact(), due=timezone.now(), assigned_to=make_member("Writer"))

    assert queries_of(client, address(article, "standing")) == few


def test_a_task_is_closed_on_its_page_with_a_note(client, task):
    person = sit_down(client, "Writer")
    page = address(task, "close")
    assert task.sentence in text_of(client, page)

    without = client.post(page, {"version": task.version, "note": " "})
    assert "This field is required." in without.content.decode()
    done = client.post(page, {"version": task.version, "note": "Says the same."})

    task.refresh_from_db()
    assert done.url == address(task)
    assert (task.closed_by, task.note) == (person, "Says the same.")
    assert client.get(page).status_code == 403


def test_a_task_that_changed_meanwhile_is_not_closed(client, task):
    sit_down(client, "Writer")

    answer = client.post(address(task, "close"), {"version": task.version - 1, "note": "Done."})

    task.refresh_from_db()
    assert "Somebody saved this while you looked at it." in answer.content.decode()
    assert task.closed_at is None


def test_a_correction_is_drafted_with_what_was_printed_and_what_is_known(client, task):
    person = sit_down(client, "Writer")
    page = address(task, "draft_correction")
    form = client.get(page).context_data["form"]
    shown = {name: form.initial[name] for name in ("before", "after", "note")}
    assert shown == {
        "before": "Three thieves.",
        "after": "Four thieves.",
        "note": (
            "An earlier version of this article said: “Three thieves.”. It should say: “Four "
            "thieves.”."
        ),
    }

    answer = client.post(page, {**shown, "kind": "clarification", "reported_by": "reader"})

    drafted = Correction.objects.get()
    assert answer.status_code == 302
    assert (drafted.article, drafted.fact, drafted.drafted_by) == (
        task.article,
        task.fact,
        person,
    )
    assert (drafted.kind, drafted.edition_before.number) == ("clarification", 1)


def test_a_correction_that_corrects_nothing_gets_its_sentence(client, task):
    sit_down(client, "Writer")
    same = {"before": "Three.", "after": "Three.", "kind": "correction", "reported_by": "staff"}

    answer = client.post(address(task, "draft_correction"), same)

    assert "Before and after are the same words." in answer.content.decode()
    assert Correction.objects.count() == 0


def test_a_task_by_hand_says_who_opened_it(client):
    person = sit_down(client, "Writer")
    add = reverse("admin:articles_reviewtask_add")
    typed = {"sentence": "Call the court.", "kind": "other", "article": make_article().pk}

    answer = client.post(add, form_data(client.get(add), **typed))

    assert answer.status_code == 302
    assert ReviewTask.objects.get().opened_by == person


def test_a_task_about_nothing_gets_its_sentence(client):
    sit_down(client, "Writer")
    add = reverse("admin:articles_reviewtask_add")

    answer = client.post(add, form_data(client.get(add), sentence="Call.", kind="other"))

    assert "Say which article or fact it is about." in answer.content.decode()


def test_lists_of_tasks_and_corrections_cost_the_same_for_many(client):
    sit_down(client, "Editor")
    lists = [reverse(f"admin:articles_{name}_changelist") for name in ("reviewtask", "correction")]

    def one_more():
        make_task(make_article(), make_fact(), assigned_to=make_member("Writer"))
        edition = make_edition()
        make_correction(edition.article, drafted_by=make_member("Writer"), edition_before=edition)

    one_more()
    few = [queries_of(client, url) for url in lists]
    for _ in range(30):
        one_more()

    assert [queries_of(client, url) for url in lists] == few


@pytest.mark.parametrize(
    ("waits", "names"),
    [
        ("open", {"Late.", "Mine.", "Later."}),
        ("late", {"Late."}),
        ("mine", {"Mine."}),
        ("closed", {"Done."}),
    ],
)
def test_tasks_are_listed_by_what_waits(client, waits, names):
    person = sit_down(client, "Editor")
    now = timezone.now()
    make_task(sentence="Late.", due=now - timezone.timedelta(hours=1))
    make_task(sentence="Mine.", assigned_to=person)
    make_task(sentence="Later.", closed_at=now + timezone.timedelta(hours=1), note="Edition 2.")
    make_task(sentence="Done.", closed_at=now - timezone.timedelta(hours=1), note="Edition 2.")

    answer = client.get(reverse("admin:articles_reviewtask_changelist") + f"?waits={waits}")

    assert {task.sentence for task in answer.context_data["cl"].result_list} == names


def test_a_printed_correction_and_a_closed_task_are_read_only(client):
    sit_down(client, "Managing editor")
    edition = make_edition(live_until=timezone.now())
    after = make_edition(edition.article, planned_from=timezone.now())
    printed = make_correction(
        edition.article,
        note="Four.",
        approved_by=make_member("Editor"),
        edition_before=edition,
        edition_after=after,
    )
    closed = make_task(closed_at=timezone.now(), note="Done.")

    for record in (printed, closed):
        assert (
            client.post(address(record), {"sentence": "Other.", "before": "x"}).status_code == 403
        )
    assert client.post(address(printed, "delete"), {"post": "yes"}).status_code == 403
