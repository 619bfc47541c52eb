"""Whom a key means: by our tables' key, by an id of another catalogue, by a slug. Never a name."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.utils.text import slugify

from newsroom.lib.imports.cells import did_you_mean
from newsroom.lib.imports.report import Problem
from newsroom.lib.imports.session import Directory, RowRefused, Session
from newsroom.lib.imports.sheets import STAYS_AWAY
from newsroom.lib.imports.tables import Row
from newsroom.lib.records import Record
from newsroom.lib.wording import shortened
from shows.models import (
    Availability,
    Character,
    Credit,
    ExternalId,
    Organisation,
    Person,
    Place,
    Service,
    Show,
    SourceWork,
)

Scheme = ExternalId.Scheme

# Letters that do not fall apart into a plain one and an accent.
LETTERS = str.maketrans(
    {"ø": "o", "Ø": "O", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ß": "ss", "ł": "l"}
    | {"Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "\u0131": "i"}
)


class Key(NamedTuple):
    """An id of a record: the kind of record, the catalogue, and the id there."""

    subject: str
    scheme: str
    value: str


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

    def find(self, key: str) -> Any:
        """The record with that key now, or else the one that had it before an editor changed it."""
        rows = self.model._default_manager
        if record := rows.filter(**{self.key: key}).first():
            return record
        earlier = self.model.history.filter(**{self.key: key}).values("id")
        return rows.filter(pk__in=earlier).first()

    def nearest(self, text: str) -> str:
        return nearest(text, self.candidates())

    def candidates(self) -> Iterable[tuple[str, str]]:
        rows = self.model._default_manager.exclude(**{self.key: ""})
        return rows.values_list(self.key, self.name)[:CANDIDATES]


class Catalogue(SlugDirectory):
    """Records that external ids point to: our tables' key first, then the slug."""

    def __init__(
        self, model: type[Record], subject: str, label: str, *, name: str = "name"
    ) -> None:
        super().__init__(model, label, name=name)
        self.subject = subject

    def find(self, key: str) -> Any:
        scheme, _, value = key.partition(":")
        if value:
            return holder(Key(self.subject, scheme, value))
        return holder(table_key(self.subject, key)) or super().find(key)


class CharacterDirectory:
    """Characters by ``show/character``: the key of the show, and a key within the show."""

    label = "character (written show/character)"

    def __init__(self, shows: Directory) -> None:
        self.shows = shows

    def find(self, key: str) -> Any:
        if key.startswith(f"{Scheme.TVMAZE_CHARACTER}:"):
            return holder(Key("character", *key.split(":", 1)))
        show_key, _, character_key = key.rpartition("/")
        show = self.shows.find(show_key) if show_key else None
        return find_character(show, character_key) if show else None

    def nearest(self, text: str) -> str:
        rows = Character.objects.select_related("show")[:CANDIDATES]
        return nearest(text, [(f"{row.show.slug}/{slug_of(row.name)}", row.name) for row in rows])


def table_key(subject: str, *parts: object) -> Key:
    """A key of our own tables as an id; kinds of records do not share keys."""
    return Key(subject, Scheme.TABLE, "/".join(str(part) for part in (subject, *parts))[:200])


def character_id(show: Show, key: str) -> Key:
    """The key of a character within its show as an id of our tables."""
    return table_key("character", show.pk, key)


def find_character(show: Show, key: str) -> Character | None:
    """The character with that key in the show; the key is the slug of the name unless told."""
    if held := holder(character_id(show, key)):
        return held
    found = [
        character
        for character in show.characters.exclude(external_ids__scheme=Scheme.TABLE)
        if slug_of(character.name) == key
    ]
    if len(found) > 1:
        raise RowRefused(
            Problem(
                f"{show} has {len(found)} characters named {found[0].name}. Tell them apart at "
                "the desk first.",
                "ambiguous-reference",
                column="character",
            )
        )
    return found[0] if found else None


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


def slug_of(name: str) -> str:
    """The name in small letters, digits and hyphens; "" if it has none that fit."""
    return slugify(name.translate(LETTERS))


def free_slug(model: Any, name: str) -> str:
    """A slug made of the name that no record of ``model`` has."""
    base = slug_of(name)[:100].strip("-") or model._meta.model_name
    taken = set(model.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    numbers = (f"-{number}" for number in range(2, len(taken) + 3))
    return next(f"{base}{end}" for end in ("", *numbers) if f"{base}{end}" not in taken)


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


def holder(key: Key) -> Any:
    """The record that has that id, or None. An empty id matches nothing."""
    if not key.value:
        return None
    rows = ExternalId.objects.filter(scheme=key.scheme, value=key.value)
    found = rows.filter(**{f"{key.subject}__isnull": False}).select_related(key.subject).first()
    return getattr(found, key.subject) if found else None


def refuse_deleted(key: Key) -> None:
    """Raise RowRefused if the record with that id was deleted at the desk."""
    ids = {"scheme": key.scheme, "value": key.value}
    if ExternalId.objects.filter(**ids).exists():
        return
    if ExternalId.history.filter(**ids, history_type="-").exists():
        raise RowRefused(STAYS_AWAY)


def tie(row: Row, session: Session, record: Any, key: Key) -> None:
    """Note that ``record`` has that id; RowRefused if another record has it."""
    ids = {"scheme": key.scheme, "value": key.value}
    held = ExternalId.objects.filter(**ids).first()
    if held and getattr(held, f"{key.subject}_id") != record.pk:
        label = dict(Scheme.choices).get(key.scheme, key.scheme)
        raise RowRefused(
            Problem(
                f"{label} {key.value} belongs to another record already. Correct the id, or take "
                "it from the other record at the desk.",
                "id-taken",
                key=key.value,
            )
        )
    session.write(row, "external ids", held, {**ids, key.subject: record}, model=ExternalId)


def directories() -> dict[str, Directory]:
    """Whom the keys of tables may mean, by the word the sheets use."""
    shows = Catalogue(Show, "show", "show", name="title")
    return {
        "show": shows,
        "person": Catalogue(Person, "person", "person"),
        "place": Catalogue(Place, "place", "place"),
        "organisation": Catalogue(Organisation, "organisation", "organisation"),
        "service": Catalogue(Service, "service", "service"),
        "source_work": Catalogue(SourceWork, "source_work", "work", name="title"),
        "character": CharacterDirectory(shows),
        "credit": CreditDirectory(),
        "availability": SlugDirectory(
            Availability, "availability", key="source_key", name="source_key"
        ),
    }
