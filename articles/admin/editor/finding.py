"""Records that words can be linked to, found while somebody types their name."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from django.db.models import Model

from articles.admin.answers import Answer
from articles.models import Article
from articles.reaching import reached_of
from facts.models import Event, Fact, Involvement
from newsroom.lib.naming import named_plainly, prepare
from newsroom.lib.search import find
from newsroom.lib.wording import shortened
from shows.models import Credit, Person, Show

MOST_OF_A_KIND = 6
LONGEST_QUERY = 100
NO_PAGE = {
    "article": "not published: readers cannot open it",
    "show": "not listed: readers cannot open it",
    "person": "has no public page: readers cannot open it",
    "event": "has no public page: readers cannot open it",
}


class Kind(NamedTuple):
    """A kind of record, its word on the screen, and what tells two of one name apart."""

    model: type[Model]
    word: str
    hint: Callable[[Any], str]


KINDS = {
    "show": Kind(Show, "Show", lambda show: f"{show.get_kind_display()}, {show.year or 'no date'}"),
    "person": Kind(Person, "Person", lambda person: shortened(person.description)),
    "event": Kind(Event, "Event", lambda event: str(event.date or "")),
    "article": Kind(Article, "Article", lambda article: article.get_kind_display()),
}


class Records(Answer):
    """Shows, people, events and articles that match ``q``, and whether readers can open them.

    Of ``kinds`` alone where that is given; ``kinds=fact`` finds facts. Without words, what the
    article is about.
    """

    slug = "records"
    label = "Records"

    def read(self, screen, request, article):
        words = request.GET.get("q", "").strip()[:LONGEST_QUERY]
        asked = request.GET.get("kinds", "").split()
        if asked == ["fact"]:
            return {"records": list(_facts(article, words))}
        kinds = [kind for kind in KINDS if not asked or kind in asked]
        found = _found(words, kinds) if words else _near(article, kinds)
        return {"records": list(_rows(found))}


def _found(words: str, kinds: Iterable[str]) -> dict[str, list[Any]]:
    return {kind: _best(KINDS[kind].model, words) for kind in kinds}


def _best(model: type[Model], words: str) -> list[Any]:
    keys = find(model, words).ranked[:MOST_OF_A_KIND]
    rows = model._default_manager.defer("body") if model is Article else model._default_manager
    found = rows.in_bulk(keys)
    return [found[key] for key in keys if key in found]


def _near(article: Article, kinds: Iterable[str]) -> dict[str, list[Any]]:
    """What somebody who writes this article will want to link first."""
    near: dict[str, list[Any]] = {
        "show": [article.show] if article.show else [],
        "event": [article.event] if article.event else [],
    }
    if "person" in kinds:
        involved = Involvement.objects.filter(event=article.event_id, person__isnull=False)
        cast = Credit.objects.shown().cast().filter(show=article.show_id)
        rows = [*involved.select_related("person")[:MOST_OF_A_KIND]]
        rows += cast.select_related("person")[:MOST_OF_A_KIND]
        near["person"] = list(dict.fromkeys(row.person for row in rows))
    return {kind: near.get(kind, []) for kind in kinds}


def _rows(found: dict[str, list[Any]]) -> Iterator[dict[str, Any]]:
    for kind, records in found.items():
        if not records:
            continue
        prepare(records)
        open_to_readers = reached_of(KINDS[kind].model, [record.pk for record in records])
        for record in records:
            reached = record.pk in open_to_readers
            yield {
                "kind": kind,
                "word": KINDS[kind].word,
                "title": str(record),
                "named": named_plainly(record),
                "hint": KINDS[kind].hint(record),
                "ref": record.slug,
                "url": record.get_absolute_url(),
                "reached": reached,
                "why": "" if reached else NO_PAGE[kind],
            }


def _facts(article: Article, words: str) -> Iterator[dict[str, Any]]:
    """Facts for a box; without words those of the show of the article."""
    if words:
        facts = Fact.objects.filter(find(Fact, words).condition)
    else:
        facts = Fact.objects.filter(show__isnull=False, show=article.show_id)
    for fact in facts.usable().order_by("-pk")[: 2 * MOST_OF_A_KIND]:
        yield {
            "kind": "fact",
            "word": "Fact",
            "title": fact.statement,
            "hint": fact.get_standing_display(),
            "ref": fact.ref,
        }
