"""The facts near an article, and whose names a text about it may hold."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Q

from articles.fitting import Asked, fit
from articles.material import PRINTED_VALUES
from articles.resting import Names
from facts.models import Adaptation, Event, Fact, Involvement, Portrayal
from newsroom.lib.search import find
from shows.models import Character, Credit, Person, Show
from shows.models.names import PersonName, ShowName

MOST_NEAR = 600
MOST_FOUND = 60
ABOUT = (
    "show",
    "person",
    "character__show",
    "event",
    "place",
    "organisation",
    "source_work",
)
# How much nearness adds to the words in common: the event and the show before all else.
EVENT, SHOW, TOLD, PEOPLE, REST = 2.0, 1.6, 1.2, 0.8, 0.0


@dataclass(frozen=True)
class Subjects:
    """What an article is about, by keys: its show, all its shows, its event."""

    show: int | None = None
    shows: tuple[int, ...] = ()
    event: int | None = None

    @cached_property
    def events(self) -> list[int]:
        """Its event, what its shows tell of, and the parts of those: trials, arrests."""
        told = Adaptation.objects.filter(show__in=self.shows, event__isnull=False)
        wanted = Q(pk=self.event) | Q(pk__in=told.values("event"))
        rows = Event.objects.filter(wanted | Q(parent=self.event, parent__isnull=False))
        keys = list(rows.values_list("pk", flat=True))
        parts = Event.objects.filter(parent__in=keys).values_list("pk", flat=True)
        return list(dict.fromkeys([*keys, *parts]))

    @cached_property
    def characters(self) -> dict[int, str]:
        """The names of its characters."""
        rows = Character.objects.filter(show__in=self.shows)
        return dict(rows.values_list("pk", "name"))

    @cached_property
    def people(self) -> dict[int, str]:
        """The names of those who were part of it, are portrayed in it or made it."""
        involved = Involvement.objects.filter(event__in=self.events, person__isnull=False)
        portrayed = Portrayal.objects.filter(character__show__in=self.shows)
        credited = Credit.objects.filter(show__in=self.shows)
        parts = [rows.order_by().values("person") for rows in (involved, portrayed, credited)]
        keys = parts[0].union(*parts[1:])
        rows = Person.objects.filter(pk__in=keys)
        return dict(rows.values_list("pk", "name"))

    @cached_property
    def works(self) -> list[int]:
        told = Adaptation.objects.filter(show__in=self.shows, source_work__isnull=False)
        return list(told.values_list("source_work", flat=True))

    def __bool__(self) -> bool:
        return bool(self.shows or self.event)


def subjects_of(article: Any, *, show: int | None, event: int | None) -> Subjects:
    """What the article is about; ``show`` and ``event`` are those of the form, saved or not."""
    others = article.other_shows.values_list("pk", flat=True)
    shows = [key for key in (show, *others) if key]
    return Subjects(show=show, shows=tuple(dict.fromkeys(shows)), event=event)


def facts_near(subjects: Subjects) -> list[Fact]:
    """The facts in use about the article's shows, its events and the people in them."""
    if not subjects:
        return []
    about = (
        Q(show__in=subjects.shows)
        | Q(event__in=subjects.events)
        | Q(character__in=list(subjects.characters))
        | Q(person__in=list(subjects.people))
        | Q(source_work__in=subjects.works)
    )
    rows = Fact.objects.filter(about).exclude(stage=Fact.Stage.RETIRED)
    return list(with_words(rows.order_by("-pk"))[:MOST_NEAR])


def with_words(facts: Any) -> Any:
    """Facts with all that a row of the desk says of them, in two queries."""
    return facts.select_related(*ABOUT, *PRINTED_VALUES).prefetch_related(
        "citations__source__publisher"
    )


def names_around(subjects: Subjects) -> Names:
    """The people whom a text may accuse, and the titles and roles whose words claim nothing."""
    people = list(subjects.people.values())
    others = PersonName.objects.filter(person__in=list(subjects.people))
    people += others.values_list("text", flat=True)
    titles = list(Show.objects.filter(pk__in=subjects.shows).values_list("title", flat=True))
    titles += ShowName.objects.filter(show__in=subjects.shows).values_list("text", flat=True)
    titles += [name for name in subjects.characters.values() if name not in people]
    surnames = [name.split()[-1] for name in subjects.people.values() if " " in name]
    long = tuple(name for name in dict.fromkeys([*people, *surnames]) if len(name) > 2)
    return Names(people=long, others=tuple(title for title in titles if len(title) > 2))


# -- The best first -------------------------------------------------------------------------------


def ranked(facts: Iterable[Fact], wanted: Asked, subjects: Subjects) -> list[Fact]:
    """The facts that fit the words best before others; what must not be printed comes last."""
    scored = [(_score(fact, wanted, subjects), fact) for fact in facts]
    return [fact for _, fact in sorted(scored, key=lambda pair: (-pair[0], pair[1].pk))]


def _score(fact: Fact, wanted: Asked, subjects: Subjects) -> float:
    score = fit(fact, wanted) + nearness(fact, subjects)
    if fact.rank == Fact.Rank.SUPERSEDED or fact.stage == Fact.Stage.RETIRED:
        return score - 6
    return score + (0.2 if fact.stage == Fact.Stage.CHECKED else 0)


def nearness(fact: Fact, subjects: Subjects) -> float:
    """How near the record that the fact is about is to the article."""
    if fact.event_id:
        if fact.event_id == subjects.event:
            return EVENT
        return TOLD if fact.event_id in subjects.events else REST
    if fact.show_id:
        return SHOW if fact.show_id == subjects.show else REST
    if fact.person_id or fact.character_id:
        near = fact.person_id in subjects.people or fact.character_id in subjects.characters
        return PEOPLE if near else REST
    return REST


def found_by(text: str, near: Iterable[Fact], subjects: Subjects) -> list[Fact]:
    """The facts that hold every word of ``text``: those near, then any other of the desk."""
    words = text.casefold().split()
    own = [fact for fact in near if all(word in _all_words(fact) for word in words)]
    keys = {fact.pk for fact in own}
    others = [key for key in find(Fact, text).ranked[:MOST_FOUND] if key not in keys]
    held = {fact.pk: fact for fact in with_words(Fact.objects.filter(pk__in=others))}
    return [*own, *(held[key] for key in others if key in held)]


def _all_words(fact: Fact) -> str:
    return " ".join(_words(fact)).casefold()


def _words(fact: Fact) -> Iterator[str]:
    yield fact.ref
    yield fact.statement
    yield str(fact.subject)
    if fact.property:
        yield fact.property.label
