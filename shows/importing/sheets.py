"""The tables of what is on screen, one class each: the columns, and what else a row brings."""

from typing import Any

from newsroom.lib.imports.cells import read_key
from newsroom.lib.imports.report import Problem
from newsroom.lib.imports.session import RowRefused, Session
from newsroom.lib.imports.sheets import Column, Sheet, read_cell
from newsroom.lib.imports.tables import Row
from newsroom.lib.wording import join_names, shortened
from shows.importing.agreement import disagreement
from shows.importing.ids import id_column, id_reader
from shows.importing.register import Key, Scheme, table_key, tie
from shows.models import Organisation, Person, Place, Season, Service, Show, SourceWork


class KeyedSheet(Sheet):
    """A table whose ``key`` becomes the slug, and stays ours when an editor changes the slug."""

    subject: str
    # Columns that hold ids of other catalogues, with their scheme.
    ids: dict[str, str] = {}

    def merge(self, row: Row, session: Session) -> None:
        values = self.values(row, session)
        ids = self.ids_of(row, values)
        record = self.held_by(row, ids, session)
        if record is None:
            values["slug"] = row.cells["key"]
        elif trouble := disagreement(record, values):
            raise RowRefused(trouble)
        record = session.write(row, self.label, record, values, model=self.model)
        session.learn(self.subject, row.cells["key"], record)
        self.follow(row, record, session)
        for key in ids:
            tie(row, session, record, key)

    def ids_of(self, row: Row, values: dict[str, Any]) -> list[Key]:
        """The ids that the row gives the record; our own first."""
        ours = table_key(self.subject, read_cell("key", read_key, row.cells["key"]))
        return [
            ours,
            *(self.id_of(row, *pair) for pair in self.ids.items() if row.cells.get(pair[0])),
        ]

    def id_of(self, row: Row, column: str, scheme: str) -> Key:
        """The id in that column."""
        return Key(self.subject, scheme, read_cell(column, id_reader(scheme), row.cells[column]))

    def held_by(self, row: Row, ids: list[Key], session: Session) -> Any:
        """The record that has one of the ids, or the key as its slug, or None."""
        register = session.register
        ours = session.find(self.subject, row.cells["key"])
        records = [ours, *(register.holder(key) for key in ids[1:])]
        held = {record.pk: record for record in records if record}
        if len(held) > 1:
            names = join_names(held.values())
            raise RowRefused(
                Problem(f"The ids of this row belong to different records: {names}.", "id-taken")
            )
        if not held:
            register.refuse_deleted(ids[0])
        return next(iter(held.values()), None)

    def prepare(self, rows: list[Row], session: Session) -> None:
        super().prepare(rows, session)
        load = getattr(session.directories[self.subject], "load", None)
        if load:
            load({row.cells["key"] for row in rows if row.cells["key"]})


KEY = Column(
    "key",
    required=True,
    aside=True,
    note="Small letters, digits and hyphens. Becomes the address; the row is known by it.",
    example="everybody-loves-diamonds",
)


def columns_of(*names: str, **notes: str) -> tuple[Column, ...]:
    """Columns that fill the fields of their name; a star marks those every row needs."""
    return tuple(
        Column(name.rstrip("*"), required=name.endswith("*"), note=notes.get(name.rstrip("*"), ""))
        for name in names
    )


class PlaceSheet(KeyedSheet):
    kind = "places"
    label = "places"
    model = Place
    subject = "place"
    parent = "part_of"
    columns = (
        KEY,
        *columns_of("name*", "kind*"),
        Column("part_of", to="place", example="antwerp"),
        *columns_of("country", "latitude", "longitude"),
    )


class OrganisationSheet(KeyedSheet):
    kind = "organisations"
    label = "organisations"
    model = Organisation
    subject = "organisation"
    columns = (
        KEY,
        *columns_of("name*", "kind"),
        Column("place", to="place"),
        *columns_of("url"),
    )


