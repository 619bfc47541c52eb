"""The two sides of a pair: a bare name, a bare role, and whether they can be that."""

import re

from shows.reading.headings import as_oneself, is_nobody, job_of_crew
from shows.reading.lines import Notes, take_notes, unquoted
from shows.reading.names import fold, reads_as_name, word_set
from shows.reading.shapes import PERSON_FIRST, Pair

LONGEST_ROLE = 100
MOST_ROLE_WORDS = 12
_ENDS = " ,;:–—…·•|=\t"
_initial = re.compile(r"\b(?:[JS]r|[^\W\d_])\.$")
_last_bracket = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*$")
# What a sentence says of somebody before the name.
_descriptor = re.compile(
    r"^.*\b(?:actor|actress|star|stars|comedian|newcomer|singer|presenter|winner|nominee|veteran"
    r"|legend|alum|alumnus|favourite|favorite|features|starring|featuring|with|includes|including"
    r"|alongside)\s+(?=[^\W\da-z_])"
)
_called = re.compile(
    r"^(?:the character(?: of)?|a character (?:named|called)|the role of|the part of"
    r"|the(?=\s+[^\W\da-z_]))\s+"
)
_goes_on = re.compile(
    r",\s+(?!(?:Jr|Sr|II|III|IV)\b)|\s+[–—-]+\s+|;\s|:\s|…"
    r"|\s(?:who|whose|which|that|when|where)\s|(?<=[a-z]{3})\.\s+(?=[A-Z“‘\"])"
)
# 50 Cent, will.i.am, P!nk, Ke$ha.
_stage_name = re.compile(r"[\w.!$'’\-]*[^\W\d_][\w.!$'’\-]*(?: [\w.!$'’\-]+)?|\d+ [^\W\d_]\w+")
_rank = re.compile(r"(?i)\b(?:mrs|sgt|det|insp|prof|capt|gen|col|maj|rev|hon|sen|gov|supt)\.\s+$")
_NO_START = word_set("""
    a an and as but by for from he her his if in is it its just known not of on or our she so
    such that the their then there these they this those to used was we well what when which
    who with you
""")


def said_pair(person: str, role: str) -> Pair | None:
    """A pair of which the line says who is who, or None if the person's side is no name."""
    name, notes = take_notes(person)
    name, known_for = without_bracket(bare_name(name))
    role, more = take_notes(role)
    role, aside = cut_role(role)
    if not _may_be_name(name) or not fits(role):
        return None
    asides = Notes(texts=tuple(filter(None, (known_for, aside))))
    return Pair(name, role, PERSON_FIRST, notes=notes | more | asides)


def bare_name(text: str) -> str:
    """The name without what leads up to it and without the signs at its ends."""
    text = text.strip(_ENDS + "-")
    if not reads_as_name(text) and (found := _descriptor.match(text)):
        text = text[found.end() :]
    return _without_point(unquoted(text.strip(_ENDS + "-")))


def without_bracket(text: str) -> tuple[str, str]:
    """The name, and what the bracket after it says: what somebody is known for."""
    found = _last_bracket.search(text)
    return (text[: found.start()].strip(), found[1].strip()) if found else (text, "")


def cut_role(text: str) -> tuple[str, str]:
    """The name of a role, and what the line goes on to say about it."""
    text = _called.sub("", text.strip(_ENDS))
    if as_oneself(text)[0]:
        return text.rstrip("."), ""
    for found in _goes_on.finditer(text):
        if not found.start() or _rank.search(text[: found.end()]):
            continue
        if not _within_signs(text[: found.start()]):
            return bare_role(text[: found.start()]), text[found.end() :].strip()
    return bare_role(text), ""


def bare_role(text: str) -> str:
    """The name of a character without the signs around it."""
    return _without_point(unquoted(text.strip(_ENDS))).strip()


def fits(role: str) -> bool:
    """Whether the text is short enough for the name of a character."""
    return len(role) <= LONGEST_ROLE and len(role.split()) <= MOST_ROLE_WORDS


def sides_fit(left: str, right: str) -> bool:
    """Whether one side can be a person and the other one a role or a job."""
    if not (fits(left) and fits(right)):
        return False
    people = [side for side in (left, right) if reads_as_name(side)]
    if len(people) != 1:
        return len(people) == 2
    other = right if people == [left] else left
    if is_nobody(other) or as_oneself(other)[0] or job_of_crew(fold(other)):
        return True
    return mostly_large(other)


def mostly_large(text: str) -> bool:
    """Whether at least half of the words begin large, or in a script without capitals."""
    words = text.split()
    return sum(not word[0].islower() for word in words) * 2 >= len(words) > 0


def _may_be_name(text: str) -> bool:
    """Whether the person's side of a line that says "as" is a name, in small letters too."""
    if reads_as_name(text):
        return True
    words = text.split()
    if not words or len(text) > 60 or fold(words[0]) in _NO_START:
        return False
    if len(words) < 3 and _stage_name.fullmatch(text):
        return True
    return len(words) < 5 and text.islower() and not re.search(r"[^\w\s.'’\-]|\d", text)


def _without_point(text: str) -> str:
    return text.rstrip(".") if text.endswith(".") and not _initial.search(text) else text


def _within_signs(text: str) -> bool:
    return any(text.count(a) > text.count(b) for a, b in ("“”", "‘’", "«»", "()", "[]"))
