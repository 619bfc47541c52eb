import pytest
from django.contrib.auth.models import Group

from articles.permissions import VERBS, may, reasons_may_not
from articles.roles import ROLES
from tests.make import make_article, make_author, make_member, make_user

pytestmark = pytest.mark.django_db

NOT_THEIRS = (
    "mara may not write this article: it is neither theirs nor assigned to them. "
    "An editor can assign it."
)
ANYBODY = {"view", "comment", "resolve", "legal_read", "read_log"}
# Which verb each role may use on an article of somebody else.
TABLE = {
    "Writer": {*ANYBODY, "ask_reply", "close_task", "draft_correction"},
    "Fact-checker": {*ANYBODY, "check", "check_fact", "close_task"},
    "Editor": {
        *ANYBODY,
        "approve_correction",
        "ask_reply",
        "assign",
        "check",
        "embargo",
        "print_spent",
        "promise",
        "reschedule",
        "take_back",
        "write",
        "share",
        "submit",
        "send_back",
        "approve",
        "publish",
        "unschedule",
        "hold",
        "release",
        "expire",
        "move",
        "check_fact",
        "close_task",
        "draft_correction",
    },
    "Managing editor": set(VERBS),
    "Senior reader": {*ANYBODY, "sign"},
    "Legal reader": {*ANYBODY, "ask_reply", "sign"},
}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("verb", VERBS)
def test_the_table_of_verbs_holds(role, verb):
    assert may(make_member(role), verb, make_article()) is (verb in TABLE[role])


@pytest.mark.parametrize("verb", VERBS)
def test_a_user_without_a_role_may_do_nothing(verb):
    assert not may(make_user(), verb, make_article())


@pytest.mark.parametrize("verb", ["write", "share", "submit"])
def test_a_writer_may_work_on_what_they_began_are_named_in_or_were_given(verb):
    writer = make_member("Writer")
    byline = make_author(user=writer)

    assert may(writer, verb, make_article(by=writer))
    assert may(writer, verb, make_article(authors=[byline]))
    assert may(writer, verb, make_article(assigned_to=writer))


def test_a_user_with_two_roles_may_do_what_either_may():
    member = make_member("Writer")
    member.groups.add(Group.objects.get(name="Fact-checker"))

    assert may(member, "check_fact")
    assert may(member, "submit", make_article(by=member))


def test_the_reason_says_who_may():
    writer = make_member("Writer", username="mara")

    assert list(reasons_may_not(writer, "publish")) == [
        "mara may not publish an article: that takes the role Editor or Managing editor."
    ]
    assert list(reasons_may_not(writer, "withdraw")) == [
        "mara may not withdraw an article: that takes the role Managing editor."
    ]
    assert list(reasons_may_not(writer, "write", make_article())) == [NOT_THEIRS]


def test_somebody_who_left_may_do_nothing():
    editor = make_member("Managing editor", username="jo", is_active=False)

    assert list(reasons_may_not(editor, "view")) == ["jo no longer works here."]


def test_a_superuser_may_do_everything():
    assert all(may(make_user(is_superuser=True), verb, make_article()) for verb in VERBS)
