"""Keeping the documents in step with the records, a few statements for many of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db import transaction
from django.db.models import Model

from newsroom.lib.search import storing
from newsroom.lib.search.folding import title_of, words_in
from newsroom.lib.search.registry import Entry, entries
from newsroom.models import SearchDocument

# What SQLite takes in one statement, with four values a document.
CHUNK = 240


@dataclass
class Tally:
    """What an indexing did."""

    records: int = 0
    written: int = 0
    removed: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.records + other.records,
            self.written + other.written,
            self.removed + other.removed,
        )


@transaction.atomic(savepoint=False)
def index(records: Iterable[Any], *, by: Any = None) -> None:
    """Renew the documents of the records, and of those that the records lend their words to.

    A record without a row any more loses its document. Hears of every change of the desk.
    """
    wanted = _wanted(records)
    for entry in entries():
        keys = sorted(wanted[entry.model])
        for start in range(0, len(keys), CHUNK):
            renew(entry, keys[start : start + CHUNK])


def _wanted(records: Iterable[Any]) -> dict[type[Model], set[int]]:
    lent: dict[type[Model], list[tuple[type[Model], str]]] = defaultdict(list)
    for entry in entries():
        lent[entry.model].append((entry.model, "pk"))
        for part, column in entry.parts.items():
            lent[part].append((entry.model, column))
    wanted = defaultdict(set)
    for record in records:
        for model, column in lent.get(type(record), ()):
            wanted[model].add(getattr(record, column))
    return wanted


def renew(entry: Entry, keys: Sequence[int]) -> Tally:
    """Bring the documents of the records with these keys up to date."""
    rows = entry.model._base_manager.filter(pk__in=keys).prefetch_related(*entry.related)
    fresh = {row.pk: document_of(entry, row) for row in rows if not entry.hidden(row)}
    held = {
        document.object_pk: document
        for document in SearchDocument.objects.filter(kind=entry.kind, object_pk__in=keys)
    }
    written = [
        document
        for key, document in fresh.items()
        if key not in held or _says_otherwise(document, held[key])
    ]
    gone = held.keys() - fresh.keys()
    if written or gone:
        storing.write(entry.kind, written, gone=gone)
    return Tally(len(fresh), len(written), len(gone))


def document_of(entry: Entry, record: Any) -> SearchDocument:
    """What the record is found by."""
    title = getattr(record, entry.title)
    texts = [title, *filter(None, entry.words(record))]
    return SearchDocument(
        kind=entry.kind,
        object_pk=record.pk,
        title=title_of(title),
        words=" ".join(words_in(texts)),
    )


def _says_otherwise(one: SearchDocument, other: SearchDocument) -> bool:
    return (one.title, one.words) != (other.title, other.words)


def rebuild(entry: Entry) -> Iterator[Tally]:
    """Renew every document of a kind and remove those without a record; a tally a chunk.

    Each chunk is a transaction of its own, so that the desk can go on writing.
    """
    after = 0
    for keys in _chunks(entry):
        with transaction.atomic():
            tally = renew(entry, keys)
            tally.removed += _remove_between(entry, after, keys)
        after = keys[-1]
        yield tally
    with transaction.atomic():
        yield Tally(removed=_remove_between(entry, after, ()))


def _chunks(entry: Entry) -> Iterator[list[int]]:
    after = 0
    rows = entry.model._base_manager.order_by("pk").values_list("pk", flat=True)
    while keys := list(islice(rows.filter(pk__gt=after), CHUNK)):
        yield keys
        after = keys[-1]


def _remove_between(entry: Entry, after: int, keys: Sequence[int]) -> int:
    """Remove documents beyond ``after`` and up to the last of ``keys`` whose records are gone."""
    documents = SearchDocument.objects.filter(kind=entry.kind, object_pk__gt=after)
    if keys:
        documents = documents.filter(object_pk__lt=keys[-1]).exclude(object_pk__in=keys)
    gone = list(documents.values_list("object_pk", flat=True))
    for start in range(0, len(gone), CHUNK):
        storing.write(entry.kind, [], gone=gone[start : start + CHUNK])
    return len(gone)
