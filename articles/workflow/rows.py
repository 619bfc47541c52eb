"""The rows that a verb reads under its lock, and the stage that it leaves an article in."""

from django.utils import timezone

from articles import log, timeline
from articles.models import Article, Revision
from newsroom.lib.changes import changed


def locked(edition):
    """Lock the article of ``edition``, bring ``edition`` up to date, and return the time."""
    timeline.lock([edition.article_id])
    edition.refresh_from_db(fields=timeline.COLUMNS)
    return timezone.now()


def fresh(revision):
    """The revision as it is now: a copy in hand may not know of its approval."""
    return Revision.objects.select_related("approved_by", "created_by").get(pk=revision.pk)


def submission_of(article):
    """The version that was handed in last, or None."""
    rows = article.revisions.select_related("submitted_by", "created_by")
    return rows.exclude(submitted_at=None).order_by("-submitted_at", "-number").first()


def writers_of(article):
    """Whose work an article is now: who has it in hand, began it, saved or handed in its words."""
    submission = submission_of(article)
    people = [article.assigned_to, article.created_by, submission and submission.submitted_by]
    head = article.head
    if head:
        people.append(head.created_by)
    return list({person.pk: person for person in people if person}.values())


def return_to_writer(article, *, verb, by, note):
    """Back to drafting, without the approval that it had, and with a line in the log."""
    _log_move(
        article,
        Article.Stage.DRAFTING,
        verb=verb,
        by=by,
        note=note,
        revision=article.approved_revision or submission_of(article),
    )
    take_approval(article, by=by, note=note)


def take_approval(article, *, by, note):
    """The same without a line, for a verb whose own line says it."""
    revision = article.approved_revision
    _set_stage(article, Article.Stage.DRAFTING, by=by, note=note)
    if revision:
        revision.approved_by = revision.approved_at = None
        revision.save(update_fields=["approved_by", "approved_at"])
        changed([revision], by=by)


def move(  # noqa: PLR0913 -- what a line says
    article, stage, *, verb, by, note="", approved=None, revision=None
):
    """Put the working copy into ``stage``; history and log say by which verb, by whom and why.

    The line names ``revision``, without one the newest.
    """
    _log_move(article, stage, verb=verb, by=by, note=note, revision=revision)
    _set_stage(article, stage, by=by, note=note, approved=approved)


def _log_move(article, stage, *, verb, by, note, revision):  # noqa: PLR0913 -- what a line says
    log.write(
        article,
        verb,
        by=by,
        before=article.stage,
        after=stage,
        revision=revision or article.head,
        reason=note,
    )


def _set_stage(article, stage, *, by, note="", approved=None):
    article.stage, article.approved_revision = stage, approved
    article._history_user = by
    article._change_reason = note or None
    article.save(update_fields=["stage", "approved_revision", "updated_at"])
    changed([article], by=by)
