"""How sentences follow one another: merged, varied, names at first mention, titles in italics.

Sentences come in with full names and titles; what readers hear twice is said shorter.
"""

import re
from collections.abc import Iterable
from itertools import pairwise

from articles.body import Run, Runs, text_of
from articles.drafting.phrases import (
    count_words,
    date_first,
    joined_runs,
    opening,
    reopened,
    said,
    unended,
    without_opening,
)
from articles.drafting.records import Records
from facts.wording import named, noun_of
from newsroom.lib.wording import capitalised
from shows.models import Person

LONGEST = 30
# Two clauses are enough for one sentence, and what has commas has enough of them.
WHOLE = re.compile(r"[,;:“]| and | because ")
# What somebody says ends with the sentence: the next clause is not said by them.
SPOKEN = re.compile(r"\b(says?|said|claims?|claimed|denie[sd]|that|whether)\b")
HEDGES = re.compile(r"\b(reportedly|allegedly) ")
DESCRIBED = re.compile(
    r"^(?P<noun>The [a-z-]+)"
    r"(?= (?:(?:reportedly|allegedly) )?(?:is|was|were|are|had|has|have|\w+ed|took|lay|stole)\b)"
)
# What may stand before the subject.
PREFACE = re.compile(r"^In all, ")
# Of two sentences that begin alike up to here, the second goes on where the first ends.
SHARED = re.compile(r"^.{20,80}? that (?=\w)")
# A second mention in one sentence: "issued for X in 2011 because X had broken".
AGAIN = r"\b(because|that|after|when|and) "
VERB = r"(?= (?:had|has|was|is|did|\w+ed)\b)"
PLURAL = {"The police", "The gang", "The group", "The family"}
# Somebody without a record, whom "he" or "she" could mean too.
SOMEBODY = re.compile(
    r"\b(man|woman|boy|girl|brother|sister|wife|husband|father|mother|son|daughter|friend|partner|"
    r"boss|lawyer|judge|colleague|officer|detective)\b"
)
MASCULINE = re.compile(r"\b(he|him|his|himself)\b", re.IGNORECASE)
FEMININE = re.compile(r"\b(she|her|hers|herself)\b", re.IGNORECASE)

Sentences = list[Runs]
# Sentences that may be merged with their neighbours stand in one group.
Groups = Iterable[Sentences]


