"""Taking words out of everything that is held, in one transaction.

The locks are taken in the order of the house. Every record that held the words moves on by a
version and gets a row of history: what was opened or kept before cannot be saved over it.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

from django.conf import settings
from django.db import models, transaction
from django.db.models import F
from django.utils import timezone

from articles import log, timeline
from articles.announcing import pages_of
from articles.models import (
    Article,
    Buffer,
    Correction,
    Edition,
    LogLine,
    Redaction,
    Redirect,
    SentenceCheck,
)
from articles.redacting.columns import THIS, Place, historic, places
from articles.redacting.looking import holding_rows, reasons_not_to_look
from articles.redacting.rewriting import Rewriter
from articles.sending import address_of, post
from articles.sharing import end_links
from facts.models import Fact
from newsroom.lib.changes import changed
from newsroom.lib.records import Imported, Record, Root
from newsroom.lib.refusals import refuse_if
from newsroom.lib.saving import REDACTED
from newsroom.lib.search.storing import forget_old_words


class Redacted(NamedTuple):
    """What was done: the row that says so, and how many articles it was done to."""

    redaction: Redaction
    articles: int


class _Change(NamedTuple):
    """The new values of one row, and the article it belongs to."""

    key: Any
    values: dict[str, Any]
    article: int | None


def reasons_not_to_redact(
    article: Any, passages: list[str], scope: str, by: Any, *, reason: str
) -> Iterator[str]:
    """Say why the words cannot be taken out."""
    yield from reasons_not_to_look(article, passages, scope, by)
    if not reason.strip():
        yield "Say why: the order, the law, the request. A court may ask."
    elif reason in Rewriter(passages, scope).words:
        yield "The reason is kept for ever: write it without the words that have to go."


@transaction.atomic
def redact(article: Any, *, passages: list[str], scope: str, by: Any, reason: str) -> Redacted:
    """Put a neutral mark in the place of the words wherever they stand within ``scope``."""
    refuse_if(reasons_not_to_redact(article, passages, scope, by, reason=reason))
    work = _Work(article, passages, scope, by)
    work.lock()
    work.rename()
    for place in places():
        work.take_out_of(place)
    refuse_if([] if work.counts else ["The words stand nowhere there: nothing was changed."])
    return Redacted(work.finish(reason.strip()), len(work.articles))


class _Work:
    """One redaction under way."""

    def __init__(self, article: Any, passages: list[str], scope: str, by: Any) -> None:
        self.article, self.scope, self.by = article, scope, by
        self.rewriter = Rewriter(passages, scope)
        self.now = timezone.now()
        self.counts: dict[str, int] = {}
        self.articles: set[int] = set()
        self.records: dict[Any, set[int]] = defaultdict(set)
        self.codes: dict[tuple[Any, Any, str], str] = {}
        self.old_paths: list[str] = []

    # -- Before -----------------------------------------------------------------------------------

    def lock(self) -> None:
        """Facts, articles, editions: nobody changes them until this is done."""
        keys = {self.article.pk}
        if self.scope != THIS:
            facts, keys = self._keys_that_hold()
            list(Fact.objects.select_for_update(no_key=True).filter(pk__in=facts).order_by("pk"))
        timeline.lock(keys)
        rows = Edition.objects.select_for_update(no_key=True).filter(article__in=keys)
        list(rows.order_by("pk").values_list("pk"))
        self.old_paths = _pages_of(keys) if settings.NEWSROOM_PURGE_URL else []

    def _keys_that_hold(self) -> tuple[set[int], set[int]]:
        facts, articles = set(), {self.article.pk}
        for place in places():
            if place.model is Fact:
                facts = {row["pk"] for row in self._rows(place)}
            elif place.path:
                articles |= {int(row[place.path]) for row in self._rows(place) if row[place.path]}
        return facts, articles

    def rename(self) -> None:
        """Give addresses and references with the words new ones, so that texts can follow."""
        for place in places():
            unique = [field for field in place.columns if _is_unique(field)]
            if not unique or historic(place.model) or place.model is Redirect:
                continue
            for row in self._rows(place):
                for field in unique:
                    self._rename(place.model, field, row["pk"], row[field.attname])

    def _rename(self, model: Any, field: Any, key: Any, old: Any) -> None:
        new = self.rewriter.value(field, old)
        if new == old:
            return
        new = self._free(model, field, key, new)
        self.codes[model, key, field.attname] = new
        is_code = isinstance(field, models.SlugField | models.URLField) or field.name == "ref"
        if is_code and isinstance(old, str):
            self.rewriter.rename(old, new)

    def _free(self, model: Any, field: Any, key: Any, wanted: str) -> str:
        """The value, with a number behind it where another row has it already."""
        others = models.QuerySet(model).exclude(pk=key)
        given = {
            value
            for (of, _, name), value in self.codes.items()
            if of is model and name == field.attname
        }
        value, number = wanted, 1
        while value and (value in given or others.filter(**{field.attname: value}).exists()):
            number += 1
            end = f"-{number}"
            longest = (field.max_length or len(wanted) + len(end)) - len(end)
            value = f"{wanted[:longest]}{end}"
        return value

    # -- Doing it ---------------------------------------------------------------------------------

    def take_out_of(self, place: Place) -> None:
        """Rewrite the rows of one table, and remember whose they are."""
        changes = [change for row in self._rows(place) if (change := self._change(place, row))]
        if not changes:
            return
        self._write(place, changes)
        self.counts[place.label] = len(changes)
        self.articles |= {change.article for change in changes if change.article}
        if issubclass(place.model, Record):
            self.records[place.model] |= {change.key for change in changes}

    def _rows(self, place: Place) -> Iterator[dict[str, Any]]:
        beside = [place.path] if place.path and place.path != "pk" else []
        if issubclass(place.model, Imported):
            beside.append("editor_fields")
        return holding_rows(place, self.article, self.scope, self.rewriter, beside)

    def _change(self, place: Place, row: dict[str, Any]) -> _Change | None:
        values = {}
        for field in place.columns:
            before = row[field.attname]
            known = self.codes.get((place.model, row["pk"], field.attname))
            after = known if known is not None else self.rewriter.value(field, before)
            if after != before:
                values[field.attname] = after
        if not values:
            return None
        if "editor_fields" in row:
            # An import writes over nothing that the desk has set.
            values["editor_fields"] = sorted({*row["editor_fields"], *values})
        article = row.get(place.path) if place.path else None
        return _Change(row["pk"], values, int(article) if article else None)

    def _write(self, place: Place, changes: list[_Change]) -> None:
        keys = [change.key for change in changes]
        if place.model is LogLine:
            LogLine.objects.filter(pk__in=keys).redact(self.rewriter.text)
            return
        if place.model is Redirect:
            # What once led here by these words leads nowhere now.
            Redirect.objects.filter(pk__in=keys).delete()
            return
        for change in changes:
            values = change.values | _besides(place.model, change)
            if issubclass(place.model, Root) and place.model is not Article:
                values["version"] = F("version") + 1
            if issubclass(place.model, Record):
                values["updated_at"] = self.now
            models.QuerySet(place.model).filter(pk=change.key).update(**values)

    # -- After ------------------------------------------------------------------------------------

    def finish(self, reason: str) -> Redaction:
        """Move every article on, end its links, write who did it and why, tell the others."""
        self.articles |= {self.article.pk} if self.scope == THIS else set()
        articles = Article.objects.filter(pk__in=self.articles)
        for buffer in Buffer.objects.filter(
            article__in=self.articles, base_version=F("article__version")
        ):
            # Nobody saved since it was typed: it goes on from the version that is made here.
            buffer.base_version += 1
            buffer.content["base_version"] = [str(buffer.base_version)]
            buffer.save(update_fields=["base_version", "content"])
        articles.update(version=F("version") + 1, updated_at=self.now)
        self.records[Article] |= self.articles
        for one in articles.order_by("pk"):
            end_links(one, by=self.by)
            log.write(one, "redact", by=self.by, reason=reason)
        records = self._with_history()
        changed(records, by=self.by)
        forget_old_words()
        self._purge()
        return Redaction.objects.create(
            article=self.article, at=self.now, by=self.by, reason=reason, counts=self.counts
        )

    def _with_history(self) -> list[Any]:
        records: list[Any] = []
        for model, keys in self.records.items():
            rows = list(model._base_manager.filter(pk__in=keys).order_by("pk"))
            model.history.bulk_history_create(
                rows,
                update=True,
                default_user=self.by,
                default_change_reason=REDACTED,
                default_date=self.now,
            )
            records += rows
        return records

    def _purge(self) -> None:
        if settings.NEWSROOM_PURGE_URL:
            paths = dict.fromkeys([*self.old_paths, *_pages_of(self.articles)])
            body = {"urls": [address_of(path) for path in paths]}
            # Not by the queue: an address of yesterday may hold the words.
            transaction.on_commit(lambda: post(settings.NEWSROOM_PURGE_URL, body), robust=True)


def _pages_of(articles: set[int]) -> list[str]:
    editions = Edition.objects.filter(article__in=articles).exclude(live_from=None)
    rows = editions.select_related("article", "show", "event").defer("html", "head", "card")
    return list(dict.fromkeys(path for edition in rows for path in pages_of(edition)))


def _is_unique(field: Any) -> bool:
    constraints = field.model._meta.constraints
    unique = (one for one in constraints if isinstance(one, models.UniqueConstraint))
    return field.unique or any(field.name in one.fields for one in unique)


def _besides(model: Any, change: _Change) -> dict[str, Any]:
    """What else a row needs for its own rules to hold."""
    if model is SentenceCheck:
        return {"digest": f"redacted-{change.key}"}
    if model is Correction:
        row = Correction.objects.only("before", "after").get(pk=change.key)
        before = change.values.get("before", row.before)
        after = change.values.get("after", row.after)
        return {"after": f"{after} (corrected)"} if before == after else {}
    return {}
