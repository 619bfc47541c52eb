"""Whom a key means: by our tables' key, by an id of another catalogue, by a slug. Never a name."""

from collections.abc import Iterable
from typing import Any

from newsroom.lib.imports.cells import did_you_mean
from newsroom.lib.imports.report import Problem
from newsroom.lib.imports.session import Directory, RowRefused
from newsroom.lib.imports.sheets import in_batches
from newsroom.lib.records import Record
from newsroom.lib.wording import shortened
from shows.importing.register import Key, Register, Scheme, table_key
from shows.importing.slugs import slug_of
from shows.models import (
    Availability,
    Character,
    Credit,
    Merge,
    Organisation,
    Person,
    Place,
    Service,
    Show,
    SourceWork,
)
from shows.models.merges import MERGED

# More names than these are not compared with a key that nobody holds.
CANDIDATES = 5000


class SlugDirectory:
    """Records of a model whose key is a column of their own: the slug, or an identifier."""

    def __init__(
        self, model: type[Record], label: str, *, key: str = "slug", name: str = "name"
    ) -> None:
        self.model = model
        self.label = label
        self.key = key
        self.name = name
        self._found: dict[str, Any] = {}

    def load(self, keys: Iterable[str]) -> None:
        """Fetch the records of ``keys`` that are not known yet, in few queries."""
        for batch in in_batches([key for key in dict.fromkeys(keys) if key not in self._found]):
            self._found |= self._fetch(batch)

    def _fetch(self, keys: list[str]) -> dict[str, Any]:
        """The record of each key now, else the one that had it before an editor changed it."""
        rows = self.model._default_manager
        found: dict[str, Any] = dict.fromkeys(keys)
        earlier = self.model.history.filter(**{f"{self.key}__in": keys})
        was = dict(earlier.order_by("history_id").values_list(self.key, "id"))
        moved = rows.in_bulk(was.values())
        found |= {key: moved.get(primary_key) for key, primary_key in was.items()}
        if self.key == "slug" and self.model._meta.model_name in MERGED:
            found |= Merge.objects.kept_for(self.model._meta.model_name, keys)
        return found | {
            getattr(row, self.key): row for row in rows.filter(**{f"{self.key}__in": keys})
        }

    def find(self, key: str) -> Any:
        if key not in self._found:
            self.load([key])
        return self._found[key]

    def nearest(self, text: str) -> str:
        return nearest(text, self.candidates())

    def candidates(self) -> Iterable[tuple[str, str]]:
        rows = self.model._default_manager.exclude(**{self.key: ""})
        return rows.values_list(self.key, self.name)[:CANDIDATES]


class Catalogue(SlugDirectory):
    """Records that external ids point to: our tables' key first, then the slug."""

    def __init__(
        self,
        model: type[Record],
        label: str,
        register: Register,
        *,
        subject: str = "",
        name: str = "name",
    ) -> None:
        super().__init__(model, label, name=name)
        self.register = register
        self.subject = subject or label

    def _fetch(self, keys: list[str]) -> dict[str, Any]:
        ids = {key: self.key_of(key) for key in keys}
        self.register.load(ids.values())
        held = {key: self.register.holder_id(there) for key, there in ids.items()}
        records = self.model._default_manager.in_bulk(
            [primary_key for primary_key in held.values() if primary_key]
        )
        found = {key: records[primary_key] for key, primary_key in held.items() if primary_key}
        return super()._fetch(keys) | found

    def key_of(self, key: str) -> Key:
        """The id that a key means: ``tvmaze-show:249`` one of another catalogue, else ours."""
        scheme, _, value = key.partition(":")
        return Key(self.subject, scheme, value) if value else table_key(self.subject, key)


