"""What the desk holds of people before the law: said beside their names, as ``shows.care`` asks."""

from collections.abc import Iterable
from typing import Any

from facts.models import Event, Fact, Involvement
from facts.wording import named
from shows.care import witnesses
from shows.models import Person
from shows.models.names import PersonName

Role, Status = Involvement.Role, Involvement.Status
# In these parts a status says something about the person; a witness is nobody's accused.
ACCUSED = (Role.LEADER, Role.PERPETRATOR, Role.SUSPECT)
BY_GRAVITY = (
    Status.CONVICTED,
    Status.ADMITTED,
    Status.CHARGED,
    Status.ALLEGED,
    Status.REPORTED,
    Status.ACQUITTED,
)
# Properties of a trial, which by themselves say nothing against anybody.
TRIALS = ("trial-began", "trial-ended")
# What nobody has proved yet, whatever the part.
UNPROVED = (Status.ALLEGED, Status.CHARGED)
# What is only said of somebody names the part: "alleged leader".
ONLY_SAID = (Status.ALLEGED, Status.REPORTED)


def harms_by_itself(fact: Fact) -> bool:
    """Whether the property of the fact says something that can harm a person's name."""
    return bool(fact.property and fact.property.damaging)


def tells_of_courts(fact: Fact) -> bool:
    """Whether its property is one of arrests, courts and prisons, or harms in another way."""
    return harms_by_itself(fact) or bool(fact.property and fact.property.code in TRIALS)


def is_accusing(part: Involvement) -> bool:
    """Whether to print this part in an event says something against the person."""
    return part.role in ACCUSED or (part.status in UNPROVED and part.role != Role.VICTIM)


def stands_as_done(parts: Iterable[Involvement]) -> bool:
    """Whether a court, or the person, has said that it was done, as far as the desk knows."""
    return any(part.status in (Status.CONVICTED, Status.ADMITTED) for part in parts)


def before_the_law(people: Iterable[Person]) -> dict[int, list[str]]:
    """The words for each of ``people``, by key: "convicted 2005", "alleged leader", "victim"."""
    # Whose conviction is spent is not called convicted, not even by us.
    keys = [one.pk for one in people if one.sensitivity != Person.Sensitivity.SPENT]
    held = Involvement.objects.filter(person__in=keys, role__in=[*ACCUSED, Role.VICTIM])
    words: dict[int, list[str]] = {}
    for part in sorted(held.order_by("pk"), key=_gravity):
        word = _word(part)
        if word not in words.setdefault(part.person_id, []):
            words[part.person_id].append(word)
    return words


def _gravity(part: Involvement) -> int:
    return -1 if part.role == Role.VICTIM else BY_GRAVITY.index(part.status)


def _word(part: Involvement) -> str:
    if part.role == Role.VICTIM:
        return "victim"
    status = part.get_status_display().lower()
    if part.status in ONLY_SAID:
        return f"{status} {part.get_role_display().lower()}"
    date = part.when
    known = date and date.low.year == date.high.year
    return f"{status} {date.low.year}" if known else status


# -- Spent convictions ------------------------------------------------------------------------


def spent_people() -> dict[int, tuple[str, ...]]:
    """Every name of those whose conviction is spent, by key. Mostly nobody's, and one query."""
    spent = Person.objects.filter(sensitivity=Person.Sensitivity.SPENT)
    names = {key: [name] for key, name in spent.values_list("pk", "name")}
    if names:
        others = PersonName.objects.filter(person__in=names).exclude(kind="forbidden")
        for key, text in others.values_list("person", "text"):
            names[key].append(text)
    return {key: tuple(held) for key, held in names.items()}


def spent_in(fact: Fact, people: dict[int, tuple[str, ...]]) -> set[int]:
    """The keys of those of ``people`` whom the fact is about, or names."""
    linked = {fact.person_id, fact.value_person_id, fact.attributed_to_person_id}
    return {
        key
        for key, names in people.items()
        if key in linked or any(name in fact.statement for name in names)
    }


# -- Proceedings ------------------------------------------------------------------------------


def proceedings(events: Iterable[int], people: Iterable[int]) -> list[str]:
    """A sentence for each of these events and people, by key, about which a court case is open."""
    heard = Event.objects.filter(proceedings_active=True, pk__in=set(events)).order_by("name")
    accused = Person.objects.filter(proceedings_active=True, pk__in=set(people)).order_by("name")
    return [
        *(f"Proceedings are active in {named(event)}: every word is weighed." for event in heard),
        *(f"Proceedings are active against {one}: every word is weighed." for one in accused),
    ]


def anything_is_heard() -> bool:
    """Whether any court case is open at all: mostly none is, and nothing more has to be asked."""
    events, people = (
        model.objects.filter(proceedings_active=True).order_by().values("pk")
        for model in (Event, Person)
    )
    return bool(events.union(people, all=True)[:1])


def proceedings_of_event(event: Event) -> list[str]:
    """What is before a court about the event, what it is part of, its parts, and its people."""
    if event.pk is None or not anything_is_heard():
        return []
    keys = {event.pk, event.parent_id, *event.parts.values_list("pk", flat=True)} - {None}
    return proceedings(keys, _involved(event__in=keys))


def proceedings_of_person(person: Person) -> list[str]:
    """What is before a court about the person, or about an event with a part of theirs."""
    if person.pk is None or not anything_is_heard():
        return []
    parts = Involvement.objects.filter(person=person).order_by()
    return proceedings(parts.values_list("event", flat=True), [person.pk])


def _involved(**which: Any) -> Iterable[int]:
    rows = Involvement.objects.filter(**which, person__isnull=False).order_by()
    return rows.values_list("person", flat=True)


def register() -> None:
    """Be asked wherever the desk names a person."""
    witnesses.append(before_the_law)
