"""The stages of the working copy: handed in, sent back, approved."""

from django.db import transaction
from django.utils import timezone

from articles import timeline
from articles.models import Article
from articles.permissions import reasons_may_not
from articles.workflow.reasons import reasons_own_work, reasons_stale
from articles.workflow.rows import move, return_to_writer
from newsroom.lib.refusals import refuse_if

Stage = Article.Stage


def reasons_not_to_submit(article, revision, by):
    """Say why ``revision`` cannot be handed in for approval."""
    yield from reasons_may_not(by, "submit", article)
    yield from reasons_stale(article, revision)
    if article.stage in (Stage.SUBMITTED, Stage.APPROVED):
        yield f"It is {article.get_stage_display().lower()} already."
    if not revision.content["body"].strip():
        yield "The body is empty."


@transaction.atomic
def submit(article, *, revision, by):
    """Hand in ``revision``, which has to be the newest, for approval."""
    (article,) = timeline.lock([article.pk])
    refuse_if(reasons_not_to_submit(article, revision, by))
    revision.submitted_by, revision.submitted_at = by, timezone.now()
    revision.save(update_fields=["submitted_by", "submitted_at"])
    move(article, Stage.SUBMITTED, verb="submit", by=by)


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
    return_to_writer(article, verb="send_back", by=by, note=note)


def reasons_not_to_approve(article, revision, by):
    """Say why ``by`` cannot approve ``revision``."""
    yield from reasons_may_not(by, "approve", article)
    yield from reasons_stale(article, revision)
    yield from reasons_own_work(revision, by)
    if article.stage == Stage.APPROVED:
        yield "It is approved already."


@transaction.atomic
def approve(article, *, revision, by):
    """Note that ``by`` stands for ``revision``, which has to be the newest."""
    (article,) = timeline.lock([article.pk])
    refuse_if(reasons_not_to_approve(article, revision, by))
    revision.approved_by, revision.approved_at = by, timezone.now()
    revision.save(update_fields=["approved_by", "approved_at"])
    move(article, Stage.APPROVED, verb="approve", by=by, approved=revision)
