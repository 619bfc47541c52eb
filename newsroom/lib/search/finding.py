"""Which records the words in a search box mean, at most a thousand of them, the best first."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import permutations
from typing import Any, NamedTuple

from django.db.models import Model, QuerySet

from newsroom.lib.search import storing
from newsroom.lib.search.folding import title_of, words_asked
from newsroom.lib.search.registry import Entry, entry_of
from newsroom.lib.search.storing import Hit

MOST_FOUND = 1_000
# Of words that belong to different records, as in the name of an actor and that of a role.
MOST_SPLIT = 400
MOST_WORDS_SPLIT = 6
MOST_SPLIT_WAYS = 20
Keys = dict[str, list[int]]


class Matches(NamedTuple):
    """What was found: all rows, the keys of those that are named so, and whether there are more."""

    rows: QuerySet[Any]
    ranked: list[int]
    capped: bool


def matching(model: type[Model], text: str) -> QuerySet[Any]:
    """The keys of the records that the text means, for use in a filter: ``pk__in=...``."""
    return find(model, text).rows.values("pk")


def find(model: type[Model], text: str) -> Matches:
    """The records that hold every word of the text, each by its beginning, in one query or two.

    Where none holds them all, two records that each holds a part of them will do: the person
    “Kim Rossi” and the character “Leonardo” find the credit that names both.
    """
    entry = entry_of(model)
    if not (words := words_asked(text)):
        return Matches(model._base_manager.none(), [], capped=False)
    if found := _ask_whole(entry, text, words):
        return found
    if entry.via and 1 < len(words) <= MOST_WORDS_SPLIT:
        return _ask_split(entry, words)
    return Matches(model._base_manager.none(), [], capped=False)


# -- All words in one record --------------------------------------------------------------------


def _ask_whole(entry: Entry, text: str, words: list[str]) -> Matches | None:
    asked_title = title_of(text)
    questions = []
    if entry.has_documents:
        questions += [
            storing.beginning(entry.kind, asked_title, MOST_FOUND),
            storing.holding([entry.kind], words, MOST_FOUND + 1),
        ]
    if entry.via:
        kinds = sorted(set(entry.kinds_via().values()))
        questions.append(storing.holding(kinds, words, MOST_FOUND + 1))
    hits = storing.ask(questions)
    if not hits:
        return None
    own = [hit for hit in hits if entry.has_documents and hit.question < 2]
    ranked = _ranked(own, asked_title)
    via = [hit for hit in hits if not entry.has_documents or hit.question == 2]
    rows = _union([*_own_rows(entry, ranked), *_rows_via(entry, _by_kind(via))], entry.model)
    most = max(_count(own), len(via))
    return Matches(rows, ranked, capped=most > MOST_FOUND)


def _count(own: list[Hit]) -> int:
    return sum(hit.question == 1 for hit in own)


def _ranked(hits: list[Hit], asked: str) -> list[int]:
    """The keys of the hits: the title itself, titles that begin so, then the rest."""
    best = sorted(
        {(hit.pk, hit.title) for hit in hits},
        key=lambda hit: (hit[1] != asked, not hit[1].startswith(asked), hit[1], hit[0]),
    )
    return [pk for pk, _ in best[:MOST_FOUND]]


def _own_rows(entry: Entry, keys: list[int]) -> Iterator[QuerySet[Any]]:
    if keys:
        yield entry.model._base_manager.filter(pk__in=keys)


def _rows_via(entry: Entry, keys: Keys) -> Iterator[QuerySet[Any]]:
    for path, kind in entry.kinds_via().items():
        if keys[kind]:
            yield entry.model._base_manager.filter(**{f"{path}__in": keys[kind]})


def _by_kind(hits: list[Hit]) -> Keys:
    keys: Keys = defaultdict(list)
    for hit in hits[:MOST_FOUND]:
        keys[hit.kind].append(hit.pk)
    return keys


def _union(branches: list[QuerySet[Any]], model: type[Model]) -> QuerySet[Any]:
    if not branches:
        return model._base_manager.none()
    if len(branches) == 1:
        return branches[0]
    first, *others = [rows.order_by().values("pk") for rows in branches]
    return model._base_manager.filter(pk__in=first.union(*others))


# -- A part of the words in one record, the rest in another -------------------------------------


def _ask_split(entry: Entry, words: list[str]) -> Matches:
    """Cut the words in two at every place: what people type is one name after the other."""
    sources = {"pk": entry.kind} if entry.has_documents else {}
    sources |= entry.kinds_via()
    kinds = sorted(set(sources.values()))
    cuts = range(1, len(words))
    questions = [
        storing.holding(kinds, part, MOST_SPLIT)
        for cut in cuts
        for part in (words[:cut], words[cut:])
    ]
    answers: dict[int, list[Hit]] = defaultdict(list)
    for hit in storing.ask(questions):
        answers[hit.question].append(hit)
    branches = []
    for place, _ in enumerate(cuts):
        head, tail = _by_kind(answers[2 * place]), _by_kind(answers[2 * place + 1])
        branches += [
            entry.model._base_manager.filter(
                **{f"{one}__in": head[sources[one]]}, **{f"{other}__in": tail[sources[other]]}
            )
            for one, other in permutations(sources, 2)
            if head[sources[one]] and tail[sources[other]]
        ]
    rows = _union(branches[:MOST_SPLIT_WAYS], entry.model)
    return Matches(rows, [], capped=any(len(hits) == MOST_SPLIT for hits in answers.values()))
