"""Moving an article that readers know to another address: the old one leads to the new one."""

from django.db import transaction
from django.utils.text import slugify

from articles import log, timeline
from articles.models import Article, Redirect
from articles.permissions import reasons_may_not
from articles.revisions import save_revision
from newsroom.lib.changes import changed
from newsroom.lib.refusals import refuse_if
from newsroom.lib.saving import save_root

# What a version keeps under another address: who handed it in, with which note, who approved it.
CARRIED = ("submitted_by", "submitted_at", "submitted_note", "approved_by", "approved_at")


def reasons_not_to_move(article, slug, by):
    """Say why ``article`` cannot move to the address ``slug``."""
    yield from reasons_may_not(by, "move", article)
    if slug == article.slug:
        yield f"“{slug}” is its address already."
    elif not slug or slug != slugify(slug):
        yield (
            f"“{slug}” is no address: write small letters, digits and hyphens, such as "
            f"“{slugify(slug) or 'is-it-a-true-story'}”."
        )
    others = Article.objects.exclude(pk=article.pk)
    if other := others.filter(slug=slug).first():
        yield f"“{other}” has this address."
    elif other := others.filter(redirects__old_slug=slug).first():
        yield f"Readers who kept this address are led to “{other}”, which had it before."


@transaction.atomic
def move(article, *, slug, by):
    """Give ``article`` the address ``slug``; every earlier one leads there, in one step.

    An approval stays: the words are the same. Returns the article.
    """
    (article,) = timeline.lock([article.pk])
    refuse_if(reasons_not_to_move(article, slug, by))
    head, old = article.head, article.slug
    article.slug = slug
    save_root(article, base_version=article.version, by=by)
    Redirect.objects.filter(old_slug=slug).delete()
    Redirect.objects.update_or_create(old_slug=old, defaults={"article": article})
    moved = save_revision(article, by=by, note=f"Moved from {old}")
    if head and article.approved_revision_id == head.pk:
        _carry_approval(article, head, moved)
    log.write(
        article,
        "move",
        by=by,
        before=old,
        after=slug,
        revision=moved,
        reason=f"From {old} to {slug}.",
    )
    changed([article], by=by)
    return article


def _carry_approval(article, head, moved):
    submitted, approved = ("by", "at", "note"), ("by", "at")
    columns = [f"submitted_{part}" for part in submitted] + [
        f"approved_{part}" for part in approved
    ]
    for column in columns:
        setattr(moved, column, getattr(head, column))
    moved.save()
    article.approved_revision = moved
    article.save(update_fields=["approved_revision", "updated_at"])
