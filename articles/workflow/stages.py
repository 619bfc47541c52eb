"""The stages of the working copy: handed in, taken back, sent back, approved."""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from articles import notices, timeline
from articles.checking.standing import reasons_objected
from articles.models import Article, Revision
from articles.permissions import everybody_who_may, reasons_may_not
from articles.workflow.reasons import reasons_own_work, reasons_stale
from articles.workflow.rows import move, return_to_writer, submission_of, writers_of
from newsroom.lib.refusals import refuse_if
from newsroom.lib.wording import count_of, join_names

Stage = Article.Stage
LONGEST_NOTE = Revision._meta.get_field("submitted_note").max_length
# Whoever can answer a submission is told of it.
ANSWERING = ("approve", "check")


# -- Hand in, and take back -------------------------------------------------------------------


def reasons_not_to_submit(article, revision, by, note=""):
    """Say why ``revision`` cannot be handed in for approval."""
    yield from reasons_may_not(by, "submit", article)
    yield from reasons_stale(article, revision)
    if article.stage in (Stage.SUBMITTED, Stage.APPROVED):
        yield f"It is {article.get_stage_display().lower()} already."
    if not revision.content["body"].strip():
        yield "The body is empty."
    if len(note) > LONGEST_NOTE:
        yield (
            f"The note for whoever checks it has {len(note):,} characters; {LONGEST_NOTE} is the "
            "most."
        )


@transaction.atomic
def submit(article, *, revision, by, note=""):
    """Hand in ``revision``, which has to be the newest, with a ``note`` for whoever checks it."""
    note = note.strip()
    (article,) = timeline.lock([article.pk])
    refuse_if(reasons_not_to_submit(article, revision, by, note))
    revision.submitted_by, revision.submitted_at = by, timezone.now()
    revision.submitted_note = note
    revision.save(update_fields=["submitted_by", "submitted_at", "submitted_note"])
    move(article, Stage.SUBMITTED, verb="submit", by=by, note=note, revision=revision)
    said = f" {note}" if note else ""
    notices.tell(
        _who_may_answer(by),
        "submitted",
        article=article,
        sentence=f"{by} asks for a check of version {revision.number} of “{article}”.{said}",
        path=_path(article),
    )


def _who_may_answer(by):
    """The people of the desk who may check or approve, but for whoever asks."""
    found = {}
    for verb in ANSWERING:
        for user in everybody_who_may(verb):
            found[user.pk] = user
    found.pop(by.pk, None)
    return list(found.values())


def reasons_not_to_take_back(article, by):
    """Say why ``by`` cannot take their submission back."""
    yield from reasons_may_not(by, "take_back", article)
    if article.stage != Stage.SUBMITTED:
        yield "It is not submitted: there is nothing to take back."
        return
    submission = submission_of(article)
    if submission and submission.submitted_by_id not in (None, by.pk):
        yield (
            f"{submission.submitted_by} handed it in, and takes it back. You can ask for changes "
            "instead, if you may approve it."
        )


@transaction.atomic
def take_back(article, *, by, note=""):
    """Put what ``by`` handed in back into drafting; the version that was handed in stays."""
    (article,) = timeline.lock([article.pk])
    refuse_if(reasons_not_to_take_back(article, by))
    move(
        article,
        Stage.DRAFTING,
        verb="take_back",
        by=by,
        note=note.strip(),
        revision=submission_of(article),
    )


# -- Answer it --------------------------------------------------------------------------------


def reasons_not_to_send_back(article, by, note):
    """Say why the article cannot go back to its writer."""
    yield from reasons_may_not(by, "send_back", article)
    if article.stage not in (Stage.SUBMITTED, Stage.APPROVED):
        yield "It is neither submitted nor approved: its writer has it already."
    if not note.strip():
        yield "Say what should change: the writer reads it."


@transaction.atomic
def send_back(article, *, by, note):
    """Return a submitted or approved article to its writer; an approval is withdrawn by it.

    What is scheduled of the version that was approved is held.
    """
    (article,) = timeline.lock([article.pk])
    refuse_if(reasons_not_to_send_back(article, by, note))
    writers = [person for person in writers_of(article) if person != by]
    return_to_writer(article, verb="send_back", by=by, note=note.strip())
    beside = with_what_is_open(article)
    notices.tell(
        writers,
        "returned",
        article=article,
        sentence=f"{by} asks for changes in “{article}”{beside}: {note.strip()}",
        path=_path(article),
    )


def with_what_is_open(article):
    """What waits beside a note: ", with 1 objection and 2 open comments", or ""."""
    objections = article.checks.filter(decision="objected", undone_at=None).count()
    comments = article.comments.filter(answers=None, resolved_at=None).count()
    counted = {"objection": objections, "open comment": comments}
    told = [count_of(number, name) for name, number in counted.items() if number]
    return f", with {join_names(told)}" if told else ""


def reasons_not_to_approve(article, revision, by):
    """Say why ``by`` cannot approve ``revision``."""
    yield from reasons_may_not(by, "approve", article)
    yield from reasons_stale(article, revision)
    yield from reasons_own_work(revision, by)
    yield from reasons_objected(revision, by)
    if article.stage == Stage.APPROVED:
        yield "It is approved already."


@transaction.atomic
def approve(article, *, revision, by):
    """Note that ``by`` stands for ``revision``, which has to be the newest.

    It holds for this version alone: whatever is saved after it is a draft again.
    """
    (article,) = timeline.lock([article.pk])
    refuse_if(reasons_not_to_approve(article, revision, by))
    revision.approved_by, revision.approved_at = by, timezone.now()
    revision.save(update_fields=["approved_by", "approved_at"])
    move(article, Stage.APPROVED, verb="approve", by=by, approved=revision, revision=revision)


def _path(article):
    return reverse("admin:articles_article_change", args=[article.pk])
