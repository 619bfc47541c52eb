"""Who is told what: on the desk, by mail, by the webhook; and that jobs hold no words."""

import hashlib
import hmac
import json
import smtplib
from contextlib import contextmanager
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from articles import notices, sending
from articles.models import Notice
from tests.make import make_article, make_member

pytestmark = pytest.mark.django_db
SENTENCE = "Mara asks for a check of “The vault”."


def tell(*users, kind="submitted", article=None):
    article = article or make_article("The vault")
    return notices.tell(users, kind, article=article, sentence=SENTENCE, path="/admin/x/")


def jobs():
    return list(
        DBTaskResult.objects.order_by("enqueued_at").values_list("task_path", "args_kwargs")
    )


@contextmanager
def receiver(status=204):
    """A server that takes posts: its address, and what it got."""
    got = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            got.append((self.headers["Newsroom-Signature"], body))
            self.send_response(status)
            self.end_headers()

        def log_message(self, *words):
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/hook", got
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_each_person_is_told_once_and_whoever_left_is_not():
    ellie, jo = make_member("Editor", "ellie"), make_member("Editor", "jo", is_active=False)

    tell(ellie, ellie, jo, None)

    assert [(row.user, row.sentence, row.read_at) for row in Notice.objects.all()] == [
        (ellie, SENTENCE, None)
    ]
    assert list(notices.unread(ellie).values_list("kind", flat=True)) == ["submitted"]


def test_a_mail_goes_to_whom_it_reaches_and_who_wants_it(mailoutbox):
    ellie = make_member("Editor", "ellie", email="ellie@desk.example")
    make_member("Editor", "jo")
    quiet = make_member("Editor", "kim", email="kim@desk.example", no_mail_for=["submitted"])

    told = tell(ellie, quiet)

    ((path, arguments),) = jobs()
    assert (path, arguments) == (
        "articles.sending.send_notice",
        {"args": [told[0].pk], "kwargs": {}},
    )
    assert sending.send_notice.call(told[0].pk) == "sent"
    (mail,) = mailoutbox
    assert mail.to == ["ellie@desk.example"]
    assert mail.subject == "Newsroom: An article waits for a check"
    assert mail.body == (
        f"{SENTENCE}\n\nhttps://newsroom.example/admin/x/\n\n"
        "Which notices come by mail: https://newsroom.example/admin/articles/notice/mail/\n"
    )


def test_nobody_is_mailed_who_may_not_see_the_article_any_more(mailoutbox):
    ellie = make_member("Editor", "ellie", email="ellie@desk.example")
    (notice,) = tell(ellie)
    ellie.groups.clear()

    assert sending.send_notice.call(notice.pk) == "nobody to tell"
    assert sending.send_notice.call(notice.pk + 1) == "nobody to tell"
    assert mailoutbox == []


def test_a_mail_that_fails_is_tried_again_later_and_at_last_fails(monkeypatch):
    def refuse(*arguments):
        raise smtplib.SMTPServerDisconnected("gone")

    monkeypatch.setattr(sending, "send_mail", refuse)
    (notice,) = tell(make_member("Editor", "ellie", email="ellie@desk.example"))
    DBTaskResult.objects.all().delete()

    assert sending.send_notice.call(notice.pk) == "tried again after SMTPServerDisconnected"

    (job,) = DBTaskResult.objects.all()
    assert job.args_kwargs == {"args": [notice.pk, 1], "kwargs": {}}
    assert timedelta(seconds=50) < job.run_after - timezone.now() <= timedelta(minutes=1)
    with pytest.raises(smtplib.SMTPServerDisconnected):
        sending.send_notice.call(notice.pk, len(sending.WAITS))


def test_the_webhook_gets_what_happened_once_and_can_tell_that_it_is_from_us(settings):
    article = make_article("The vault", slug="the-vault")
    with receiver() as (address, got):
        settings.NEWSROOM_WEBHOOK_URL, settings.NEWSROOM_WEBHOOK_SECRET = address, "s3cret"
        told = tell(make_member("Editor", "ellie"), make_member("Editor", "jo"), article=article)
        assert jobs() == [
            (
                "articles.sending.post_notices",
                {"args": [[notice.pk for notice in told]], "kwargs": {}},
            )
        ]
        assert sending.post_notices.call([notice.pk for notice in told]) == "posted"

    ((signature, body),) = got
    assert json.loads(body) == {
        "event": "submitted",
        "at": told[0].at.isoformat(),
        "sentence": SENTENCE,
        "url": "https://newsroom.example/admin/x/",
        "article": {"slug": "the-vault", "title": "The vault"},
        "to": ["ellie", "jo"],
    }
    seconds, _, proof = signature.removeprefix("t=").partition(",v1=")
    expected = hmac.new(b"s3cret", f"{seconds}.".encode() + body, hashlib.sha256).hexdigest()
    assert proof == expected


def test_a_webhook_that_answers_with_an_error_is_tried_again(settings):
    with receiver(status=500) as (address, got):
        settings.NEWSROOM_WEBHOOK_URL = address
        (notice,) = tell(make_member("Editor", "ellie"))
        assert sending.post_notices.call([notice.pk]) == "tried again after HTTPStatusError"
    assert len(got) == 1
    assert sending.post_notices.call([notice.pk]) == "tried again after ConnectError"


def test_what_was_undone_told_nobody():
    with transaction.atomic():
        tell(make_member("Editor", "ellie", email="ellie@desk.example"))
        transaction.set_rollback(True)

    assert (Notice.objects.count(), jobs()) == (0, [])
