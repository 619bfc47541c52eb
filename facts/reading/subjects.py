"""Whom or what a sentence is about, as far as its words say it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from facts.reading.finding import Sentence
from facts.reading.names import FORBIDDEN, Mention
from facts.reading.sentences import OPENERS
from newsroom.lib.wording import join_names

KINDS = {
    "show": "show",
    "person": "person",
    "character": "character",
    "event": "event",
    "place": "place",
    "organisation": "organisation",
    "source_work": "work",
}
# A property that several kinds may have is said of the first that is named, people before others.
_oblique = re.compile(
    r"\b(?:of|by|with|for|to|against|from|in|at|on|about|than|like|between|under|near|behind|without"
    r"|beneath|below|above|inside|outside|within|across|onto|over|underneath|beside|opposite"
    r"|around|into|alongside|including|versus|after|before|during|since|despite|through|that|as)"
    r"\s+(?:the\s+|a\s+|an\s+|his\s+|her\s+|their\s+|fellow\s+)*$",
    re.IGNORECASE,
)
_against = re.compile(r"\b(?:against|for|of)\s+(?:the\s+)?$", re.IGNORECASE)
_possessive = re.compile(r"^['’]s\b")
_apposition = re.compile(
    r"^(?:\s*,?\s*(?:who|which|that)\b[^,.;:]{0,40}"
    r"|(?:\s*,\s*|\s+[-–—]\s*|\s*\(|\s+)(?:\s*(?:also|later|then|now|once|first|reportedly"
    r"|allegedly|was|were|is|are|has|had|have|been|being|subsequently|eventually|finally|soon"
    r"|still|famously|widely|often)\s*)*)$"
)
_finite = re.compile(r"(?:was|were|is|are|has|have|had|did|never)\b", re.IGNORECASE)
_pronoun = re.compile(r"\b(he|she|him|his|her|they|them|their|it)\b", re.IGNORECASE)
OWNERS = frozenset({"his", "her", "their"})
PEOPLE = frozenset({"he", "she", "him", "they", "them"})
_joined = re.compile(r"^\s*(?:,|and|&|, and)\s*(?:the\s+)?$")
_participle = re.compile(r"^(?:[A-Z]\w+(?:ed|t|n)\b)[^,]{3,200},\s*$")
# Words for a show that none of its own words would have found: "the film" beside a series.
_other_screen = re.compile(
    r"\b(?:the|this|that|another|a|an|his|her|their)\s+(?:[\w-]+\s+){0,2}"
    r"(?:film|movie|series|documentary|show|sequel|prequel|spin-off|remake|play|musical|podcast|book"
    r"|novel|biopic|drama)\b",
    re.IGNORECASE,
)
_event_words = (
    r"(?:robbery|heist|theft|burglary|raid|break-in|murders?|killings?|fire|crash|trial|attack|siege"
    r"|disaster|kidnapping|fraud|scandal|shooting|bombing)"
)
# An event that none of the names around has found: "the 1976 Nice robbery", "another bank".
_other_event = re.compile(
    rf"\b(?:(?:[Aa]n?|[Tt]he)\s+(?:\d{{4}}\s+)?[A-Z][\w-]+\s+(?:[a-z]+\s+)?{_event_words}"
    rf"|(?:[Aa]nother|[Ee]arlier|[Pp]revious|[Ss]imilar|[Ff]irst|[Ss]econd|[Ll]ater)\s+(?:[a-z]+\s+)?"
    rf"(?:{_event_words}|bank|vault))\b"
)
_unknown_name = re.compile(
    r"(?<![\w.])[A-Z][\w'’-]+(?:\s+(?:of|de|van|von|der|la|del)\b)*\s+[A-Z][\w'’-]+"
)


@dataclass(frozen=True)
class Subject:
    """A record that a claim is about; ``certainty`` 3 said in words, 2 understood, 1 guessed."""

    kind: str
    record: Any
    certainty: int
    start: int = -1
    end: int = -1
    doubt: str = ""
    remark: str = ""


@dataclass
class Memory:
    """Who and what was named last in the sentences before."""

    person: Any = None
    thing: tuple[str, Any] | None = None

    def note(self, sentence: Sentence) -> None:
        """Remember the people and things that ``sentence`` names."""
        for mention in sentence.mentions:
            for name in mention.of(["person"])[:1]:
                self.person = name.record
            for name in mention.of(["show", "event"])[:1]:
                self.thing = (name.kind, name.record)


def subjects_of(
    sentence: Sentence,
    kinds: list[str],
    cue: tuple[int, int],
    value: tuple[int, int],
    memory: Memory,
) -> list[Subject]:
    """What a claim whose words stand at ``cue`` is about: records of the kinds it can be about.

    Several where names are joined by "and"; empty where nothing fits.
    """
    start, end = cue
    mentions = [
        one
        for one in sentence.mentions
        if one.of(kinds) and not (one.start < value[1] and value[0] < one.end)
    ]
    before = [one for one in mentions if one.end <= start + 1]
    inside = [one for one in mentions if start < one.end and one.start < end]
    after = [one for one in mentions if one.start >= end - 1]
    for mention in _objects(sentence, after, end):
        return [_named(sentence, mention, kinds)]
    for mention in reversed(before):
        if _is_subject(sentence, mention, start):
            pronoun = _pronoun_between(sentence, mention.end, start, kinds)
            if pronoun:
                return _by_pronoun(sentence, pronoun, kinds, memory, mention)
            return _with_joined(sentence, mention, before, kinds)
    for mention in inside:
        if _stands_alone(sentence, mention):
            return [_named(sentence, mention, kinds)]
    pronoun = _pronoun_between(sentence, 0, end + 12, kinds, owners=True)
    if pronoun:
        return _by_pronoun(sentence, pronoun, kinds, memory, None)
    if mentions and "person" in kinds:
        return [_named(sentence, mentions[0], kinds, unsure=True)]
    return _understood(sentence, kinds, start)


def _is_subject(sentence: Sentence, mention: Mention, cue: int) -> bool:
    """Whether the mention can be the subject of the words at ``cue`` behind it."""
    text = sentence.plain
    if _possessive.match(text[mention.end :]):
        return False
    between = text[mention.end : cue]
    finite = _finite.match(text, cue)
    if _apposition.match(between) and not (finite and not between.strip()):
        return True
    return not _oblique.search(text[: mention.start])


def _objects(sentence: Sentence, after: list[Mention], end: int) -> list[Mention]:
    """Who stands right behind the words: "arrested Smith", "a warrant against Smith"."""
    text = sentence.plain
    fronted = _participle.match(text[: after[0].start]) if after else None
    near = [
        one
        for one in after[:1]
        if _stands_alone(sentence, one)
        and (
            re.fullmatch(r"\s*(?:(?:a|an|the)\s+)?", text[end : one.start])
            or re.fullmatch(r"(?:[^,.;:]{0,40}?)\b(?:against|for|of)\s+", text[end : one.start])
        )
    ]
    if near:
        return near[:1]
    return after[:1] if fronted else []


def _stands_alone(sentence: Sentence, mention: Mention) -> bool:
    """Whether the mention is neither an owner ("Smith's") nor in a place ("beneath the Tower")."""
    if _possessive.match(sentence.plain[mention.end :]):
        return False
    lead = sentence.plain[: mention.start]
    return bool(_against.search(lead)) or not _oblique.search(lead)


def _named(
    sentence: Sentence, mention: Mention, kinds: Iterable[str], *, unsure: bool = False
) -> Subject:
    """The record behind a mention; in doubt if there are several, or if it is far away."""
    names = mention.of(kinds)
    first = min(names, key=lambda name: list(kinds).index(name.kind))
    same = [name for name in names if name.kind == first.kind]
    doubt = ""
    if len(same) > 1:
        doubt = f"“{mention.text}” is the name of {len(same)} records: say which."
    elif first.kind == "person" and not first.near:
        doubt = f"{first.record} is known to the desk, but not in this story: is it the same?"
    elif first.kind == "event" and mention.is_implied and (other := _another_event(sentence)):
        doubt = f"“{other}” may be another event than {first.record}."
    elif unsure:
        doubt = f"It names {first.record}; whether it is about them is not certain."
    wrong = first.form == FORBIDDEN
    remark = f"“{mention.text}” is a wrong form of {first.record}." if wrong else ""
    certainty = 1 if doubt else 2 if mention.is_implied else 3
    return Subject(first.kind, first.record, certainty, mention.start, mention.end, doubt, remark)


def _with_joined(
    sentence: Sentence, last: Mention, before: list[Mention], kinds: list[str]
) -> list[Subject]:
    """The subject with those that are joined to it by commas and "and"."""
    found = [_named(sentence, last, kinds)]
    for mention in reversed(before[: before.index(last)]):
        if not _joined.match(sentence.plain[mention.end : found[0].start]):
            break
        found.insert(0, _named(sentence, mention, kinds))
    first = found[0].kind
    return [one for one in found if one.kind == first]


def _pronoun_between(
    sentence: Sentence, start: int, end: int, kinds: list[str], *, owners: bool = False
) -> re.Match[str] | None:
    """The last pronoun of a person, or of a thing, that stands there."""
    wanted = {"it"} if set(kinds) - {"person"} else set()
    if "person" in kinds:
        wanted |= PEOPLE | (OWNERS if owners else set())
    found = None
    for match in _pronoun.finditer(sentence.plain, start, min(end, len(sentence.plain))):
        if match[0].lower() in wanted:
            found = match
    return found


def _by_pronoun(
    sentence: Sentence,
    pronoun: re.Match[str],
    kinds: list[str],
    memory: Memory,
    named: Mention | None,
) -> list[Subject]:
    """The record a pronoun may stand for: the last one named, and always a doubt."""
    thing = pronoun[0].lower() in ("it", "its")
    record, kind = None, "person"
    if named is not None:
        name = named.of(kinds)[0]
        record, kind = name.record, name.kind
    elif thing:
        kind, record = memory.thing or (sentence.around.kind, sentence.around.anchor)
    else:
        anchor = sentence.around.anchor if sentence.around.kind == "person" else None
        record = memory.person or anchor
    if record is None or kind not in kinds:
        return []
    doubt = f"“{pronoun[0]}” is taken to be {record}, who was named last."
    doubt = doubt.replace(", who was", ", which was") if thing else doubt
    return [Subject(kind, record, 1, *pronoun.span(), doubt)]


def _understood(sentence: Sentence, kinds: list[str], cue: int) -> list[Subject]:
    """What the text stands around, where the sentence names nothing else it could be about."""
    around = sentence.around
    anchor = {around.kind: around.anchor, "show": around.show, "event": around.event}
    for kind in kinds:
        record = anchor.get(kind)
        if record is None or (kind == "person" and around.kind != "person"):
            continue
        doubt = _foreign(sentence, kind, record, cue)
        return [Subject(kind, record, 0 if doubt else 2, doubt=doubt)]
    return []


def _foreign(sentence: Sentence, kind: str, record: Any, cue: int) -> str:
    """Why a sentence that does not name ``record`` may be about something else."""
    first = sentence.mentions[0] if sentence.mentions else None
    if kind == "event" and (event := _another_event(sentence)):
        return f"“{event}” may be another event than {record}."
    if kind == "show" and (other := _other_screen.search(sentence.plain, 0, cue)):
        return f"“{other[0]}” may be another than {record}."
    if kind == "show" and (who := _somebody(sentence, cue)):
        return f"It speaks of {who}: is it said of {record}?"
    if kind != "show" and first and first.of(["show"]) and first.start < cue:
        return f"It speaks of {first.of(['show'])[0].record}: is it said of {record} as well?"
    others = unknown_names(sentence, cue)
    if others:
        names = join_names([f"“{name}”" for name in others])
        return f"The desk holds nothing called {names}: is it about {record}?"
    return ""


def _another_event(sentence: Sentence) -> str:
    """Words for an event that is not one of those around."""
    for match in _other_event.finditer(sentence.text):
        if not any(
            one.start < match.end() and match.start() < one.end for one in sentence.mentions
        ):
            return match[0]
    return ""


def _somebody(sentence: Sentence, cue: int) -> str:
    """A person that is spoken of before the words at ``cue``: what they did is not the show's."""
    for mention in sentence.mentions:
        if mention.end <= cue and mention.of(["person"]) and _is_subject(sentence, mention, cue):
            return mention.text
    pronoun = _pronoun_between(sentence, 0, cue, ["person"])
    return f"“{pronoun[0]}”" if pronoun else ""


def unknown_names(sentence: Sentence, end: int) -> list[str]:
    """Names before ``end`` that no record around has."""
    spans = [(one.start, one.end) for one in sentence.mentions]
    spans += [(one.start, one.end) for one in sentence.dates]
    found = []
    for match in _unknown_name.finditer(sentence.text, 0, end):
        words = match[0]
        start = match.start()
        first = words.split()[0]
        if start == 0 and first.lower() in OPENERS:
            words = words[len(first) :].strip()
            if " " not in words:
                continue
        if not any(start < stop and begin < match.end() for begin, stop in spans):
            found.append(words)
    return found


def statement_subject(sentence: Sentence) -> Subject | None:
    """What a bare statement is about: the name it opens with, or None."""
    kinds = [kind for kind in KINDS if kind != "character"]
    for mention in sentence.mentions:
        lead = sentence.plain[: mention.start]
        opens = re.fullmatch(
            r"(?:\W|(?:the|however|but|and|in fact|now|yes|no|also)\b)*", lead.lower()
        )
        if opens and mention.of(kinds) and not _possessive.match(sentence.text[mention.end :]):
            ordered = ["person", *[kind for kind in kinds if kind != "person"]]
            return _named(sentence, mention, ordered)
    return None
