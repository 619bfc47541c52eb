"""The tables of events, of how shows treat them, and of sources."""

from typing import Any

from facts.models import (
    Adaptation,
    Citation,
    Event,
    EventName,
    Involvement,
    Portrayal,
    SceneAssessment,
    Source,
    Verdict,
)
from facts.models.sources import SUPPORTED
from newsroom.lib.imports.cells import one_of, read_key
from newsroom.lib.imports.report import Problem
from newsroom.lib.imports.session import RowRefused, Session
from newsroom.lib.imports.sheets import Column, Sheet, held_once, read_cell
from newsroom.lib.imports.tables import Row
from shows.importing.parts import OTHER_NAMES, SHOW, NameSheet
from shows.importing.sheets import SEASON, columns_of, season_of
from shows.models import Show

SOURCE = Column("source", to="source", required=True, example="brussels-times-stolen")


class SourceSheet(Sheet):
    kind = "sources"
    label = "sources"
    model = Source
    parent = "repeats"
    directory = "source"
    columns = (
        Column("key", field="identifier", required=True, example="brussels-times-stolen"),
        *columns_of("title*", "kind", "author"),
        Column("publisher", to="organisation"),
        *columns_of("published", "url", "archived_url", "archived_on", "accessed_on"),
        *columns_of("language", "primary"),
        Column("repeats", field="independent_of", to="source", note="The source it only repeats."),
        *columns_of("confidential", "note"),
    )

    def identity(self, row: Row, values: dict[str, Any]) -> dict[str, Any]:
        return {"identifier": values["identifier"]}


class EventSheet(Sheet):
    kind = "events"
    label = "events"
    model = Event
    parent = "parent"
    columns = (
        Column(
            "key", field="slug", read=read_key, required=True, example="antwerp-diamond-heist-2003"
        ),
        *columns_of("name*", "kind*", "date", "ended"),
        Column("place", to="place"),
        Column("parent", to="event", note="The event it is part of."),
        *columns_of("summary", "status", "proceedings_active"),
    )

    def merge(self, row: Row, session: Session) -> None:
        values = self.values(row, session)
        held = held_once(Event, {"slug": values["slug"]})
        if held:
            # A page that moved keeps its new address.
            del values["slug"]
        event = session.write(row, self.label, held, values, model=Event)
        session.learn("event", row.cells["key"], event)


class EventNameSheet(NameSheet):
    """Other names, those of events too."""

    models = {**OTHER_NAMES, "event": EventName}


class InvolvementSheet(Sheet):
    kind = "involvements"
    label = "involvements"
    model = Involvement
    columns = (
        Column("event", to="event", required=True, example="antwerp-diamond-heist-2003"),
        Column("person", to="person", note="Or an organisation."),
        Column("organisation", to="organisation"),
        *columns_of("role*", "role_title", "status", "group_size", "when", "note"),
    )

    def identity(self, row: Row, values: dict[str, Any]) -> dict[str, Any]:
        return {
            "event": values["event"],
            "person": values.get("person"),
            "organisation": values.get("organisation"),
            "role": values["role"],
            "role_title": values.get("role_title", ""),
        }

    def row_key(self, row: Row) -> str:
        names = ("event", "person", "organisation", "role", "role_title")
        return " ".join(row.cells.get(name, "") for name in names)


class AdaptationSheet(Sheet):
    kind = "adaptations"
    label = "adaptations"
    model = Adaptation
    columns = (
        SHOW,
        SEASON,
        Column("event", to="event", note="Or a source work."),
        Column("source_work", to="source_work"),
        *columns_of("relation*", "note"),
    )

    def values(self, row: Row, session: Session) -> dict[str, Any]:
        values = super().values(row, session)
        return values | {"season": season_of(row, values["show"])}

    def identity(self, row: Row, values: dict[str, Any]) -> dict[str, Any]:
        names = ("show", "season", "event", "source_work")
        return {name: values.get(name) for name in names}

    def row_key(self, row: Row) -> str:
        names = ("show", "season", "event", "source_work")
        return " ".join(row.cells.get(name, "") for name in names)


class PortrayalSheet(Sheet):
    kind = "portrayals"
    label = "portrayals"
    model = Portrayal
    columns = (
        Column(
            "character",
            to="character",
            required=True,
            example="everybody-loves-diamonds/leonardo-notarbartolo",
        ),
        Column("person", to="person", required=True, example="leonardo-notarbartolo"),
        SEASON,
        *columns_of("closeness*", "differences"),
    )

    def values(self, row: Row, session: Session) -> dict[str, Any]:
        values = super().values(row, session)
        return values | {"season": season_of(row, values["character"].show)}

    def identity(self, row: Row, values: dict[str, Any]) -> dict[str, Any]:
        return {name: values[name] for name in ("character", "person", "season")}

    def row_key(self, row: Row) -> str:
        return " ".join(row.cells.get(name, "") for name in ("character", "person", "season"))


