"""Whether words were only mended: pure functions over two texts.

A typo is spelling, spacing or punctuation. Who reads the words before and after must come away with
the same numbers, names, quotations and doubts, so this says no where it cannot be sure: an editor
who is refused loses a line for readers, one who is believed too quickly changes what was printed.
It knows no dictionary: of two real words that differ by one letter it takes one for the other.
"""

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from functools import cached_property
from typing import NamedTuple
from unicodedata import normalize

from facts.reading.amounts import SCALES, TENS, UNITS
from facts.reading.phrases import words_of


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


NUMBERS = frozenset([*UNITS, *TENS, *SCALES]) | _set(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth half halves"
    " quarter quarters dozen dozens hundreds thousands millions billions once twice thrice double"
    " triple single pair couple both several few many most all some each every any only more less"
    " fewer least bn mn tn"
)
NEGATIONS = _set(
    "not no never nor neither none nobody nothing nowhere cannot without hardly barely unless"
    " except non cant dont doesnt didnt isnt wasnt arent werent wont wouldnt couldnt hasnt havent"
)
HEDGES = _set(
    "reportedly alleged allegedly alleges allege claimed claims claim claiming said says say"
    " according apparently supposedly purportedly purported believed believes believe thought"
    " suspected suspects perhaps maybe possibly probably likely unlikely presumably might may could"
    " can would should must seems seemed appears appeared rumoured understood estimated disputed"
    " unconfirmed confirmed denied denies"
)
UNITS_OF_MEASURE = _set(
    "kg g gram kilogram tonne ton pound stone ounce carat km kilometre mile metre meter yard foot"
    " feet inch cm mm second minute hour day week month year decade century am pm gmt bst euro"
    " dollar cent pence penny sterling franc krona yen percent litre gallon acre hectare"
    " degree celsius fahrenheit"
)
# Words that are what they look like: one in the place of another is no slip of the finger.
COMMON = (
    words_of("openers")
    | NUMBERS
    | NEGATIONS
    | HEDGES
    | _set(
        "a an the and or but if so as at by for from in into of off on onto out over per since than"
        " that then through to toward towards under until up upon via with within about above after"
        " against along among around before behind below beneath beside between beyond despite"
        " down during inside near outside past i you he she it we they me him her us them my your"
        " his its our their mine this these those who whom whose which what when where why how is"
        " are was were be been being am has have had do does did will shall there here also too"
        " very just still already later earlier again now ago soon"
    )
)
# What a text accuses or clears somebody of, and what a wrong letter makes of it.
CHARGED = re.compile(
    r"^(?:acquit|accus|excus|abus|amus|alleg|arrest|assault|billed|blackmail|brib|charg|chang|clear"
    r"|convic|convinc|corrupt|crim|dead|deal|died|exonerat|extort|fin(?:e|ed|es)$|fraud|forg|guilt"
    r"|innocen|jail|kidnap|kill|launder|mafia|mastermind|murder|perjur|plead|prison|prosecut|rap(?:e|i)"
    r"|rob|sentenc|slaughter|smuggl|st[eo]a?l|sue[ds]?$|suspect|swindl|terror|the(?:ft|if)|thie[fv]"
    r"|trafick|traffick|tr(?:ia|ai)l|victim|witness)"
)
ARTICLES = _set("a an the that")
NEGATING = ("un", "in", "im", "il", "ir", "dis", "non", "mis", "de", "anti", "a", "ex")
SYMBOLS = "€$£¥%‰°+<>=&@#×÷±½¼¾"
SHORT, LONG = 4, 8

_quotes = re.compile(r"[“”„‟«»\"]")
_single = re.compile(r"(?<!\w)[‘'](?P<words>[^‘’']+(?:['’](?=\w)[^‘’']+)*)[’'](?!\w)")
_double = re.compile(r'"([^"]*)"')
_token = re.compile(
    r"(?<![\w])[-\u2212]?\d[\d.,:/]*(?<=\d)[^\W\d_]*|[^\W\d_]+(?:['’-][^\W\d_]+)*|\w+"
)
_ends = re.compile(r"[.!?:…]\W*$")


