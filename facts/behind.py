"""What really happened behind a show, or behind one of its seasons: each kind of row read once."""

from collections import defaultdict
from functools import cached_property

from django.db.models import Count, Q

from facts.models import Citation, Contradiction, Fact, Portrayal
from facts.models.events import Involvement
from facts.models.sources import SUPPORTED
from facts.wording import LINKS
from shows.on_screen import MOST, of_season

# Facts of the show itself need no name of a subject beside them.
NAMED_SUBJECTS = ("person", "character", "event", "source_work")


class Behind:
    """The events, people and claims around what is ``on_screen``."""

    def __init__(self, on_screen):
        self.on_screen = on_screen
        self.show, self.season = on_screen.show, on_screen.season

    @cached_property
    def all_verdicts(self):
        """The answers for the show and for its seasons."""
        rows = self.show.verdicts.select_related("decided_by", "season")
        return list(rows.annotate(rests_on=Count("facts")))

    @property
    def verdict(self):
        """The one of the season, else of the whole show, else None."""
        key = self.season and self.season.pk
        rows = {row.season_id: row for row in self.all_verdicts}
        return rows.get(key) or rows.get(None)

    @cached_property
    def all_adaptations(self):
        """What the show and its seasons are taken from."""
        return list(self.show.adaptations.select_related("event", "source_work")[:MOST])

    @property
    def adaptations(self):
        """Those of the season."""
        return of_season(self.all_adaptations, self.season)

    @cached_property
    def all_portrayals(self):
        """Who stands behind which character."""
        rows = Portrayal.objects.filter(character__show=self.show)
        return list(rows.select_related("person", "character")[:MOST])

    @cached_property
    def portrayals(self):
        """Those of the season, by the key of the character."""
        held = defaultdict(list)
        for row in self.all_portrayals:
            held[row.character_id].append(row)
        return {key: of_season(rows, self.season) for key, rows in held.items()}

    @cached_property
    def involvements(self):
        """Which people had which part in the events."""
        events = {row.event_id for row in self.adaptations if row.event_id}
        if not events:
            return []
        rows = Involvement.objects.filter(event__in=events, person__isnull=False)
        return list(rows.select_related("person")[:MOST])

    @cached_property
    def people(self):
        """Every real person behind it once, those behind characters first, by key."""
        behind = [row.person for rows in self.portrayals.values() for row in rows]
        return {person.pk: person for person in [*behind, *(x.person for x in self.involvements)]}

    def facts(self):
        """The facts around it that are in use, ready to be worded; those retired are left out."""
        characters = {credit.character_id for credit in self.on_screen.credits} - {None}
        keys = {
            "event": {row.event_id for row in self.adaptations} - {None},
            "source_work": {row.source_work_id for row in self.adaptations} - {None},
            "person": set(self.people),
            "character": characters | {key for key, rows in self.portrayals.items() if rows},
        }
        about = Q(show=self.show)
        for name, found in keys.items():
            if found:
                about |= Q(**{f"{name}__in": found})
        worded = [*NAMED_SUBJECTS, "property", *(f"value_{name}" for name in LINKS)]
        rows = Fact.objects.filter(about).exclude(stage=Fact.Stage.RETIRED)
        return rows.select_related(*worded)


def conflicts_among(*, fact, credit):
    """The open conflicts of these facts and credits, as (key, kind, one, other)."""
    keys = {"fact": [row.pk for row in fact], "credit": [row.pk for row in credit]}
    asked = Q()
    for kind, found in keys.items():
        if found:
            asked |= Q(**{f"{kind}_a__in": found}) | Q(**{f"{kind}_b__in": found})
    if not asked:
        return []
    rows = Contradiction.objects.filter(
        asked, state=Contradiction.State.OPEN, kind=Contradiction.Kind.CONFLICT
    )
    columns = ("pk", "fact_a_id", "fact_b_id", "credit_a_id", "credit_b_id")
    found = []
    for key, *facts_and_credits in rows.values_list(*columns):
        one, other, one_credit, other_credit = facts_and_credits
        if one:
            found.append((key, "fact", one, other))
        elif one_credit:
            found.append((key, "credit", one_credit, other_credit))
    return found


class Sourced:
    """Which sources claims rest on: of facts, credits, portrayals and whatever else is cited."""

    def __init__(self, **claims):
        keys = {kind: [row.pk for row in rows] for kind, rows in claims.items()}
        asked = Q()
        for kind, found in keys.items():
            if found:
                asked |= Q(**{f"{kind}__in": found})
        self.sources = defaultdict(dict)
        self.unarchived = {}
        if asked:
            self._read(asked)

    def _read(self, asked):
        kinds = [f"{kind}_id" for kind in SUPPORTED]
        named = ("source_id", "source__title", "source__url", "source__archived_url")
        for row in Citation.objects.filter(asked).values_list(*kinds, *named):
            *keys, source, title, url, archived = row
            if url and not archived:
                self.unarchived[source] = title
            for kind, key in zip(SUPPORTED, keys, strict=True):
                if key:
                    self.sources[kind, key][source] = title

    def of(self, kind, row):
        """The sources that a claim rests on, as a dict of key and title."""
        return self.sources.get((kind, row.pk), {})
