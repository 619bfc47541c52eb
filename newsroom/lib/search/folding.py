"""Words as they are compared: without case, accents, punctuation, the same on every database.

Nothing but letters and digits is left of a word, so neither database finds an operator in it.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

LONGEST_WORD = 40
LONGEST_TITLE = 200
# What somebody asks for, and what is kept of one record.
MOST_ASKED_LETTERS = 500
MOST_ASKED_WORDS = 12
MOST_KEPT_WORDS = 2_000
# Letters that no decomposition of Unicode leads to the ones that people type instead.
_typed = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "\N{LATIN SMALL LETTER DOTLESS I}": "i",
        "ŧ": "t",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
    }
)
_apostrophes = re.compile("['’‘`\N{ACUTE ACCENT}\N{MODIFIER LETTER APOSTROPHE}]")
# Scripts that put no space between words: every sign is found by itself.
_sign = re.compile(r"([぀-ヿ㐀-䶿一-鿿])")


@lru_cache(maxsize=4096)
def _kept(letter: str) -> str:
    """What is left of a letter: itself, nothing of an accent, a space of a comma."""
    if letter.isalnum():
        return letter
    if letter.isspace():
        return " "
    kind = unicodedata.category(letter)
    if kind == "Mc":  # A vowel of the scripts of India stands beside its consonant.
        return letter
    return "" if kind[0] in "MC" else " "


# Most text is plain, and is folded in one go.
_plain = {code: _kept(chr(code).lower()) for code in range(128)}


def fold(text: str) -> str:
    """The text in small plain letters, a space for all that is neither letter nor digit."""
    if text.isascii():
        return " ".join(text.translate(_plain).split())
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    letters = "".join(map(_kept, apart.translate(_typed)))
    return " ".join(_sign.sub(r" \1 ", letters).split())


def title_of(text: str) -> str:
    """The folded text as a title is kept and compared."""
    return fold(text[:LONGEST_TITLE])[:LONGEST_TITLE]


def words_in(texts: Iterable[str]) -> list[str]:
    """Every word of the texts once. “Ocean’s” and “Spider-Man” are kept in one piece, too."""
    found: dict[str, None] = {}
    for text in texts:
        for word in _words(text):
            if len(found) == MOST_KEPT_WORDS:
                return list(found)
            found[word[:LONGEST_WORD]] = None
    return list(found)


def _words(text: str) -> Iterator[str]:
    for piece in text.split():
        parts = fold(piece).split()
        yield from parts
        if len(parts) > 1:
            yield "".join(parts)


def words_asked(text: str) -> list[str]:
    """The words that somebody typed into a search box, each once; none if there is no letter."""
    whole = _apostrophes.sub("", text[:MOST_ASKED_LETTERS])
    words = dict.fromkeys(word[:LONGEST_WORD] for word in fold(whole).split())
    return list(words)[:MOST_ASKED_WORDS]
