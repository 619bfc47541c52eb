"""The cast of a show as it is held, looked at from a list: read once, in two queries."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from shows.models import Character, Credit, Season, Show
from shows.on_screen import Role, of_season, roles_of
from shows.reading.cast import Entry
from shows.reading.headings import ON_SCREEN
from shows.reading.names import fold
from shows.reading.pairing import Known

LONGEST_KEY = 250


@dataclass(frozen=True)
class ListName:
    """What the lines of a list are marked with: the word for new ones, and others it has had."""

    name: str = ""
    others: frozenset[str] = frozenset()

    def __contains__(self, source: object) -> bool:
        return bool(source) and (source == self.name or source in self.others)


def role_key(role: str) -> str:
    """The name of a character for comparing: "The Generale" is "Generale"."""
    return fold(role).removeprefix("the ")


def line_key(show: Show, season: Season | None, entry: Entry) -> str:
    """What a line is known by in its list: what it says, never its place, which shifts."""
    place = f"{show.pk}/{season.pk}" if season else str(show.pk)
    job = "" if entry.job == Credit.Job.ACTOR else entry.job
    key = "|".join([place, fold(entry.name), *filter(None, (job, role_key(entry.role)))])
    if len(key) <= LONGEST_KEY:
        return key
    return f"{key[:180]}#{hashlib.sha256(key.encode()).hexdigest()[:16]}"


@dataclass
class HeldCast:
    """Every credit and character of ``show``; ``season`` is the one that the list is about."""

    show: Show
    season: Season | None = None
    list_name: ListName = ListName()
    locked: bool = False
    credits: list[Credit] = field(init=False)

    def __post_init__(self) -> None:
        rows: Any = self.show.credits.select_related("person", "character")
        if self.locked:
            rows = rows.select_for_update(of=("self",), no_key=True)
        self.credits = list(rows)

    @cached_property
    def characters(self) -> dict[str, list[Character]]:
        """The characters of the show by their folded names, older ones first."""
        found: dict[str, list[Character]] = {}
        for character in self.show.characters.order_by("pk"):
            found.setdefault(role_key(character.name), []).append(character)
        return found

    @cached_property
    def known(self) -> Known:
        """Names that tell a reader of lists who is a person and who a character."""
        people = frozenset(fold(credit.person.name) for credit in self.credits)
        return Known(people, frozenset(self.characters))

    @cached_property
    def people(self) -> frozenset[int]:
        """Everybody in this show, whatever the season."""
        return frozenset(credit.person_id for credit in self.standing)

    @cached_property
    def standing(self) -> list[Credit]:
        """All but the credits that were marked as removed."""
        return [row for row in self.credits if row.status != Credit.Status.REMOVED]

    @cached_property
    def in_season(self) -> list[Credit]:
        """What holds for the season: its own credits and those of the whole show."""
        if self.season is None:
            return self.standing
        return [row for row in self.standing if self._is_in_season(row)]

    def _is_in_season(self, row: Credit) -> bool:
        return self.season is None or row.season_id in (None, self.season.pk)

    @cached_property
    def own(self) -> list[Credit]:
        """The lines that this list has already, removed ones too."""
        season = self.season.pk if self.season else None
        return [
            row for row in self.credits if row.source in self.list_name and row.season_id == season
        ]

    @cached_property
    def own_keys(self) -> set[int]:
        return {row.pk for row in self.own}

    @cached_property
    def own_by_key(self) -> dict[str, Credit]:
        return {row.source_key: row for row in self.own if row.source_key}

    @cached_property
    def by_person(self) -> dict[int, list[Credit]]:
        """What each person does in the season."""
        return _by(self.in_season, "person_id")

    @cached_property
    def by_character(self) -> dict[int, list[Credit]]:
        """Who plays each character in any season."""
        return _by(self.standing, "character_id")

    def of(self, person: int, *, on_screen: bool = True) -> list[Credit]:
        """What somebody does in the season, before the camera or behind it."""
        rows = self.by_person.get(person, [])
        return [row for row in rows if (row.job in ON_SCREEN) is on_screen]

    def players_of(self, character: Character) -> list[Credit]:
        """Who plays that character in the season."""
        rows = self.by_character.get(character.pk, [])
        return [row for row in rows if self._is_in_season(row)]

    def elsewhere_only(self, character: Character, person: int | None) -> bool:
        """Whether another person plays that character, and in other seasons alone."""
        rows = self.by_character.get(character.pk, [])
        if not rows or any(row.person_id == person for row in rows):
            return False
        return not any(self._is_in_season(row) for row in rows)

    @property
    def has_other_lists(self) -> bool:
        return any(row.source not in self.list_name for row in self.in_season)

    def roles_without(self, told: Iterable[int], jobs: Iterable[str]) -> list[Role]:
        """Who is in these jobs, except the credits with the keys ``told``."""
        told, jobs = set(told), set(jobs)
        rows = [row for row in of_season(self.standing, self.season) if row.job in jobs]
        gone = {(row.person_id, row.character_id, row.job) for row in rows if row.pk in told}
        return [
            role
            for role in roles_of(rows)
            if (role.person.pk, role.credit.character_id, role.credit.job) not in gone
        ]


def _by(rows: Iterable[Credit], column: str) -> dict[int, list[Credit]]:
    found: dict[int, list[Credit]] = {}
    for row in rows:
        found.setdefault(getattr(row, column), []).append(row)
    return found
