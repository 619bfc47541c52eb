"""Reads stored answers of TVmaze and writes what they hold."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from newsroom.lib.imports.report import WARNING, Problem
from newsroom.lib.imports.session import RowRefused, Session
from newsroom.lib.imports.tables import FileRefused, Row
from shows.importing.register import Key
from shows.importing.tvmaze import answers
from shows.importing.tvmaze.answers import Item, read_items
from shows.importing.tvmaze.people import Line, write_cast, write_crew
from shows.importing.tvmaze.reading import LICENCE, SOURCE, Scheme
from shows.importing.tvmaze.titles import (
    Namesakes,
    write_aka,
    write_episode,
    write_season,
    write_show,
)
from shows.models import Show

LABELS = {
    answers.SHOW: "shows",
    answers.SEASON: "seasons",
    answers.EPISODE: "episodes",
    answers.CAST: "credits",
    answers.CREW: "credits",
    answers.AKA: "other names",
}

TWICE = Problem("The same item stands in the file twice.", "duplicate-row", severity=WARNING)


@dataclass(frozen=True)
class TvmazeReader:
    """``chosen`` is the show that an editor named for files that do not say which it is.

    ``number`` names it by TVmaze's number: an earlier file of the same run may bring it.
    """

    chosen: Show | None = None
    number: int | None = None
    namesakes: str = Namesakes.ASK
    source: str = SOURCE
    licence: str = LICENCE
    writes: type[Show] = Show

    def read(self, content: bytes, name: str) -> "TvmazeBatch":
        items = read_items(content, name)
        named = self.chosen or self.number
        if not named and any(item.show_id is None for item in items):
            raise FileRefused(
                f"Nothing in {name} says which show it belongs to. Name it with --show, by its "
                "short name or its number at TVmaze."
            )
        return TvmazeBatch(self, items)


@dataclass(frozen=True)
class TvmazeBatch:
    """What one file of TVmaze holds."""

    reader: TvmazeReader
    items: list[Item]
    header: tuple[str, ...] = answers.HEADER
    problems: list[Problem] = field(default_factory=list)

    @property
    def total(self) -> int:
        return len(self.items)

    def merge(self, session: Session, progress: Callable[[], None]) -> None:
        seen: dict[Any, Row] = {}
        for item in self.items:
            row = item.row()
            kind = LABELS[item.kind]
            if seen.setdefault((item.kind, row.raw[1]), row) is not row:
                session.leave_out(row, kind, TWICE)
            else:
                with session.row(row, kind):
                    self.write(item, row, session)
            progress()

    def write(self, item: Item, row: Row, session: Session) -> None:
        reader = self.reader
        if item.kind == answers.SHOW:
            write_show(row, item.data, session, chosen=reader.chosen, namesakes=reader.namesakes)
            return
        show = self.show_of(item, session)
        match item.kind:
            case answers.SEASON:
                write_season(row, item.data, session, show=show)
            case answers.EPISODE:
                write_episode(row, item.data, session, show=show)
            case answers.AKA:
                write_aka(row, item.data, session, show=show)
            case _:
                write = write_cast if item.kind == answers.CAST else write_crew
                write(Line(row, session, show, item.place, reader.namesakes), item.data)

    def show_of(self, item: Item, session: Session) -> Show:
        """The show that the item belongs to, or RowRefused."""
        number = item.show_id or self.reader.number
        if number and (
            show := session.register.holder(Key("show", Scheme.TVMAZE_SHOW, str(number)))
        ):
            return show
        if self.reader.chosen:
            return self.reader.chosen
        raise RowRefused(
            Problem(
                f"We do not hold TVmaze show {number}. Import the answer about the show "
                "first, or name the show with --show.",
                "unknown-reference",
                column="show",
            )
        )
