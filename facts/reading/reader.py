"""Reading a statement: its subject, its property, its typed value, and what is doubtful."""

import builtins
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from facts.models import Fact, Property
from facts.reading.candidates import Candidate, candidates_in
from facts.reading.finding import Sentence
from facts.reading.hedges import Hedged, hedge_of
from facts.reading.sentences import split_statements
from facts.reading.subjects import Memory, Subject, statement_subject, subjects_of
from facts.reading.surroundings import Surroundings
from facts.values import EMPTY

LONGEST_STATEMENT = 1000
QUESTION = "A question claims nothing."


@dataclass(frozen=True)
class Mark:
    """Words of the statement, and what was read from them: subject, property, value or hedge."""

    start: int
    end: int
    what: str


@dataclass(frozen=True)
class Reading:
    """What a statement was taken to say. ``values`` are columns of a fact; {} without a property.

    ``subject`` is what the guess is about, ``about`` what the bare statement is about. While there
    are ``doubts`` nothing but the statement may be saved unasked.
    """

    statement: str
    kind: str
    about: Any
    subject: Any = None
    subject_kind: str = ""
    property: Property | None = None
    values: dict[str, Any] = field(default_factory=dict)
    hedge: str = ""
    attributed_to: Any = None
    marks: tuple[Mark, ...] = ()
    doubts: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    @builtins.property
    def is_sure(self) -> bool:
        """Whether property and value may be saved as they were read."""
        return self.property is not None and not self.doubts

    def as_fact(self) -> Fact:
        """The fact it would make, not saved: with its value if that is sure."""
        sure = self.is_sure
        fact = Fact(statement=self.statement, hedge=self.hedge)
        setattr(
            fact, self.subject_kind if sure else self.kind, self.subject if sure else self.about
        )
        return with_values(fact, self.property, self.values) if sure else fact


def with_values(fact: Fact, rule: Property | None, values: dict[str, Any]) -> Fact:
    """The fact with this property and these columns in place of any before."""
    fact.property = rule
    fact.one_at_a_time = bool(rule and rule.one_at_a_time)
    for column, value in {**EMPTY, **values}.items():
        setattr(fact, column, value)
    return fact


def read_statement(text: str, surroundings: Surroundings) -> Reading:
    """The first thing that one sentence says; see ``read_text`` for all of them."""
    statement = " ".join(text.split())
    surroundings.learn(statement)
    return next(_readings(statement, surroundings, Memory()))


def read_text(text: str, surroundings: Surroundings) -> list[Reading]:
    """What each sentence of ``text`` says, in order; several readings where it says several things.

    Asks a fixed number of questions, however long the text is.
    """
    surroundings.learn(text)
    memory = Memory()
    return [
        reading
        for statement in split_statements(text)
        for reading in _readings(statement, surroundings, memory)
    ]


def _readings(statement: str, around: Surroundings, memory: Memory) -> Iterator[Reading]:
    sentence = Sentence(statement[:LONGEST_STATEMENT], around)
    hedged = hedge_of(sentence.text, around)
    base = _bare(statement, sentence, hedged)
    if statement.endswith("?"):
        yield replace(base, doubts=(QUESTION,))
        return
    said = [
        (candidate, subject)
        for candidate in candidates_in(sentence)
        for subject in [_subjects(sentence, candidate, memory)]
        if subject
    ]
    chosen = sorted(_without_rivals(said), key=lambda pair: pair[0].start)
    memory.note(sentence)
    if not chosen:
        yield base
    for candidate, subjects in chosen:
        for subject in subjects:
            yield from _typed(base, candidate, subject, hedged)


def _subjects(sentence: Sentence, candidate: Candidate, memory: Memory) -> list[Subject]:
    value = (0, 0) if candidate.constant else (candidate.start, candidate.end)
    return subjects_of(sentence, candidate.kinds, candidate.cue, value, memory)


def _bare(statement: str, sentence: Sentence, hedged: Hedged) -> Reading:
    """The statement alone, about what it opens with or what it stands around."""
    around = sentence.around
    opening = statement_subject(sentence)
    sure = opening is not None and not opening.doubt
    wrong = [mention.text for mention in sentence.mentions if _is_wrong(mention)]
    remarks = [f"“{text}” is a wrong form of {name}." for text, name in _corrections(sentence)]
    if hedged.remark:
        remarks.append(hedged.remark)
    marks = [Mark(hedged.start, hedged.end, "hedge")] if hedged.hedge else []
    marks += [
        Mark(mention.start, mention.end, "forbidden")
        for mention in sentence.mentions
        if mention.text in wrong
    ]
    return Reading(
        statement,
        opening.kind if sure else around.kind,
        opening.record if sure else around.anchor,
        hedge=hedged.hedge,
        attributed_to=hedged.whom,
        marks=tuple(marks),
        remarks=tuple(remarks),
    )


def _is_wrong(mention: Any) -> bool:
    return all(name.form == "forbidden" for name in mention.names)


def _corrections(sentence: Sentence) -> Iterable[tuple[str, str]]:
    wrong = [mention for mention in sentence.mentions if _is_wrong(mention)]
    return dict.fromkeys((one.text, str(one.names[0].record)) for one in wrong)


def _typed(
    base: Reading, candidate: Candidate, subject: Subject, hedged: Hedged
) -> Iterator[Reading]:
    """One reading for each value of the candidate."""
    doubts = [*candidate.doubts, subject.doubt]
    if len(candidate.columns) > 1 and candidate.rule.one_at_a_time:
        doubts.append(f"{candidate.rule.label} has one value at a time, and these are several.")
    marks = [*base.marks, Mark(candidate.start, candidate.end, "value")]
    if subject.start >= 0:
        marks.append(Mark(subject.start, subject.end, "subject"))
    cue = candidate.cue
    if (cue[0], cue[1]) != (candidate.start, candidate.end):
        marks.append(Mark(*cue, "property"))
    for columns in candidate.columns:
        yield replace(
            base,
            subject=subject.record,
            subject_kind=subject.kind,
            property=candidate.rule,
            values=columns,
            marks=tuple(sorted(marks, key=lambda mark: mark.start)),
            doubts=tuple(doubt for doubt in doubts if doubt),
            remarks=tuple(filter(None, dict.fromkeys([*base.remarks, candidate.remark]))),
        )


def _without_rivals(
    said: list[tuple[Candidate, list[Subject]]],
) -> list[tuple[Candidate, list[Subject]]]:
    """Of candidates that read the same words, the best; two that are as good are both doubtful."""
    ranked = sorted(said, key=_rank, reverse=True)
    kept: list[tuple[Candidate, list[Subject]]] = []
    for candidate, subjects in ranked:
        rivals = [other for other in kept if candidate.rivals(other[0])]
        if not rivals:
            kept.append((candidate, subjects))
            continue
        best = rivals[0]
        tied = _rank(best) == _rank((candidate, subjects))
        if tied and best[0].rule.pk != candidate.rule.pk:
            other = candidate.rule.label
            best[0].doubts.append(f"It may also say: {other}.")
    return kept


def _rank(pair: tuple[Candidate, list[Subject]]) -> tuple[bool, float]:
    """Readings whose subject is certain first, and among those the one with more words."""
    candidate, subjects = pair
    certainty = min(subject.certainty for subject in subjects)
    return certainty >= 2, candidate.weight + certainty
