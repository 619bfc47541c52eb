"""Where the documents lie: a table of ours, and beside it what each database finds words with.

SQLite has a table of FTS5, PostgreSQL a column of lexemes with a GIN index. Both are made after
the migrations and not by one: tests make their tables without, and triggers, which would keep the
two in step, are lost when SQLite alters a table. So whoever writes a document writes both.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from django.db import connection, transaction

from newsroom.models import SearchDocument

LAST = chr(0x10FFFF)

# FTS5 knows the words that begin with up to four letters; few begin with the same five.
_IN_SQLITE = [
    """
    CREATE VIRTUAL TABLE IF NOT EXISTS newsroom_searchindex USING fts5(
        words, content='', detail='none', columnsize=0, prefix='1 2 3 4',
        tokenize="ascii tokenchars '.'"
    )
    """,
    """
    CREATE INDEX IF NOT EXISTS newsroom_searchdocument_titles
    ON newsroom_searchdocument (kind, title)
    """,
]
# The words come folded: no dictionary of the database takes them apart again. Titles are in the
# order of bytes: that of a language knows no beginning.
_IN_POSTGRESQL = [
    """
    ALTER TABLE newsroom_searchdocument ADD COLUMN IF NOT EXISTS lexemes tsvector
    GENERATED ALWAYS AS (
        array_to_tsvector(
            string_to_array(kind || '§' || replace(words, ' ', ' ' || kind || '§'), ' ')
        )
    ) STORED
    """,
    """
    CREATE INDEX IF NOT EXISTS newsroom_searchdocument_lexemes
    ON newsroom_searchdocument USING gin (lexemes)
    """,
    """
    CREATE INDEX IF NOT EXISTS newsroom_searchdocument_titles
    ON newsroom_searchdocument (kind, title COLLATE "C")
    """,
]
# FTS5 forgets words only when it is told which they were. The kind is one of them, behind a sign
# that no folded word has: nobody finds all shows by typing “shows”.
_TAKE_WORDS = """
    INSERT INTO newsroom_searchindex (newsroom_searchindex, rowid, words)
    SELECT 'delete', id, '§' || kind || ' ' || words FROM newsroom_searchdocument
    WHERE kind = %s AND object_pk IN (SELECT value FROM json_each(%s))
"""
_GIVE_WORDS = """
    INSERT INTO newsroom_searchindex (rowid, words)
    SELECT id, '§' || kind || ' ' || words FROM newsroom_searchdocument
    WHERE kind = %s AND object_pk IN (SELECT value FROM json_each(%s))
"""
_GIVE_ALL_WORDS = """
    INSERT INTO newsroom_searchindex (rowid, words)
    SELECT id, '§' || kind || ' ' || words FROM newsroom_searchdocument
"""
_TAKE_ALL_WORDS = "INSERT INTO newsroom_searchindex (newsroom_searchindex) VALUES ('delete-all')"

_BEGINNING = {
    "sqlite": """
        SELECT kind, object_pk, title FROM newsroom_searchdocument
        WHERE kind = %s AND title >= %s AND title < %s ORDER BY title LIMIT %s
    """,
    "postgresql": """
        SELECT kind, object_pk, title FROM newsroom_searchdocument
        WHERE kind = %s AND title COLLATE "C" >= %s AND title COLLATE "C" < %s
        ORDER BY title COLLATE "C" LIMIT %s
    """,
}
# PostgreSQL plans as if all were wanted: for a thousand of them it would rather read the whole
# table, in the hope that the first rows will do.
_HOLDING = {
    "sqlite": """
        SELECT kind, object_pk, title FROM newsroom_searchindex
        JOIN newsroom_searchdocument ON id = newsroom_searchindex.rowid
        WHERE newsroom_searchindex MATCH %s LIMIT %s
    """,
    "postgresql": """
        WITH held AS MATERIALIZED (
            SELECT kind, object_pk, title FROM newsroom_searchdocument
            WHERE lexemes @@ %s::tsquery
        )
        SELECT * FROM held LIMIT %s
    """,
}


class Hit(NamedTuple):
    """A document that was found."""

    kind: str
    pk: int
    title: str


class Question(NamedTuple):
    """One SELECT of documents."""

    sql: str
    parts: list[Any]


def install(using: Any) -> None:
    """Make on that connection what is missing, and forget words of documents that are gone."""
    sqlite = using.vendor == "sqlite"
    with using.cursor() as cursor:
        for statement in _IN_SQLITE if sqlite else _IN_POSTGRESQL:
            cursor.execute(statement)
        if sqlite and not SearchDocument.objects.using(using.alias).exists():
            # A flush empties the tables that Django knows, and no others.
            cursor.execute(_TAKE_ALL_WORDS)


@transaction.atomic
def refill() -> None:
    """Make what SQLite finds words with anew from the documents."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(_TAKE_ALL_WORDS)
            cursor.execute(_GIVE_ALL_WORDS)


