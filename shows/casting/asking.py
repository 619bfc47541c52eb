"""Whom a line of a list may mean: found, or to be asked, with every answer there is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from newsroom.lib.wording import count_of, join_names, shortened
from shows.casting.held import HeldCast, role_key
from shows.casting.namesakes import Found, Namesake
from shows.models import Character, Credit, Person
from shows.reading.cast import Entry
from shows.reading.headings import ON_SCREEN
from shows.reading.names import fold, leaves_out, near

OUT = "out"
NEW = "new"
MOST_TITLES = 3


class Option(NamedTuple):
    """One answer about a line: who it is, None for a new person, and as which character.

    A character of None is one of the name that the line says; ``code`` is what a form posts.
    """

    code: str
    label: str
    detail: str = ""
    person: Person | None = None
    character: Character | None = None


LEFT_OUT = Option(OUT, "Leave this line out")


def code_of(person: Person | None, character: Character | None = None) -> str:
    """What a form posts for the answer that somebody, or a new person, plays ``character``."""
    return (f"p{person.pk}" if person else NEW) + (f"c{character.pk}" if character else "")


def option_for(
    label: str, detail: str, person: Person | None, character: Character | None = None
) -> Option:
    """The answer that somebody, or a new person for None, plays ``character``."""
    return Option(code_of(person, character), label, detail, person, character)


@dataclass
class Who:
    """The people that a line may mean; the first is taken if nothing has to be asked."""

    people: list[Person | None]
    why: str = ""
    told: list[str] = field(default_factory=list)


@dataclass
class Part:
    """What is held of the role that a line gives to somebody."""

    character: Character | None = None
    same: list[Credit] = field(default_factory=list)
    instead: list[Character] = field(default_factory=list)
    why: str = ""
    told: list[str] = field(default_factory=list)


class Asker:
    """Knows the cast that is held and who has the names of a list."""

    def __init__(
        self,
        held: HeldCast,
        entries: Iterable[Entry],
        found: dict[str, Found],
        titles: dict[int, list[str]],
    ) -> None:
        self.held = held
        self.found = found
        self.titles = titles
        self.named = {fold(entry.name) for entry in entries}
        self.said = {(fold(entry.name), role_key(entry.role)) for entry in entries}
        self.said_roles = {role for _, role in self.said}
        self.here = {row.person_id: row.person for row in held.standing}
        self.here_named = {key: fold(person.name) for key, person in self.here.items()}

    # -- People -----------------------------------------------------------------------------------

    def who(self, entry: Entry) -> Who:
        """The people that the name of a line may mean."""
        name = fold(entry.name)
        exact = self.found[name].exact
        told = [_right_form(entry, one) for one in exact if one.wrong]
        here = [one.person for one in exact if one.person.pk in self.here]
        if len(here) > 1:
            here = [one for one in here if self._plays(one, entry)] or here
        if len(here) == 1:
            return Who([here[0]], told=told)
        if here:
            return Who([*here, None], f"{_several(len(here))} are in this show.", told)
        others = [one.person for one in exact]
        if like := self._nearly_here(name):
            sentence = f"Our cast has {join_names(like, last='or')}: is that the same?"
            return Who([*like, *others, None], sentence, told)
        if len(others) > 1:
            return Who([*others, None], f"We hold {_several(len(others))}.", told)
        if others and others[0].pk not in self.titles:
            return Who([*others, None], "We hold somebody of this name, who is in no show.", told)
        return Who([*others, None], told=told) if others else self._nearly_anywhere(name)

    def _nearly_here(self, name: str) -> list[Person]:
        """People of this show of nearly that name, who are not in the list themselves."""
        close = {one.person.pk for one in self.found[name].near}
        return [
            self.here[key]
            for key, other in self.here_named.items()
            if (key in close or near(name, other) or leaves_out(name, other))
            and other not in self.named
        ]

    def _nearly_anywhere(self, name: str) -> Who:
        like = [one for one in self.found[name].near if fold(one.spelling) not in self.named]
        if not like:
            return Who([None])
        names = join_names(dict.fromkeys(one.spelling for one in like), last="or")
        return Who([*(one.person for one in like), None], f"One letter differs from {names}.")

    def _plays(self, person: Person, entry: Entry) -> bool:
        return bool(self.part(person, entry).same)

    # -- Roles ------------------------------------------------------------------------------------

    def part(self, person: Person | None, entry: Entry) -> Part:
        """What is held of the role of ``entry`` if it is played by ``person``."""
        on_screen = entry.job in ON_SCREEN
        ours = self.held.of(person.pk, on_screen=on_screen) if person else []
        if not on_screen:
            return Part(same=[row for row in ours if _same_work(row, entry)])
        if not entry.character:
            return self._without_role(ours, entry)
        role = role_key(entry.character)
        same = [row for row in ours if row.character and role_key(row.character.name) == role]
        if same:
            return Part(same[0].character, same)
        part = self._role(role, person)
        unsaid = self._unsaid(ours, entry)
        if unsaid:
            part.why = f"Our list says {join_names(_names(unsaid))}."
            part.instead = list({one.pk: one for one in [*unsaid, *part.instead]}.values())
        elif ours and not any(row.character for row in ours):
            part.told.append("Our list has no role yet.")
        return part

    def _without_role(self, ours: list[Credit], entry: Entry) -> Part:
        """A line that names no character says nothing against one, unless it says “as herself”."""
        roles = [row.character for row in ours if row.character]
        if entry.job != Credit.Job.SELF:
            told = [f"Our list says {join_names(_names(roles))}."] if roles else []
            return Part(same=ours, told=told)
        same = [row for row in ours if row.job == Credit.Job.SELF or not row.character]
        if same or not roles:
            return Part(same=same)
        return Part(instead=roles, why=f"Our list says {join_names(_names(roles))}.")

    def _unsaid(self, ours: list[Credit], entry: Entry) -> list[Character]:
        """The roles that we give somebody and that no other line of the list does."""
        name = fold(entry.name)
        roles = {row.character_id: row.character for row in ours if row.character}
        return [one for one in roles.values() if (name, role_key(one.name)) not in self.said]

    def _role(self, role: str, person: Person | None) -> Part:
        """The character of that name, or those that are nearly named so."""
        key = person.pk if person else None
        named = self.held.characters.get(role, [])
        here = [one for one in named if not self.held.elsewhere_only(one, key)]
        if here:
            return Part(here[0], told=self._played_by(here[0], role, key))
        if named:
            season = "Another season has a character of this name, played by somebody else."
            return Part(instead=named, why=season)
        like = [
            one
            for other, characters in self.held.characters.items()
            if near(role, other) and other not in self.said_roles
            for one in characters
        ]
        if not like:
            return Part()
        names = join_names(_names(like), last="or")
        return Part(instead=like, why=f"One letter differs from our {names}.")

    def _played_by(self, character: Character, role: str, key: int | None) -> list[str]:
        """A sentence if we give the character to somebody to whom the list does not give it."""
        players = {row.person_id: row.person for row in self.held.players_of(character)}
        others = [
            person.name
            for pk, person in players.items()
            if pk != key and (fold(person.name), role) not in self.said
        ]
        return [f"Our list gives this role to {join_names(others)}."] if others else []

    # -- Answers ----------------------------------------------------------------------------------

    def options(self, entry: Entry, people: Sequence[Person | None]) -> list[Option]:
        """Every answer about a line that may be one of ``people``."""
        return [option for person in people for option in self._of_person(entry, person)] + [
            LEFT_OUT
        ]

    def _of_person(self, entry: Entry, person: Person | None) -> list[Option]:
        part = self.part(person, entry)
        name = person.name if person else entry.name
        new = "" if person else "a new person"
        if not part.instead:
            return [option_for(name, new or self.about(person), person)]
        as_said = entry.character or "themselves"
        return [
            option_for(f"{name} as {as_said}", new or "as this list has it", person),
            *(
                option_for(f"{name} as {one.name}", "as we have it", person, one)
                for one in part.instead
            ),
        ]

    def about(self, person: Person | None) -> str:
        """What tells somebody from others of that name."""
        if person is None:
            return ""
        titles = self.titles.get(person.pk, [])
        more = len(titles) - MOST_TITLES
        named = [*titles[:MOST_TITLES], *([f"{more} more"] if more > 0 else [])]
        described = shortened(person.description, 80).rstrip(".")
        words = [described, f"in {join_names(named)}" if named else ""]
        return ", ".join(filter(None, words)) or "nothing else is known"


def _right_form(entry: Entry, one: Namesake) -> str:
    return f"“{entry.name}” is a wrong form: write {one.person.name}."


def _several(number: int) -> str:
    return count_of(number, "person of this name", "people of this name")


def _same_work(row: Credit, entry: Entry) -> bool:
    return row.job == entry.job and (
        row.job != Credit.Job.OTHER or fold(row.job_title) == fold(entry.job_title)
    )


def _names(characters: Iterable[Character]) -> list[str]:
    return list(dict.fromkeys(character.name for character in characters))
