"""Everything that is on record about a show, read in a fixed number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import F, Q
from django.utils import timezone

from facts.comparing import compare
from facts.models import Adaptation, Event, Fact, Involvement, Portrayal, Verdict
from facts.models.properties import SUBJECTS
from facts.seasons import characters_of
from shows.models import (
    Availability,
    Character,
    Credit,
    Person,
    PersonName,
    Season,
    Show,
    ShowName,
    SourceWork,
)

NEAREST_FIRST = ["depicts", "based_on", "inspired_by", "loosely_inspired", "background"]
# Spent convictions and private lives are for an editor to bring up, not for a draft.
WITHHELD = "{person} is marked “{mark}”: {count} about them left out. Use them if you choose to."
HARMFUL = "Left out, because it is {standing} and could harm somebody living: {fact}"
PRIVATE = "Left out, because it names somebody marked “{mark}”: {fact}"
OPEN = "Left out, because nobody knows whether it is so: {fact}"
ON_SCREEN = (Credit.Job.ACTOR, Credit.Job.VOICE, Credit.Job.SELF)
LINKED = [f"value_{kind}" for kind in ("person", "place", "organisation", "source_work", "show")]


@dataclass
class Records:
    """What a draft is built from. Facts are handed out once: ``take`` remembers which."""

    show: Show
    season: Season | None = None
    today: date = field(default_factory=timezone.localdate)
    used: set[int] = field(default_factory=set)

    # -- What it tells of ---------------------------------------------------------------------

    @cached_property
    def verdict(self) -> Verdict | None:
        return Verdict.objects.for_show(self.show, self.season)

    @cached_property
    def _verdict_facts(self) -> set[int]:
        return set(self.verdict.facts.values_list("pk", flat=True)) if self.verdict else set()

    @cached_property
    def adaptations(self) -> list[Adaptation]:
        """What the show takes from life and from other works, the nearest first."""
        rows = Adaptation.objects.filter(show=self.show).select_related(
            "event__place__part_of", "source_work"
        )
        held = self._of_season(rows)
        return sorted(held, key=lambda row: (NEAREST_FIRST.index(row.relation), row.pk))

    @cached_property
    def event(self) -> Event | None:
        """The event that the show tells of, if it tells of one."""
        return next((row.event for row in self.adaptations if row.event), None)

    @cached_property
    def source_works(self) -> list[Adaptation]:
        return [row for row in self.adaptations if row.source_work]

    @cached_property
    def parts(self) -> list[Event]:
        """Events within the event, such as its trial, in order of time."""
        if not self.event:
            return []
        return list(self.event.parts.order_by(F("date_low").asc(nulls_last=True), "pk"))

    @cached_property
    def authors(self) -> dict[int, list[Person]]:
        """Who of those that may be named wrote each source work, in the order of the desk."""
        rows = SourceWork.authors.through.objects.filter(
            sourcework__in=[row.source_work_id for row in self.source_works],
            person__in=Person.objects.nameable(),
        )
        found: dict[int, list[Person]] = {}
        for row in rows.select_related("person").order_by("pk"):
            found.setdefault(row.sourcework_id, []).append(row.person)
        return found

    @cached_property
    def told_elsewhere(self) -> list[Show]:
        """Other shows about the same event."""
        if not self.event:
            return []
        rows = Show.objects.filter(adaptations__event=self.event).exclude(pk=self.show.pk)
        return list(rows.distinct())

    # -- People -------------------------------------------------------------------------------

    @cached_property
    def involvements(self) -> list[Involvement]:
        """Who had which part in the event, leaders first."""
        if not self.event:
            return []
        rows = self.event.involvements.select_related("person", "organisation")
        order = list(Involvement.Role.values)
        return sorted(rows, key=lambda row: (order.index(row.role), row.pk))

    @cached_property
    def involved(self) -> list[Person]:
        """People of the event and people portrayed, each once."""
        people = [row.person for row in self.involvements if row.person]
        people += [row.person for row in self.portrayals]
        return list({person.pk: person for person in people}.values())

    @cached_property
    def nameable(self) -> list[Person]:
        """Those of them whom a draft may name."""
        return [person for person in self.involved if may_be_named(person)]

    @cached_property
    def portrayals(self) -> list[Portrayal]:
        rows = Portrayal.objects.filter(character__show=self.show)
        return self._of_season(rows.select_related("person", "character"))

    @cached_property
    def characters(self) -> list[Character]:
        return list(characters_of(self.show, self.season))

    @cached_property
    def _credits(self) -> list[Credit]:
        rows = Credit.objects.shown().filter(show=self.show)
        rows = rows.select_related("person", "character")
        return self._of_season(rows) if self.season else list(rows)

    @cached_property
    def cast(self) -> list[Credit]:
        """Who is on screen in billing order, nobody twice in the same role."""
        once: dict[tuple[int, int | None], Credit] = {}
        for credit in self._credits:
            if credit.job in ON_SCREEN:
                once.setdefault((credit.person_id, credit.character_id), credit)
        named = {person for person, character in once if character}
        return [row for (who, role), row in once.items() if role or who not in named]

    def makers(self, job: str) -> list[Person]:
        people = [row.person for row in self._credits if row.job == job]
        people = [person for person in people if may_be_named(person)]
        return list({person.pk: person for person in people}.values())

    @cached_property
    def availability(self) -> list[Availability]:
        rows = Availability.objects.filter(show=self.show).select_related("service")
        return self._of_season(rows)

    @cached_property
    def season_count(self) -> int:
        return self.show.season_count or self.show.seasons.count()

    # -- Names --------------------------------------------------------------------------------

    @cached_property
    def titles(self) -> list[str]:
        """Titles that are set in italics wherever they stand."""
        shows = [self.show, *self.told_elsewhere]
        shows += [fact.value_show for fact in self._facts if fact.value_show]
        works = [row.source_work for row in self.source_works if row.source_work]
        other = ShowName.objects.filter(show__in=shows).exclude(kind=ShowName.Kind.FORBIDDEN)
        titles = {show.title for show in shows} | {name.text for name in other}
        for work in works:
            titles |= {work.title, work.title.split(":", 1)[0]}
        return sorted(title for title in titles if self.is_unmistakable(title))

    def is_unmistakable(self, title: str) -> bool:
        """Whether the words can only be the title: not one word, nor the name of the event."""
        named = [person.name for person in self.involved]
        if self.event:
            named += [self.event.name, str(self.event.place or "")]
        named += [str(row.organisation) for row in self.involvements if row.organisation]
        bare = title.casefold().removeprefix("the ")
        return " " in bare and not any(bare in name.casefold() for name in named)

    @cached_property
    def official_names(self) -> dict[int, str]:
        """The name form marked official, by person."""
        people = [person.pk for person in self.involved] + [row.person_id for row in self.cast]
        rows = PersonName.objects.filter(person__in=people, kind=PersonName.Kind.OFFICIAL)
        return {row.person_id: row.text for row in rows}

    # -- Facts --------------------------------------------------------------------------------

    @cached_property
    def _facts(self) -> list[Fact]:
        people = {person.pk for person in self.involved} | {row.person_id for row in self.cast}
        about = Q(show=self.show) | Q(person__in=people) | Q(character__show=self.show)
        about |= Q(source_work__in=[row.source_work_id for row in self.source_works])
        if self.event:
            about |= Q(event=self.event) | Q(event__parent=self.event)
            about |= Q(place=self.event.place_id)
        own = Fact.objects.filter(show=self.show, rank=Fact.Rank.USE)
        about |= Q(organisation__in=own.values("value_organisation"))
        rows = Fact.objects.filter(about).exclude(stage=Fact.Stage.RETIRED)
        rows = rows.exclude(rank=Fact.Rank.SUPERSEDED).exclude(spoiler=True)
        rows = rows.select_related(
            "property", "attributed_to_person", "attributed_to_organisation", *SUBJECTS, *LINKED
        )
        return list(rows.with_sources())

    def about(self, subject: Any, *codes: str) -> list[Fact]:
        """Facts marked "use this" about a record, of these properties, in that order; not used up.

        Without codes: those that have no property.
        """
        if subject is None or (isinstance(subject, Person) and not may_be_named(subject)):
            return []
        held = [
            fact
            for fact in self._facts
            if fact.rank == Fact.Rank.USE
            and fact.pk not in self.used
            and fact.subject == subject
            and _may_be_said(fact)
            and (_code(fact) in codes if codes else not fact.property_id)
        ]
        return sorted(held, key=lambda fact: codes.index(_code(fact)) if codes else 0)

    def take(self, subject: Any, *codes: str) -> list[Fact]:
        """The same, and they are not handed out again."""
        facts = self.about(subject, *codes)
        self.used |= {fact.pk for fact in facts}
        return facts

    def plain(self, subject: Any, *codes: str) -> list[Fact]:
        """The same, of those whose typed value can be said as it is, taken.

        What is hedged, disputed or contradicted is told by its statement.
        """
        facts = [fact for fact in self.about(subject, *codes) if self._is_plain(fact)]
        self.rests_on(*facts)
        return facts

    def one(self, subject: Any, code: str) -> Fact | None:
        """The plain fact of that property, taken."""
        return next(iter(self.plain(subject, code)), None)

    def _is_plain(self, fact: Fact) -> bool:
        sure = fact.standing in (Fact.Standing.CONFIRMED, Fact.Standing.REPORTED)
        held = fact.value_state == Fact.ValueState.VALUE
        return sure and held and not fact.hedge and not self.disputes(fact)

    def rests_on(self, *facts: Fact | None) -> None:
        """Note that words already rest on these facts."""
        self.used |= {fact.pk for fact in facts if fact}

    def left(self, subject: Any) -> list[Fact]:
        """All facts marked "use this" about a record that nothing has used."""
        codes = {_code(fact) for fact in self._facts} - {""}
        return [*self.about(subject), *self.about(subject, *sorted(codes))]

    def disputes(self, fact: Fact) -> list[Fact]:
        """Facts "also said" that contradict this one, each from a source that it does not have."""
        own = {citation.source_id for citation in fact.citations.all()}
        return [
            other
            for other in self._facts
            if other.rank == Fact.Rank.ALSO
            and compare(fact, other) == "conflict"
            and {citation.source_id for citation in other.citations.all()} - own
        ]

    @property
    def dated(self) -> list[Fact]:
        """Facts marked "use this" that a timeline can show."""
        return [fact for fact in self._facts if fact.rank == Fact.Rank.USE and fact.value_date]

    def mentioning(self, name: str) -> list[Fact]:
        """Facts about the show, used or not, whose statement has that name."""
        return [
            fact
            for fact in self._facts
            if fact.show_id and fact.rank == Fact.Rank.USE and name in fact.statement
        ]

    def verdict_rests_on(self) -> list[Fact]:
        """The facts that the verdict names, as far as they may be used."""
        return [
            fact
            for fact in self._facts
            if fact.pk in self._verdict_facts and fact.rank == Fact.Rank.USE and _may_be_said(fact)
        ]

    def unused(self, refs: set[str]) -> list[Fact]:
        """Facts that may be used and whose reference is not among ``refs``, but of the cast."""
        subjects = {self.show, self.event, *self.parts, *self.characters, *self.nameable}
        return [
            fact
            for fact in self._facts
            if fact.rank == Fact.Rank.USE
            and fact.ref not in refs
            and fact.subject in subjects
            and _may_be_said(fact)
        ]

    def left_out(self) -> list[str]:
        """Sentences for the editor: what was held back, and why."""
        return list(self._withheld())

    def _withheld(self) -> Iterable[str]:
        for person in self.involved:
            facts = [fact for fact in self._facts if fact.person_id == person.pk]
            if facts and not may_be_named(person):
                count = f"{len(facts)} fact{'s' * (len(facts) > 1)}"
                mark = person.get_sensitivity_display().lower()
                yield WITHHELD.format(person=person, mark=mark, count=count)
        for fact in self._facts:
            if fact.rank != Fact.Rank.USE or _may_be_said(fact):
                continue
            if private := _private_party(fact):
                yield PRIVATE.format(mark=private.get_sensitivity_display().lower(), fact=fact)
            else:
                unknown = fact.standing == Fact.Standing.UNKNOWN
                reason = OPEN if unknown else HARMFUL
                yield reason.format(standing=fact.get_standing_display().lower(), fact=fact)

    def _of_season(self, rows: Iterable[Any]) -> list[Any]:
        """Rows of the season, else of the whole show; without a season all of them."""
        rows = list(rows)
        if not self.season:
            whole = [row for row in rows if row.season_id is None]
            return whole or rows
        own = [row for row in rows if row.season_id == self.season.pk]
        return own or [row for row in rows if row.season_id is None]


def may_be_named(person: Person) -> bool:
    """Whether a draft may name the person without an editor's word."""
    return person.sensitivity == Person.Sensitivity.NORMAL


def _may_be_said(fact: Fact) -> bool:
    """Whether a draft may say it: nothing unknown as if it were known, no harm to the living."""
    if _private_party(fact):
        return False
    if fact.standing == Fact.Standing.UNKNOWN:
        return fact.value_state == Fact.ValueState.UNKNOWN
    if not (fact.property and fact.property.damaging and fact.person):
        return True
    if fact.person.living == Person.Living.NO or fact.property.code == "claim":
        return True
    return fact.standing in (Fact.Standing.CONFIRMED, Fact.Standing.REPORTED)


def _private_party(fact: Fact) -> Person | None:
    """Who says it or whom it links to, if a draft may not name them."""
    parties = (fact.attributed_to_person, fact.value_person)
    return next((person for person in parties if person and not may_be_named(person)), None)


def _code(fact: Fact) -> str:
    return fact.property.code if fact.property else ""