def forget_old_words() -> None:
    """Have SQLite drop words that no document holds any more; its index keeps them for a while."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO newsroom_searchindex (newsroom_searchindex) VALUES ('optimize')"
            )


# -- Writing ------------------------------------------------------------------------------------


def write(kind: str, documents: Sequence[SearchDocument], *, gone: Iterable[int] = ()) -> None:
    """Store the documents of a kind in place of older ones, and remove those of the keys ``gone``.

    The number of statements does not depend on the number of documents.
    """
    keys = [document.object_pk for document in documents]
    gone = list(gone)
    _tell_sqlite(_TAKE_WORDS, kind, [*keys, *gone])
    if gone:
        SearchDocument.objects.filter(kind=kind, object_pk__in=gone).delete()
    SearchDocument.objects.bulk_create(
        documents,
        update_conflicts=True,
        unique_fields=["kind", "object_pk"],
        update_fields=["title", "words"],
    )
    _tell_sqlite(_GIVE_WORDS, kind, keys)


def _tell_sqlite(statement: str, kind: str, keys: list[int]) -> None:
    if keys and connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(statement, [kind, json.dumps(keys)])


# -- Asking -------------------------------------------------------------------------------------


def beginning(kind: str, title: str, limit: int) -> Question:
    """Documents whose title begins like that, in the order of titles."""
    return Question(_BEGINNING[connection.vendor], [kind, title, title + LAST, limit])


def holding(kinds: Iterable[str], words: Iterable[str], limit: int) -> Question:
    """Documents of those kinds that hold, for each of the words, one that begins with it."""
    asked = _in_sqlite if connection.vendor == "sqlite" else _in_postgresql
    return Question(_HOLDING[connection.vendor], [asked(kinds, words), limit])


def _in_sqlite(kinds: Iterable[str], words: Iterable[str]) -> str:
    any_kind = " OR ".join(f'"§{kind}"' for kind in kinds)
    every_word = " AND ".join(f'"{word}" *' for word in words)
    return f"({any_kind}) AND {every_word}"


def _in_postgresql(kinds: Iterable[str], words: Iterable[str]) -> str:
    of_each_kind = (" & ".join(f"'{kind}§{word}':*" for word in words) for kind in kinds)
    return " | ".join(f"({every_word})" for every_word in of_each_kind)


def ask(questions: Mapping[Any, Question]) -> dict[Any, list[Hit]]:
    """The answers to all the questions, each under the name of its question, by one query."""
    sql = " UNION ALL ".join(
        f"SELECT {place}, answer.* FROM ({question.sql}) AS answer"  # noqa: S608 -- our own
        for place, question in enumerate(questions.values())
    )
    names = list(questions)
    answers: dict[Any, list[Hit]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(sql, [part for question in questions.values() for part in question.parts])
        for place, *document in cursor.fetchall():
            answers[names[place]].append(Hit(*document))
    return answers
