"""The plans of the desk in other calendars: what is in it, what never is, and when it is dead."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import embargo, feeding, workflow
from tests.make import make_article, make_edition, make_member, make_user

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


@pytest.fixture
def editor():
    return make_member("Editor", "editor", is_staff=True)


@pytest.fixture
def read(client, editor, settings):
    """A function that reads the feed of the editor without a login, and gives the answer."""
    address = feeding.make_feed(by=editor).address.removeprefix(settings.NEWSROOM_BASE_URL)
    return lambda: client.get(address)


def unfolded(answer):
    return answer.content.decode().replace("\r\n ", "").split("\r\n")


def scheduled(editor, headline="", **columns):
    article = make_article(headline, by=make_user(), approved_by=make_user(), **columns)
    at = timezone.now() + 3 * DAY
    return workflow.publish(article, revision=article.head, by=editor, at=at)


def test_it_holds_what_readers_get_and_what_the_desk_has_in_mind(read, editor):
    edition = scheduled(editor, "The heist; part one, with “quotes”")
    make_article("The vault", planned_for=timezone.now() + 9 * DAY, stage="planned")

    answer = read()
    lines = unfolded(answer)

    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert "no-store" in answer["Cache-Control"]
    assert "SUMMARY:The heist\\; part one\\, with “quotes”" in lines
    assert f"DTSTART:{edition.live_from:%Y%m%dT%H%M%SZ}" in lines
    assert "SUMMARY:The vault (planned)" in lines
    assert [line for line in lines if line.startswith("STATUS")] == [
        "STATUS:CONFIRMED",
        "STATUS:TENTATIVE",
    ]
    assert "DESCRIPTION:Readers see it from then on." in lines


def test_a_move_keeps_the_name_of_the_entry_and_moves_its_sequence_on(read, editor):
    def names():
        lines = unfolded(read())
        return [line for line in lines if line.startswith(("UID", "SEQUENCE"))]

    edition = scheduled(editor)
    before = names()
    workflow.reschedule(edition, by=editor, at=edition.planned_from + DAY)

    (uid, sequence), (same, later) = before, names()
    assert uid == same
    assert (sequence, later) == ("SEQUENCE:1", "SEQUENCE:2")


def test_why_something_is_held_is_not_in_it_and_under_embargo_not_even_the_headline(read, editor):
    make_edition(
        make_article("The held one"),
        planned_from=timezone.now() + DAY,
        live_from=None,
        hold_reason="This fact has been retired: Mr Smith told us in confidence.",
    )
    secret = scheduled(editor, "The secret premiere")
    embargo.embargo(
        secret.article, by=editor, until=timezone.now() + 2 * DAY, note="The studio asked."
    )

    text = "\n".join(unfolded(read()))

    assert "The held one (held)" in text
    assert "An article under embargo" in text
    for words in ("confidence", "Smith", "secret", "studio"):
        assert words not in text


@pytest.mark.parametrize("change", ["deactivated", "no role", "no desk", "revoked", "made anew"])
def test_it_is_dead_when_its_owner_left_or_it_was_ended(read, editor, change):
    assert read().status_code == 200
    if change == "deactivated":
        editor.is_active = False
    elif change == "no desk":
        editor.is_staff = False
    elif change == "no role":
        editor.groups.clear()
    elif change == "revoked":
        feeding.revoke(by=editor)
    else:
        feeding.make_feed(by=editor)
    editor.save()

    answer = read()

    assert (answer.status_code, answer.content) == (404, b"Nothing here.\n")
    assert "no-store" in answer["Cache-Control"]


def test_what_is_stored_does_not_open_it(client, editor):
    feed = feeding.make_feed(by=editor).feed

    assert client.get(f"/plans/{feed.digest}.ics").status_code == 404
    assert client.post(f"/plans/{feed.digest}.ics").status_code == 405


def test_it_notes_that_it_was_read_and_writes_no_more_than_once_an_hour(read, editor):
    read()
    first = editor.feeds.get().last_read_at
    read()

    assert first is not None
    assert editor.feeds.get().last_read_at == first
