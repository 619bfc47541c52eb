"""Which sentences of a page speak of a crime and name somebody: read from its words alone.

It reads English words and knows no grammar. What follows from a sentence that it points at is
decided in ``articles.living`` and ``articles.spent``.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from itertools import groupby

from articles.body import Body, text_of
from articles.material import Material
from articles.rendering import Rendered
from articles.resting import Mark, Names, Passage, sentences_in, speaks_of_crime
from newsroom.lib.html import clean_text

NOBODY = Names()
QUOTES = "“”„‘’\"'"
# Of somebody who only acts in it, a sentence about a part accuses nobody.
_plays = re.compile(
    r"\b(?:play(?:s|ed|ing)|portray\w*|star(?:s|red|ring)|cast as|role|voic(?:es|ed|ing)"
    r"|character|lead in)\b",
    re.IGNORECASE,
)
# And words that tell what a film is about are not told of its cast.
_before_the_law = re.compile(
    r"\b(?:arrest\w*|accus(?:ed|es|ing)|alleg\w+|charged with|indict\w+|prosecut\w+"
    r"|convicted|guilty|sentenced|jailed|imprisoned|in custody|assaulted|abused|raped|molested"
    r"|defrauded|embezzled|bribed)\b",
    re.IGNORECASE,
)
# Of somebody who told of it, looked into it or spoke in court, what befell themselves.
_befell = re.compile(
    r"\b(?:was|were|been|is|being|got|pleaded|found)\s+(?:\w+\s+){0,2}(?:arrested|accused|charged"
    r"|indicted|convicted|guilty|sentenced|jailed|imprisoned|suspected|prosecuted)\b",
    re.IGNORECASE,
)
# What says that it is claimed, or that it is before a court, and not that it was done.
_hedged = re.compile(
    r"\b(?:reportedly|reported|allegedly|alleg\w+|accus\w+|according to|suspect\w*|charged"
    r"|charges|arrest\w*|questioned|indict\w+|on trial|stands? trial|stood trial|faces|facing"
    r"|prosecut\w+|pleads|pleaded not guilty|denie[sd]|denying|acquitted|cleared|not guilty"
    r"|is said|are said|was said|were said|says?|said|claim\w*|believed|thought|understood"
    r"|maintain\w*|apparently|supposedly|rumou?red)\b",
    re.IGNORECASE,
)
_he_or_she = re.compile(r"\b(?:he|she)\b", re.IGNORECASE)
_numbers = re.compile(r'<a class="evidence".*?</a>|<span class="note-number">.*?</span>', re.DOTALL)
# Where one cell or line ends, a sentence ends too.
_ends = re.compile(r"</(?:td|th|dt|dd|summary|figcaption|caption|b)>", re.IGNORECASE)


class Light(Enum):
    """In which light the desk holds somebody, and so which words of crime are about them."""

    ACCUSED = "any"
    BESIDE = "what befell them"
    CAST = "what befell them off screen"


@dataclass(frozen=True)
class Party:
    """Somebody whom a sentence may accuse: every name, and the one that stands for it later."""

    key: int
    names: tuple[str, ...]
    surname: str = ""
    light: Light = Light.ACCUSED

    @cached_property
    def _full(self) -> re.Pattern[str]:
        return _whole_words(self.names)

    @cached_property
    def _short(self) -> re.Pattern[str] | None:
        return _whole_words([self.surname]) if len(self.surname) > 2 else None

    def is_named_in(self, text: str) -> bool:
        """Whether ``text`` holds one of the names in full."""
        return bool(self._full.search(text))

    def is_meant_in(self, sentence: str) -> bool:
        """Whether ``sentence`` names the person, by the surname too."""
        return self.is_named_in(sentence) or bool(self._short and self._short.search(sentence))


@dataclass(frozen=True)
class Accusation:
    """A sentence about a crime, the people it names by key, the facts it rests on by reference."""

    text: str
    people: tuple[int, ...]
    refs: tuple[str, ...] = ()

    @property
    def is_hedged(self) -> bool:
        """Whether it says that it is claimed, or before a court, not that it was done."""
        return is_hedged(self.text)


def is_hedged(sentence: str) -> bool:
    """Whether it says that something is claimed, or before a court, not that it was done."""
    return bool(_hedged.search(sentence))


def names_in(text: str, parties: Iterable[Party]) -> tuple[int, ...]:
    """The keys of those whom ``text`` names."""
    return tuple(party.key for party in parties if party.is_meant_in(text))


def accusations(
    passages: Iterable[Passage], parties: Iterable[Party], *, titles: Iterable[str] = ()
) -> list[Accusation]:
    """The sentences that speak of a crime and name one of ``parties``, each once.

    "He" and "she" are whoever was named last in the passage. Words of ``titles`` count for nothing.
    """
    parties = list(parties)
    blanks = _whole_words(titles)
    found: dict[tuple[str, tuple[int, ...]], Accusation] = {}
    texts = list(passages)
    last: tuple[int, tuple[int, ...]] = (-1, ())
    for sentence in sentences_in(texts, NOBODY):
        words = blanks.sub("", sentence.text)
        people = names_in(words, parties)
        if not people and last[0] == sentence.passage and _he_or_she.search(words):
            people = last[1]
        if people:
            last = (sentence.passage, people)
        accused = tuple(
            party.key for party in parties if party.key in people and _accuses(words, party)
        )
        if accused:
            one = Accusation(sentence.text, accused, sentence.refs)
            found.setdefault((one.text, one.people), one)
    return list(found.values())


def _accuses(words: str, party: Party) -> bool:
    if not speaks_of_crime(words):
        return False
    if party.light is Light.CAST:
        return bool(_before_the_law.search(words)) and not _plays.search(words)
    return party.light is Light.ACCUSED or bool(_befell.search(words))


def resting_sentences(body: Body) -> list[Accusation]:
    """The sentences of the body that rest on facts, whatever they say; ``people`` is empty."""
    found = sentences_in(passages_of(body), NOBODY)
    return [Accusation(one.text, (), one.refs) for one in found if one.refs]


# -- What readers get to read ---------------------------------------------------------------------


def passages_of(body: Body) -> Iterator[Passage]:
    """Every stretch of running text, headings and captions too, with what rests on facts."""
    for _, runs in body.passages():
        marks, place = [], 0
        for refs, group in groupby(runs, key=lambda run: run.facts):
            words = text_of(group)
            if refs:
                marks.append(Mark(place, place + len(words), refs))
            place += len(words)
        yield Passage("text", text_of(runs), tuple(marks))


def all_that_is_read(material: Material, rendered: Rendered) -> list[Passage]:
    """Every text of the page, its head and its card: the words of the body with their facts first.

    Whatever a block draws from records is in it, because it is taken from the page as rendered.
    """
    passages = list(passages_of(material.body))
    known = {bare(passage.text) for passage in passages}
    html = _numbers.sub("", rendered.html).replace("</span>", "</span> ")
    drawn = clean_text(_ends.sub(r"\g<0><br>", html))
    heads = [rendered.head.get(name) or "" for name in ("title", "description", "social_title")] + [
        rendered.card.get(name) or "" for name in ("headline", "line", "answer")
    ]
    for line in [*heads, *drawn.splitlines()]:
        if line and bare(line) not in known:
            known.add(bare(line))
            passages.append(Passage("text", line))
    return passages


def bare(text: str) -> str:
    """The text without any space and outer quotation marks, as two spellings of it compare."""
    return "".join(text.split()).strip(QUOTES)


def _whole_words(names: Iterable[str]) -> re.Pattern[str]:
    parts = sorted({name for name in names if len(name) > 2}, key=len, reverse=True)
    if not parts:
        return re.compile(r"(?!)")
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, parts))})(?!\w)")
