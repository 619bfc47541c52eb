"""What a line of a pasted list can be."""

from dataclasses import dataclass
from typing import Literal

from shows.reading.headings import Job
from shows.reading.lines import NOTHING, Notes

PERSON_FIRST: Literal["person"] = "person"
CHARACTER_FIRST: Literal["character"] = "character"
First = Literal["", "person", "character"]

NO_PAIR = "Nothing here reads as a name with a character."
SENTENCE = "A sentence that names no list."
RULE = "A line of signs."
TOO_LONG = "This line is too long to be one of a list."


@dataclass(frozen=True)
class Pair:
    """Two sides of a line, or one; ``first`` says which side the person is on.

    "" if the line does not say it: then ``usually`` is how such lines are mostly written. ``job``
    is set where the other side is no role. A weak pair has but a comma between its sides, and may
    be two people.
    """

    left: str
    right: str = ""
    first: First = ""
    usually: First = PERSON_FIRST
    notes: Notes = NOTHING
    job: Job | None = None
    weak: bool = False


@dataclass(frozen=True)
class Heading:
    """A line that says what the people below it do."""

    job: Job


@dataclass(frozen=True)
class Columns:
    """The heads of a table, which say on which side the people are."""

    first: First


@dataclass(frozen=True)
class Row:
    """Several credits in one line; ``job`` if the line names one, ``unread`` if words are left."""

    pairs: tuple[Pair, ...]
    job: Job | None = None
    unread: str = ""


@dataclass(frozen=True)
class Note:
    """A line that speaks of the one above it: "8 episodes • 2023"."""

    notes: Notes


@dataclass(frozen=True)
class Single:
    """A line of one name, of a person or of a character."""

    text: str
    notes: Notes = NOTHING


@dataclass(frozen=True)
class Below:
    """A line that gives a role to the name above it: "as Ilse Roth"."""

    role: str
    notes: Notes = NOTHING


@dataclass(frozen=True)
class Prose:
    """Words that are no part of a list, and why."""

    reason: str = NO_PAIR


Shape = Pair | Heading | Columns | Row | Note | Single | Below | Prose