class ServiceSheet(KeyedSheet):
    kind = "services"
    label = "services"
    model = Service
    subject = "service"
    ids = {"tvmaze": Scheme.TVMAZE_SERVICE}
    columns = (
        KEY,
        *columns_of("name*"),
        Column("organisation", to="organisation"),
        *columns_of("url", "countries"),
        id_column("tvmaze", "network/23 or webchannel/1"),
    )


class PersonSheet(KeyedSheet):
    kind = "people"
    label = "people"
    model = Person
    subject = "person"
    ids = {
        "imdb": Scheme.IMDB_NAME,
        "tvmaze": Scheme.TVMAZE_PERSON,
        "tmdb": Scheme.TMDB_PERSON,
        "wikidata": Scheme.WIKIDATA,
    }
    columns = (
        KEY,
        *columns_of(
            "name*",
            "sort_name",
            "kind",
            "living",
            "sensitivity",
            "proceedings_active",
            "nationality",
            "born",
            "died",
            "description",
        ),
        id_column("imdb", "nm0000001"),
        id_column("tvmaze", "20942"),
        id_column("tmdb", "12345"),
        id_column("wikidata", "Q42"),
    )


class ShowSheet(KeyedSheet):
    kind = "shows"
    label = "shows"
    model = Show
    subject = "show"
    ids = {"imdb": Scheme.IMDB_TITLE, "tvmaze": Scheme.TVMAZE_SHOW, "wikidata": Scheme.WIKIDATA}
    columns = (
        KEY,
        *columns_of(
            "title*",
            "kind*",
            "fiction_mode",
            "original_title",
            "title_language",
            "premiere",
            "ended",
            "release_scope",
            "original_language",
            "subtitle_languages",
            "countries",
            "genres",
            "season_count",
            "episode_count",
            "runtime_minutes",
            "age_rating",
            "synopsis",
            "trailer_url",
            "official_url",
            "listed",
        ),
        id_column("imdb", "tt1234567"),
        id_column("tvmaze", "249"),
        id_column("tmdb", "12345"),
        id_column("wikidata", "Q42"),
    )

    def ids_of(self, row: Row, values: dict[str, Any]) -> list[Key]:
        ids = super().ids_of(row, values)
        if row.cells.get("tmdb"):
            film = values["kind"] in (Show.Kind.FILM, Show.Kind.DOCUMENTARY_FILM)
            ids.append(self.id_of(row, "tmdb", Scheme.TMDB_FILM if film else Scheme.TMDB_TV))
        return ids


class SourceWorkSheet(KeyedSheet):
    kind = "source-works"
    label = "source works"
    model = SourceWork
    subject = "source_work"
    columns = (
        KEY,
        *columns_of("title*", "kind"),
        Column("authors", aside=True, note="Keys of people, comma-separated."),
        *columns_of("year"),
        Column("publisher", to="organisation"),
        *columns_of("isbn", "language", "url"),
    )

    def follow(self, row: Row, record: Any, session: Session) -> None:
        keys = [key.strip() for key in row.cells.get("authors", "").split(",") if key.strip()]
        people = [session.need("person", key, "authors") for key in keys]
        held = set(record.authors.values_list("pk", flat=True))
        if missing := [person for person in people if person.pk not in held]:
            # Authors that an editor added stay: a set can grow from both sides.
            record.skip_history_when_saving = True
            for person in missing:
                # One after the other: together they would be stored in no order.
                record.authors.add(person)
            del record.skip_history_when_saving
            session.touch(record)


def season_of(row: Row, show: Show | None) -> Season | None:
    """The season that the column ``season`` numbers, None if it is empty, or RowRefused."""
    cell = row.cells.get("season", "")
    if not cell:
        return None
    number = int(cell) if cell.isdecimal() and len(cell) < 6 else None
    season = show and number is not None and show.seasons.filter(number=number).first()
    if not season:
        raise RowRefused(
            Problem(
                f"{show} has no season {shortened(cell, 20)}. Import its seasons first, or leave "
                "the cell empty for the whole show.",
                "unknown-reference",
                column="season",
            )
        )
    return season


SEASON = Column("season", aside=True, note="Its number. Empty: the whole show.", example="1")
