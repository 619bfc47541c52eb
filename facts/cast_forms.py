"""The form of a pasted cast list, and what is answered about its lines."""

from collections.abc import Mapping
from typing import Any

from django import forms

from facts.casting import Look
from facts.paste_forms import TidyForm
from newsroom.lib.pickers import is_key
from newsroom.lib.wording import count_of
from shows.casting.asking import OUT
from shows.casting.comparing import Line
from shows.models import Person
from shows.reading.cast import Left
from shows.reading.lines import tidy_lines

LONGEST_TEXT = 150_000
MOST_LINES = 2_000
ORDERS = {
    "auto": "As the list itself tells",
    "person": "The person, then the character",
    "character": "The character, then the person",
    "lines": "The person, and on the next line the character",
}


class PastedList(TidyForm):
    """A cast list as it was copied."""

    text = forms.CharField(
        label="The list",
        strip=False,
        max_length=LONGEST_TEXT,
        help_text="“Name as character”, one pair a line. Dashes, brackets, tables, names with the "
        "character below them and running text are read, too.",
        error_messages={
            "required": "Paste the list first.",
            "max_length": "This text has %(show_value)d characters; %(limit_value)d is the most "
            "that is read at once. Paste the cast alone, or a part of it.",
        },
        widget=forms.Textarea(attrs={"rows": 8, "autofocus": True}),
    )
    order = forms.ChoiceField(
        required=False, choices=list(ORDERS.items()), label="What comes first in a line"
    )

    def clean_text(self) -> str:
        text = self.cleaned_data["text"]
        lines = sum(bool(line) for _, line in tidy_lines(text))
        if not lines:
            raise forms.ValidationError("Paste the list first.", code="required")
        if lines > MOST_LINES:
            raise forms.ValidationError(
                f"This list has {lines:,} lines; {MOST_LINES:,} is the most that is read at once. "
                "Paste a part of it, keep that, then paste the next.",
                code="too_many_lines",
            )
        return text

    def clean_order(self) -> str:
        return self.cleaned_data["order"] or "auto"


def answers_in(posted: Mapping[str, Any]) -> dict[int, str]:
    """The answers that were posted, by the places of their lines."""
    answers: dict[int, str] = {}
    for name in posted:
        kind, _, number = name.partition("-")
        if kind not in ("who", "out") or not is_key(number):
            continue
        if kind == "out":
            answers[int(number)] = OUT
        else:
            answers.setdefault(int(number), str(posted[name]))
    return answers


class ReadLine:
    """A line as the page shows it, with the answer that was posted about it."""

    def __init__(self, line: Line, answer: str) -> None:
        self.line = line
        self.place = line.place
        self.entry = line.entry
        self.answer = answer or line.default
        self.left_out = answer == OUT

    @property
    def is_chosen_from(self) -> bool:
        """Whether somebody may say that it is another person of that name."""
        return not self.line.is_asked and len(self.line.options) > 2

    @property
    def people(self) -> list[Any]:
        """The answers but the last, which leaves the line out."""
        return self.line.options[:-1]

    @property
    def name(self) -> str:
        return self.line.person.name if self.line.person else self.entry.name

    @property
    def role(self) -> str:
        """As whom: the character as it is held, or what somebody does who plays none."""
        own = self.line.own if self.line.state == "held" else None
        if own and own.character:
            return own.character.name
        if self.entry.character:
            return self.entry.character
        if self.entry.job == "self":
            return f"themselves, {self.entry.job_title}" if self.entry.job_title else "themselves"
        if self.entry.job in ("actor", "voice"):
            return "role not announced"
        return self.entry.job_title or self.entry.job

    @property
    def asides(self) -> list[str]:
        """What the list says beside the names."""
        said = [f"as {self.entry.credited_as}"] if self.entry.credited_as else []
        said += [self.entry.job] if self.entry.job == "voice" else []
        said += [self.entry.status] if self.entry.status != "confirmed" else []
        return [*said, *self.entry.notes]


class ReadList:
    """A list that was read, as the page shows it."""

    def __init__(self, look: Look, answers: Mapping[int, str]) -> None:
        self.look = look
        self.lines = [ReadLine(line, answers.get(line.place, "")) for line in look.comparison.lines]

    @property
    def asked(self) -> list[ReadLine]:
        return [line for line in self.lines if line.line.is_asked]

    @property
    def certain(self) -> list[ReadLine]:
        return [line for line in self.lines if not line.line.is_asked]

    @property
    def people(self) -> list[Person]:
        """Everybody whom the page names and we hold, for what has to be minded about them."""
        found = [option.person for line in self.lines for option in line.line.options]
        found += [role.person for role in self.look.comparison.only_ours]
        return [person for person in found if person]

    @property
    def unread(self) -> tuple[Left, ...]:
        return self.look.cast.unread

    @property
    def passed_over(self) -> list[Left]:
        """Headings, repeated lines and sentences: read, and no credits."""
        return [left for left in self.look.cast.left if left.kind != "unread"]

    @property
    def button(self) -> str:
        """What the main button keeps, in words."""
        written = [line for line in self.lines if not line.left_out and line.line.state != "held"]
        return f"Keep {count_of(len(written), 'line')}" if written else "Keep the list again"