class VerdictSheet(Sheet):
    kind = "verdicts"
    label = "verdicts"
    model = Verdict
    columns = (
        SHOW,
        SEASON,
        *columns_of("value*", "answer*"),
        Column("facts", aside=True, note="References of the facts it rests on, comma-separated."),
        Column("decided_on"),
    )

    def merge(self, row: Row, session: Session) -> None:
        values = self.values(row, session)
        season = season_of(row, values["show"])
        facts = named_facts(row, session)
        held = self.verdict_of(values["show"], season)
        if not held and session.by:
            values["decided_by"] = session.by
        verdict = session.write(row, self.label, held, values | {"season": season}, model=Verdict)
        rest_on(verdict, facts, session)

    def verdict_of(self, show: Show, season: Any) -> Verdict | None:
        identity = {"season": season} if season else {"show": show, "season": None}
        return held_once(Verdict, identity)

    def row_key(self, row: Row) -> str:
        return f"{row.cells['show']} {row.cells.get('season', '')}"


class SceneSheet(Sheet):
    kind = "scenes"
    label = "scenes"
    model = SceneAssessment
    columns = (
        Column("ref", read=str, required=True, example="TW1-HOLD"),
        SHOW,
        SEASON,
        Column("episode", aside=True, note="Its number within the season."),
        *columns_of("position", "heading*", "shown*", "happened", "grade*", "starts", "ends"),
        Column("facts", aside=True, note="References of the facts it rests on, comma-separated."),
        *columns_of("spoiler"),
    )

    def merge(self, row: Row, session: Session) -> None:
        values = self.values(row, session)
        season = season_of(row, values["show"])
        values |= {"season": season, "episode": self.episode_of(row, season)}
        facts = named_facts(row, session)
        held = held_once(SceneAssessment, {"ref": values["ref"]})
        scene = session.write(row, self.label, held, values, model=SceneAssessment)
        rest_on(scene, facts, session)

    def episode_of(self, row: Row, season: Any) -> Any:
        cell = row.cells.get("episode", "")
        if not cell:
            return None
        number = int(cell) if cell.isdecimal() and len(cell) < 6 else None
        episode = season and number and season.episodes.filter(number=number).first()
        if not episode:
            there = season or "The row names no season, so it"
            sentence = f"{there} has no episode {cell[:20]}. Import its episodes first."
            raise RowRefused(Problem(sentence, "unknown-reference", column="episode"))
        return episode

    def row_key(self, row: Row) -> str:
        return row.cells["ref"]


class CitationSheet(Sheet):
    kind = "citations"
    label = "citations"
    model = Citation
    note = "Citations of facts come with the facts; these are those of other records."
    columns = (
        Column("of", aside=True, required=True, example="credit", note="The kind of record."),
        Column("record", aside=True, required=True, note="Its key: see below."),
        SOURCE,
        *columns_of("stance", "quote", "locator", "accessed_on"),
    )

    def merge(self, row: Row, session: Session) -> None:
        values = self.values(row, session)
        kind = read_cell("of", one_of({name: name for name in SUPPORTED}), row.cells["of"])
        record = session.need(kind, row.cells["record"], "record")
        write_citation(row, session, values | {kind: record})

    def row_key(self, row: Row) -> str:
        return " ".join(row.cells.get(name, "") for name in ("of", "record", "source", "locator"))


def named_facts(row: Row, session: Session) -> list[Any]:
    """The facts that the column ``facts`` names by their references."""
    keys = [ref.strip() for ref in row.cells.get("facts", "").split(",") if ref.strip()]
    return [session.need("fact", ref, "facts") for ref in keys]


def rest_on(record: Any, facts: list[Any], session: Session) -> None:
    """Have ``record`` rest on ``facts`` too; those that it rests on already stay."""
    if {fact.pk for fact in facts} - set(record.facts.values_list("pk", flat=True)):
        record.facts.add(*facts)
        session.touch(record)


def write_citation(row: Row, session: Session, values: dict[str, Any]) -> Citation:
    """Write what a source says about the one record that ``values`` names."""
    supported = [name for name in SUPPORTED if name in values]
    if len(supported) != 1:
        raise RowRefused(Problem("A citation belongs to one record.", "not-accepted"))
    identity = {
        supported[0]: values[supported[0]],
        "source": values["source"],
        "locator": values.get("locator", ""),
    }
    held = held_once(Citation, identity)
    return session.write(row, "citations", held, values, model=Citation)
