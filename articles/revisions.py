"""The working copy and its snapshots: the one road by which an article is saved."""

from django.db import transaction
from django.db.models import Max

from articles import log
from articles.body import read_body
from articles.models import Article, ArticleFact, ArticleImage, Revision
from facts.models import Fact
from images.models import Image
from newsroom.lib.changes import changed
from newsroom.lib.refusals import refuse_if
from newsroom.lib.saving import save_root
from newsroom.lib.wording import shortened

LONGEST_NOTE = 250
COLUMNS = (
    "headline",
    "slug",
    "standfirst",
    "body",
    "kind",
    "show_id",
    "season_id",
    "event_id",
    "lead_image_id",
    "search_title",
    "meta_description",
    "social_title",
    "home_headline",
    "noindex",
    "no_feed",
    "canonical_url",
)


@transaction.atomic
def save_article(article, *, by, base_version=None, note=""):
    """Save the working copy and return its newest revision; readers see no change.

    Raises ``Stale`` if somebody saved since ``base_version``. Bylines, topics and other shows are
    rows of their own: save again, or call ``snapshot``, once they are written.
    """
    if not article._state.adding:
        _take_stage(article)
    if base_version is None:
        base_version = article.version
    save_root(article, base_version=base_version, by=by)
    return snapshot(article, by=by, note=note)


@transaction.atomic
def snapshot(article, *, by, note=""):
    """Do what follows when an article and its children are saved; return its newest revision."""
    refuse_if(_reasons_not_to_move(article))
    follow_body(article)
    revision = save_revision(article, by=by, note=note)
    if article.stage == Article.Stage.APPROVED and article.approved_revision_id != revision.pk:
        drafting = Article.Stage.DRAFTING
        log.write(article, "write", by=by, before=article.stage, after=drafting, revision=revision)
        article.stage, article.approved_revision = drafting, None
        article._history_user = by
        article.save(update_fields=["stage", "approved_revision", "updated_at"])
    changed([article], by=by)
    return revision


@transaction.atomic
def save_revision(article, *, by, note="", kind=Revision.Kind.SAVED, content=None):
    """A snapshot of the working copy: the newest revision if nothing differs from it.

    A copy that is set aside is always kept as a row of its own, and is never the newest; it may
    hold ``content`` that the working copy never had.
    """
    Article.objects.select_for_update(no_key=True).get(pk=article.pk)
    content, head = content or content_of(article), article.head
    if kind == Revision.Kind.SAVED and head and head.content == content:
        return head
    newest = article.revisions.aggregate(Max("number"))["number__max"]
    return Revision.objects.create(
        article=article,
        number=(newest or 0) + 1,
        kind=kind,
        content=content,
        note=shortened(note, LONGEST_NOTE),
        created_by=by,
    )


def content_of(article):
    """The working copy as a revision holds it."""
    links = {
        "author_ids": article.bylines.order_by("position", "pk").values_list("author_id"),
        "other_show_ids": article.other_shows.order_by("pk").values_list("pk"),
        "topic_ids": article.topics.order_by("pk").values_list("pk"),
    }
    return {column: getattr(article, column) for column in COLUMNS} | {
        name: [key for (key,) in rows] for name, rows in links.items()
    }


def follow_body(article):
    """Make the links to facts and pictures those of the body. What it names in vain has none."""
    body = read_body(article.body)
    facts = Fact.objects.filter(ref__in=body.fact_refs).values_list("pk", flat=True)
    images = Image.objects.filter(pk__in=body.image_ids).values_list("pk", flat=True)
    _set_links(article, ArticleFact, "fact_id", set(facts))
    _set_links(article, ArticleImage, "image_id", set(images))


def _set_links(article, model, column, wanted):
    rows = model.objects.filter(article=article)
    held = set(rows.values_list(column, flat=True))
    if gone := held - wanted:
        rows.filter(**{f"{column}__in": gone}).delete()
    model.objects.bulk_create(
        [model(article=article, **{column: key}) for key in sorted(wanted - held)]
    )


def _take_stage(article):
    # Neither approving nor an embargo moves the version on: a copy read before would undo it.
    stored = Article.objects.select_for_update(no_key=True).get(pk=article.pk)
    article.stage, article.approved_revision_id = stored.stage, stored.approved_revision_id
    article.embargo_until, article.embargo_note = stored.embargo_until, stored.embargo_note


def _reasons_not_to_move(article):
    """Say why the address may not change in passing."""
    head = article.head
    published = article.editions.exclude(live_from=None).exists()
    if published and head and head.content["slug"] != article.slug:
        yield (
            f"Readers know this article as “{head.content['slug']}”: the address of a published "
            "article cannot be changed here."
        )
