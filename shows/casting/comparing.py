"""A list beside the cast that is held, line by line, and who is in ours alone."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from shows.casting.asking import LEFT_OUT, OUT, Asker, Option, Part, code_of, option_for
from shows.casting.held import HeldCast, line_key
from shows.casting.namesakes import namesakes, titles_of
from shows.models import Credit, Person
from shows.on_screen import Role
from shows.reading.cast import Cast, Entry
from shows.reading.names import fold

State = Literal["new", "matches", "held", "doubtful"]


@dataclass
class Line:
    """A line of a list and what is held of it.

    ``options`` are the answers that may be given, ``default`` the one that is taken without:
    "" if somebody has to say. ``same`` are credits of other lists that say the same, ``own`` is
    the line as this list has it already.
    """

    place: int
    entry: Entry
    state: State
    options: list[Option]
    default: str
    why: str = ""
    told: list[str] = field(default_factory=list)
    same: list[Credit] = field(default_factory=list)
    own: Credit | None = None
    only_here: bool = False

    @property
    def person(self) -> Person | None:
        """Whom the line means if nothing has to be asked; None for a new person."""
        chosen = self.chosen(self.default)
        return chosen.person if chosen else None

    @property
    def is_asked(self) -> bool:
        """Whether somebody has to answer before the list can be kept."""
        return self.state == "doubtful"

    def chosen(self, code: str) -> Option | None:
        """The answer with that code, or None if it is none of this line's."""
        return next((option for option in self.options if option.code == code), None)


@dataclass
class Comparison:
    """Every line of a list in its order, and who is in our cast alone."""

    held: HeldCast
    asker: Asker
    lines: list[Line]
    only_ours: list[Role]

    @property
    def doubtful(self) -> list[Line]:
        return [line for line in self.lines if line.is_asked]

    def answered(self, codes: Mapping[int, str]) -> dict[int, Option]:
        """The answer about each line by its place: what was said, else what is taken without.

        Lines that still have to be asked are missing.
        """
        found = {
            line.place: line.chosen(codes.get(line.place, "")) or line.chosen(line.default)
            for line in self.lines
        }
        return {place: option for place, option in found.items() if option}


def compare(held: HeldCast, cast: Cast) -> Comparison:
    """Put a list beside ``held``, in as many queries for three lines as for three hundred."""
    entries = cast.entries
    found = namesakes(fold(entry.name) for entry in entries)
    people = {one.person.pk for names in found.values() for one in (*names.exact, *names.near)}
    asker = Asker(held, entries, found, titles_of(people))
    lines = [_line(place, entry, asker) for place, entry in enumerate(entries)]
    told = {key for line in lines for key in _told(line, held)}
    jobs = {entry.job for entry in entries}
    on_screen = {Credit.Job.ACTOR, Credit.Job.VOICE, Credit.Job.SELF}
    jobs |= on_screen if jobs & on_screen else set()
    return Comparison(held, asker, lines, held.roles_without(told, jobs))


def _line(place: int, entry: Entry, asker: Asker) -> Line:
    if own := asker.held.own_by_key.get(line_key(asker.held.show, asker.held.season, entry)):
        return _kept_before(place, entry, own, asker.held)
    who = asker.who(entry)
    person = who.people[0]
    part = Part() if who.why else asker.part(person, entry)
    why = who.why or part.why
    told = [*who.told, *part.told]
    options = asker.options(entry, who.people)
    if why:
        return Line(place, entry, "doubtful", options, "", why, told)
    line = Line(place, entry, "new", options, code_of(person), told=told)
    for row in part.same:
        if row.pk in asker.held.own_keys:
            line.own = row
        else:
            line.same.append(row)
    if line.own or line.same:
        line.state = "held" if line.own else "matches"
        line.options = [option for option in options if option.code in (line.default, OUT)]
    line.only_here = not line.same and asker.held.has_other_lists
    return line


def _kept_before(place: int, entry: Entry, own: Credit, held: HeldCast) -> Line:
    """A line that this list has already: whom it means was said when it was kept."""
    same = [
        row
        for row in held.by_person.get(own.person_id, ())
        if row.pk not in held.own_keys and row.character_id == own.character_id
    ]
    default = option_for(own.person.name, "", own.person, own.character)
    options = [default, LEFT_OUT]
    removed = own.status == Credit.Status.REMOVED
    told = ["The desk has removed this credit; it stays so."] if removed else []
    only_here = not same and held.has_other_lists
    return Line(
        place,
        entry,
        "held",
        options,
        default.code,
        told=told,
        same=same,
        own=own,
        only_here=only_here,
    )


def _told(line: Line, held: HeldCast) -> set[int]:
    """The keys of the credits that the line speaks of, for sure or perhaps."""
    rows = [*line.same, *([line.own] if line.own else [])]
    if line.is_asked:
        people = {option.person.pk for option in line.options if option.person}
        rows += [row for key in people for row in held.by_person.get(key, ())]
    return {row.pk for row in rows}
