"""The tables of what hangs on a show or another record: seasons, characters, names, services."""

from decimal import Decimal, DecimalException
from typing import Any, cast

from django.db import models

from newsroom.lib.imports.cells import one_of, read_key
from newsroom.lib.imports.report import Problem
from newsroom.lib.imports.session import RowRefused, Session
from newsroom.lib.imports.sheets import Column, Sheet, held_once, read_cell
from newsroom.lib.imports.tables import Row
from newsroom.lib.money import DECIMALS
from shows.importing.ids import id_column, id_reader
from shows.importing.keys import CharacterDirectory, character_id
from shows.importing.register import Key, Scheme, table_key, tie
from shows.importing.sheets import SEASON, columns_of, season_of
from shows.importing.slugs import slug_of
from shows.models import (
    Availability,
    Character,
    Episode,
    OrganisationName,
    PersonName,
    PlaceName,
    Season,
    ServiceName,
    ShowName,
)

SHOW = Column("show", to="show", required=True, example="everybody-loves-diamonds")


class SeasonSheet(Sheet):
    kind = "seasons"
    label = "seasons"
    model = Season
    columns = (
        SHOW,
        *columns_of("number*", "title", "premiere", "ended", "episode_count", "synopsis"),
    )

    def identity(self, row: Row, values: dict[str, Any]) -> dict[str, Any]:
        return {"show": values["show"], "number": values["number"]}

    def row_key(self, row: Row) -> str:
        return f"{row.cells['show']} {row.cells['number']}"


class EpisodeSheet(Sheet):
    kind = "episodes"
    label = "episodes"
    model = Episode
    note = "A special has no number: give it a key instead, any word once a season."
    columns = (
        Column("show", to="show", required=True, aside=True, example="everybody-loves-diamonds"),
        Column("season", aside=True, required=True, example="1"),
        Column("number", note="Empty for a special."),
        Column("key", aside=True, example="reunion", note="For specials alone."),
        *columns_of("title", "aired", "runtime_minutes", "synopsis"),
    )

    def merge(self, row: Row, session: Session) -> None:
        values = self.values(row, session)
        show = session.need("show", row.cells["show"], "show")
        values["season"] = season = season_of(row, show)
        if "number" in values:
            held = held_once(Episode, {"season": season, "number": values["number"]})
            session.write(row, self.label, held, values, model=Episode)
            return
        key = self.special_key(row)
        special_id = table_key("episode", season.pk, key)
        if not (held := session.register.holder(special_id)):
            session.register.refuse_deleted(special_id)
        special = session.write(row, self.label, held, values, model=Episode)
        tie(row, session, special, special_id)

    def special_key(self, row: Row) -> str:
        if key := row.cells.get("key"):
            return read_cell("key", read_key, key)
        raise RowRefused(
            Problem("Give the number of the episode, or a key if it is a special.", "empty-cell")
        )

    def row_key(self, row: Row) -> str:
        cells = row.cells
        name = cells.get("number") or cells.get("key")
        return f"{cells['show']} {cells['season']} {name}" if name else ""


class CharacterSheet(Sheet):
    kind = "characters"
    label = "characters"
    model = Character
    columns = (
        SHOW,
        *columns_of("name*"),
        Column("key", aside=True, note="Within the show. Empty: made of the name."),
        *columns_of("origin", "note"),
        id_column("tvmaze", "37409"),
    )

    def merge(self, row: Row, session: Session) -> None:
        values = self.values(row, session)
        key = character_key(row.cells.get("key", ""), values["name"], column="key")
        if cell := row.cells.get("tvmaze"):
            scheme = Scheme.TVMAZE_CHARACTER
            there = Key("character", scheme, read_cell("tvmaze", id_reader(scheme), cell))
            character = write_character(
                row, session, values, key, held=session.register.holder(there)
            )
            tie(row, session, character, there)
        else:
            write_character(row, session, values, key)

    def row_key(self, row: Row) -> str:
        return f"{row.cells['show']} {row.cells.get('key') or row.cells['name'].casefold()}"


def character_key(given: str, name: str, *, column: str) -> str:
    """The key of a character within its show: as given in ``column``, or made of the name."""
    return read_cell(column, read_key, given) if given else slug_of(name) or name.casefold()


def write_character(
    row: Row, session: Session, values: dict[str, Any], key: str, *, held: Any = None
) -> Character:
    """Bring the character of that key, or the one that is ``held``, to ``values``."""
    show = values["show"]
    directory = cast(CharacterDirectory, session.directories["character"])
    ours = character_id(show, key)
    if not (held := held or directory.within(show, key)):
        session.register.refuse_deleted(ours)
    character = session.write(row, "characters", held, values, model=Character)
    tie(row, session, character, ours)
    session.settle(lambda: directory.learn(show, key, character))
    return character


class AvailabilitySheet(Sheet):
    kind = "availability"
    label = "availability"
    model = Availability
    columns = (
        Column("key", field="source_key", read=read_key, required=True, example="diamonds-gb"),
        SHOW,
        SEASON,
        Column("service", to="service", required=True, example="prime-video"),
        *columns_of("country", "access", "starts", "ends"),
        Column("price", aside=True, example="8.99", note="In pounds, euros, dollars ..."),
        *columns_of("currency", "period", "trial_days", "devices", "members_only"),
        *columns_of("checked_on", "url", "affiliate"),
    )

    def values(self, row: Row, session: Session) -> dict[str, Any]:
        values = super().values(row, session)
        values |= {"source": "table", "season": season_of(row, values["show"])}
        if price := row.cells.get("price"):
            values["price_minor"] = minor_units(price, row.cells.get("currency", ""))
        return values

    def identity(self, row: Row, values: dict[str, Any]) -> dict[str, Any]:
        return {"source": "table", "source_key": values["source_key"]}


def minor_units(price: str, currency: str) -> int:
    """A price of 8.99 in its smallest units, 899; RowRefused if it is none."""
    try:
        amount = Decimal(price).scaleb(DECIMALS.get(currency, 2))
    except DecimalException:
        amount = Decimal("NaN")
    if amount.is_finite() and 0 <= amount < 10**9 and amount == int(amount):
        return int(amount)
    raise RowRefused(
        Problem(f"“{price[:20]}” is no price. Write it like 8.99.", "bad-number", column="price")
    )


OTHER_NAMES: dict[str, type[models.Model]] = {
    "show": ShowName,
    "person": PersonName,
    "place": PlaceName,
    "organisation": OrganisationName,
    "service": ServiceName,
}


class NameSheet(Sheet):
    kind = "names"
    label = "other names"
    model = ShowName
    models = OTHER_NAMES
    columns = (
        Column("of", aside=True, required=True, example="show", note="The kind of record."),
        Column("record", aside=True, required=True, example="everybody-loves-diamonds"),
        *columns_of("text*", "kind", "note", "valid_from", "valid_to"),
    )

    def merge(self, row: Row, session: Session) -> None:
        values = self.values(row, session)
        owner = read_cell("of", one_of({kind: kind for kind in self.models}), row.cells["of"])
        record = session.need(owner, row.cells["record"], "record")
        model = self.models[owner]
        held = held_once(model, {owner: record, "text": values["text"]})
        session.write(row, self.label, held, values | {owner: record}, model=model)

    def row_key(self, row: Row) -> str:
        return " ".join(row.cells.get(name, "") for name in ("of", "record", "text"))