class Word(NamedTuple):
    """A word as it is written, and whether a sentence begins with it."""

    text: str
    opens: bool

    @property
    def low(self) -> str:
        return self.text.lower().replace("'", "")


class _Said:
    """What a text says, in the rows that have to be the same before and after."""

    def __init__(self, text: str) -> None:
        self.text = _plain(text)
        self.words = list(_words(self.text))

    @cached_property
    def quotations(self) -> list[str]:
        single = [" ".join(found["words"].split()) for found in _single.finditer(self.text)]
        double = [" ".join(found.split()) for found in _double.findall(self.text)]
        return [*double, *single, str(self.text.count('"'))]

    @cached_property
    def names(self) -> list[str]:
        return [_named(word.text) for word in self.words if _is_name(word)]

    @cached_property
    def symbols(self) -> list[str]:
        return [sign for sign in self.text if sign in SYMBOLS]

    @cached_property
    def questions(self) -> int:
        return self.text.count("?")

    def among(self, known: frozenset[str]) -> list[str]:
        return [word.low for word in self.words if word.low in known]

    @cached_property
    def numbers(self) -> list[str]:
        return [
            word.low for word in self.words if word.low in NUMBERS or re.search(r"\d", word.text)
        ]

    @cached_property
    def negations(self) -> list[str]:
        return [word.low for word in self.words if _negates(word.text)]

    @cached_property
    def units(self) -> list[str]:
        return [unit for word in self.words if (unit := _unit(word.low))]


def beyond_mending(before: str, after: str) -> list[str]:
    """What changed that is no spelling, in words: "a number", "a name"; nothing for a typo."""
    old, new = _Said(before), _Said(after)
    rows = {
        "a quotation": (old.quotations, new.quotations),
        "a number": (old.numbers, new.numbers),
        "a unit or a currency": ([*old.units, *old.symbols], [*new.units, *new.symbols]),
        "a name or a capital letter": (old.names, new.names),
        "a “not”": (old.negations, new.negations),
        "a hedge": (old.among(HEDGES), new.among(HEDGES)),
        "a question mark": (old.questions, new.questions),
    }
    found = [what for what, (was, now) in rows.items() if was != now]
    return found or list(dict.fromkeys(_replaced(old.words, new.words)))


def significant(word: str) -> bool:
    """Whether a word carries what readers would remember: a number or a name."""
    found = _token.match(word)
    return bool(found) and (word.lower() in NUMBERS or bool(re.search(r"[\dA-ZÀ-Þ]", word)))


def words_in(text: str) -> list[str]:
    """The words of a text as they are written."""
    return [word.text for word in _words(_plain(text))]


# -- Words ------------------------------------------------------------------------------------


def _plain(text: str) -> str:
    """The text with one spelling for quotation marks, apostrophes and dashes."""
    text = _quotes.sub('"', normalize("NFC", text))
    text = re.sub(r"(?<=\w)’(?=\w)", "'", text)
    return text.translate({0x2011: "-", ord("–"): " – ", ord("—"): " — ", 0xA0: " ", 0xAD: ""})


def _words(text: str) -> Iterator[Word]:
    for found in _token.finditer(text):
        opens = (
            found.start() == 0
            or bool(_ends.search(text[: found.start()]))
            or (not text[: found.start()].strip(" \"'‘(“"))
        )
        for part in _parts(found[0]):
            yield Word(part, opens)
            opens = False


def _parts(word: str) -> Iterable[str]:
    """A word with hyphens as its parts, but a name as it is: "Jean-Paul", "co", "founder"."""
    first, *others = word.split("-")
    if first and others and not all(part[:1].isupper() for part in others):
        return [first, *others]
    return [word]


def _is_name(word: Word) -> bool:
    if not any(letter.isupper() for letter in word.text):
        return False
    # A sentence begins with a large letter, whatever its first word is.
    plain = word.low in COMMON or _is_slip_of_common(word.low)
    only_first = not any(letter.isupper() for letter in word.text[1:])
    return not (word.opens and plain and only_first)


