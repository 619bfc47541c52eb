"""Cast and crew, as TVmaze tells them: one credit for each line of its lists."""

from dataclasses import dataclass
from typing import Any

from newsroom.lib.imports.report import WARNING, Problem
from newsroom.lib.imports.session import RowRefused, Session
from newsroom.lib.imports.sheets import held_once
from newsroom.lib.imports.tables import Row
from shows.importing.register import Key, tie
from shows.importing.slugs import free_slug
from shows.importing.tvmaze.reading import (
    SOURCE,
    THEMSELVES,
    Job,
    Scheme,
    date_of,
    filling_gaps,
    id_of,
    job_of,
    name_of,
    text_of,
)
from shows.importing.tvmaze.titles import Namesakes
from shows.models import Character, Credit, Person, Show


@dataclass(frozen=True)
class Line:
    """A line of a cast or crew list: whose list it is, and where the line stands."""

    row: Row
    session: Session
    show: Show
    place: int
    namesakes: str


def write_cast(line: Line, data: dict[str, Any]) -> None:
    """Write one line of the cast list."""
    person = write_person(line, data.get("person"))
    values: dict[str, Any] = {"person": person}
    role = data.get("character")
    role_name = text_of(role, "name", Character, "name") if isinstance(role, dict) else ""
    if data.get("self") is True or THEMSELVES.match(role_name):
        # Somebody who appears as themselves plays nobody: "Self" is no character.
        values |= {"job": Job.SELF, "job_title": role_name[:120]}
        part = "self"
    elif role_name:
        values["job"] = Job.VOICE if data.get("voice") is True else Job.ACTOR
        values["character"] = _character(line, role, role_name, person)
        part = id_of(role)
    else:
        values["job"] = Job.ACTOR
        part = "actor"
    _write_credit(line, values, data["person"], part)


def write_crew(line: Line, data: dict[str, Any]) -> None:
    """Write one line of the crew list."""
    person = write_person(line, data.get("person"))
    title = text_of(data, "type", Credit, "job_title")
    values = {"person": person, "job": job_of(title), "job_title": title}
    _write_credit(line, values, data["person"], title or "crew")


def _write_credit(line: Line, values: dict[str, Any], person: dict[str, Any], part: str) -> None:
    there = line.show.external_ids.filter(scheme=Scheme.TVMAZE_SHOW).first()
    show_key = there.value if there else f"show {line.show.pk}"
    keys = {"source": SOURCE, "source_key": f"{show_key}|{id_of(person)}|{part}"}
    values |= {"show": line.show, "billing": line.place}
    held = held_once(Credit, keys)
    line.session.write(line.row, "credits", held, values | keys, model=Credit)


def write_person(line: Line, data: Any) -> Person:
    """Bring the person to what TVmaze says, or RowRefused where it may be one we hold."""
    row, session = line.row, line.session
    name = name_of(data, Person)
    there = Key("person", Scheme.TVMAZE_PERSON, id_of(data))
    values: dict[str, Any] = {"name": name}
    born, died = (date_of(data, field, row, session) for field in ("birthday", "deathday"))
    if born:
        values["born"] = born
    if died:
        values |= {"died": died, "living": Person.Living.NO}
    held = session.register.holder(there)
    if not held:
        session.register.refuse_deleted(there)
        _tell_namesakes(line, name, there)
        values["slug"] = free_slug(Person, name)
    elif held.external_ids.filter(scheme=Scheme.TABLE).exists():
        values = filling_gaps(row, session, held, values)
    person = session.write(row, "people", held, values, model=Person)
    tie(row, session, person, there)
    return person


def _tell_namesakes(line: Line, name: str, there: Key) -> None:
    if line.namesakes == Namesakes.NEW:
        return
    rows = Person.objects.filter(name__iexact=name)
    rows = rows.exclude(external_ids__scheme=Scheme.TVMAZE_PERSON)
    here = rows.filter(credits__show=line.show).first()
    if here:
        raise RowRefused(
            Problem(
                f"Another list of this show names {here} ({here.slug}). If it is the same person, "
                f"write {there.value} in the column tvmaze of the table of people; if it is not, "
                "run again with --new.",
                "same-name",
                column="person",
            )
        )
    if elsewhere := rows.first():
        sentence = (
            f"We hold another {elsewhere} ({elsewhere.slug}). A new person was made, because a "
            "name does not say that it is the same."
        )
        problem = Problem(sentence, "same-name", column="person", severity=WARNING)
        line.session.warn(line.row, problem)


def _character(line: Line, data: dict[str, Any], name: str, person: Person) -> Character:
    row, session = line.row, line.session
    there = Key("character", Scheme.TVMAZE_CHARACTER, id_of(data))
    values: dict[str, Any] = {"show": line.show, "name": name}
    held = session.register.holder(there)
    if not held:
        session.register.refuse_deleted(there)
        # The same name in the same show, played by the same person: one character.
        same = Character.objects.filter(show=line.show, name__iexact=name)
        same = same.exclude(external_ids__scheme=Scheme.TVMAZE_CHARACTER)
        if held := same.filter(credits__person=person).first():
            del values["name"]
    elif held.external_ids.filter(scheme=Scheme.TABLE).exists():
        values = filling_gaps(row, session, held, values)
    character = session.write(row, "characters", held, values, model=Character)
    tie(row, session, character, there)
    return character
