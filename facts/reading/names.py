"""Finding names in a sentence: the longest first, wrong forms known as such."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

from facts.reading.phrases import words_of

FORBIDDEN = "forbidden"
# A part of a name (a surname), a common noun ("the heist"), something that only belongs to it.
PART, NOUN, IMPLIED = "part", "noun", "implied"
APOSTROPHES = str.maketrans("’‘\u02bc–—\u2011\xa0", "'''--- ")
# "the eight-part series", "the Norwegian drama", but not "the first series" or "the Nice robbery".
_with_adjectives = (
    r"(?<![\w-])(?:[Tt]he|[Tt]his)\s+(?:(?:(?!(?:first|second|third|next|last|other|same|previous"
    r"|earlier|similar|whole|of|and|in|by|to|for|who|which)\b)[a-z0-9]|(?:DEMONYMS)\b)[\w-]*\s+)"
    r"{0,2}NOUN(?![\w-])"
)
_title_of_a_person = r"(?:(?:Mr|Mrs|Ms|Dr|Sir|Dame|Lord|Lady|Judge|Inspector|Detective)\.? )"


@dataclass(frozen=True)
class Name:
    """One form of a record's name; ``near`` if the record has to do with what is written about."""

    text: str
    kind: str
    record: Any
    form: str = "name"
    near: bool = True


@dataclass(frozen=True)
class Mention:
    """Where a name stands in a text, and all records that go by it."""

    start: int
    end: int
    text: str
    names: tuple[Name, ...]

    def of(self, kinds: Iterable[str]) -> list[Name]:
        """The names of records of these kinds: one for each record, those near before others."""
        wanted = [name for name in self.names if name.kind in kinds]
        near = [name for name in wanted if name.near] or wanted
        return list({(name.kind, name.record.pk): name for name in near}.values())

    @property
    def is_noun(self) -> bool:
        """Whether it is no name but a word for the only thing of its kind: "the heist"."""
        return all(name.form in (NOUN, IMPLIED) for name in self.names)

    @property
    def is_implied(self) -> bool:
        """Whether it only belongs to the record: "the thieves" for a heist."""
        return all(name.form == IMPLIED for name in self.names)


@dataclass
class NameBook:
    """All names that are known around a text."""

    names: list[Name] = field(default_factory=list)

    def add(self, names: Iterable[Name]) -> None:
        """Take more names in; those that are known already stay as they are."""
        known = {(name.text, name.kind, name.record.pk) for name in self.names}
        self.names += [n for n in names if (n.text, n.kind, n.record.pk) not in known]
        for cached in ("_entries", "_pattern", "_nouns"):
            self.__dict__.pop(cached, None)

    @cached_property
    def _entries(self) -> dict[str, list[Name]]:
        entries: dict[str, list[Name]] = defaultdict(list)
        for name in self.names:
            key = _key(name.text)
            if len(key) > 1 and name.form != NOUN:
                entries[key].append(name)
        return entries

    @cached_property
    def _nouns(self) -> list[tuple[re.Pattern[str], Name]]:
        """Common nouns, which may have adjectives: "the film", "the 95-minute film"."""
        return [(_noun_pattern(name.text), name) for name in self.names if name.form == NOUN]

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        keys = sorted(self._entries, key=lambda key: (-len(key), key))
        if not keys:
            return None
        words = "|".join(re.escape(key).replace(r"\ ", r"\s+") for key in keys)
        return re.compile(rf"(?<![\w-]){_title_of_a_person}?(?P<name>{words})(?!\w)", re.IGNORECASE)

    def mentions(self, text: str) -> list[Mention]:
        """Every name in ``text`` from left to right, the longest where several begin."""
        found = list(self._found(text)) if self._pattern else []
        for pattern, name in self._nouns:
            for match in pattern.finditer(text):
                if not any(match.start() < one.end and one.start < match.end() for one in found):
                    found.append(Mention(*match.span(), match[0], (name,)))
        return sorted(found, key=lambda one: one.start)

    def _found(self, text: str) -> Iterator[Mention]:
        place = 0
        plain = text.translate(APOSTROPHES)
        while match := self._pattern.search(plain, place):
            found = match["name"]
            names = [
                name
                for name in self._entries[_key(" ".join(found.split()))]
                if _same_case(name, " ".join(found.split()))
            ]
            place = match.end() if names else match.start("name") + 1
            if names:
                span = match.span("name")
                yield Mention(*span, text[span[0] : span[1]], tuple(names))


@cache
def _noun_pattern(noun: str) -> re.Pattern[str]:
    peoples = "|".join(sorted(words_of("demonyms")))
    return re.compile(
        _with_adjectives.replace("DEMONYMS", peoples).replace("NOUN", re.escape(noun))
    )


def _key(text: str) -> str:
    return " ".join(text.translate(APOSTROPHES).split()).lower()


def _same_case(name: Name, found: str) -> bool:
    """Whether the name is spelt as one: "Time" is a magazine, and "time" is none."""
    if name.form in (NOUN, IMPLIED):
        return True
    plain = " ".join(name.text.translate(APOSTROPHES).split())
    if " " not in plain:
        return plain == found
    return found[0] == plain[0] or found[0].isdigit() or found[0].isupper()
