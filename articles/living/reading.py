"""A version read for what it says about people who may live."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from articles.accusing import (
    Accusation,
    Light,
    Party,
    accusations,
    all_that_is_read,
    bare,
    names_in,
    resting_sentences,
)
from articles.blocks.people import in_words, parts_printed
from articles.linking import Subjects
from articles.material import Material
from articles.models import Article, Revision
from articles.rendering import Rendered
from articles.resting import speaks_of_crime
from facts.care import harms_by_itself, is_accusing
from facts.models import Fact, Involvement
from facts.wording import hedged
from newsroom.lib.wording import join_names
from shows.models import Person
from shows.models.names import PersonName, ShowName

# Kinds whose page stands on the facts behind the verdict; others only print its answer.
RESTS_ON_VERDICT = {Article.Kind.EXPLAINER}


@dataclass(frozen=True)
class Harm:
    """What can harm ``people``: a fact, a part in an event, or, without either, words alone.

    ``words`` are the sentences of the page as readers get them; bare ones may rest on other facts,
    which ``refs`` names.
    """

    people: tuple[Person, ...]
    words: tuple[str, ...]
    fact: Fact | None = None
    part: Involvement | None = None
    refs: tuple[str, ...] = field(default=())

    @property
    def record(self) -> Fact | Involvement | None:
        """The claim of the desk behind the words, or None."""
        return self.fact or self.part

    @property
    def named(self) -> str:
        """Whom it can harm, in words."""
        return join_names(person.name for person in self.people)


class Reading:
    """What ``revision``, as ``rendered`` for the moment ``at``, says of people who may live.

    A few queries, whatever the number of facts and sentences.
    """

    def __init__(self, revision: Revision, rendered: Rendered, *, at: datetime) -> None:
        self.revision = revision
        self.rendered = rendered
        self.material = Material(revision, at=at)

    @cached_property
    def harms(self) -> list[Harm]:
        """All that can harm somebody: facts first, then parts in events, then words alone."""
        facts = [harm for fact in self.facts.values() if (harm := self._of_fact(fact))]
        parts = [harm for part in parts_printed(self.material) if (harm := self._of_part(part))]
        return [*facts, *parts, *self._of_words(facts)]

    # -- Who and what is around -------------------------------------------------------------------

    @cached_property
    def facts(self) -> dict[int, Fact]:
        """The facts that the page prints, and those that its verdict rests on."""
        found = {row.fact.pk: row.fact for row in self.rendered.printed}
        verdict = self.material.verdict
        if verdict and self.revision.content["kind"] in RESTS_ON_VERDICT:
            behind = verdict.facts.exclude(pk__in=found).select_related("property", "value_person")
            behind = behind.select_related("attributed_to_person", "attributed_to_organisation")
            found |= {fact.pk: fact for fact in behind.prefetch_related("citations__source")}
        return found

    @cached_property
    def parts(self) -> dict[int, list[Involvement]]:
        """Who had which part in the events around the article, by person."""
        found = defaultdict(list)
        rows = Involvement.objects.filter(event__in=self._subjects.events, person__isnull=False)
        for row in rows.select_related("event"):
            found[row.person_id].append(row)
        return found

    @cached_property
    def _subjects(self) -> Subjects:
        content = self.revision.content
        shows = [content["show_id"], *content.get("other_show_ids", ())]
        shows += [show.pk for show in self.material.shows]
        unique = tuple(dict.fromkeys(key for key in shows if key))
        return Subjects(show=content["show_id"], shows=unique, event=content["event_id"])

    @cached_property
    def people(self) -> dict[int, Person]:
        """Those around the article who are not known to be dead."""
        told = {
            key for fact in self.facts.values() for key in (fact.person_id, fact.value_person_id)
        }
        keys = {*self._subjects.people, *self.parts, *told} - {None}
        rows = Person.objects.filter(pk__in=keys).exclude(living=Person.Living.NO)
        return {person.pk: person for person in rows.order_by("pk")}

    @cached_property
    def parties(self) -> list[Party]:
        """The same people as words may name them."""
        others = defaultdict(list)
        rows = PersonName.objects.filter(person__in=self.people).exclude(kind="forbidden")
        for key, text in rows.values_list("person", "text"):
            others[key].append(text)
        return [self._party(person, others[person.pk]) for person in self.people.values()]

    def _party(self, person: Person, names: list[str]) -> Party:
        light = self._light(person)
        # "Stone" and "Page" are words too: only whom the story is about goes by a surname.
        surname = person.surname if light is not Light.CAST and " " in person.name else ""
        return Party(person.pk, (person.name, *names), surname, light)

    def _light(self, person: Person) -> Light:
        if any(
            harms_by_itself(fact) and fact.person_id == person.pk for fact in self.facts.values()
        ):
            return Light.ACCUSED
        parts = self.parts.get(person.pk)
        if not parts:
            return Light.CAST
        return Light.ACCUSED if any(map(is_accusing, parts)) else Light.BESIDE

    # -- What harms -------------------------------------------------------------------------------

    def _of_fact(self, fact: Fact) -> Harm | None:
        about = [key for key in (fact.person_id, fact.value_person_id) if key in self.people]
        said = names_in(fact.statement, self.parties)
        if harms_by_itself(fact):
            keys = [*about, *said] if not fact.person_id else about
        else:
            # Nobody has said of what it is a value; its words may accuse all the same.
            keys = self._accused([*about, *said]) if speaks_of_crime(fact.statement) else []
        if not keys:
            return None
        people = tuple(self.people[key] for key in dict.fromkeys(keys))
        return Harm(people, self._words_of(fact), fact=fact)

    def _accused(self, keys: Iterable[int]) -> list[int]:
        light = {party.key: party.light for party in self.parties}
        return [key for key in keys if light[key] is Light.ACCUSED]

    def _words_of(self, fact: Fact) -> tuple[str, ...]:
        """The sentences that rest on the fact; else how a block prints it; else the verdict."""
        own = [one.text for one in self._resting if fact.ref in one.refs]
        if own:
            return tuple(dict.fromkeys(own))
        if any(row.fact.pk == fact.pk for row in self.rendered.printed):
            return (hedged(fact),)
        verdict = self.material.verdict
        return (verdict.answer,) if verdict else ()

    @cached_property
    def _resting(self) -> list[Accusation]:
        return resting_sentences(self.material.body)

    def _of_part(self, part: Involvement) -> Harm | None:
        person = self.people.get(part.person_id or 0)
        if person is None or not is_accusing(part):
            return None
        return Harm((person,), (f"{person.name}: {in_words(part)}",), part=part)

    def _of_words(self, facts: list[Harm]) -> list[Harm]:
        """Words that accuse and are not those of a claim above, about the same people."""
        backed = [(text, harm.people) for harm in facts for text in map(bare, _said_by(harm))]
        found = []
        for one in accusations(
            all_that_is_read(self.material, self.rendered), self.parties, titles=self._titles
        ):
            text = bare(one.text)
            stood_for = {who.pk for known, people in backed if text in known for who in people}
            if left := [key for key in one.people if key not in stood_for]:
                people = tuple(self.people[key] for key in left)
                found.append(Harm(people, (one.text,), refs=one.refs))
        return found

    @cached_property
    def _titles(self) -> list[str]:
        names = ShowName.objects.filter(show__in=self._subjects.shows)
        titles = [show.title for show in self.material.shows]
        return [*titles, *names.values_list("text", flat=True)]


def _said_by(harm: Harm) -> list[str]:
    """The words of a page that are those of this claim: its sentences, its note, its quotes."""
    fact = harm.fact
    if fact is None:
        return list(harm.words)
    quotes = [citation.quote for citation in fact.citations.all()]
    return [*harm.words, fact.statement, hedged(fact), *quotes]