class Voice:
    """The manner of one draft."""

    def __init__(self, records: Records, *, title: str, inline: str, noun: str) -> None:
        self.title, self.inline, self.noun = title, inline, noun
        self.event, self.event_noun = _event_said_short(records)
        cast = {row.person_id: row.person for row in records.cast}
        self.involved = {person.pk for person in records.involved}
        people = cast | {person.pk: person for person in records.involved}
        self.names = {key: records.official_names.get(key, row.name) for key, row in people.items()}
        self.keys = {row.name: key for key, row in people.items()}
        self.keys |= {name: key for key, name in self.names.items()}
        self.surnames = _surnames(people)
        self.pronouns = {
            person.pk: found
            for person in records.nameable
            if (found := _pronoun(person, records, self.names[person.pk]))
        }
        self.known_titles = records.titles
        self.titles = _alternation(records.titles)
        # Elsewhere a title is one where it was set as one.
        self.long_titles = [name for name in (title, inline) if records.is_unmistakable(name)]
        involved = {name: key for key, name in self.surnames.items() if key in self.involved}
        self.short = {name: key for name, key in involved.items() if name not in self.keys}
        named = [*self.keys, *self.short, *self.long_titles, f"The {noun}"]
        openers = [*named, *(capitalised(form) for form in (self.event, self.event_noun) if form)]
        self._openers = sorted(openers, key=len, reverse=True)

    def section(self, paragraphs: Iterable[Groups]) -> list[Runs]:
        """The paragraphs of one section, ready to print."""
        heard = _Heard(self)
        printed = []
        for groups in paragraphs:
            sentences = [row for group in groups for row in self._merged(list(group))]
            if sentences := heard.paragraph(sentences):
                printed.append(self._italics(_joined(sentences)))
        return printed

    def opener(self, runs: Runs) -> str:
        """The subject that opens a sentence, as it is written: a name, a title, "The thieves"."""
        text = PREFACE.sub("", runs[0].text)
        if runs[0].styles and text == self.title:
            return text
        for name in self._openers:
            if text == name or text.startswith((f"{name} ", f"{name}’s ")):
                return name
        match = DESCRIBED.match(text)
        return match["noun"] if match else ""

    def leads(self, runs: Runs) -> str:
        """What that subject is, however it is called: "The series" is the title."""
        opener = self.opener(runs)
        if self.event and opener == capitalised(self.event_noun):
            return capitalised(self.event)
        if opener in self.short:
            return self.names[self.short[opener]]
        return self.title if opener == f"The {self.noun}" else opener

    def _merged(self, group: Sentences) -> Sentences:
        """Neighbours about the same subject as one sentence, where it stays short and plain."""
        merged: Sentences = []
        closed = False
        for runs in group:
            if not runs:
                continue
            before = merged[-1] if merged and not closed else None
            together = self.together(before, runs) if before else None
            if together:
                merged[-1] = together
            else:
                merged.append(runs)
            closed = bool(together)
        return merged

    def together(self, first: Runs, second: Runs) -> Runs | None:
        shared = SHARED.match(first[0].text)
        if shared and second[0].text.startswith(shared[0]) and not WHOLE.search(text_of(first)):
            return said(unended(first), " and that ", reopened(second, shared[0], ""))
        subject = self.leads(first)
        if not subject or self.leads(second) != subject:
            return None
        if WHOLE.search(text_of(first)) or WHOLE.search(text_of(second)):
            return None
        if SPOKEN.search(text_of(first)):
            return None
        if count_words(first) + count_words(second) > LONGEST:
            return None
        first_hedge, second_hedge = (HEDGES.search(text_of(runs)) for runs in (first, second))
        # One hedge would cover both clauses.
        if first_hedge and (not second_hedge or first_hedge[1] != second_hedge[1]):
            return None
        rest = without_opening(second, self.opener(second))
        if first_hedge:
            rest = [run._replace(text=HEDGES.sub("", run.text, count=1)) for run in rest]
        for auxiliary in ("was ", "were "):
            if text_of(first).startswith(f"{self.opener(first)} {auxiliary}"):
                rest = reopened(rest, auxiliary, "")
        return said(unended(first), " and ", rest)

    def _italics(self, runs: Runs) -> Runs:
        set_runs: Runs = []
        for run in runs:
            if run.styles or not self.titles:
                set_runs += self._season_upright(run)
                continue
            for number, part in enumerate(self.titles.split(run.text)):
                styles = run.styles | {"em"} if number % 2 else run.styles
                set_runs.append(run._replace(text=part, styles=styles))
        return [run for run in set_runs if run.text]

    def _season_upright(self, run: Run) -> Runs:
        """Of "Season two of X" only X is a title."""
        number, of, title = run.text.partition(" of ")
        if self.noun != "season" or not of or run.text not in (self.title, self.inline):
            return [run]
        return [run._replace(text=number + of, styles=frozenset()), run._replace(text=title)]


