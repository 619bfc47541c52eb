"""The tables of events, of how shows treat them, and of sources."""

from typing import Any

from facts.models import (
    Adaptation,
    Citation,
    Event,
    EventName,
    Involvement,
    Portrayal,
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
        keys = [ref.strip() for ref in row.cells.get("facts", "").split(",") if ref.strip()]
        facts = [session.need("fact", ref, "facts") for ref in keys]
        held = self.verdict_of(values["show"], season)
        if not held and session.by:
            values["decided_by"] = session.by
        verdict = session.write(row, self.label, held, values | {"season": season}, model=Verdict)
        if {fact.pk for fact in facts} - set(verdict.facts.values_list("pk", flat=True)):
            verdict.facts.add(*facts)
            session.touch(verdict)

    def verdict_of(self, show: Show, season: Any) -> Verdict | None:
        identity = {"season": season} if season else {"show": show, "season": None}
        return held_once(Verdict, identity)

    def row_key(self, row: Row) -> str:
        return f"{row.cells['show']} {row.cells.get('season', '')}"


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
