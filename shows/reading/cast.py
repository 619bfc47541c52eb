"""A pasted cast list as credits; what is not understood is kept as a line with its reason."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple

from shows.reading.headings import ACTOR, ON_SCREEN, Job, as_oneself, is_nobody
from shows.reading.lines import NOTHING, Notes, tidy_lines
from shows.reading.names import fold, out_of_capitals, reads_as_line_of_its_own, reads_as_name
from shows.reading.one_line import shape_of
from shows.reading.pairing import Card, Known, Order, Run, cards_of, character_first, words_of
from shows.reading.shapes import (
    CHARACTER_FIRST,
    NO_PAIR,
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

Kind = Literal["heading", "again", "sentence", "unread"]
LONGEST_NAME = 200
LONGEST_TITLE = 120
AMONG_SENTENCES = "A name without a character, among sentences."
NO_NAME = "This does not read as the name of a person."
REST_OF_LINE = "These words of the line were not understood."
BELOW_NO_NAME = "This stands below no name."


@dataclass(frozen=True)
class Entry:
    """One credit as a list says it; ``job`` and ``status`` as ``Credit`` has them."""

    lines: tuple[int, ...]
    quote: str
    name: str
    character: str = ""
    job: str = "actor"
    job_title: str = ""
    status: str = "confirmed"
    credited_as: str = ""
    notes: tuple[str, ...] = ()

    @property
    def role(self) -> str:
        """What tells two credits of one person in one list apart."""
        return self.character or self.job_title or ("" if self.job in ON_SCREEN else self.job)


@dataclass(frozen=True)
class Left:
    """A line, or words of one, that is no credit, and why."""

    line: int
    text: str
    reason: str
    kind: Kind = "unread"


@dataclass(frozen=True)
class Cast:
    """What a list says: its credits in their order, and every other line that is not blank."""

    entries: tuple[Entry, ...]
    left: tuple[Left, ...]

    @property
    def unread(self) -> tuple[Left, ...]:
        """The lines that somebody has to look at."""
        return tuple(left for left in self.left if left.kind == "unread")


def read_cast(text: str, known: Known = Known(), order: Order = "auto") -> Cast:  # noqa: B008 -- frozen
    """Read a list in any of the usual forms; no text makes it fail.

    ``known`` are names of the show: they tell in which order person and character stand, where
    neither the list nor ``order`` does.
    """
    lines = [(number, line, shape_of(line) if line else None) for number, line in tidy_lines(text)]
    return _Reader(_roles_below_names(lines), known, order).read()


_Line = tuple[int, str, Shape | None]


@dataclass
class _Reader:
    """Goes through the lines once, and remembers under which heading it is."""

    lines: list[_Line]
    known: Known
    order: Order
    job: Job = ACTOR
    columns: First = ""
    listed: bool = False
    run: Run = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    seen: dict[tuple[str, str, str], int] = field(default_factory=dict)

    def read(self) -> Cast:
        self.words = dict[int, list[str]]()
        for number, line, _ in self.lines:
            self.words.setdefault(number, []).append(line)
        shapes = [shape for _, _, shape in self.lines]
        self.sentences = any(isinstance(s, Prose) and s.reason != RULE for s in shapes)
        self.rows = sum(isinstance(shape, Pair) and shape.weak for shape in shapes) < 2
        neutral = [s for s in shapes if isinstance(s, Pair) and not s.first and not s.weak]
        self.turned = character_first([(s.left, s.right) for s in neutral], self.known)
        for number, line, shape in self.lines:
            self._take(number, line, shape)
        self._end_run(before_pair=False)
        return Cast(tuple(self.entries), tuple(sorted(self.left, key=lambda one: one.line)))

    def _take(self, number: int, line: str, shape: Shape | None) -> None:
        if isinstance(shape, Pair) and shape.weak and self.rows:
            shape = _two_people(shape)
        match shape:
            case None | Single() | Note():
                self.run.append((number, shape))
            case Pair():
                self._end_run(before_pair=True)
                self._pair(number, line, shape)
            case Row():
                self._end_run(before_pair=True)
                self._row(number, line, shape)
            case Heading(job):
                self._end_run(before_pair=False)
                self.job, self.listed = job, True
                self._leave(number, line, "A heading.", "heading")
            case Columns(first):
                self._end_run(before_pair=False)
                self.columns, self.listed = first, True
                self._leave(number, line, "The heads of the columns.", "heading")
            case Prose(reason) if reason == RULE:
                self._leave(number, line, reason, "heading")
            case Prose(reason):
                self._end_run(before_pair=False)
                self.listed = False
                of_a_text = reason in (SENTENCE, TOO_LONG)
                self._leave(number, line, reason, "sentence" if of_a_text else "unread")

    # -- One line ---------------------------------------------------------------------------------

    def _pair(self, number: int, line: str, pair: Pair) -> None:
        job = pair.job or self.job
        if pair.first and pair.right and not pair.job and job.code not in ON_SCREEN:
            # "A as B" below "Directed by" begins the cast again.
            job = self.job = ACTOR
        self.listed = True
        person, role = pair.left, pair.right
        if self._first(pair) == CHARACTER_FIRST:
            person, role = role, person
        if job.code not in ON_SCREEN and role:
            job, role = Job(job.code, role), ""
        self._enter((number,), line, _Said(person, role, job, pair.notes))

    def _first(self, pair: Pair) -> First:
        """Which side the person is on: said by the line, by the editor, the table, or by guess."""
        if pair.first:
            return pair.first
        if self.order in (PERSON_FIRST, CHARACTER_FIRST):
            return self.order
        first: First = self.columns or pair.usually
        if not self.columns and self.turned != "perhaps":
            first = CHARACTER_FIRST if self.turned == "yes" else PERSON_FIRST
        sides = (pair.left, pair.right) if first == PERSON_FIRST else (pair.right, pair.left)
        if not reads_as_name(sides[0]) and reads_as_name(sides[1]):
            return PERSON_FIRST if first == CHARACTER_FIRST else CHARACTER_FIRST
        return first

    def _row(self, number: int, line: str, row: Row) -> None:
        if row.job and row.job.code in ON_SCREEN:
            self.job, self.listed = row.job, True
        before = self.job
        self.job = row.job or self.job
        for pair in row.pairs:
            self._pair(number, line, pair)
        self.job = before
        if row.unread:
            self._leave(number, row.unread, REST_OF_LINE)

    # -- Lines of their own -----------------------------------------------------------------------

    def _end_run(self, *, before_pair: bool) -> None:
        run, self.run = self.run, []
        words, loose = words_of(run)
        for number in loose:
            self._below_the_last(number)
        if not words:
            return
        crew = self.job.code not in ON_SCREEN
        cards = [Card(word) for word in words] if crew else cards_of(words, self.known, self.order)
        accepted = self.listed or before_pair or not self.sentences
        for card in cards:
            self._card(card, accepted=accepted or card.name.twice or card.name.closed)

    def _card(self, card: Card, *, accepted: bool) -> None:
        role = card.role.text if card.role else ""
        known = fold(card.name.text) in self.known.people
        if not role and not known and not reads_as_line_of_its_own(card.name.text):
            self._leave_all(card.lines, NO_PAIR)
        elif not accepted and not known:
            self._leave_all(card.lines, AMONG_SENTENCES)
        else:
            said = (words for number in card.lines for words in self.words[number])
            quote = " / ".join(dict.fromkeys(said))
            self._enter(card.lines, quote, _Said(card.name.text, role, self.job, card.notes))
        for word in card.rest:
            self._leave_all(word.lines, NO_PAIR)

    def _below_the_last(self, number: int) -> None:
        """A note below a line that was a credit is part of that."""
        if self.entries and self.entries[-1].lines[-1] < number:
            last = self.entries[-1]
            self.entries[-1] = replace(last, lines=(*last.lines, number))
        else:
            self._leave_all([number], BELOW_NO_NAME)

    # -- Keeping ----------------------------------------------------------------------------------

    def _enter(self, lines: tuple[int, ...], quote: str, said: "_Said") -> None:
        if not fold(said.name) or len(said.name) > LONGEST_NAME or is_nobody(said.name):
            self._leave_all(lines, NO_NAME)
        else:
            self._once(_entry(lines, quote, said))

    def _once(self, entry: Entry) -> None:
        """Keep the credit unless the list said it above; a role completes a name without one."""
        person = (fold(entry.name), entry.job)
        same = (*person, fold(entry.role))
        bare = (*person, "")
        roles = [place for key, place in self.seen.items() if key[:2] == person]
        if same in self.seen or (roles and not entry.role):
            first = self.entries[self.seen[same] if same in self.seen else roles[0]]
            self._leave_all(entry.lines, f"Line {first.lines[0]} says this already.", "again")
        elif bare in self.seen:
            place = self.seen.pop(bare)
            lines = (*self.entries[place].lines, *entry.lines)
            self.entries[place] = replace(entry, lines=tuple(dict.fromkeys(lines)))
            self.seen[same] = place
        else:
            self.seen[same] = len(self.entries)
            self.entries.append(entry)

    def _leave_all(
        self,
        lines: Iterator[int] | list[int] | tuple[int, ...],
        reason: str,
        kind: Kind = "unread",
    ) -> None:
        for number in dict.fromkeys(lines):
            self._leave(number, " ".join(self.words[number]), reason, kind)

    def _leave(
        self,
        number: int,
        text: str,
        reason: str,
        kind: Kind = "unread",
    ) -> None:
        self.left.append(Left(number, text, reason, kind))


def _roles_below_names(lines: list[_Line]) -> list[_Line]:
    """The lines with each "as Ilse", and each job that stands alone below a name, made its part."""
    shapes = [None, None, *(shape for _, _, shape in lines), None]
    told = list(lines)
    for place, (number, line, shape) in enumerate(lines):
        before, above, below = shapes[place], shapes[place + 1], shapes[place + 3]
        pair = None
        if isinstance(shape, Below):
            told[place] = (number, line, Prose())
            if isinstance(above, Single):
                pair = Pair(above.text, shape.role, PERSON_FIRST, notes=above.notes | shape.notes)
        elif isinstance(shape, Heading) and isinstance(above, Single) and not (before or below):
            pair = Pair(above.text, "", PERSON_FIRST, notes=above.notes, job=shape.job)
        if pair:
            told[place - 1] = (*told[place - 1][:2], pair)
            told[place] = (number, line, Note(NOTHING))
    return told


def _two_people(pair: Pair) -> Shape:
    """What a line with one comma is in a list where no other has one."""
    if as_oneself(pair.right)[0] or is_nobody(pair.right):
        return replace(pair, first=PERSON_FIRST)
    if all(reads_as_line_of_its_own(side) for side in (pair.left, pair.right)):
        sides = (pair.left, pair.right)
        return Row(tuple(Pair(side, "", PERSON_FIRST) for side in sides))
    return Prose()


class _Said(NamedTuple):
    """Who, as whom, under which heading, with what in brackets."""

    name: str
    role: str
    job: Job
    notes: Notes


def _entry(lines: tuple[int, ...], quote: str, said: _Said) -> Entry:
    (code, title), role = said.job, said.role
    oneself, what = as_oneself(role)
    if oneself:
        code, title, role = "self", what or title, ""
    elif said.notes.job and code in ON_SCREEN:
        code = said.notes.job
    return Entry(
        lines=lines,
        quote=quote,
        name=out_of_capitals(said.name),
        character="" if is_nobody(role) else out_of_capitals(role),
        job=code,
        job_title=title[:LONGEST_TITLE],
        status=said.notes.status or "confirmed",
        credited_as=said.notes.credited_as[:LONGEST_NAME],
        notes=said.notes.texts,
    )
