"""Names as people write them: compared without accents and capitals, told from sentences."""

import re
import unicodedata

from shows.importing.slugs import LETTERS


def word_set(words: str) -> frozenset[str]:
    """The words of a list that is written as they are spoken, with spaces between."""
    return frozenset(words.split())


SHORTEST_NEAR = 5
MOST_WORDS = 6
# Words of names that are written small.
PARTICLES = word_set("""
    a al af ap ben bin bint da dal das de degli dei del dela della den der des di do dos du e
    el en ibn in la las le les lo los mac mc o of st t ten ter the tot um und v van vom von y
    z zu zum zur
""")
# Words of pages that stand round a list and are no part of a name.
NOT_IN_NAMES = word_set("""
    advertisement all amazon and article articles by cast character characters contact cookies
    copyright credit credits crew editor email episode episodes film full gallery history home
    image images info learn less list login menu more movie movies netflix news newsletter
    official photo photos photoshoot picture pictures poster posters prime privacy rating read
    related reserved reviews rights role roles search season seasons see series share show
    shows sign studios subscribe synopsis trailer trivia tv unknown video videos view watch
    with your
""")
# Words that begin the name of a character more often than that of a person.
RANKS = word_set("""
    agent aunt baron baroness brother captain capt chief colonel commissioner constable
    corporal count countess dci det detective di doctor don dr dsi duchess duke father general
    girl governor guard inspector insp judge king lady lieutenant little lord lt madame major
    man mayor miss mother mr mrs ms mum nurse officer old pc president prince princess prof
    professor queen rabbi sergeant sgt signor signora sir sister the uncle woman young younger
""")
_marks = re.compile(r"[\u0300-\u036f]")
_apart = re.compile(r"[\s\-\u2010-\u2015\u2212_/]+")
_junior = re.compile(r",\s+(?:Jr|Sr)\.?$")
_signs = re.compile(r"[^\w ]+")
_unlike_a_name = re.compile(r"[\d?!;:@\\\"|<>{}=+*#%$£€\[\]_^~“”„]")
_end_of_sentence = re.compile(r"[a-z]{3}\.$|…$")


def fold(name: str) -> str:
    """The name for comparing: no accents, capitals, points or hyphens; "" if nothing is left."""
    if name.isascii():
        plain = name.lower()
    else:
        split = unicodedata.normalize("NFKD", name.translate(LETTERS))
        plain = _marks.sub("", split).casefold()
    return " ".join(_signs.sub("", _apart.sub(" ", plain)).replace("_", " ").split())


def near(a: str, b: str) -> bool:
    """Whether two folded names differ by one letter: changed, added, lost or swapped with the next.

    Short ones do not count: "Anna" and "Anne" are two names.
    """
    if a == b or min(len(a), len(b)) < SHORTEST_NEAR or abs(len(a) - len(b)) > 1:
        return False
    start = next(
        (i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b))
    )
    rest_a, rest_b = a[start:], b[start:]
    if len(a) == len(b):
        swapped = rest_a[:2] == rest_b[1::-1] and rest_a[2:] == rest_b[2:]
        return rest_a[1:] == rest_b[1:] or swapped
    longer, shorter = (rest_a, rest_b) if len(a) > len(b) else (rest_b, rest_a)
    return longer[1:] == shorter


def leaves_out(a: str, b: str) -> bool:
    """Whether one folded name is the other without its middle: "kim stuart", "kim rossi stuart"."""
    short, long = sorted((a.split(), b.split()), key=len)
    if len(short) < 2 or len(short) == len(long):
        return False
    return short[0] == long[0] and short[-1] == long[-1] and set(short) <= set(long)


def reads_as_name(text: str) -> bool:
    """Whether the text can be the name of a person: a few words with capitals, no sentence."""
    words = text.split()
    if not words or len(words) > MOST_WORDS or _unlike_a_name.search(text):
        return False
    if _end_of_sentence.search(text) and words[-1].casefold() not in ("jr.", "snr."):
        return False
    return _begins_large(words[0]) and _begins_large(words[-1]) and all(map(_fits, words))


def reads_as_line_of_its_own(text: str) -> bool:
    """Whether a line that says nothing else can be the name of somebody in a list."""
    text = _junior.sub("", text)
    if not reads_as_name(text) or "," in text or "(" in text:
        return False
    return NOT_IN_NAMES.isdisjoint(fold(text).split())


def reads_as_full_name(text: str) -> bool:
    """Whether it is more like a person's name than a character's: two words, no rank before."""
    words = text.split()
    return len(words) > 1 and reads_as_name(text) and fold(words[0]) not in RANKS


def _begins_large(word: str) -> bool:
    if word[1:2] in ("'", "’"):
        # The d of d'Arc is small, and the name is not.
        word = word[2:] or word
    letter = next((sign for sign in word if sign.isalpha()), "")
    # Scripts without capitals have neither.
    return bool(letter) and not letter.islower()


def _fits(word: str) -> bool:
    return _begins_large(word) or word.casefold().strip("'’.") in PARTICLES


def out_of_capitals(name: str) -> str:
    """KIM ROSSI STUART as Kim Rossi Stuart; any other name as it is."""
    words = name.split()
    shouted = [word for word in words if len(word) > 2 and word.isupper()]
    if len(words) < 2 or not name.isupper() or not shouted:
        return name
    return " ".join(_small(word) for word in words)


def _small(word: str) -> str:
    if len(word) < 3:
        # DJ and JR stay as they are; JO and DE do not.
        return word.title() if re.search("[AEIOUY]", word) else word
    return re.sub(r"[^\W\d_]+", _after_apostrophe, word)


def _after_apostrophe(part: re.Match[str]) -> str:
    letters = part[0]
    # ROSSI'S ends in a small letter, O'BRIEN in a name.
    if part.start() and part.string[part.start() - 1] in "'’" and len(letters) == 1:
        return letters.lower()
    return letters[:1] + letters[1:].lower()
