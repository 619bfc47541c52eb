"""The right of reply: who was asked for an answer, when, how, until when, and what came of it."""

from django.db import transaction
from django.utils import timezone

from articles import log, timeline
from articles.models import ReplyRequest
from articles.permissions import reasons_may_not
from articles.timeline import spoken
from newsroom.lib.changes import changed
from newsroom.lib.refusals import refuse_if

LONGEST = 10_000


def requests_of(article):
    """Every request for an answer about ``article``, the newest first."""
    rows = ReplyRequest.objects.filter(article=article)
    return rows.select_related("person", "asked_by", "recorded_by")


def is_open(request, at=None):
    """Whether an answer is still waited for at ``at`` (now if left out)."""
    at = at or timezone.now()
    return not request.answered_at and (request.answer_by is None or request.answer_by > at)


def reasons_not_to_ask(article, by, *, person, party, how, question, asked_at, answer_by=None):  # noqa: PLR0913 -- columns
    """Say why this request for an answer cannot be noted."""
    yield from reasons_may_not(by, "ask_reply", article)
    if not person and not party.strip():
        yield "Say who was asked."
    if person and party.strip():
        yield "Name a person on record, or somebody who is not: not both."
    if not how.strip():
        yield "Say how they were asked: by e-mail to whom, by a call, by letter."
    if not question.strip():
        yield "Say what was put to them: a court will ask."
    yield from _reasons_too_long(question)
    if asked_at > timezone.now():
        yield f"{spoken(asked_at)} is still to come: note it once they were asked."
    if answer_by and answer_by <= asked_at:
        yield "They cannot answer before they were asked: look at both times again."


@transaction.atomic
def ask(article, *, by, how, question, asked_at, person=None, party="", answer_by=None):  # noqa: PLR0913 -- columns
    """Note that ``person``, or a ``party`` not on record, was asked for an answer."""
    (article,) = timeline.lock([article.pk])
    said = {
        "person": person,
        "party": party.strip(),
        "how": how.strip(),
        "question": question.strip(),
        "asked_at": asked_at,
        "answer_by": answer_by,
    }
    refuse_if(reasons_not_to_ask(article, by, **said))
    request = ReplyRequest.objects.create(article=article, asked_by=by, **said)
    log.write(article, "ask_reply", by=by, after="asked", reason=f"{person or party}, {how}")
    changed([request], by=by)
    return request


def reasons_not_to_record(request, by, *, answer, answered_at):
    """Say why this answer cannot be noted."""
    yield from reasons_may_not(by, "ask_reply", request.article)
    if request.answered_at:
        yield (
            f"Their answer of {spoken(request.answered_at)} is on record and stays as it is: note "
            "a further one as a request of its own."
        )
    if not answer.strip():
        yield "Say what they answered, or that they declined."
    yield from _reasons_too_long(answer)
    if answered_at > timezone.now():
        yield f"{spoken(answered_at)} is still to come: note the answer once it is there."
    elif answered_at < request.asked_at:
        yield f"They were asked on {spoken(request.asked_at)}: an answer cannot come before it."


@transaction.atomic
def record_answer(request, *, by, answer, answered_at):
    """Note what they answered, in their words, and when; it is not changed afterwards."""
    timeline.lock([request.article_id])
    request = ReplyRequest.objects.select_related("article", "person").get(pk=request.pk)
    refuse_if(reasons_not_to_record(request, by, answer=answer, answered_at=answered_at))
    request.answer, request.answered_at, request.recorded_by = answer.strip(), answered_at, by
    request.save(update_fields=["answer", "answered_at", "recorded_by"])
    log.write(
        request.article,
        "ask_reply",
        by=by,
        before="asked",
        after="answered",
        reason=str(request.person or request.party),
    )
    changed([request], by=by)
    return request


def _reasons_too_long(text):
    if len(text) > LONGEST:
        yield f"It has {len(text):,} characters; {LONGEST:,} is the most: keep it in a source."
