"""The right of reply is kept as it happened."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import replying
from articles.models import LogLine, ReplyRequest
from newsroom.lib.refusals import Refused
from tests.make import make_article, make_member, make_person

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def asked(by=None, **columns):
    if "person" not in columns:
        columns["person"] = make_person("Leonardo")
    said = {
        "how": "A call",
        "question": "Were you there?",
        "asked_at": timezone.now() - HOUR,
    }
    return replying.ask(make_article(), by=by or make_member("Writer"), **{**said, **columns})


def refused(call, **columns):
    with pytest.raises(Refused) as refusal:
        call(**columns)
    return refusal.value.reasons


def test_a_request_says_whom_when_how_and_what():
    by = make_member("Writer", "mara")
    request = asked(by, answer_by=timezone.now() + HOUR)

    assert (str(request.person), request.asked_by, request.how) == ("Leonardo", by, "A call")
    assert replying.is_open(request)
    line = LogLine.objects.get()
    assert (line.verb, line.after, line.reason) == ("ask_reply", "asked", "Leonardo, A call")


@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        ({"person": None}, "Say who was asked."),
        ({"party": "Her lawyer"}, "Name a person on record, or somebody who is not: not both."),
        ({"how": " "}, "Say how they were asked: by e-mail to whom, by a call, by letter."),
        ({"question": ""}, "Say what was put to them: a court will ask."),
        (
            {"question": "x" * 10_001},
            "It has 10,001 characters; 10,000 is the most: keep it in a source.",
        ),
    ],
)
def test_a_request_that_says_too_little_is_refused(columns, reason):
    assert refused(asked, **columns) == [reason]
    assert ReplyRequest.objects.count() == 0


def test_nobody_was_asked_tomorrow_and_nobody_answers_before():
    ahead = timezone.now() + HOUR

    assert refused(asked, asked_at=ahead)[0].endswith("note it once they were asked.")
    named = {"person": None, "party": "Her lawyer"}
    assert refused(asked, **named, answer_by=ahead - 3 * HOUR) == [
        "They cannot answer before they were asked: look at both times again."
    ]


def test_an_answer_is_noted_once():
    request, by = asked(), make_member("Legal reader")

    replying.record_answer(request, by=by, answer=" No comment. ", answered_at=timezone.now())

    request.refresh_from_db()
    assert (request.answer, request.recorded_by) == ("No comment.", by)
    again = refused(
        replying.record_answer, request=request, by=by, answer="Yes.", answered_at=timezone.now()
    )
    assert again[0].endswith("note a further one as a request of its own.")
    assert [line.after for line in LogLine.objects.order_by("pk")] == ["asked", "answered"]


def test_an_answer_says_what_and_comes_after_the_question():
    request, by = asked(), make_member("Writer")
    before = request.asked_at - HOUR

    reasons = refused(replying.record_answer, request=request, by=by, answer="", answered_at=before)

    assert reasons[0] == "Say what they answered, or that they declined."
    assert reasons[1].endswith("an answer cannot come before it.")


def test_a_checker_keeps_no_log_of_replies():
    reasons = refused(asked, by=make_member("Fact-checker", "jo"))

    (reason,) = reasons
    assert reason.startswith("jo may not keep the log of the right of reply: that takes the role")
