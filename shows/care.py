"""What has to be minded about a person: said beside the name wherever the desk links one.

Words come from records alone. ``witnesses`` of rooms above add what they hold.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from newsroom.lib.naming import Naming, say_beside
from shows.models import Person

LIVING = {Person.Living.YES: "living", Person.Living.UNKNOWN: "not known to be dead"}
SENSITIVE = {
    Person.Sensitivity.PRIVATE: "private individual",
    Person.Sensitivity.MINOR: "minor",
    Person.Sensitivity.VICTIM: "victim",
    Person.Sensitivity.SPENT: "spent conviction",
}
QUIET = frozenset(LIVING.values())
# Each gives the words for many people at once: ``witness(people) -> {primary key: [words]}``.
witnesses: list[Callable[[list[Person]], dict[int, list[str]]]] = []


def care_of(person: Person) -> list[str]:
    """The words to mind, the gravest first; none for the dead of whom nothing is to be minded.

    What the witnesses hold is among them once ``gather_care`` has fetched it.
    """
    words = [
        "proceedings active" if person.proceedings_active else "",
        SENSITIVE.get(person.sensitivity, ""),
        *getattr(person, "_witnessed", ()),
        LIVING.get(person.living, ""),
    ]
    return [word for word in dict.fromkeys(words) if word]


def gather_care(rows: Iterable[Person]) -> None:
    """Ask every witness once about all of these people."""
    people: list[Any] = list(rows)
    said = [witness(people) for witness in witnesses] if people else []
    for person in people:
        person._witnessed = [word for words in said for word in words.get(person.pk, ())]


def care_mark(person: Person) -> SafeString:
    """The words as the mark that stands beside the name, empty where there are none."""
    words = ((" is-warn" if word not in QUIET else "", word) for word in care_of(person))
    return format_html_join(" ", '<span class="desk-label{}">{}</span>', words)


def register() -> None:
    """Have the desk say it beside the name of every person."""
    say_beside(Person, Naming(words=care_of, mark=care_mark, gather=gather_care))
