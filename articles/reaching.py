"""Which records readers can reach by a link. The site says it: it alone has the pages."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Model, QuerySet

from articles.models import Article, Edition

_reached: dict[type[Model], Callable[[], QuerySet[Any]]] = {}


def reached(model: type[Model], records: Callable[[], QuerySet[Any]]) -> None:
    """Have ``records()`` say which records of ``model`` have a page that readers can open."""
    _reached[model] = records


def reached_of(model: type[Model], keys: Iterable[int]) -> set[int]:
    """Those of the keys whose records readers can open now; none where nobody has said."""
    records = _reached.get(model)
    return (
        set(records().filter(pk__in=list(keys)).values_list("pk", flat=True)) if records else set()
    )


def _published() -> QuerySet[Article]:
    return Article.objects.filter(pk__in=Edition.objects.live().values("article"))


reached(Article, _published)
