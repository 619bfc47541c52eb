"""Pasted text parted into statements: every word is kept, in its order and its spelling."""

import re
from collections.abc import Iterator

from facts.reading.phrases import words_of

BULLET = re.compile(
    r"^\s*(?:[•◦‣▪●∙*·–—-]+|\(?\d{1,2}[.)]|\(?[a-z]\))\s+(?=\S)",
)
# These stand before a name, so no sentence ends with them.
TITLES = words_of("titles")
# These may end one: the next word tells.
SHORTENED = words_of("shortened")
# Words that begin a sentence more often than a name.
OPENERS = words_of("openers")
_end = re.compile(r"(?:[.!?]|…)+[\"'”’»)\]]*(?=\s|$)")
_last_word = re.compile(r"(\S+?)[.!?…]*[\"'”’»)\]]*$")
_first_word = re.compile(r"[\"'“‘«(\[]*([^\W_]+)")
_initial = re.compile(r"^[\"'“‘(]?(?:[^\W\d_]\.)*[^\W\d_]$")
_quotes = {"“": "”", "«": "»", "„": "“"}


def split_statements(text: str) -> list[str]:
    """The sentences of ``text`` word for word: one a line, a bullet or a full stop.

    White space is evened out and bullets are left off; nothing else is changed or lost.
    """
    return [sentence for line in _lines(text) for sentence in _sentences(line)]


def _lines(text: str) -> Iterator[str]:
    """Paragraphs, bullets and verses; a line that only wrapped is joined to the one before."""
    held = ""
    for raw in text.splitlines():
        line = " ".join(raw.split())
        bullet = BULLET.match(raw)
        if bullet:
            line = " ".join(raw[bullet.end() :].split())
        wrapped = held and line and not bullet and _goes_on(held, line)
        if wrapped:
            held = f"{held} {line}"
            continue
        if held:
            yield held
        held = line
    if held:
        yield held


def _goes_on(above: str, line: str) -> bool:
    return line[0].islower() and above[-1] not in '.!?…:;”"'


def _sentences(line: str) -> Iterator[str]:
    start = 0
    for match in _end.finditer(line):
        end = match.end()
        if end < len(line) and not _ends(line, start, match):
            continue
        sentence = line[start:end].strip()
        if sentence:
            yield sentence
        start = end
    if rest := line[start:].strip():
        yield rest


def _ends(line: str, start: int, match: re.Match[str]) -> bool:
    """Whether the stop ends its sentence, and is not part of "Mr.", "J. R." or a quotation."""
    before, after = line[start : match.end()], line[match.end() :].lstrip()
    opening = _first_word.match(after)
    follows = opening[1] if opening else ""
    if _inside_quotation(before) or (follows and follows[0].islower()):
        return False
    if "." not in match[0] or len(match[0].rstrip("\"'”’»)]")) > 1:
        return True
    word = _last_word.search(line[start : match.start()])
    last = (word[1] if word else "").lstrip("\"'“‘(").lower()
    if last in TITLES:
        # "No. 7" is a number, but "He said no." is the end.
        return last in ("no", "nos") and not follows[:1].isdigit()
    if last in SHORTENED or _initial.match(word[1] if word else ""):
        return follows.lower() in OPENERS
    return True


def _inside_quotation(words: str) -> bool:
    for opening, closing in _quotes.items():
        if words.count(opening) > words.count(closing):
            return True
    return words.count('"') % 2 == 1
