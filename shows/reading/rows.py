"""Several credits in one line: "with A, B and C", "Writers: A, B", "stars A as X and B as Y"."""

import re
from dataclasses import replace

from shows.reading.headings import Job, is_nobody, job_of_heading
from shows.reading.lines import Notes, take_notes
from shows.reading.names import reads_as_line_of_its_own, reads_as_name
from shows.reading.shapes import PERSON_FIRST, Pair, Row
from shows.reading.sides import bare_name, bare_role, said_pair

LONGEST_ASIDE = 12
_BEFORE_AS = (
    r"(?:(?:who|he|she|they|is|will|stars?|starring|appears?|appearing|returns?|returning|cast"
    r"|reprises?|reprising|also|guest-stars|takes? on|joins|featured|was|been|be)\s+){0,4}"
)
_AS = (
    r"(?:as|As|AS|plays?|PLAYS|playing|PLAYING|portrays?|PORTRAYS|portraying|voices|voicing"
    r"|to play|in the (?:role|part) of|(?:his|her|their|the) (?:role|part) (?:as|of)"
    r"|in(?= an? \w+ role))"
)
SAYS_AS = re.compile(rf"\s*(?:\s[-–—]+|[,:;]|\.{{2,}}|…)?\s+{_BEFORE_AS}(?P<verb>{_AS})\s+")
_opening = re.compile(
    r"(?i)^(?:[\w’'\- ]{0,80}\b)?(?:also )?(?:starring|stars|features|featuring"
    r"|cast (?:also )?includes?|cast:|includes|alongside|joined by|along with)\b[:\s]+|^with[:\s]+"
)
_NO_SUFFIX = r"(?!\s*(?:Jr|Sr|II|III|IV)\b)"
_apart = re.compile(
    rf"\s*[,;]{_NO_SUFFIX}\s*(?:and |& |plus |with |alongside )?"
    r"|\s+(?:and|&|plus|alongside|along with|as well as|joined by|[·•|/])\s+"
)
_group = re.compile(r"[(\[][^()\[\]]*[)\]]")
_joint = re.compile(r"[,;&]| and ")
_bracketed = re.compile(r"^(?P<name>[^()\[\]]+?)\s*[(\[](?P<role>[^()\[\]]+)[)\]]$")
_pair_in_brackets = re.compile(r"[^()]\([^()]+\)\s*(?:,|;|and\b|&|$)")
_announces = re.compile(
    r"^(?P<job>[^\d:\t|.()]{3,40}?)"
    r"(?:\s*[:\t|]+\s*|\s+[-–—]+\s+|\s*\.{3,}\s*|(?<= by)\s+|(?<=Starring)\s+|(?<=With)\s+)"
    r"(?P<names>\S.*)$"
)


def is_row(text: str) -> bool:
    """Whether the line seems to name several: it opens so, or says "as" or has brackets twice."""
    if len(SAYS_AS.findall(text)) > 1 or len(_pair_in_brackets.findall(text)) > 1:
        return True
    return bool(_opening.match(text)) and bool(_apart.search(text))


def announced(text: str) -> Row | None:
    """The people of a line that begins with their job: "Directed by A and B", "Starring A as B"."""
    found = _announces.match(text)
    job = job_of_heading(found["job"]) if found else None
    if not found or not job:
        return None
    if row := row_of(found["names"], job):
        return row
    name, notes = take_notes(found["names"])
    name = bare_name(name)
    return Row((Pair(name, "", PERSON_FIRST, notes=notes),), job) if reads_as_name(name) else None


def row_of(text: str, job: Job | None = None) -> Row | None:
    """The credits that a line names in a row, or None if it names no list."""
    opening = _opening.match(text)
    pairs: list[Pair] = []
    unread: list[str] = []
    for piece in _pieces(text[opening.end() :] if opening else text):
        if pair := _read(piece):
            pairs.append(pair)
        elif pairs and pairs[-1].right and _goes_on(piece):
            pairs[-1] = _with_more(pairs[-1], piece)
        else:
            unread.append(piece)
    with_role = any(pair.right for pair in pairs)
    announces = bool(opening or job)
    if not pairs or (unread and not with_role) or (len(pairs) < 2 and not announces):
        return None
    return Row(tuple(pairs), job, " … ".join(unread))


def _goes_on(piece: str) -> bool:
    """Whether a piece that names nobody can still speak of the one before it."""
    return len(piece.split()) < LONGEST_ASIDE and not SAYS_AS.search(piece)


def shared(left: str, right: str) -> Row | None:
    """Two people before one "as": "A and B as the twins", "A and B as C and D"."""
    names = _pieces(left)
    if len(names) < 2 or not all(map(reads_as_line_of_its_own, names)):
        return None
    right = re.sub(r",?\s+respectively\.?$", "", right)
    roles = _pieces(right)
    if len(roles) != len(names):
        roles = [right] * len(names)
    pairs = [said_pair(name, role) for name, role in zip(names, roles, strict=True)]
    found = tuple(pair for pair in pairs if pair)
    return Row(found) if len(found) == len(names) else None


def _pieces(text: str) -> list[str]:
    """The text cut at commas and at "and", but not within brackets."""
    held = _group.sub(lambda group: _joint.sub(_hide, group[0]), text.strip().rstrip("."))
    return [piece for part in _apart.split(held) if (piece := _show(part).strip())]


def _hide(found: re.Match[str]) -> str:
    return "".join(chr(ord(sign) + 0xE000) for sign in found[0])


def _show(text: str) -> str:
    return re.sub(r"[\ue000-\ue0ff]", lambda sign: chr(ord(sign[0]) - 0xE000), text)


def _read(piece: str) -> Pair | None:
    if found := SAYS_AS.search(piece):
        return said_pair(piece[: found.start()], piece[found.end() :])
    rest, notes = take_notes(piece)
    if found := _bracketed.match(rest):
        name, role = bare_name(found["name"]), bare_role(found["role"])
        return Pair(name, role, notes=notes) if reads_as_name(name) else None
    name = bare_name(rest)
    full = reads_as_line_of_its_own(name) and len(name.split()) > 1
    return Pair(name, "", PERSON_FIRST, notes=notes) if full else None


def _with_more(pair: Pair, piece: str) -> Pair:
    """The pair with what the sentence goes on to say: a second role, or words about it."""
    if len(piece.split()) == 1 and piece[0].isupper() and not is_nobody(pair.right):
        return replace(pair, right=f"{pair.right} and {piece}")
    return replace(pair, notes=pair.notes | Notes(texts=(piece,)))
