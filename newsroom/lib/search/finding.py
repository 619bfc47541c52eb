"""Which records the words in a search box mean, at most a thousand of them, the best first."""

from collections import defaultdict
from itertools import permutations
from typing import Any, NamedTuple

from django.db.models import Model, Q, QuerySet

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
Branches = list[dict[str, list[int]]]


class Matches(NamedTuple):
    """What was found: all of it, the keys of what has the words itself, and if there is more."""

    condition: Q
    ranked: list[int]
    capped: bool


NOTHING = Matches(Q(pk__in=[]), [], capped=False)


def matching(model: type[Model], text: str) -> QuerySet[Any]:
    """The keys of the records that the text means, for use in a filter: ``pk__in=...``."""
    return model._base_manager.filter(find(model, text).condition).order_by().values("pk")


def find(model: type[Model], text: str) -> Matches:
    """The records that hold every word of the text, each by its beginning, in one query or two.

    Where none holds them all, two records that each holds a part of them will do: the person
    “Kim Rossi” and the character “Leonardo” find the credit that names both.
    """
    entry = entry_of(model)
    if not (words := words_asked(text)):
        return NOTHING
    if found := _ask_whole(entry, text, words):
        return found
    if entry.via and 1 < len(words) <= MOST_WORDS_SPLIT:
        return _ask_split(entry, words)
    return NOTHING


# -- All words in one record --------------------------------------------------------------------


def _ask_whole(entry: Entry, text: str, words: list[str]) -> Matches | None:
    asked = title_of(text)
    questions = {}
    if entry.has_documents:
        questions["begins"] = storing.beginning(entry.kind, asked, MOST_FOUND)
        questions["holds"] = storing.holding([entry.kind], words, MOST_FOUND + 1)
    if entry.via:
        questions["via"] = storing.holding(_kinds(entry), words, MOST_FOUND + 1)
    hits = storing.ask(questions)
    ranked = _ranked([*hits["begins"], *hits["holds"]], asked)
    keys = _by_kind(hits["via"])
    branches = [{path: keys[kind]} for path, kind in entry.kinds_via().items() if keys[kind]]
    if ranked:
        branches.insert(0, {"pk": ranked})
    if not branches:
        return None
    capped = max(len(hits["holds"]), len(hits["via"])) > MOST_FOUND
    return Matches(_any_of(entry, branches), ranked, capped)


def _kinds(entry: Entry) -> list[str]:
    return sorted(set(entry.kinds_via().values()))


def _ranked(hits: list[Hit], asked: str) -> list[int]:
    """The keys of the hits: the title itself, titles that begin so, then the rest."""
    best = sorted(
        {(hit.pk, hit.title) for hit in hits},
        key=lambda hit: (hit[1] != asked, not hit[1].startswith(asked), hit[1], hit[0]),
    )
    return [pk for pk, _ in best[:MOST_FOUND]]


def _by_kind(hits: list[Hit]) -> Keys:
    keys: Keys = defaultdict(list)
    for hit in hits[:MOST_FOUND]:
        keys[hit.kind].append(hit.pk)
    return keys


def _any_of(entry: Entry, branches: Branches) -> Q:
    """The condition that a row has, for one of the branches, one of the keys at every path."""
    if len(branches) == 1 and branches[0].keys() == {"pk"}:
        return Q(pk__in=branches[0]["pk"])
    rows = [
        entry.model._base_manager.filter(**{f"{path}__in": keys for path, keys in branch.items()})
        .order_by()
        .values("pk")
        for branch in branches
    ]
    # One after the other, each by an index: for a condition with "or" the whole list is read.
    return Q(pk__in=rows[0].union(*rows[1:])) if rows else NOTHING.condition


# -- A part of the words in one record, the rest in another -------------------------------------


def _ask_split(entry: Entry, words: list[str]) -> Matches:
    """Cut the words in two at every place: what people type is one name after the other."""
    sources = {"pk": entry.kind} if entry.has_documents else {}
    sources |= entry.kinds_via()
    kinds = sorted(set(sources.values()))
    cuts = range(1, len(words))
    answers = storing.ask(
        {
            (cut, side): storing.holding(kinds, part, MOST_SPLIT)
            for cut in cuts
            for side, part in (("head", words[:cut]), ("tail", words[cut:]))
        }
    )
    branches = []
    for cut in cuts:
        head, tail = _by_kind(answers[cut, "head"]), _by_kind(answers[cut, "tail"])
        branches += [
            {one: head[sources[one]], other: tail[sources[other]]}
            for one, other in permutations(sources, 2)
            if head[sources[one]] and tail[sources[other]]
        ]
    capped = any(len(hits) == MOST_SPLIT for hits in answers.values())
    return Matches(_any_of(entry, branches[:MOST_SPLIT_WAYS]), [], capped=capped)
