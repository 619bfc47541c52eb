"""Which sentences of a text rest on a fact, and which ought to: pure functions over its words.

A sentence that holds a number, a date, a sum of money or an accusation and rests on nothing is one
that somebody will ask about. Headings, captions and questions claim nothing. This reads English
words and knows no grammar: it points at sentences, it never stops one.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from articles.body import Run, is_to_come
from facts.reading.amounts import SCALES, TENS, UNITS, numbers_in, sums_in
from facts.reading.dates import dates_in
from facts.reading.sentences import split_statements

CLAIMING = ("text", "quotation")
# What is counted or timed on screen stands on the record of the show.
_on_screen = re.compile(
    r"\b(?:film|movie|series|miniseries|show|drama|documentary|docuseries|episodes?|seasons?"
    r"|special|runtime|running time|biopic|trailer)\b",
    re.IGNORECASE,
)
_counts_screen = re.compile(
    r"[\s-]+(?:\w+[\s-]+)?(?:episodes?|parts?|parters?|seasons?|series|instalments?|chapters?"
    r"|films?)\b",
    re.IGNORECASE,
)
_times_screen = re.compile(r"[\s-]+(?:minutes?|mins?|hours?)\b", re.IGNORECASE)
# "Season 2", "one of the": a name and a pronoun, not numbers.
_names_part = re.compile(
    r"\b(?:season|series|episode|part|chapter|volume|act|number|no\.|top|channel|bbc|itv)\s*$",
    re.IGNORECASE,
)
# Without any of these there is no date, sum or number to look for.
_counts = re.compile(
    rf"\d|\b(?:{'|'.join([*UNITS, *TENS, *SCALES])}|dozens?|half|hundreds|thousands|millions"
    r"|billions)\b",
    re.IGNORECASE,
)
_percent = re.compile(r"\d\s?(?:%|per cent\b|percent\b)", re.IGNORECASE)
_crime = re.compile(
    r"\b(?:arrest\w*|accus\w+|alleg\w+|charged with|indict\w+|prosecut\w+|convict\w*|guilty"
    r"|sentenced|jail\w*|prison|imprison\w+|custody|parole\w*|suspect\w*|mastermind\w*"
    r"|criminal\w*|crimes?|gangsters?|mafia|mobsters?|murder\w*|killed|killers?|manslaughter"
    r"|poison\w+|stabb\w+|strangl\w+|assault\w*|abus\w+|rap(?:ed|es|ist|ists|ing)|molest\w+|groom(?:ed|ing)"
    r"|stalk\w+|kidnap\w+|abduct\w+|terroris\w+|st(?:eal|eals|ole|olen|ealing)|thief|thieves"
    r"|thefts?|robb(?:ed|er|ers|ery|eries|ing)|burgl\w+|loot(?:ed|ing)|fraud\w*|swindl\w+|scam\w*|conned"
    r"|embezzl\w+|launder\w+|forg(?:ed|er|ers|ery)|smuggl\w+|traffick\w+|brib\w+|corrupt\w*"
    r"|blackmail\w*|extort\w*|perjur\w+|cheated|fled)\b",
    re.IGNORECASE,
)
_pronoun = re.compile(r"\b(?:he|she|him)\b", re.IGNORECASE)
_styled = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sir|Dame)\.? [A-Z]\w+")
_two_names = re.compile(
    r"\b([A-Z][a-zà-ÿ’'-]+) (?:(?:de|del|van|von|da|di) )?([A-Z][a-zà-ÿ’'-]+)\b"
)
# Words of institutions and places: two capitals do not make a person of them.
INSTITUTIONS = (
    "academy agency airport antwerp association avenue award awards bank bay bbc board bridge"
    " british bureau castle cathedral centre center channel church city club college commission"
    " committee company corporation council county court crown department diamond district east"
    " european federal festival first gallery general government great group heist high hospital"
    " hotel house institute interior island justice king lake law library lord magazine mail market"
    " metropolitan minister ministry mountain museum national netflix new news north office old"
    " palace park party police post press prime prison prize queen river road royal san santa"
    " school science second secret security service society south square stadium state states"
    " station street studios supreme television theatre times tower union united university"
    " video village war west world american italian french german spanish belgian the a an in on"
    " at by for from but and after before when while since during its his her their this that"
)
_no_person = frozenset(INSTITUTIONS.split())


class Mark(NamedTuple):
    """Words of a passage, by their places in it, that rest on facts."""

    start: int
    end: int
    refs: tuple[str, ...]


@dataclass(frozen=True)
class Passage:
    """A stretch of running text: its kind is "heading", "text", "quotation" or "caption"."""

    kind: str
    text: str
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class Names:
    """Whom an accusation may harm, and names whose words claim nothing: titles, characters."""

    people: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sentence:
    """A sentence by its passage and its places in it, and the facts it rests on.

    Of one that rests on nothing, what it ``holds`` that can be looked up.
    """

    passage: int
    start: int
    end: int
    text: str
    refs: tuple[str, ...] = ()
    holds: tuple[str, ...] = field(default=())

    @property
    def rests(self) -> bool:
        return bool(self.refs)

    @property
    def wants_fact(self) -> bool:
        """Whether it claims something that can be looked up, and rests on nothing."""
        return bool(self.holds) and not self.refs


def sentences_in(passages: Iterable[Passage], names: Names) -> list[Sentence]:
    """Every sentence of the running text in order; headings, captions and gaps are left out."""
    return [
        sentence
        for number, passage in enumerate(passages)
        if passage.kind in CLAIMING and not is_to_come([Run(passage.text)])
        for sentence in _sentences(number, passage, names)
    ]


def _sentences(number: int, passage: Passage, names: Names) -> Iterator[Sentence]:
    place = 0
    for words in split_statements(passage.text):
        pattern = r"\s+".join(re.escape(word) for word in words.split())
        match = re.compile(pattern).search(passage.text, place)
        if match is None:
            continue
        start, place = match.span()
        refs = (
            ref
            for mark in passage.marks
            if mark.start < place and start < mark.end
            for ref in mark.refs
        )
        resting = tuple(dict.fromkeys(refs))
        holds = () if resting else what_it_holds(words, names)
        yield Sentence(number, start, place, words, resting, holds)


# The same sentences are asked about whenever somebody stops typing.
@lru_cache(maxsize=4096)
def what_it_holds(sentence: str, names: Names) -> tuple[str, ...]:
    """What of it can be looked up, in words: "a date", "a sum", "a number", "an accusation".

    A question holds nothing. Numbers inside titles, and what the show itself counts, are none.
    """
    if sentence.rstrip("\"'”’») ").endswith("?"):
        return ()
    said = _without(sentence, names.others)
    found = _counted(said) if _counts.search(said) else []
    return (*found, *(["an accusation"] if _accuses(said, names.people) else []))


def _counted(sentence: str) -> list[str]:
    dates = [(one.start, one.end) for one in dates_in(sentence)]
    sums = [(one.start, one.end) for one in sums_in(sentence)]
    found = {
        "a date": dates,
        "a sum of money": sums,
        "a number": any(_numbers(sentence, [*dates, *sums])),
    }
    return [words for words, held in found.items() if held]


def _without(sentence: str, names: Iterable[str]) -> str:
    """The sentence with names blanked, every other word at its place."""
    for name in sorted(names, key=len, reverse=True):
        if name in sentence:
            pattern = rf"(?<!\w){re.escape(name)}(?!\w)"
            sentence = re.sub(pattern, lambda found: "·" * len(found[0]), sentence)
    return sentence


def _numbers(sentence: str, taken: list[tuple[int, int]]) -> Iterator[str]:
    on_screen = bool(_on_screen.search(sentence))
    for number in numbers_in(sentence):
        inside = any(number.start < end and start < number.end for start, end in taken)
        if inside or number.text in ("1", "0") or _names_part.search(sentence[: number.start]):
            continue
        if _counts_screen.match(sentence, number.end):
            continue
        if on_screen and _times_screen.match(sentence, number.end):
            continue
        yield number.text
    if _percent.search(sentence):
        yield "%"


def speaks_of_crime(sentence: str) -> bool:
    """Whether it holds a word of crimes and courts, of whomever it is said."""
    return bool(_crime.search(sentence))


def _accuses(sentence: str, people: Iterable[str]) -> bool:
    if not speaks_of_crime(sentence):
        return False
    if _pronoun.search(sentence) or _styled.search(sentence):
        return True
    if any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", sentence) for name in people):
        return True
    pairs = (match.groups() for match in _two_names.finditer(sentence))
    return any(not {word.casefold() for word in pair} & _no_person for pair in pairs)
