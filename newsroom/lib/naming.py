"""What the desk says beside the name of a record, wherever it names one; the rooms say what.

"Leonardo Notarbartolo · living · convicted 2005": whoever links a person sees whom they link.
"""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from django.db.models import ForeignKey, Model
from django.utils.html import format_html
from django.utils.safestring import SafeString

BETWEEN = " · "


class Naming(NamedTuple):
    """The words beside a record, their mark for a page, and what fetches them for many at once."""

    words: Callable[[Any], list[str]]
    mark: Callable[[Any], SafeString]
    gather: Callable[[list[Any]], None]


_namings: dict[type[Model], Naming] = {}


def say_beside(model: type[Model], naming: Naming) -> None:
    """Have ``naming`` say what stands beside every record of ``model``."""
    _namings[model] = naming


def named(value: Any) -> Any:
    """The name of a record with its mark, as HTML; any other value as it is."""
    naming = _namings.get(type(value))
    return format_html("{} {}", value, naming.mark(value)) if naming else value


def named_plainly(value: Any) -> str:
    """The name of a record and the words beside it, as a picker shows it."""
    naming = _namings.get(type(value))
    return BETWEEN.join([str(value), *(naming.words(value) if naming else ())])


def prepare(rows: Iterable[Any]) -> None:
    """Fetch what is said beside the rows and the records they point at, once for all of them.

    Only records that are loaded already are looked at: this asks for words, never for rows.
    """
    found: dict[type[Model], list[Any]] = {}
    for row in rows:
        for record in (row, *_pointed_at(row)):
            if type(record) in _namings:
                found.setdefault(type(record), []).append(record)
    for model, records in found.items():
        _namings[model].gather(records)


def _pointed_at(row: Model) -> Iterable[Any]:
    links = (field for field in row._meta.fields if isinstance(field, ForeignKey))
    return (getattr(row, field.name) for field in links if field.is_cached(row))
