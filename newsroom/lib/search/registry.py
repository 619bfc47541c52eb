"""Which records are found, and by which words: each app says so of its own."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db.models import Model


@dataclass(frozen=True)
class Entry:
    """How records of one model are found: by words of their own, or by those of records they name.

    ``title`` is the field whose text puts a record first where it was typed whole, ``words`` gives
    the other texts, ``related`` names the relations that ``words`` reads. ``parts`` are records
    that lend words, such as other names, with the column that holds the key of this one. ``hidden``
    says which records are kept out.

    ``via`` are paths to records whose own words find this one, too: a credit is found by the name
    of its person and holds no copy of it, so a person with ten thousand credits is renamed by one
    document.
    """

    model: type[Model]
    title: str = ""
    words: Callable[[Any], Iterable[str]] = lambda record: ()
    related: Sequence[str] = ()
    parts: Mapping[type[Model], str] = field(default_factory=dict)
    via: Sequence[str] = ()
    hidden: Callable[[Any], bool] = lambda record: False

    def __post_init__(self) -> None:
        if not self.title and not self.via:
            name = self.model.__name__
            raise ImproperlyConfigured(f"Nothing is said of the words that find a {name}.")

    @property
    def kind(self) -> str:
        """What documents of that model are called: “shows.person”."""
        return self.model._meta.label_lower

    @property
    def has_documents(self) -> bool:
        return bool(self.title)

    def kinds_via(self) -> dict[str, str]:
        """The kind of record that each path leads to."""
        return {path: _target(self.model, path)._meta.label_lower for path in self.via}


_entries: dict[type[Model], Entry] = {}


def register(model: type[Model], **how: Any) -> None:
    """Have records of ``model`` found, as ``Entry`` explains."""
    _entries[model] = Entry(model, **how)


def entry_of(model: type[Model]) -> Entry:
    """What was registered for the model, or KeyError."""
    return _entries[model]


def is_registered(model: type[Model]) -> bool:
    return model in _entries


def entries() -> Iterator[Entry]:
    """The entries whose records have documents, in the order of the apps."""
    return (entry for entry in _entries.values() if entry.has_documents)


def paths_to_nothing() -> Iterator[str]:
    """The paths that lead to records without documents, each as “shows.credit.person”."""
    known = {entry.kind for entry in entries()}
    for entry in _entries.values():
        for path, kind in entry.kinds_via().items():
            if kind not in known:
                yield f"{entry.kind}.{path}"


def _target(model: type[Model], path: str) -> type[Model]:
    for name in path.split("__"):
        model = model._meta.get_field(name).related_model
    return model
