"""Writing the lines of a list: people and characters that are new, and a credit for each line."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from simple_history.utils import bulk_create_with_history

from newsroom.lib.changes import changed
from newsroom.lib.saving import keep_before_image
from shows.casting.asking import OUT, Option
from shows.casting.comparing import Comparison, Line
from shows.casting.held import line_key, role_key
from shows.importing.slugs import slug_of
from shows.models import Character, Credit, Person
from shows.reading.headings import ON_SCREEN
from shows.reading.names import fold, near

LONGEST_SLUG = 100
UPDATED = ("character", "job", "job_title", "billing", "credited_as", "status")


@dataclass
class Written:
    """What was made and changed, and every credit that a line of the list supports."""

    people: list[Person] = field(default_factory=list)
    characters: list[Character] = field(default_factory=list)
    created: list[Credit] = field(default_factory=list)
    updated: list[Credit] = field(default_factory=list)
    said: list[tuple[Line, Credit]] = field(default_factory=list)


def write_list(comparison: Comparison, answers: Mapping[int, Option], *, by: Any) -> Written:
    """Write every line that is not left out, inside the transaction of the caller.

    ``answers`` has one answer for each line. What the list has already is brought up to date,
    except what somebody changed by hand; credits of other lists are never touched.
    """
    return _Writer(comparison, answers, by).write()


@dataclass
class _Writer:
    comparison: Comparison
    answers: Mapping[int, Option]
    by: Any
    written: Written = field(default_factory=Written)

    def write(self) -> Written:
        lines = [line for line in self.comparison.lines if self.answers[line.place].code != OUT]
        self.people = self._make_people(lines)
        self.roles = self._make_characters(lines)
        taken = {line.own.pk for line in self.comparison.lines if line.own}
        self.spare = [row for row in self.comparison.held.own if row.pk not in taken]
        billing = count(1)
        new: list[tuple[Line, Credit]] = []
        for line in lines:
            on_screen = line.entry.job in ON_SCREEN
            values = self._values(line, next(billing) if on_screen else None)
            own = line.own or self._spare_line(values)
            if own is None:
                new.append((line, self._new(line, values)))
            else:
                self._update(line, own, values)
                self.written.said.append((line, own))
        self.written.created = self._create(Credit, [credit for _, credit in new])
        self.written.said += [
            (line, made) for (line, _), made in zip(new, self.written.created, strict=True)
        ]
        self.written.said += [(line, row) for line in lines for row in self._of_other_lists(line)]
        made = self.written
        changed([*made.people, *made.characters, *made.created, *made.updated], by=self.by)
        return made

    # -- People and characters --------------------------------------------------------------------

    def _make_people(self, lines: list[Line]) -> dict[str, Person]:
        """New people by their folded names: a name is one person within one list."""
        names: dict[str, str] = {}
        for line in lines:
            if self.answers[line.place].person is None:
                names.setdefault(fold(line.entry.name), line.entry.name)
        slugs = free_slugs(names.values())
        people = [
            Person(name=name, slug=slug, created_by=self.by)
            for name, slug in zip(names.values(), slugs, strict=True)
        ]
        self.written.people = self._create(Person, people)
        return dict(zip(names, self.written.people, strict=True))

    def _make_characters(self, lines: list[Line]) -> dict[int, Character]:
        """The character of each line by its place, made where the show has none of that name."""
        found: dict[int, Character] = {}
        names: dict[str, str] = {}
        for line in lines:
            option = self.answers[line.place]
            held = option.character or self._held_role(line, option)
            if held:
                found[line.place] = held
            elif line.entry.character:
                names.setdefault(role_key(line.entry.character), line.entry.character)
        show = self.comparison.held.show
        new = [Character(show=show, name=name, created_by=self.by) for name in names.values()]
        self.written.characters = self._create(Character, new)
        made = dict(zip(names, self.written.characters, strict=True))
        for line in lines:
            if line.entry.character and line.place not in found:
                found[line.place] = made[role_key(line.entry.character)]
        return found

    def _held_role(self, line: Line, option: Option) -> Character | None:
        if line.own and line.state == "held":
            return line.own.character
        return self.comparison.asker.part(option.person, line.entry).character

    def _create(self, model: Any, rows: list[Any]) -> list[Any]:
        if not rows:
            return []
        return bulk_create_with_history(rows, model, default_user=self.by)

    # -- Credits ----------------------------------------------------------------------------------

    def _values(self, line: Line, billing: int | None) -> dict[str, Any]:
        entry, option = line.entry, self.answers[line.place]
        person = option.person or self.people[fold(entry.name)]
        character = self.roles.get(line.place)
        as_oneself = entry.job == Credit.Job.SELF and character
        return {
            "person": person,
            "character": character,
            "job": Credit.Job.ACTOR if as_oneself else entry.job,
            "job_title": entry.job_title,
            "billing": billing,
            "credited_as": entry.credited_as or self._as_spelt(line, person),
            "status": entry.status,
        }

    def _as_spelt(self, line: Line, person: Person) -> str:
        """The name of the line if it is another name, not just other accents or a slip.

        Readers see it beside the role, so a wrong form and a letter too many stay in the quote.
        """
        name, spelt = fold(person.name), fold(line.entry.name)
        exact = self.comparison.asker.found[spelt].exact
        wrong = any(one.wrong for one in exact if one.person.pk == person.pk)
        return "" if wrong or name == spelt or near(name, spelt) else line.entry.name

    def _spare_line(self, values: Mapping[str, Any]) -> Credit | None:
        """The line of this list that said something else of the same person before."""
        on_screen = values["job"] in ON_SCREEN
        for row in self.spare:
            same_person = row.person_id == values["person"].pk
            if same_person and (row.job in ON_SCREEN) is on_screen and _stands(row):
                self.spare.remove(row)
                return row
        return None

    def _of_other_lists(self, line: Line) -> list[Credit]:
        """The credits of other lists that a line confirms the first time that it is kept."""
        person = self.answers[line.place].person
        if line.state == "held" or person is None:
            return []
        if not line.is_asked:
            return line.same
        held, role = self.comparison.held, self.roles.get(line.place)
        return [
            row
            for row in held.of(person.pk, on_screen=line.entry.job in ON_SCREEN)
            if role and row.character_id == role.pk and row.pk not in held.own_keys
        ]

    def _new(self, line: Line, values: Mapping[str, Any]) -> Credit:
        held = self.comparison.held
        return Credit(
            show=held.show,
            season=held.season,
            source=held.list_name.name,
            source_key=line_key(held.show, held.season, line.entry),
            created_by=self.by,
            **values,
        )

    def _update(self, line: Line, own: Any, values: Mapping[str, Any]) -> None:
        held = self.comparison.held
        keyed_here = own.source_key.startswith(f"{held.show.pk}|") or own.source_key.startswith(
            f"{held.show.pk}/"
        )
        wanted = {name: values[name] for name in UPDATED if name not in own.editor_fields}
        if line.own is None and keyed_here:
            wanted["source_key"] = line_key(held.show, held.season, line.entry)
        elif not keyed_here:
            # A table wrote this line, and knows its place and its spelling.
            wanted = {name: wanted[name] for name in ("character",) if name in wanted}
        if not _stands(own):
            wanted = {}
        differences = {name: value for name, value in wanted.items() if getattr(own, name) != value}
        if differences:
            for name, value in differences.items():
                setattr(own, name, value)
            keep_before_image(own)
            own._history_user = self.by
            own.save()
            self.written.updated.append(own)


def _stands(row: Credit) -> bool:
    return row.status != Credit.Status.REMOVED


def free_slugs(names: Iterable[str]) -> list[str]:
    """An address for each of these people that nobody has; one query up to nine namesakes."""
    bases = [slug_of(name)[:LONGEST_SLUG].strip("-") or "person" for name in names]
    found: dict[int, str] = {}
    taken: set[str] = set()
    for digits in count():
        numbers = range(10**digits, 10 ** (digits + 1))
        tried = {
            place: [base if number == 1 else f"{base}-{number}" for number in numbers]
            for place, base in enumerate(bases)
            if place not in found
        }
        if not tried:
            break
        wanted = {slug for slugs in tried.values() for slug in slugs}
        taken |= set(Person.objects.filter(slug__in=wanted).values_list("slug", flat=True))
        for place, slugs in tried.items():
            if free := next((slug for slug in slugs if slug not in taken), None):
                taken.add(free)
                found[place] = free
    return [found[place] for place in range(len(bases))]
