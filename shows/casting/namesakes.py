"""The people whom a name may mean: by any of their names, and by one that is nearly the same."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from shows.models import Credit, Person, PersonName
from shows.reading.names import fold, near

MOST_NEAR = 5
MOST_TITLES = 2000
CHUNK = 5000
_plain = re.compile(r"[A-Za-z ]+")


class Namesake(NamedTuple):
    """Somebody who is held, and the spelling that was found; ``wrong`` if nobody may write it."""

    person: Person
    spelling: str
    wrong: bool


@dataclass
class Found:
    """Whom one name may mean."""

    exact: list[Namesake] = field(default_factory=list)
    near: list[Namesake] = field(default_factory=list)


class _Spelling(NamedTuple):
    person_id: int
    text: str
    wrong: bool


def namesakes(names: Iterable[str]) -> dict[str, Found]:
    """Whom we hold by each of these folded names, and by one a letter apart; in three queries.

    Every name that is held is looked at: no database folds names as people compare them.
    """
    wanted = {name for name in names if name}
    exact: dict[str, dict[int, _Spelling]] = defaultdict(dict)
    close: dict[str, dict[int, _Spelling]] = defaultdict(dict)
    words = _by_outer_words(wanted)
    for spelling in _spellings():
        folded = _folded_if_like(spelling.text, words)
        if folded in wanted:
            exact[folded].setdefault(spelling.person_id, spelling)
        elif folded:
            first, *_, last = [*folded.split()] * 2
            for name in words.get(first, set()) | words.get(last, set()):
                if near(folded, name):
                    close[name].setdefault(spelling.person_id, spelling)
    keys = {key for found in (*exact.values(), *close.values()) for key in found}
    people = Person.objects.in_bulk(keys)
    return {
        name: Found(
            _people(exact[name], people),
            _people({k: s for k, s in close[name].items() if k not in exact[name]}, people),
        )
        for name in wanted
    }


def _spellings() -> Iterator[_Spelling]:
    own = Person.objects.order_by().values_list("pk", "name")
    for key, text in own.iterator(CHUNK):
        yield _Spelling(key, text, wrong=False)
    others = PersonName.objects.order_by().values_list("person_id", "text", "kind")
    for key, text, kind in others.iterator(CHUNK):
        yield _Spelling(key, text, wrong=kind == PersonName.Kind.FORBIDDEN)


def _by_outer_words(names: Iterable[str]) -> dict[str, set[str]]:
    """The names by their first and their last word: one letter cannot change both."""
    found: dict[str, set[str]] = defaultdict(set)
    for name in names:
        words = name.split()
        found[words[0]].add(name)
        found[words[-1]].add(name)
    return found


def _folded_if_like(text: str, words: dict[str, set[str]]) -> str:
    """The folded text if its first or last word is one of ``words``, else "", and quickly so."""
    if _plain.fullmatch(text):
        parts = text.lower().split()
        return " ".join(parts) if parts and (parts[0] in words or parts[-1] in words) else ""
    return fold(text)


def _people(spellings: dict[int, _Spelling], people: dict[int, Person]) -> list[Namesake]:
    held = [
        Namesake(people[key], spelling.text, spelling.wrong)
        for key, spelling in sorted(spellings.items())
        if key in people
    ]
    return held[:MOST_NEAR]


def titles_of(people: Iterable[int]) -> dict[int, list[str]]:
    """The titles of the shows that each of these people is in, in one query."""
    rows = Credit.objects.shown().filter(person__in=set(people)).order_by("show__title")
    titles: dict[int, list[str]] = defaultdict(list)
    for person, title in rows.values_list("person_id", "show__title").distinct()[:MOST_TITLES]:
        titles[person].append(title)
    return titles