def _is_slip_of_common(low: str) -> bool:
    """Whether two letters changed places in a common word: "teh", "Thsi"."""
    swapped = (low[:at] + low[at : at + 2][::-1] + low[at + 2 :] for at in range(len(low) - 1))
    return any(word in COMMON for word in swapped)


def _named(text: str) -> str:
    return re.sub(r"'s$", "s", text)


def _negates(text: str) -> bool:
    low = text.lower()
    return low in NEGATIONS or low.replace("'", "") in NEGATIONS or low.endswith("n't")


def _unit(low: str) -> str:
    if low in UNITS_OF_MEASURE:
        return low
    return low[:-1] if low.endswith("s") and low[:-1] in UNITS_OF_MEASURE else ""


# -- One word in the place of another ---------------------------------------------------------


def _replaced(before: list[Word], after: list[Word]) -> Iterator[str]:
    old, new = ([word.low for word in words] for words in (before, after))
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone, come = old[a:b], new[c:d]
        if tag == "equal" or "".join(gone) == "".join(come):
            continue
        if tag in ("insert", "delete"):
            around = new if tag == "insert" else old
            place = (c, d) if tag == "insert" else (a, b)
            if not _is_harmless(around, *place):
                yield "a word"
            continue
        yield from _swapped(gone, come)


def _swapped(gone: list[str], come: list[str]) -> Iterator[str]:
    gone, come = _without_stray(gone, come), _without_stray(come, gone)
    if len(gone) != len(come):
        yield "a word"
        return
    for was, now in zip(gone, come, strict=True):
        if was == now:
            continue
        charged = [bool(CHARGED.match(word)) for word in (was, now)]
        # "theives" is a slip of "thieves", but "trail" is another word than "trial".
        if any(charged) and (all(charged) or not _is_swap(was, now)):
            yield "an accusation"
        elif not _is_spelling(was, now):
            yield "a word"


def _without_stray(words: list[str], others: list[str]) -> list[str]:
    """``words`` without the articles that make it longer than ``others``."""
    if len(words) <= len(others):
        return words
    return [word for word in words if word not in ARTICLES or word in others]


def _is_harmless(words: list[str], start: int, end: int) -> bool:
    """Whether the words there are articles, or double what stands beside them."""
    stretch = words[start:end]
    size = len(stretch)
    doubled = stretch in (words[start - size : start], words[end : end + size])
    return doubled or all(word in ARTICLES for word in stretch)


def _is_spelling(was: str, now: str) -> bool:
    """Whether ``now`` is ``was`` without a slip of the fingers."""
    if _is_swap(was, now):
        return was not in COMMON or now in COMMON
    shortest = min(len(was), len(now))
    if was in COMMON or shortest < SHORT or was[0] != now[0] or _is_negated(was, now):
        return False
    if len(was) == len(now) == SHORT:
        return False
    return _distance(was, now) <= (2 if shortest >= LONG else 1)


def _is_swap(was: str, now: str) -> bool:
    """Whether two neighbouring letters changed places."""
    if len(was) != len(now):
        return False
    places = [at for at, (one, other) in enumerate(zip(was, now, strict=True)) if one != other]
    return (
        len(places) == 2
        and places[1] == places[0] + 1
        and was[places[0]] == now[places[1]]
        and was[places[1]] == now[places[0]]
    )


def _is_negated(was: str, now: str) -> bool:
    longer, shorter = sorted((was, now), key=len, reverse=True)
    return any(longer == prefix + shorter for prefix in NEGATING) or (
        ("less" in longer) != ("less" in shorter)
    )


def _distance(one: str, other: str) -> int:
    """How many letters have to be added, left out, changed or swapped."""
    rows = [list(range(len(other) + 1))]
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, sign in enumerate(other, 1):
            cost = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (letter != sign))
            if i > 1 and j > 1 and one[i - 2 : i] == other[j - 2 : j][::-1]:
                cost = min(cost, rows[-2][j - 2] + 1)
            row.append(cost)
        rows.append(row)
    return rows[-1][-1]
