"""The first screen of the desk."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from shows.models import ImportRun
from tests.make import make_article, make_edition, make_fact, make_member, make_show
from tests.screens import queries_of, sit_down

pytestmark = pytest.mark.django_db

INDEX = reverse("admin:index")


def boxes(client):
    return {
        box.title: [row.what for row in box.rows] for box in client.get(INDEX).context_data["boxes"]
    }


def busy_desk(by, *, held="", soon="", submitted="", mine=""):
    make_edition(make_article(held), live_from=None, hold_reason="A lawyer reads it.")
    make_edition(make_article(soon), live_from=timezone.now() + timedelta(days=1))
    make_article(submitted, stage="submitted")
    make_article(mine, by=by)
    make_fact(statement="To check.", created_by=make_member("Writer"))
    make_fact(statement="My own.", created_by=by)
    ImportRun.objects.create(
        command="import_shows", file_name="shows.csv", started_at=timezone.now()
    )


def test_an_editor_sees_what_waits_and_what_readers_get_next(client):
    editor = sit_down(client, "Editor")
    busy_desk(editor, held="Held", soon="Soon", submitted="Handed in", mine="Mine")

    assert boxes(client) == {
        "Held back from readers": ["Held, edition 1"],
        "Next for readers": ["Soon"],
        "Submitted, to approve": ["Handed in"],
        "Facts to check": ["To check."],
        "Your drafts": ["Mine"],
        "Last imports": ["shows.csv"],
    }


@pytest.mark.parametrize(
    ("role", "missing"),
    [
        ("Writer", {"Submitted, to approve", "Facts to check"}),
        ("Fact-checker", {"Submitted, to approve", "Your drafts"}),
    ],
)
def test_nobody_is_shown_work_that_they_may_not_do(client, role, missing):
    sit_down(client, "Editor")
    everything = set(boxes(client))
    sit_down(client, role)

    assert everything - set(boxes(client)) == missing


def test_a_box_shows_five_and_leads_to_all(client):
    sit_down(client, "Editor")
    for number in range(7):
        make_fact(statement=f"To check {number}.")

    box = next(box for box in client.get(INDEX).context_data["boxes"] if "check" in box.title)

    assert len(box.rows) == 5
    assert client.get(box.more).context_data["cl"].result_count == 7


def test_facts_that_articles_rest_on_come_first(client):
    sit_down(client, "Fact-checker")
    make_fact(statement="Held only.")
    make_article(facts=[make_fact(statement="In use.")])

    assert boxes(client)["Facts to check"] == ["In use.", "Held only."]


def test_a_new_installation_says_how_to_begin(client):
    sit_down(client, "Writer")

    assert "Three steps to the first article" in client.get(INDEX).content.decode()
    make_show()
    assert "Three steps" not in client.get(INDEX).content.decode()


def test_the_first_screen_asks_twelve_times_at_most(client):
    editor = sit_down(client, "Managing editor")
    busy_desk(editor)
    few = queries_of(client, INDEX)
    for _ in range(6):
        busy_desk(editor)

    assert queries_of(client, INDEX) == few
    assert few <= 12


def test_whoever_has_no_role_sees_no_box(client):
    person = make_member("Writer", is_staff=True)
    person.groups.clear()
    client.force_login(person)
    make_show()

    assert boxes(client) == {}
