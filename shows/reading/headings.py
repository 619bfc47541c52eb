"""The words of cast lists: headings, jobs, heads of columns, roles that say nobody or oneself."""

import re
from typing import NamedTuple

from shows.reading.names import fold, word_set


class Job(NamedTuple):
    """A job as ``Credit.Job`` has it, and the word of the list where it says more."""

    code: str
    title: str = ""


ACTOR, VOICE, SELF = Job("actor"), Job("voice"), Job("self")
ON_SCREEN = ("actor", "voice", "self")

CAST_HEADINGS = word_set("""
    actors actresses artists cast castlist performers players starring stars featuring with
    supporting guests recurring principals
""") | {
    "co stars", "co starring", "also starring", "guest starring", "guest stars", "guest star",
    "also featuring", "and introducing", "introducing", "cast list", "the cast", "full cast",
    "main cast", "top cast", "series cast", "lead cast", "leading cast", "principal cast",
    "supporting cast", "recurring cast", "guest cast", "regular cast", "other cast",
    "rest of cast", "cast overview", "credited cast", "top billed cast", "cast and characters",
    "cast characters", "characters and cast", "the cast and characters", "main characters", "main",
    "series regulars", "also in the cast", "the stars", "who stars", "actor", "actress",
}  # fmt: skip
VOICE_HEADINGS = frozenset(
    {"voice cast", "voices", "voice actors", "the voices", "voices of", "with the voices of"}
)
SELF_HEADINGS = frozenset(
    {"as themselves", "themselves", "interviewees", "contributors", "interviews",
     "interviews with", "with contributions from"}
)  # fmt: skip
_CREW = (
    (r"(?:series )?(?:directed by|directors?|direction|direction by)", Job("director")),
    (r"(?:series )?(?:written by|writ(?:ers?|ing)(?: credits)?(?: by)?|writing by)", Job("writer")),
    (r"screenplay(?: by)?|screen ?writers?|teleplay(?: by)?|story(?: by)|scripts?(?: by)?",
     Job("writer", "=")),
    (r"(?:series )?(?:created by|creators?)|created and written by", Job("creator")),
    (r"show ?runners?", Job("creator", "=")),
    (r"(?:series )?produced by|producers?", Job("producer")),
    (r"(?:co )?(?:executive|associate|line|supervising|consulting|creative) producers?(?: by)?",
     Job("producer", "=")),
    (r"executive produced by|(?:co|senior) producers?", Job("producer", "=")),
    (r"authors?", Job("author")),
    (r"based on (?:the )?(?:\w+ )?(?:book|novel|memoir|article|podcast)?s? ?by|book by|novel by",
     Job("author", "=")),
    (r"(?:original )?(?:music|score|soundtrack)(?: by)?|composers?|composed by", Job("other", "=")),
    (r"(?:film |picture )?(?:edit(?:ed|ing) by|editing|film editors?)", Job("other", "=")),
    (r"cinematograph(?:y|ers?)(?: by)?|director(?:s)? of photography|photography(?: by)?",
     Job("other", "=")),
    (r"casting(?: by| directors?)?|production design(?:ers?)?(?: by)?", Job("other", "=")),
    (r"art direct(?:ors?|ion)(?: by)?|set decoration(?: by)?|choreograph(?:ers?|y|ed by)",
     Job("other", "=")),
    (r"costume design(?:ers?)?(?: by)?|costumes(?: by)?|make ?up", Job("other", "=")),
    (r"stunts|visual effects|sound", Job("other", "=")),
    (r"narrat(?:ors?|ed by)|narration(?: by)?", Job("voice", "=")),
)  # fmt: skip
_crew = [(re.compile(pattern), job) for pattern, job in _CREW]
_about_cast = re.compile(
    r"(?i)^(?:who(?:'s|’s| is| are)? (?:in|stars in|plays who in) .{1,80}"
    r"|meet the (?:cast|characters).{0,80}"
    r"|(?:the )?(?:full |main )?cast (?:of|for|list|and characters).{0,80}"
    r"|.{1,60}[’'\w] cast(?: list| and characters| guide)?)[:?]?$"
)
_PEOPLE = frozenset(
    {"actor", "actress", "actors", "name", "names", "performer", "cast", "cast member", "person",
     "played by", "portrayed by", "artist", "star", "actor actress", "actor name", "talent"}
)  # fmt: skip
_ROLES = frozenset(
    {"character", "characters", "role", "roles", "part", "character name", "character role"}
)
_NOBODY = frozenset(
    {"", "tba", "tbc", "tbd", "unknown", "unknown role", "unnamed", "unnamed role", "undisclosed",
     "undisclosed role", "unspecified", "unspecified role", "to be announced", "na", "role unknown",
     "to be confirmed", "role not announced", "role to be announced", "not announced", "none"}
)  # fmt: skip
_self = re.compile(
    r"(?i)^(?:him|her|it|them|my|your)sel(?:f|ves)\b|^themself\b|^self\b(?=$|\s*[-–—:/,(|])|^(?:him|her)self$"
)


def job_of_heading(text: str) -> Job | None:
    """The job that a line such as "Directed by" or "Main cast:" announces, or None."""
    words = fold(text)
    if words in CAST_HEADINGS:
        return ACTOR
    if words in VOICE_HEADINGS:
        return VOICE
    if words in SELF_HEADINGS:
        return SELF
    return job_of_crew(words) or (ACTOR if _about_cast.match(text) else None)


def job_of_crew(words: str) -> Job | None:
    """The job of a folded word of crew lists, "executive producer"; None for any other word."""
    for pattern, job in _crew:
        if pattern.fullmatch(words):
            return Job(job.code, _title(words)) if job.title else job
    return None


def _title(words: str) -> str:
    singular = re.sub(r"(er|or)s$", r"\1", words.removesuffix(" by"))
    return singular[:1].upper() + singular[1:]


def is_person_column(text: str) -> bool:
    return fold(text) in _PEOPLE


def is_role_column(text: str) -> bool:
    return fold(text) in _ROLES


def is_nobody(role: str) -> bool:
    """Whether the words for the role say that it is not known."""
    plain = re.sub(r"^(?:an?|the) ", "", fold(role))
    return plain in _NOBODY


def as_oneself(role: str) -> tuple[bool, str]:
    """Whether the role is to appear as oneself, and as what: "Self – Journalist"."""
    found = _self.match(role)
    if not found:
        return False, ""
    return True, role[found.end() :].strip(" -–—:/,|()[]")
