"""An earlier version put back as the newest: a new version, and no road back in time."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction

from articles.body import read_body
from articles.models import Article, ArticleAuthor, Author, Revision, Topic
from articles.past import named_rows
from articles.permissions import reasons_may_not
from articles.revisions import COLUMNS, save_article
from facts.models import Event, Fact
from images.models import Image
from newsroom.lib.refusals import refuse_if
from newsroom.lib.wording import capitalised, figures_of
from shows.models import Season, Show

# Never moved in passing: an address changes by its own action, which leaves a redirect.
KEPT = {"slug"}
SINGLE = {"show": Show, "season": Season, "event": Event, "lead_image": Image}
SEVERAL = {"author_ids": Author, "other_show_ids": Show, "topic_ids": Topic}


class Restored(NamedTuple):
    """The new version, and a sentence for everything that could not be put back."""

    revision: Revision
    missing: list[str]


def reasons_not_to_restore(article, revision, by):
    """Say why ``revision`` cannot be put back."""
    yield from reasons_may_not(by, "write", article)
    head = article.head
    if head and _compared(head) == _compared(revision):
        yield f"Nothing differs: version {head.number} is as version {revision.number} was."


@transaction.atomic
def restore(article, *, revision, base_version, by):
    """Save what ``revision`` holds as a new version, with the address that the article has now.

    Raises ``Stale`` if somebody saved since ``base_version``. An approval falls, as with any edit.
    """
    article = Article.objects.select_for_update(no_key=True).get(pk=article.pk)
    refuse_if(reasons_not_to_restore(article, revision, by))
    missing: list[str] = []
    _put_back_columns(article, revision.content, missing)
    _put_back_rows(article, revision.content, missing)
    missing += _gone_from_text(article.body)
    refuse_if(_reasons_not_to_save(article))
    note = f"Restored version {revision.number}"
    made = save_article(article, by=by, base_version=base_version, note=note)
    return Restored(made, missing)


def _compared(revision):
    return {name: value for name, value in revision.content.items() if name not in KEPT}


def _put_back_columns(article: Article, content: dict[str, Any], missing: list[str]) -> None:
    for column in COLUMNS:
        if column not in KEPT and column in content:
            setattr(article, column, content[column])
    for name, model in SINGLE.items():
        key = getattr(article, f"{name}_id")
        row = named_rows(model, [key]).get(key)
        if key and row is None:
            missing.append(f"{_called(model)} of that version is gone: choose another.")
        setattr(article, name, row)
    if article.season and article.season.show_id != article.show_id:
        missing.append(f"{article.season} is no season of the show any more: choose another.")
        article.season = None


def _put_back_rows(article: Article, content: dict[str, Any], missing: list[str]) -> None:
    found: dict[str, list[Any]] = {}
    for name, model in SEVERAL.items():
        keys = content.get(name) or []
        rows = named_rows(model, keys)
        found[name] = [rows[key] for key in keys if key in rows]
        if gone := len(keys) - len(found[name]):
            plural = str(model._meta.verbose_name_plural)
            what = figures_of(gone, str(model._meta.verbose_name), plural)
            missing.append(f"{what} of that version {'is' if gone == 1 else 'are'} gone.")
    article.other_shows.set(found["other_show_ids"])
    article.topics.set(found["topic_ids"])
    article.bylines.all().delete()
    ArticleAuthor.objects.bulk_create(
        ArticleAuthor(article=article, author=author, position=position)
        for position, author in enumerate(found["author_ids"], 1)
    )


def _reasons_not_to_save(article: Article) -> Iterator[str]:
    """Say what the form would refuse: words that were set aside may never have passed it."""
    left_out = {*KEPT, *SINGLE, "assigned_to", "created_by", "approved_revision"}
    try:
        article.full_clean(exclude=left_out, validate_unique=False, validate_constraints=False)
    except ValidationError as error:
        for name, sentences in error.message_dict.items():
            label = capitalised(str(Article._meta.get_field(name).verbose_name))
            yield from (f"{label}: {sentence}" for sentence in sentences)


def _gone_from_text(body_html: str) -> list[str]:
    body = read_body(body_html)
    facts = set(Fact.objects.filter(ref__in=body.fact_refs).values_list("ref", flat=True))
    pictures = named_rows(Image, body.image_ids)
    return [
        *(
            f"The text links to {ref}, and there is no such fact any more: link another, or take "
            "the mark away."
            for ref in body.fact_refs
            if ref not in facts
        ),
        *(
            f"Picture {key} in the text does not exist any more: choose another, or take it out."
            for key in body.image_ids
            if key not in pictures
        ),
    ]


def _called(model: Any) -> str:
    return capitalised(f"the {model._meta.verbose_name}")
