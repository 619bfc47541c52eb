"""Where two texts say the same, and where they do not: for eyes that compare them side by side."""

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from facts.comparing import SMALL_WORDS
from newsroom.lib.wording import NUMBER_WORDS

WORD = re.compile(r"[$£€]?\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
# Below this share of words in common, two texts are not compared word by word.
ALIKE = 0.35
# A number is one however its size is written: $100m, 100 million.
SIZES = {"m": "million", "mn": "million", "bn": "billion", "k": "thousand"}
NUMBERS = {word: str(number) for number, word in enumerate(NUMBER_WORDS)}


class Piece(NamedTuple):
    """A stretch of a text, and whether it is one to look at."""

    text: str
    marked: bool


def differing(text: str, other: str) -> list[Piece]:
    """``text`` in pieces; marked is what ``other`` does not say at that place.

    Nothing is marked where the two have little in common: then everything would be.
    """
    mine, theirs = list(WORD.finditer(text)), list(WORD.finditer(other))
    first, second = (_plain(words, signs=True) for words in (mine, theirs))
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    marked = [False] * len(mine)
    if matcher.ratio() >= ALIKE:
        for tag, start, end, _, _ in matcher.get_opcodes():
            if tag != "equal":
                marked[start:end] = [True] * (end - start)
    return list(_pieces(text, mine, marked))


def agreeing(text: str, said: str) -> list[Piece]:
    """``text`` in pieces; marked are the words that ``said`` has too, but for the small ones."""
    words = list(WORD.finditer(text))
    plain = _plain(words)
    wanted = set(_plain(WORD.finditer(said))) - SMALL_WORDS
    marked = [word in wanted for word in plain]
    for place, word in enumerate(plain[1:-1], 1):
        if word in SMALL_WORDS and marked[place - 1] and plain[place + 1] in wanted:
            marked[place] = True
    return list(_pieces(text, words, marked))


def _plain(words: Iterable[re.Match[str]], *, signs: bool = False) -> list[str]:
    """The words as they are compared: no case, no thousands, one way to write a number.

    With ``signs``, a sum of dollars is no sum of pounds.
    """
    plain: list[str] = []
    for match in words:
        word = match[0].casefold().replace(",", "").lstrip("" if signs else "$£€")
        if plain and plain[-1].lstrip("$£€")[:1].isdigit():
            word = SIZES.get(word, word)
        plain.append(NUMBERS.get(word, word))
    return plain


def _pieces(text: str, words: list[re.Match[str]], marked: list[bool]) -> Iterator[Piece]:
    """The text cut where marked words begin and end; what stands between two of them is marked."""
    done, place = 0, 0
    while place < len(words):
        last = place
        while last + 1 < len(words) and marked[last + 1] == marked[place]:
            last += 1
        if marked[place]:
            start, end = words[place].start(), words[last].end()
            if start > done:
                yield Piece(text[done:start], marked=False)
            yield Piece(text[start:end], marked=True)
            done = end
        place = last + 1
    if done < len(text):
        yield Piece(text[done:], marked=False)