class _Heard:
    """What readers of a section have heard: whom they know, what the last sentences began with."""

    def __init__(self, voice: Voice) -> None:
        self.voice = voice
        self.known: set[int] = set()
        self.title_said = self.event_said = False
        self.full, self.short = voice.keys, voice.short
        # Longer titles are known too, so that no part of one is taken for a shorter.
        titles = [*voice.long_titles, *voice.known_titles]
        event = [voice.event, capitalised(voice.event)]
        self.mention = _alternation([*self.full, *self.short, *titles, *event])

    def paragraph(self, sentences: Sentences) -> Sentences:
        printed: Sentences = []
        leads: list[str] = []
        for runs in sentences:
            lead = self.voice.leads(runs)
            before = leads[-1] if leads else ""
            told = self._called(runs)
            if lead and lead == before and not self._others(sentences[len(leads) - 1], lead):
                told = self._pronoun(told, lead, printed)
            leads.append(lead)
            printed.append(told)
            self._vary(printed)
        return printed

    def _vary(self, printed: Sentences) -> None:
        """No third sentence in a row begins with the same word: a date first, or one with two."""
        for place in (-1, -2):
            if _alike(printed):
                printed[place] = date_first(printed[place])
        if _alike(printed) and (together := self.voice.together(*printed[-2:])):
            printed[-2:] = [together]

    def _called(self, runs: Runs) -> Runs:
        """Full names and the title at first mention, short ones after that."""
        called = []
        for number, run in enumerate(runs):
            if run.styles and run.text in (self.voice.title, self.voice.inline):
                text = self._call(run.text, opens=number == 0)
                styles = run.styles if text == run.text else frozenset()
                called.append(run._replace(text=text, styles=styles))
                continue
            if not self.mention:
                called.append(run)
                continue
            parts = self.mention.split(run.text)
            opens = number == 0 and not parts[0]
            for place in range(1, len(parts), 2):
                parts[place] = self._call(parts[place], opens=opens and place == 1)
            called.append(run._replace(text="".join(parts)))
        return self._once(joined_runs(called))

    def _once(self, runs: Runs) -> Runs:
        """The sentence with a pronoun for whom it names as a subject again."""
        text = text_of(runs)
        for key, (subject, _) in self.voice.pronouns.items():
            name = self.voice.surnames.get(key, "")
            others = [other for other, owner in self.full.items() if owner != key]
            if name and text.count(name) > 1 and not any(other in text for other in others):
                again = re.compile(rf"{AGAIN}{re.escape(name)}{VERB}")
                runs = _replace_last(runs, again, rf"\1 {subject.lower()}")
        return runs

    def _call(self, name: str, *, opens: bool) -> str:
        if name in (self.voice.title, self.voice.inline):
            short = f"The {self.voice.noun}" if opens else f"the {self.voice.noun}"
            called = short if self.title_said else name
            self.title_said = True
            return called
        if name and name in (self.voice.event, capitalised(self.voice.event)):
            noun = self.voice.event_noun
            short = capitalised(noun) if name[0].isupper() else noun
            called = short if self.event_said else name
            self.event_said = True
            return called
        key = self.full.get(name, self.short.get(name))
        if key is None or (name not in self.full and not opens):
            return name
        called = self.voice.surnames.get(key, name) if key in self.known else self.voice.names[key]
        self.known.add(key)
        return called

    def _pronoun(self, runs: Runs, lead: str, printed: Sentences) -> Runs:
        key = self.full.get(lead)
        if key is not None:
            subject, possessive = self.voice.pronouns.get(key, ("", ""))
            spoken = self.voice.surnames.get(key, lead)
        elif lead in PLURAL or (lead.endswith("s") and lead != self.voice.title):
            subject, possessive, spoken = "They", "Their", lead
        else:
            subject, possessive = "It", "Its"
            spoken = f"The {self.voice.noun}" if lead == self.voice.title else lead
            if lead == capitalised(self.voice.event):
                spoken = capitalised(self.voice.event_noun)
        if not subject or [opening(row) for row in printed[-2:]] == [subject.lower()] * 2:
            return runs
        for name in (spoken, lead):
            runs = reopened(runs, f"{name}’s ", f"{possessive} ")
            runs = reopened(runs, f"{name} ", f"{subject} ")
            runs = reopened(runs, f"In all, {name} ", f"In all, {subject.lower()} ")
        return runs

    def _others(self, runs: Runs, lead: str) -> bool:
        """Whether the sentence before names somebody else whom a pronoun could mean."""
        if lead not in self.full:
            return False
        text = text_of(runs)
        people = set(self.full) - {lead}
        return bool(SOMEBODY.search(text)) or any(name in text for name in people)


def _replace_last(runs: Runs, pattern: re.Pattern[str], words: str) -> Runs:
    """The runs with ``words`` for what the pattern finds, even if a run before begins it."""
    first, *rest = runs
    replaced, before = [first], first.text
    for run in rest:
        head = before[-10:]
        text = pattern.sub(words, head + run.text)
        replaced.append(run._replace(text=text[len(head) :]))
        before = run.text
    return replaced


def _alike(printed: Sentences) -> bool:
    last = [opening(row) for row in printed[-3:]]
    return len(last) == 3 and len(set(last)) == 1


def _joined(sentences: Sentences) -> Runs:
    runs = list(sentences[0])
    for _, following in pairwise(sentences):
        runs += [Run(" "), *following]
    return runs


def _surnames(people: dict[int, Person]) -> dict[int, str]:
    """Surnames by person; who shares one keeps the full name, and so does a single name."""
    found = {key: person.surname for key, person in people.items() if " " in person.name}
    shared = [name for name in found.values() if list(found.values()).count(name) > 1]
    return {key: name for key, name in found.items() if name not in shared}


def _event_said_short(records: Records) -> tuple[str, str]:
    """The event as statements name it and what it is called after that; "" where that may mislead.

    A title that is part of the event's name could be meant by the same words.
    """
    event = records.event
    name = named(event) if event else ""
    noun = noun_of(event) if event else ""
    title = records.show.title.casefold().removeprefix("the ")
    if not noun or not name.startswith("the ") or name == noun or title in name.casefold():
        return "", ""
    return name, noun


def _pronoun(person: Person, records: Records, name: str) -> tuple[str, str] | None:
    """The pronoun that statements about the person use, if they agree on one."""
    text = " ".join(fact.statement for fact in records.left(person) if name in fact.statement)
    masculine, feminine = MASCULINE.search(text), FEMININE.search(text)
    if bool(masculine) == bool(feminine):
        return None
    return ("He", "His") if masculine else ("She", "Her")


def _alternation(names: Iterable[str]) -> re.Pattern[str] | None:
    longest_first = sorted({name for name in names if name}, key=len, reverse=True)
    if not longest_first:
        return None
    return re.compile(rf"(?<!\w)({'|'.join(map(re.escape, longest_first))})(?!\w)")
