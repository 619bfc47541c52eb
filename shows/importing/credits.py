"""Cast and crew lists: one credit for each line of each list, so that two lists may disagree."""

from typing import Any, cast

from django.db.models import Q

from newsroom.lib.imports.cells import read_key, reader_for
from newsroom.lib.imports.report import Problem
from newsroom.lib.imports.session import RowRefused, Session
from newsroom.lib.imports.sheets import Column, Holdings, Sheet, read_cell
from newsroom.lib.imports.tables import Row
from newsroom.lib.wording import join_names, shortened
from shows.importing.keys import SlugDirectory
from shows.importing.parts import SHOW, character_key, write_character
from shows.importing.register import Key, table_key, tie
from shows.importing.sheets import SEASON, columns_of, season_of
from shows.importing.slugs import free_slug, slug_of
from shows.models import Credit, Person

DESK = "desk"


class CreditSheet(Sheet):
    kind = "credits"
    label = "credits"
    model = Credit
    columns = (
        SHOW,
        SEASON,
        Column("person", aside=True, example="kim-rossi-stuart", note="The person's key."),
        Column(
            "name",
            aside=True,
            example="Kim Rossi Stuart",
            note="Creates the person, if the key is new or there is none.",
        ),
        *columns_of("job", "job_title"),
        Column(
            "character",
            aside=True,
            example="Leonardo Notarbartolo",
            note="Its name. Empty: the role has not been announced.",
        ),
        Column("character_key", aside=True, note="Where two characters share a name."),
        *columns_of("billing", "credited_as", "status"),
        Column("source", note="The list: its source's key, or any word. Empty: desk."),
        Column("key", aside=True, note="Names the line. Empty: made of show, person, character."),
    )

    def __init__(self) -> None:
        self.holdings = Holdings(Credit, "source", "source_key")

    def prepare(self, rows: list[Row], session: Session) -> None:
        super().prepare(rows, session)
        people = cast(SlugDirectory, session.directories["person"])
        people.load({key for row in rows if (key := row.cells.get("person"))})
        self.holdings.load((row.cells.get("source") or DESK, self.source_key(row)) for row in rows)

    def merge(self, row: Row, session: Session) -> None:
        values = self.values(row, session)
        values.setdefault("source", DESK)
        values["season"] = season_of(row, values["show"])
        values["person"] = person_of(row, session, values["source"])
        values["character"] = character = self.character(row, values, session)
        if not character:
            del values["character"]
        values["source_key"] = self.source_key(row)
        held = self.holdings.find(self.identity(row, values))
        session.write(row, self.label, held, values, model=Credit)

    def identity(self, row: Row, values: dict[str, Any]) -> dict[str, Any]:
        return {"source": values["source"], "source_key": values["source_key"]}

    def character(self, row: Row, values: dict[str, Any], session: Session) -> Any:
        if not (name := row.cells.get("character", "")):
            return None
        given = row.cells.get("character_key", "")
        key = character_key(given, name, column="character_key")
        return write_character(row, session, {"show": values["show"], "name": name}, key)

    def source_key(self, row: Row) -> str:
        """What the line is known by in its list: never its place, which shifts."""
        cells = row.cells
        if key := cells.get("key"):
            return key
        role = cells.get("character_key") or slug_of(cells.get("character", ""))
        person = cells.get("person") or slug_of(cells.get("name", ""))
        parts = (cells["show"], cells.get("season"), person, role or cells.get("job") or "actor")
        return "|".join(part for part in parts if part)

    def row_key(self, row: Row) -> str:
        return f"{row.cells.get('source') or DESK} {self.source_key(row)}"


def person_of(row: Row, session: Session, source: str) -> Person:
    """The person of a line: by key, else by the name within this list, else a new one."""
    key, name = row.cells.get("person", ""), " ".join(row.cells.get("name", "").split())
    if key and (person := session.find("person", key)):
        return person
    if key and not name:
        return session.need("person", key, "person")
    if not name:
        raise RowRefused(
            Problem("Give the person's key, or a name.", "empty-cell", column="person")
        )
    if key:
        slug = read_cell("person", read_key, key)
        return _new_person(row, session, {"name": name, "slug": slug}, table_key("person", key))
    return _by_name_in_list(row, session, name, source)


def _by_name_in_list(row: Row, session: Session, name: str, source: str) -> Person:
    # A name means one person within one list of one show, and nobody anywhere else.
    ours = table_key("person", source, row.cells["show"], slug_of(name) or name)
    if person := session.register.holder(ours):
        return person
    namesakes = Person.objects.filter(Q(name__iexact=name) | Q(names__text__iexact=name))
    if found := list(namesakes.distinct().order_by("pk")[:3]):
        keys = join_names([f"{person.slug} ({_who(person)})" for person in found], last="or")
        raise RowRefused(
            Problem(
                f"We hold a person of this name. If it is the same, write {keys} in the column "
                "person; if it is not, write a new key there.",
                "same-name",
                column="name",
            )
        )
    return _new_person(row, session, {"name": name, "slug": free_slug(Person, name)}, ours)


def _who(person: Person) -> str:
    return shortened(person.description or person.nationality or person.name, 60)


def _new_person(row: Row, session: Session, values: dict[str, Any], ours: Key) -> Person:
    session.register.refuse_deleted(ours)
    values["name"] = read_cell("name", reader_for(Person, "name"), values["name"])
    person = session.write(row, "people", None, values, model=Person)
    tie(row, session, person, ours)
    session.learn("person", row.cells.get("person", ""), person)
    return person
