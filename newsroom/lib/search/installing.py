"""The tables of the search after a migration, and the first documents of what was held before."""

from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections

from newsroom.lib.search import storing
from newsroom.lib.search.indexing import rebuild
from newsroom.lib.search.registry import Entry, entries
from newsroom.models import SearchDocument


def install(
    sender: Any = None, *, using: str, apps: Any = None, plan: Any = (), **signal: Any
) -> None:
    """Make what is missing; after a migration also index the kinds that have no documents yet.

    Receives ``post_migrate``, which a flush sends, too.
    """
    connection = connections[using]
    if SearchDocument._meta.db_table not in connection.introspection.table_names():
        return
    storing.install(connection)
    if not plan or using != DEFAULT_DB_ALIAS:
        return
    for entry in entries():
        if _is_migrated(entry, apps) and _is_new(entry):
            if signal.get("verbosity"):
                names = entry.model._meta.verbose_name_plural
                signal["stdout"].write(f"  Indexing {names}...")
            for _ in rebuild(entry):
                pass


def _is_new(entry: Entry) -> bool:
    """Whether no record has a document, although there are records."""
    documents = SearchDocument.objects.filter(kind=entry.kind)
    return not documents.exists() and entry.model._base_manager.exists()


def _is_migrated(entry: Entry, apps: Any) -> bool:
    """Whether the tables are those of our models: a migration may stop on its way."""
    return all(_columns(model) == _columns_at(apps, model) for model in (entry.model, *entry.parts))


def _columns(model: Any) -> set[str]:
    return {column.column for column in model._meta.local_concrete_fields}


def _columns_at(apps: Any, model: Any) -> set[str]:
    try:
        return _columns(apps.get_model(model._meta.label))
    except LookupError:
        return set()
