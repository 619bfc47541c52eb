"""Every column of every table in which words can stand; the few that cannot are named, and why.

The tables come from the registry of Django: one that is added tomorrow is searched without a line
here.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q

from articles.models import Article, EditionFact
from newsroom.lib.fields import CodeField
from newsroom.lib.wording import capitalised

THIS, ARTICLES, EVERYWHERE = "this", "articles", "everywhere"
LONGEST_CODE = 4
TEXTS = (models.CharField, models.TextField, models.JSONField, models.FileField)

ACCOUNT = "an account says who did what: it is changed on the screen of the user"
CODE = "a code that the programs compare: no form takes words here"
DIGEST = "the digest of bytes or of a secret"
MADE_ANEW = "made anew from the records as soon as they have changed"
OURS = "counts under names that the programs give"
PACKED = "signed and packed; it ends with the log-in"
# By "app.Model.column" or, for a whole table, "app.Model".
WITHOUT_WORDS = {
    "admin.LogEntry.object_id": CODE,
    "articles.Announcement.key": CODE,
    "articles.CalendarFeed.digest": DIGEST,
    "articles.Comment.field": CODE,
    "articles.Edition.kind": CODE,
    "articles.Edition.verdict": CODE,
    "articles.EditionFact.hedge": CODE,
    "articles.EditionFact.standing": CODE,
    "articles.LogLine.verb": CODE,
    "articles.Notice.path": "an address of the desk, which holds keys",
    "articles.Redaction.counts": OURS,
    "articles.SentenceCheck.digest": "made useless where the words of its row change",
    "articles.ShareLink.digest": DIGEST,
    "auth.Group": "the names of the roles",
    "auth.Permission": CODE,
    "contenttypes.ContentType": CODE,
    "django_tasks_database.DBTaskResult.backend_name": CODE,
    "django_tasks_database.DBTaskResult.exception_class_path": CODE,
    "django_tasks_database.DBTaskResult.queue_name": CODE,
    "django_tasks_database.DBTaskResult.task_path": CODE,
    "django_tasks_database.DBTaskResult.worker_ids": CODE,
    "facts.Contradiction.preferred": CODE,
    "facts.Property.code": CODE,
    "facts.Property.subjects": CODE,
    "images.Image.content_hash": DIGEST,
    "images.Image.file": "named after the digest of its bytes",
    "images.Image.renditions": "named after the digest of its bytes",
    "newsroom.SavedFilter.records": CODE,
    "newsroom.SearchDocument": MADE_ANEW,
    "newsroom.User": ACCOUNT,
    "sessions.Session": PACKED,
    "shows.Availability.devices": CODE,
    "shows.Availability.source": CODE,
    "shows.Credit.source": CODE,
    "shows.ImportRun.command": CODE,
    "shows.ImportRun.counts": OURS,
    "shows.ImportRun.issue_counts": OURS,
    "shows.ImportRun.sha256": DIGEST,
    "shows.ImportIssue.code": CODE,
    "shows.ImportIssue.column": "the name of a column of a table format",
}
# In any table.
NEVER_WORDS = {
    "editor_fields": "the names of columns",
    "history_type": CODE,
}


class Place(NamedTuple):
    """A table with words: its columns, and how its rows belong to an article, if they do."""

    model: Any
    columns: list[Any]
    path: str

    @property
    def label(self) -> str:
        """What it is called on the desk: "Versions", "Articles, as they were"."""
        options = self.model._meta
        if tracked := historic(self.model):
            return f"{capitalised(str(tracked._meta.verbose_name_plural))}, as they were"
        return capitalised(str(options.verbose_name_plural))

    def rows(self, scope: str, article: Any) -> Any:
        """The rows that belong to ``article``, to any article, or all of them."""
        rows = models.QuerySet(self.model)
        if scope == EVERYWHERE:
            return rows
        if self.model is LogEntry:
            kind = ContentType.objects.get_for_model(Article)
            mine = Q(object_id=str(article.pk)) if scope == THIS else Q()
            return rows.filter(mine, content_type=kind)
        if not self.path:
            return rows.none()
        if scope == THIS:
            return rows.filter(**{self.path: article.pk})
        return rows.exclude(**{self.path: None})


@cache
def places() -> tuple[Place, ...]:
    """Every table with columns for words, those of articles first."""
    found = [place for model in tables() if (place := _place_of(model)).columns]
    return tuple(sorted(found, key=lambda place: (not place.path, place.model is not Article)))


def why_without_words(field: Any) -> str:
    """Why no words can stand in this column of text; "" if they can."""
    model = historic(field.model) or field.model
    if field.is_relation or not isinstance(field, TEXTS):
        return "no text"
    if field.choices or isinstance(field, CodeField) or (field.max_length or 99) <= LONGEST_CODE:
        return CODE
    label = model._meta.label
    known = WITHOUT_WORDS.get(label) or WITHOUT_WORDS.get(f"{label}.{field.name}")
    return known or NEVER_WORDS.get(field.name, "") or _of_a_date(field)


def historic(model: Any) -> Any:
    """The model whose history this table keeps, or None."""
    return getattr(model, "instance_type", None) if hasattr(model, "history_type") else None


def tables() -> Iterator[Any]:
    """Every table of every app, those of the histories too."""
    models_of_apps = apps.get_models(include_auto_created=True)
    return (model for model in models_of_apps if not model._meta.proxy)


def _place_of(model: Any) -> Place:
    columns = [field for field in model._meta.concrete_fields if not why_without_words(field)]
    return Place(model, columns, _path_of(model))


def _path_of(model: Any) -> str:
    """How a row names its article: "pk", "article", "edition__article"."""
    if model is Article:
        return "pk"
    if historic(model) is Article:
        return "id"
    if model is EditionFact:
        return "edition__article"
    if model is LogEntry:
        return "object_id"
    names = {field.name for field in model._meta.concrete_fields}
    return "article" if "article" in names else ""


def _of_a_date(field: Any) -> str:
    is_precision = field.name.endswith("_precision") and (field.max_length or 99) <= 20
    return CODE if is_precision else ""
