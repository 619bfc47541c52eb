"""What is known around a pasted text: the records it may name, and the dates that give years."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from django.db.models import Model, Q

from facts.models import Event, EventName, Fact, Property
from facts.reading.names import APOSTROPHES, IMPLIED, NOUN, PART, Mention, Name, NameBook
from facts.reading.phrases import words_of
from newsroom.lib.dates import PartialDate
from shows.models import (
    Character,
    Organisation,
    OrganisationName,
    Person,
    PersonName,
    Place,
    PlaceName,
    Service,
    ServiceName,
    Show,
    ShowName,
    SourceWork,
)

# Words for the one event around, if its name or kind has one of the same group.
EVENT_NOUNS = (
    "heist robbery theft burglary raid break-in",
    "murder killing murders killings",
    "kidnapping abduction",
    "fraud scam swindle con",
    "fire blaze inferno",
    "crash accident collision",
    "disaster catastrophe tragedy",
    "trial court-case",
    "war conflict",
    "siege stand-off",
    "attack bombing attacks",
    "sinking shipwreck",
    "poisoning poisonings",
    "strike",
    "match",
    "affair scandal",
)
# Who and what stands for the one crime around, without being it.
EVENT_PARTS = (
    "the thieves|the robbers|the burglars|the raiders|the gang|the culprits|the loot|the haul"
    "|the vault|the robbers'|the stolen goods|the stolen diamonds|the perpetrators"
)
SHOW_NOUNS = {
    "series": "series|show|drama|programme|miniseries|mini-series|docuseries|sitcom|thriller"
    "|new release|production",
    "film": "film|movie|documentary|feature|drama|biopic|thriller|new release|production",
    "special": "special|show|documentary|programme",
}
LONGEST_NAME = 9
MOST_NAMES = 1500
_token = re.compile(r"\S+")
_trim = "“”\"‘'’.,;:!?()[]…"
_small = words_of("small")


EVENTS_AROUND: dict[str, Callable[[Any], Q]] = {
    "show": lambda show: Q(adaptations__show=show),
    "event": lambda event: Q(pk=event.pk) | Q(pk=event.parent_id),
    "person": lambda person: Q(involvements__person=person),
    "character": lambda character: Q(adaptations__show=character.show_id),
    "place": lambda place: Q(place=place),
    "organisation": lambda party: Q(involvements__organisation=party),
    "source_work": lambda work: Q(adaptations__show__adaptations__source_work=work),
}


@dataclass
class Surroundings:
    """The records that are near one record, by all their names.

    Making one asks a fixed number of questions; ``learn`` asks a few more, for the names in a text
    that belong to no record near.
    """

    anchor: Model
    kind: str
    shows: list[Show] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    book: NameBook = field(default_factory=NameBook)
    properties: list[Property] = field(default_factory=list)
    places: dict[int, Place] = field(default_factory=dict)
    learned: set[str] = field(default_factory=set)

    @classmethod
    def of(
        cls,
        *,
        show: Show | None = None,
        season: Any = None,
        event: Event | None = None,
        person: Person | None = None,
        **other: Any,
    ) -> "Surroundings":
        """What stands around a show, the show of a season, an event, a person or another record.

        ``other`` may be a character, a place, an organisation or a source_work.
        """
        show = show or (season.show if season else None)
        given = {"show": show, "event": event, "person": person, **other}
        kind, anchor = next(((name, one) for name, one in given.items() if one), ("", None))
        if anchor is None:
            raise ValueError("Say what the text stands around: a show, an event or a person.")
        around = cls(anchor, kind, properties=list(Property.objects.all()))
        around._gather_shows_and_events()
        around.book.add(chain.from_iterable(around._names_near()))
        around.book.add(around._nouns())
        return around

    @property
    def show(self) -> Show | None:
        """The one show that "the series" can mean."""
        if isinstance(self.anchor, Show):
            return self.anchor
        return self.shows[0] if len(self.shows) == 1 else None

    @property
    def event(self) -> Event | None:
        """The one event that "the heist" can mean; its trial, as a part of it, does not count."""
        if isinstance(self.anchor, Event):
            return self.anchor
        keys = {event.pk for event in self.events}
        whole = [event for event in self.events if event.parent_id not in keys]
        return whole[0] if len(whole) == 1 else None

    @property
    def dates(self) -> list[PartialDate]:
        """Dates that are known, for days whose year is left out."""
        said = [self.show.premiere] if self.show else []
        said += [event.date for event in self.events]
        return [date for date in said if date]

    def mentions(self, text: str) -> list[Mention]:
        """Every record that ``text`` names, from left to right."""
        return self.book.mentions(text)

    def named(self, text: str, kinds: Iterable[str]) -> list[Name]:
        """The records of these kinds that have exactly this name."""
        plain = " ".join(text.split())
        found = self.mentions(plain)
        if len(found) != 1 or (found[0].start, found[0].end) != (0, len(plain)):
            return []
        return found[0].of(kinds)

    def labels(self, kinds: Iterable[str]) -> dict[str, tuple[str, Any]]:
        """Every known record of these kinds by a text of its own: its name, if need be its kind."""
        wanted = [name for name in self.book.names if name.kind in kinds and name.form == "name"]
        told: dict[str, tuple[str, Any]] = {}
        for name in sorted(wanted, key=lambda name: (not name.near, name.kind == "character")):
            for text in (name.text, f"{name.text} ({name.kind.replace('_', ' ')})"):
                if told.setdefault(text, (name.kind, name.record)) == (name.kind, name.record):
                    break
            else:
                told[f"{name.text} ({name.kind} {name.record.pk})"] = (name.kind, name.record)
        return told

    # -- Near -----------------------------------------------------------------------------------

    def _gather_shows_and_events(self) -> None:
        if isinstance(self.anchor, Show):
            self.shows = [self.anchor]
        origins = EVENTS_AROUND[self.kind](self.anchor)
        told = set(Event.objects.filter(origins).values_list("pk", flat=True))
        near = Event.objects.filter(Q(pk__in=told) | Q(parent__in=told))
        self.events = list(near.select_related("place__part_of__part_of"))
        if not isinstance(self.anchor, Show):
            of_events = Q(adaptations__event__in=told)
            if isinstance(self.anchor, Person):
                of_events |= Q(credits__person=self.anchor)
                of_events |= Q(characters__portrayals__person=self.anchor)
            if isinstance(self.anchor, Character):
                of_events |= Q(pk=self.anchor.show_id)
            if isinstance(self.anchor, SourceWork):
                of_events |= Q(adaptations__source_work=self.anchor)
            self.shows = list(Show.objects.filter(of_events).distinct())

    def _names_near(self) -> Iterator[Iterable[Name]]:
        shows, events = self.shows, self.events
        yield _names("show", shows, "title", ShowName, "show")
        yield _names("event", events, "name", EventName, "event")
        parts = Q(involvements__event__in=events)
        cast = Q(credits__show__in=shows) | Q(portrayals__character__show__in=shows)
        people = {row.pk: row for row in Person.objects.filter(parts | cast).distinct()}
        if isinstance(self.anchor, Person):
            people[self.anchor.pk] = self.anchor
        if not isinstance(self.anchor, Show | Event | Person):
            yield [Name(getattr(self.anchor, "name", str(self.anchor)), self.kind, self.anchor)]
        yield _names("person", people.values(), "name", PersonName, "person")
        yield _surnames(people.values())
        characters = Character.objects.filter(show__in=shows).select_related("show")
        yield _names("character", characters, "name")
        parties = Organisation.objects.filter(parts | Q(sources__citations__fact__event__in=events))
        yield _names("organisation", parties.distinct(), "name", OrganisationName, "organisation")
        works = SourceWork.objects.filter(adaptations__show__in=shows)
        yield _names("source_work", works.distinct(), "title")
        yield _names("place", self._places_near(), "name", PlaceName, "place")
        services = Service.objects.filter(availability__show__in=shows).distinct()
        yield _names("service", services, "name", ServiceName, "service")

    def _places_near(self) -> list[Place]:
        about = Q(named_in__show__in=self.shows) | Q(named_in__event__in=self.events)
        rows = Place.objects.filter(about).select_related("part_of__part_of__part_of").distinct()
        above = [event.place for event in self.events if event.place]
        return self._remember_places([*rows, *above])

    def _remember_places(self, rows: Iterable[Place]) -> list[Place]:
        """The places with all that contain them, one object for each, known from now on."""
        found: dict[int, Place] = {}
        for row in rows:
            place: Place | None = row
            while place and place.pk not in found:
                found[place.pk] = self.places.setdefault(place.pk, place)
                place = place.part_of if Place.part_of.is_cached(place) else None
        return list(found.values())

    def _nouns(self) -> Iterator[Name]:
        if event := self.event:
            words = set(event.name.lower().split()) | {event.kind}
            for group in EVENT_NOUNS:
                nouns = [noun.replace("-case", " case") for noun in group.split()]
                if words & set(group.split()):
                    yield from _common(nouns, "event", event)
            if event.kind == Event.Kind.CRIME:
                yield from _common(["crime"], "event", event)
                for text in EVENT_PARTS.split("|"):
                    yield Name(text, "event", event, IMPLIED)
            yield from _common(["event", "events"], "event", event)
        if show := self.show:
            kind = next((k for k in ("film", "special") if k in show.kind), "series")
            yield from _common(SHOW_NOUNS[kind].split("|"), "show", show)

    # -- Elsewhere ------------------------------------------------------------------------------

    def learn(self, text: str) -> "Surroundings":
        """Know also the records elsewhere whose whole name stands in ``text``."""
        wanted = sorted(set(candidates(text)) - self.learned)[:MOST_NAMES]
        self.learned |= set(wanted)
        if not wanted:
            return self
        far: list[Iterable[Name]] = [
            _elsewhere("show", Show, "title", ShowName, wanted),
            _elsewhere("organisation", Organisation, "name", OrganisationName, wanted),
            _elsewhere("source_work", SourceWork, "title", None, wanted),
            _elsewhere("service", Service, "name", ServiceName, wanted),
            _elsewhere("event", Event, "name", EventName, wanted),
        ]
        people = [name for name in wanted if " " in name]
        far.append(_elsewhere("person", Person, "name", PersonName, people))
        named = Q(name__in=wanted) | Q(pk__in=_owners(PlaceName, "place", wanted))
        places = Place.objects.filter(named).select_related("part_of__part_of__part_of")
        far.append(
            _names("place", self._remember_places(places), "name", PlaceName, "place", near=False)
        )
        self.book.add(chain.from_iterable(far))
        return self


def _common(nouns: Iterable[str], kind: str, record: Any) -> Iterator[Name]:
    for noun in sorted(nouns, key=len, reverse=True):
        yield Name(noun, kind, record, NOUN)


def _names(  # noqa: PLR0913 -- a row of a table: which records, by which columns, how near
    kind: str,
    rows: Iterable[Any],
    column: str,
    others: Any = None,
    owner: str = "",
    *,
    near: bool = True,
) -> Iterator[Name]:
    """All forms of the names of ``rows``; one query for the other names of all of them."""
    records = {row.pk: row for row in rows}
    for row in records.values():
        yield Name(getattr(row, column), kind, row, near=near)
        if column == "title" and ": " in row.title:
            # "Stolen: Heist of the Century" is called "Stolen"; a single word might be any word.
            short = row.title.split(": ")[0]
            if " " in short:
                yield Name(short, kind, row, PART, near)
    if others is not None and records:
        for other in others.objects.filter(**{f"{owner}__in": list(records)}):
            record = records[getattr(other, f"{owner}_id")]
            yield Name(other.text, kind, record, other.kind, near)


def _surnames(people: Iterable[Person]) -> Iterator[Name]:
    for person in people:
        if person.surname != person.name and len(person.surname) > 2:
            yield Name(person.surname, "person", person, PART)


def _owners(others: Any, owner: str, wanted: list[str]) -> Any:
    return others.objects.filter(text__in=wanted).values(owner)


def _elsewhere(
    kind: str, model: type[Model], column: str, others: Any, wanted: list[str]
) -> Iterator[Name]:
    named = Q(**{f"{column}__in": wanted})
    if others is not None:
        named |= Q(pk__in=_owners(others, kind, wanted))
    rows = model._default_manager.filter(named)[:MOST_NAMES]
    return _names(kind, rows, column, others, kind, near=False)


def candidates(text: str) -> Iterator[str]:
    """Every run of words of ``text`` that may be a name: capitals at both ends."""
    for line in text.splitlines():
        words = [match[0] for match in _token.finditer(line)]
        for start, first in enumerate(words):
            if not _may_begin(first):
                continue
            for end in range(start + 1, min(start + LONGEST_NAME, len(words)) + 1):
                last = words[end - 1]
                if _may_begin(last) or last.strip(_trim)[:1].isdigit():
                    yield from _spellings(" ".join(words[start:end]))
                elif last.strip(_trim).lower() not in _small and not last[:1].islower():
                    break


def _may_begin(word: str) -> bool:
    first = word.strip(_trim)[:1]
    return first.isupper() or first.isdigit()


def _spellings(text: str) -> Iterator[str]:
    plain = text.strip(_trim)
    for form in (plain, re.sub(r"['’]s$", "", plain)):
        yield form
        if "'" in form or "’" in form:
            yield form.translate(APOSTROPHES)
            yield form.replace("'", "’")


def facts_about(records: Iterable[tuple[str, Any]]) -> Q:
    """The condition for facts about any of the records, given with their kinds."""
    by_kind: dict[str, set[int]] = {}
    for kind, record in records:
        by_kind.setdefault(kind, set()).add(record.pk)
    condition = Q(pk__in=[])
    for kind, keys in by_kind.items():
        condition |= Q(**{f"{kind}__in": keys})
    return condition & ~Q(stage=Fact.Stage.RETIRED)