class CharacterDirectory:
    """Characters by ``show/character``: the key of the show, and a key within the show.

    That is the key of our tables, or else the slug of the name.
    """

    label = "character (written show/character)"

    def __init__(self, shows: Directory, register: Register) -> None:
        self.shows = shows
        self.register = register
        self._of_show: dict[int, dict[str, list[Character]]] = {}

    def find(self, key: str) -> Any:
        if key.startswith(f"{Scheme.TVMAZE_CHARACTER}:"):
            return self.register.holder(Key("character", *key.split(":", 1)))
        show_key, _, character_key = key.rpartition("/")
        show = self.shows.find(show_key) if show_key else None
        return self.within(show, character_key) if show else None

    def within(self, show: Show, key: str) -> Character | None:
        """The character with that key in the show, None, or RowRefused if it may be several."""
        found = self.of(show).get(key, [])
        if len(found) > 1:
            raise RowRefused(
                Problem(
                    f"{show} has {len(found)} characters named {found[0].name}. Tell them apart "
                    "at the desk first.",
                    "ambiguous-reference",
                    column="character",
                )
            )
        return found[0] if found else None

    def of(self, show: Show) -> dict[str, list[Character]]:
        """The characters of the show by key, read once."""
        if show.pk not in self._of_show:
            self._of_show[show.pk] = found = {}
            keyed = {}
            for row in show.characters.prefetch_related("external_ids"):
                ours = [one.value for one in row.external_ids.all() if one.scheme == Scheme.TABLE]
                keyed |= {value.rpartition("/")[2]: [row] for value in ours}
                if not ours:
                    found.setdefault(slug_of(row.name), []).append(row)
            found |= keyed
            self.register.load(character_id(show, key) for key in found)
        return self._of_show[show.pk]

    def learn(self, show: Show, key: str, character: Character) -> None:
        """Remember a character that was written."""
        self.of(show)[key] = [character]

    def nearest(self, text: str) -> str:
        rows = Character.objects.select_related("show")[:CANDIDATES]
        return nearest(text, [(f"{row.show.slug}/{slug_of(row.name)}", row.name) for row in rows])


def character_id(show: Show, key: str) -> Key:
    """The key of a character within its show as an id of our tables."""
    return table_key("character", show.pk, key)


class CreditDirectory:
    """Credits by ``source: key of the line``, as the list they came from has it."""

    label = "credit (written list: line)"

    def find(self, key: str) -> Any:
        source, _, source_key = key.partition(":")
        if not source_key.strip():
            return None
        return Credit.objects.filter(source=source.strip(), source_key=source_key.strip()).first()

    def nearest(self, text: str) -> str:
        rows = Credit.objects.exclude(source_key="").values_list("source", "source_key")
        return did_you_mean(text, [f"{source}: {key}" for source, key in rows[:CANDIDATES]])


def nearest(text: str, candidates: Iterable[tuple[str, str]]) -> str:
    """A hint with the key and the name that come nearest, or nothing."""
    by_word: dict[str, tuple[str, str]] = {}
    for key, name in candidates:
        by_word.setdefault(name.casefold(), (key, name))
        by_word[key.casefold()] = (key, name)
    hint = did_you_mean(text, by_word)
    if not hint:
        return ""
    key, name = by_word[hint.removeprefix(" Did you mean ").removesuffix("?")]
    return f" Did you mean {key} ({shortened(name, 60)})?"


def directories(register: Register | None = None) -> dict[str, Directory]:
    """Whom the keys of tables may mean, by the word the sheets use."""
    register = register or Register()
    shows = Catalogue(Show, "show", register, name="title")
    works = Catalogue(SourceWork, "work", register, subject="source_work", name="title")
    return {
        "show": shows,
        "person": Catalogue(Person, "person", register),
        "place": Catalogue(Place, "place", register),
        "organisation": Catalogue(Organisation, "organisation", register),
        "service": Catalogue(Service, "service", register),
        "source_work": works,
        "character": CharacterDirectory(shows, register),
        "credit": CreditDirectory(),
        "availability": SlugDirectory(
            Availability, "availability", key="source_key", name="source_key"
        ),
    }
