"""What one line of a pasted list is, as far as it can be said without the lines around it."""

import re
from dataclasses import replace

from shows.reading.headings import is_person_column, is_role_column, job_of_crew, job_of_heading
from shows.reading.lines import Notes, is_note, note_of, take_notes, without_bullet
from shows.reading.names import fold, reads_as_line_of_its_own, reads_as_name
from shows.reading.rows import SAYS_AS, announced, is_row, row_of, shared
from shows.reading.shapes import (
    CHARACTER_FIRST,
    PERSON_FIRST,
    RULE,
    SENTENCE,
    TOO_LONG,
    Below,
    Columns,
    First,
    Heading,
    Note,
    Pair,
    Prose,
    Row,
    Shape,
    Single,
)
from shows.reading.sides import (
    MOST_ROLE_WORDS,
    bare_name,
    bare_role,
    cut_role,
    fits,
    said_pair,
    sides_fit,
    without_bracket,
)

LONGEST_LINE = 1500
_heads = re.compile(r"\t|\||\s[-–—:/]+\s|\s{2,}|[(),/]|\.{2,}| as ")
_played_by = re.compile(
    r"\s*(?:\s[-–—]+|[,:;(\[]|\.{2,}|…)?\s*(?<!\w)(?:who is |who's |is |was |as )?"
    r"(?:[Pp]layed|PLAYED|portrayed|performed|acted|voiced) (?:by|BY)\s*:?\s+"
)
_is = re.compile(r"\s+is\s+(?=[^\W\da-z_])")
_dots = re.compile(r"\s*(?:\.{3,}|…+|(?:\.\s){2,}\.?|·{2,}|_{3,}|•{2,})\s*")
# Hyphens within names stay; any dash with a space beside it parts, and a long one always.
_dash = re.compile(
    r"\s+[\-\u2010-\u2015\u2212~]+\s+|\s*(?:[—―]|--)\s*|\s+[\-\u2010-\u2013\u2212](?=\w)|(?<=\w)[\-–]\s+"
)
_columns = re.compile(r"\s*[\t|]\s*|\s{3,}")
_SEPARATORS: tuple[tuple[re.Pattern[str], First], ...] = (
    (_dots, PERSON_FIRST),
    (_columns, PERSON_FIRST),
    (re.compile(r"\s*(?:->|=>|→|⇒|➔|>>|=)\s*"), PERSON_FIRST),
    (_dash, PERSON_FIRST),
    (re.compile(r"\s*:+\s+|\s+:\s*"), CHARACTER_FIRST),
    (re.compile(r"(?<=[^\W\d_])[\u2012\u2013\u2212](?=[^\W\d_])"), PERSON_FIRST),
    (re.compile(r"\s+/\s+|\s{2}"), PERSON_FIRST),
)
_bracket = re.compile(r"^([^()\[\]]+?)\s*[(\[]([^()\[\]]+)[)\]]$")
_comma = re.compile(r"^([^,]+),\s+(?!(?:Jr|Sr|II|III|IV)\b)([^,]+)$")
_below = re.compile(
    r"^(?:[Aa]s|[Pp]lays|[Pp]laying|[Pp]ortrays|[Rr]ole:|[Cc]haracter:)\s+(?=[^\W_])(.{1,80})$"
)
_rule = re.compile(r"[-=_*|+:\u2013\u2014\s]{2,}")
_noise = re.compile(r"^(?:[.…·•\-–—_|/\s]*|\d{1,3}\.?)$")


def shape_of(line: str) -> Shape:
    """What the line is."""
    if len(line) > LONGEST_LINE:
        return Prose(TOO_LONG)
    if _rule.fullmatch(line):
        return Prose(RULE)
    text = without_bullet(line)
    if found := _below.match(text):
        role, notes = take_notes(found[1])
        return Below(cut_role(role)[0], notes)
    if columns := _heads_of_columns(text):
        return columns
    if job := job_of_heading(text):
        return Heading(job)
    if is_note(text):
        return Note(note_of(text))
    return announced(text) or _spoken(text) or _signed(text) or _single(text, Notes())


def _heads_of_columns(text: str) -> Columns | None:
    parts = [part for part in _heads.split(text) if part and part.strip()]
    if len(parts) < 2:
        return None
    if is_person_column(parts[0]) and is_role_column(parts[1]):
        return Columns(PERSON_FIRST)
    if is_role_column(parts[0]) and is_person_column(parts[1]):
        return Columns(CHARACTER_FIRST)
    return None


