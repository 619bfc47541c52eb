"""Whom the keys in the tables of facts mean; parts of a key are parted by ``>``."""

import re
from collections.abc import Mapping
from typing import Any

from django.db.models import F, Q, QuerySet

from facts.models import (
    Adaptation,
    Event,
    Fact,
    Involvement,
    Portrayal,
    Property,
    SceneAssessment,
    Source,
    Verdict,
)
from newsroom.lib.imports.cells import did_you_mean
from newsroom.lib.imports.session import Directory
from newsroom.lib.records import Record
from shows.importing.keys import SlugDirectory
from shows.importing.keys import directories as directories_of_shows
from shows.importing.register import Register


class SourceDirectory(SlugDirectory):
    """Sources by their key, or by their address."""

    def __init__(self) -> None:
        super().__init__(Source, "source", key="identifier", name="title")

    def find(self, key: str) -> Any:
        if key.startswith(("http://", "https://")):
            return Source.objects.filter(url=key).first()
        return super().find(key)


SEASON = re.compile(r"season (\d{1,5})", re.ASCII)


class PairDirectory:
    """Records that tie two others, by the keys of both: ``show > event``."""

    def __init__(self, label: str, kinds: Mapping[str, Directory]) -> None:
        self.label = label
        self.kinds = kinds

    def find(self, key: str) -> Any:
        parts = [part.strip() for part in key.split(">")]
        return self.among(*parts) if all(parts) else None

    def among(self, *keys: str) -> Any:
        raise NotImplementedError

    def nearest(self, text: str) -> str:
        return ""


class SeasonDirectory(PairDirectory):
    """Records of a show or of one season of it: ``show > season 2 > event``."""

    def find(self, key: str) -> Any:
        parts = [part.strip() for part in key.split(">")]
        numbers = [int(match[1]) for part in parts if (match := SEASON.fullmatch(part))]
        others = [part for part in parts if not SEASON.fullmatch(part)]
        if not all(others) or len(numbers) > 1:
            return None
        rows = self.rows(*others)
        return None if rows is None else self.of_season(rows, *numbers)

    def rows(self, *keys: str) -> QuerySet[Any] | None:
        """The records that the other parts of the key mean, whatever their season."""
        raise NotImplementedError

    def of_season(self, rows: QuerySet[Any], number: int | None = None) -> Any:
        """That of the season; without a number that of the whole show, or else the only one."""
        if number is not None:
            return rows.filter(season__number=number).first()
        whole_first = rows.order_by(F("season__number").asc(nulls_first=True))[:2]
        first, *others = [*whole_first] or [None]
        return first if first and (first.season_id is None or not others) else None


class PortrayalDirectory(SeasonDirectory):
    def rows(self, *keys: str) -> QuerySet[Any] | None:
        if len(keys) != 2:
            return None
        character = self.kinds["character"].find(keys[0])
        person = self.kinds["person"].find(keys[1])
        found = Portrayal.objects.filter(character=character, person=person)
        return found if character and person else None


class AdaptationDirectory(SeasonDirectory):
    def rows(self, *keys: str) -> QuerySet[Any] | None:
        if len(keys) != 2:
            return None
        show = self.kinds["show"].find(keys[0])
        event, work = (self.kinds[kind].find(keys[1]) for kind in ("event", "source_work"))
        origin = Q(event=event) if event else Q(source_work=work)
        return Adaptation.objects.filter(origin, show=show) if show and (event or work) else None


class InvolvementDirectory(PairDirectory):
    def among(self, *keys: str) -> Any:
        event_key, party_key, *words = keys
        event = self.kinds["event"].find(event_key)
        person, group = (self.kinds[kind].find(party_key) for kind in ("person", "organisation"))
        rows = Involvement.objects.filter(event=event, person=person, organisation=group)
        role, title = [*words, "", ""][:2]
        rows = rows.filter(role=role) if role else rows
        rows = rows.filter(role_title=title) if title else rows
        return rows.first() if event and (person or group) and len(rows) == 1 else None


class VerdictDirectory(SeasonDirectory):
    def rows(self, *keys: str) -> QuerySet[Any] | None:
        show = self.kinds["show"].find(keys[0]) if len(keys) == 1 else None
        return Verdict.objects.filter(show=show) if show else None


class PropertyDirectory(SlugDirectory):
    """Properties by their code."""

    def __init__(self) -> None:
        super().__init__(Property, "property", key="code", name="label")


class RefDirectory(SlugDirectory):
    """Facts or scenes by their public reference."""

    def __init__(self, model: type[Record], label: str, *, name: str) -> None:
        super().__init__(model, label, key="ref", name=name)

    def nearest(self, text: str) -> str:
        return did_you_mean(text, [ref for ref, _ in self.candidates()])


def directories(register: Register | None = None) -> dict[str, Directory]:
    """Whom the keys of all tables up to the facts may mean."""
    kinds = directories_of_shows(register)
    kinds |= {
        "event": SlugDirectory(Event, "event"),
        "source": SourceDirectory(),
        "property": PropertyDirectory(),
        "fact": RefDirectory(Fact, "fact", name="statement"),
        "scene": RefDirectory(SceneAssessment, "scene", name="heading"),
    }
    return kinds | {
        "portrayal": PortrayalDirectory("portrayal (written show/character > person)", kinds),
        "adaptation": AdaptationDirectory("adaptation (written show > event or work)", kinds),
        "involvement": InvolvementDirectory(
            "involvement (written event > person or organisation > role > word used)", kinds
        ),
        "verdict": VerdictDirectory(
            "verdict (written as the show's key, or show > season 1)", kinds
        ),
    }
