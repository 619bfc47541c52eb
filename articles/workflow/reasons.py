"""Reasons that several verbs share."""

from articles.models import Author, Edition
from articles.timeline import spoken
from newsroom.lib.teams import Guard, holds


def reasons_stale(article, revision):
    head = article.head
    if head and head.pk != revision.pk:
        saved_by = head.created_by or "an import"
        yield (
            f"Version {revision.number} is not the newest: version {head.number} was saved by "
            f"{saved_by} on {spoken(head.created_at)}."
        )


def reasons_not_approved(revision):
    if not revision.approved_at:
        yield f"Version {revision.number} has not been approved."
    elif any(reasons_own_work(revision, revision.approved_by)):
        yield (
            f"Version {revision.number} was approved by {revision.approved_by}, who wrote it: a "
            "colleague has to approve it."
        )


def reasons_own_work(revision, by):
    if not holds(Guard.APPROVE_OWN_VERSION):
        return
    bylines = Author.objects.filter(pk__in=revision.content["author_ids"], user=by)
    if revision.created_by_id == by.pk or bylines.exists():
        yield f"Version {revision.number} is {by}'s own: a colleague has to approve it."


def reasons_outdated(edition, start):
    newer = Edition.objects.filter(
        article=edition.article_id,
        live_from__lt=start,
        revision__number__gt=edition.revision.number,
    )
    if number := newer.order_by("-live_from").values_list("number", flat=True).first():
        yield (
            f"Edition {number} shows a newer version: edition {edition.number} would bring the "
            f"old words back. Publish the newest version, or take edition {edition.number} out "
            "of the schedule."
        )