# -- Said in words --------------------------------------------------------------------------------


def _spoken(text: str) -> Pair | Row | None:
    """A pair or several that the line says in words: "as", "plays", "played by", "is"."""
    if found := _played_by.search(text):
        pair = said_pair(text[found.end() :].rstrip(")] "), text[: found.start()])
        return _voiced(pair) if "voiced" in found[0] else pair
    if is_row(text) and (row := row_of(text)):
        return row
    if found := SAYS_AS.search(text):
        left, right = text[: found.start()], text[found.end() :]
        pair = said_pair(left, right)
        return shared(left, right) or (_voiced(pair) if found["verb"][:4] == "voic" else pair)
    if found := _is.search(text):
        left, right = text[: found.start()], text[found.end() :].rstrip(".")
        if reads_as_line_of_its_own(left) and reads_as_name(right):
            return Pair(left, right, PERSON_FIRST)
    return None


def _voiced(pair: Pair | None) -> Pair | None:
    return pair and replace(pair, notes=pair.notes | Notes(job="voice"))


# -- Said by signs --------------------------------------------------------------------------------


def _signed(text: str) -> Shape | None:
    """A pair whose sides are parted by dots, columns, a dash, a colon, brackets or a comma."""
    text, notes = take_notes(text)
    if not text:
        return Note(notes)
    for pattern, usually in _SEPARATORS:
        if pattern.search(text):
            parts = [part.strip() for part in pattern.split(text) if part.strip()]
            wide = pattern in (_dots, _columns)
            if pair := _of_columns(parts, notes) if wide else _of_two(parts, usually, notes):
                return pair
    if found := _bracket.match(text):
        return _of_two([found[1], found[2]], PERSON_FIRST, notes)
    if found := _comma.match(text):
        pair = _of_two([found[1], found[2]], PERSON_FIRST, notes)
        return pair and replace(pair, weak=True)
    return row_of(text)


def _of_columns(parts: list[str], notes: Notes) -> Shape | None:
    """A row of a table: a picture's name, numbers and notes fall away from its cells."""
    cells = [part for part in dict.fromkeys(parts) if not _noise.match(part)]
    for cell in cells[1:]:
        notes |= note_of(cell) if is_note(cell) else Notes()
    cells = [cell for place, cell in enumerate(cells) if not place or not is_note(cell)]
    if not cells:
        return None
    if len(cells) == 1:
        return _single(cells[0], notes)
    left, more = take_notes(cells[0])
    right, also = take_notes(cells[1])
    notes |= more | also | Notes(texts=tuple(cells[2:]))
    return _fitting(left, bare_role(right), PERSON_FIRST, notes)


def _of_two(parts: list[str], usually: First, notes: Notes) -> Pair | None:
    if len(parts) < 2:
        return None
    left, more = take_notes(parts[0])
    right, also = take_notes(" – ".join(parts[1:]))
    right, aside = cut_role(right)
    notes |= more | also | Notes(texts=(aside,) if aside else ())
    return _fitting(left, right, usually, notes)


def _fitting(left: str, right: str, usually: First, notes: Notes) -> Pair | None:
    left, known_for = without_bracket(bare_name(left))
    if known_for:
        notes |= Notes(texts=(known_for,))
    if not left or not sides_fit(left, right):
        return None
    if job := job_of_crew(fold(right)):
        return Pair(left, "", PERSON_FIRST, notes=notes, job=job)
    return Pair(left, right, "", usually, notes)


def _single(text: str, notes: Notes) -> Shape:
    rest, more = take_notes(text)
    name = bare_name(rest)
    notes |= more
    if name and notes.credited_as and not _share_a_word(name, notes.credited_as):
        # "Rupert Everett (as John Lovegrove)" names his role, not another spelling.
        role, notes = notes.credited_as, replace(notes, credited_as="")
        return Pair(name, role, PERSON_FIRST, notes=notes)
    if _is_sentence(rest):
        return Prose(SENTENCE)
    return Single(name, notes) if name and fits(name) else Prose()


def _is_sentence(text: str) -> bool:
    words = text.split()
    ends = text[-1:] in (".", "?", "!", ":", "…", "”", "’", '"')
    return len(words) > MOST_ROLE_WORDS or (ends and len(words) > 4)


def _share_a_word(a: str, b: str) -> bool:
    return not set(fold(a).split()).isdisjoint(fold(b).split())
