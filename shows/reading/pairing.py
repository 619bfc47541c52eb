"""Names that stand on lines of their own, put together: a person, and below it the character."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from shows.reading.lines import Notes
from shows.reading.names import fold, reads_as_full_name, reads_as_name
from shows.reading.shapes import Note, Single
from shows.reading.sides import mostly_large

Order = Literal["auto", "person", "character", "lines"]
# A quarter of the second lines has to look like roles before all of them are read so.
ENOUGH = 4
_PICTURE = ("photo of ", "image of ", "picture of ", "portrait of ", "headshot of ")
_IN_PICTURE = (
    " in ", " at ", "'s ", "’s ", " (", ",", " photo", " image", " headshot", " picture", " poster",
    " profile", " - ", " – ", " as ",
)  # fmt: skip


class Known(NamedTuple):
    """Folded names of the people and of the characters that are known to belong to a show."""

    people: frozenset[str] = frozenset()
    characters: frozenset[str] = frozenset()


@dataclass
class Word:
    """A name on a line of its own, with the lines that repeat it or speak of it."""

    text: str
    lines: list[int]
    notes: Notes
    twice: bool = False
    closed: bool = False
    after_gap: bool = False


@dataclass
class Card:
    """What belongs to one person; ``rest`` are the lines that no two-line form has a place for."""

    name: Word
    role: Word | None = None
    rest: list[Word] = field(default_factory=list)

    @property
    def lines(self) -> tuple[int, ...]:
        return (*self.name.lines, *(self.role.lines if self.role else ()))

    @property
    def notes(self) -> Notes:
        return self.name.notes | self.role.notes if self.role else self.name.notes


Run = list[tuple[int, Single | Note | None]]


def words_of(run: Run) -> tuple[list[Word], list[int]]:
    """The names of a run of lines, repeated ones joined, and notes that stand below no name."""
    words: list[Word] = []
    loose: list[int] = []
    gap = False
    for number, shape in run:
        if shape is None:
            gap = True
        elif isinstance(shape, Note):
            if words:
                words[-1].lines.append(number)
                words[-1].notes |= shape.notes
                words[-1].closed = True
            else:
                loose.append(number)
        elif words and not words[-1].closed and _repeats(words[-1].text, shape.text):
            words[-1].text = shape.text
            words[-1].lines.append(number)
            words[-1].notes |= shape.notes
            words[-1].twice = True
        else:
            words.append(Word(shape.text, [number], shape.notes, after_gap=gap and bool(words)))
            gap = False
    return words, loose


def _repeats(picture: str, name: str) -> bool:
    """Whether a line is the name below it once more, as the text of a picture is."""
    first, second = picture.casefold(), name.casefold()
    if first == second or fold(picture) == fold(name):
        return True
    if any(first == f"{start}{second}" for start in _PICTURE):
        return True
    return first.startswith(second) and first[len(second) :].startswith(_IN_PICTURE)


def cards_of(words: list[Word], known: Known, order: Order) -> list[Card]:
    """Who belongs to whom among names on lines of their own."""
    groups = _groups(words, known, order)
    turned = order == "character" or (order == "auto" and _turned(groups, known))
    return [_card(group, turned=turned) for group in groups]


def _groups(words: list[Word], known: Known, order: Order) -> list[list[Word]]:
    if order == "lines":
        return _chunks(words)
    if any(word.twice or word.closed for word in words):
        closed = [False, *(word.closed for word in words)]
        return _split(words, [word.twice or closed[place] for place, word in enumerate(words)])
    groups = _split(words, [word.after_gap for word in words])
    pairs = sum(len(group) == 2 for group in groups)
    if pairs > 1 and all(len(group) < 3 for group in groups) and pairs * 2 > len(groups):
        return groups
    if len(words) % 2 == 0 and (_alternate(words, known) or _alternate(words[::-1], known)):
        return _chunks(words)
    return [[word] for word in words]


def _chunks(words: list[Word]) -> list[list[Word]]:
    return [words[start : start + 2] for start in range(0, len(words), 2)]


def _split(words: list[Word], starts: Sequence[bool]) -> list[list[Word]]:
    """The words in groups, a new one before each that ``starts`` says."""
    groups: list[list[Word]] = []
    for word, start in zip(words, starts, strict=True):
        if start or not groups:
            groups.append([])
        groups[-1].append(word)
    return groups


def _alternate(words: list[Word], known: Known) -> bool:
    """Whether every first line is a person's name, and enough second lines are more like roles."""
    people, roles = words[::2], words[1::2]
    if not all(reads_as_name(word.text) for word in people):
        return False
    if not all(mostly_large(word.text) for word in roles):
        return False
    if any(_is_known(word, known.characters, known.people) for word in people):
        return False
    if any(_is_known(word, known.people, known.characters) for word in roles):
        return False
    unlike = sum(
        not reads_as_full_name(word.text) or fold(word.text) in known.characters for word in roles
    )
    like = sum(not reads_as_full_name(word.text) for word in people)
    return unlike * ENOUGH >= len(roles) and unlike > like


def _is_known(word: Word, here: frozenset[str], there: frozenset[str]) -> bool:
    return fold(word.text) in here - there


def _turned(groups: Iterable[list[Word]], known: Known) -> bool:
    """Whether the characters stand above the people."""
    pairs = [(group[0].text, group[1].text) for group in groups if len(group) > 1]
    return character_first(pairs, known) == "yes"


def character_first(
    pairs: Iterable[tuple[str, str]], known: Known
) -> Literal["yes", "no", "perhaps"]:
    """Whether the left names of a list are characters: by whom we know, else by their looks."""
    score = looks = 0
    for left, right in pairs:
        first, second = fold(left), fold(right)
        score += (first in known.characters) + (second in known.people)
        score -= (first in known.people) + (second in known.characters)
        looks += reads_as_full_name(right) and not reads_as_full_name(left)
        looks -= reads_as_full_name(left) and not reads_as_full_name(right)
    if score or looks:
        return "yes" if (score or looks) > 0 else "no"
    return "perhaps"


def _card(group: list[Word], *, turned: bool) -> Card:
    name, *others = group
    if not others:
        return Card(name)
    role, *rest = others
    return Card(role, name, rest) if turned else Card(name, role, rest)
