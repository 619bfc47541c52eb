"""Everybody sees their own notices, and nobody else's."""

import pytest

from articles import notices
from articles.models import Notice
from tests.make import make_article, make_member
from tests.screens import sit_down

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/notice/"


def tell(user, sentence="Mara asks for a check.", kind="submitted"):
    (notice,) = notices.tell(
        [user], kind, article=make_article(), sentence=sentence, path="/admin/x/"
    )
    return notice


def test_a_person_sees_their_own_notices_alone_and_marks_them_as_read(client):
    ellie = sit_down(client, "Editor")
    mine, read = tell(ellie), tell(ellie, "It came back.", "returned")
    other = tell(make_member("Editor", "jo"), "For Jo alone.")

    page = client.get(LIST).text
    assert "Mara asks for a check." in page
    assert "For Jo alone." not in page
    assert "2 new" in page

    assert client.post(f"{LIST}read/", {"notice": read.pk}).status_code == 302
    assert list(notices.unread(ellie)) == [mine]
    client.post(f"{LIST}read/", {"notice": other.pk})
    client.post(f"{LIST}read/", {"notice": "²"})
    client.post(f"{LIST}read/", {"notice": "9" * 40})
    assert list(notices.unread(other.user)) == [other]
    client.post(f"{LIST}read/")
    assert not notices.unread(ellie).exists()
    assert client.get(f"{LIST}read/").status_code == 405


def test_a_notice_leads_to_its_screen_and_that_of_somebody_else_to_none(client):
    ellie = sit_down(client, "Editor")
    other = tell(make_member("Editor", "jo"))

    assert client.get(f"{LIST}{tell(ellie).pk}/change/").headers["location"] == "/admin/x/"
    assert client.get(f"{LIST}{other.pk}/change/").status_code == 403


def test_what_comes_by_mail_is_for_each_to_say(client):
    ellie = sit_down(client, "Editor")
    ellie.email = "ellie@desk.example"
    ellie.save()

    page = client.post(f"{LIST}mail/", {"kinds": ["held", "overdue"]}, follow=True).text

    assert "Kept: 2 of 7 kinds are mailed to ellie@desk.example." in page
    ellie.refresh_from_db()
    assert set(Notice.Kind.values) - set(ellie.no_mail_for) == {"held", "overdue"}
    assert "is not one of the available choices" in client.post(f"{LIST}mail/", {"kinds": "x"}).text


def test_the_list_costs_the_same_with_one_notice_and_thirty(client, django_assert_max_num_queries):
    ellie = sit_down(client, "Editor")
    for _ in range(30):
        tell(ellie)
    client.get(LIST)

    with django_assert_max_num_queries(6):
        client.get(LIST)
