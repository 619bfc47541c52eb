"""An article while it is set: what goes onto the page, and what has to be said about it."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import Model
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString

from articles.material import Material
from articles.notes import Notes
from facts.models import Fact
from images.models import Image
from images.picture import picture_tag
from newsroom.lib.clock import name_of
from newsroom.lib.refusals import Reason
from newsroom.lib.wording import shortened


class NothingToPrint(Exception):  # noqa: N818 -- no error: readers see nothing, the desk reads why
    """A block has no record to draw; the text says what is missing and what to do.

    ``about`` is the record that lacks something, if there is one.
    """

    def __init__(self, missing: str, about: Model | None = None) -> None:
        super().__init__(missing)
        self.about = about


@dataclass(frozen=True)
class Dates:
    """What readers are told about when; ``note`` is the line beside the date of an update.

    ``check_by`` is until when the checks are promised that were not done in time, or None.
    """

    published: datetime
    modified: datetime
    note: str
    check_by: datetime | None = None


class Noted(NamedTuple):
    """A correction in print; ``above`` the article where it changes the answer."""

    word: str
    note: str
    at: datetime
    above: bool


@dataclass(frozen=True)
class Answer:
    """An answer that readers got from a moment on, and why it changed then; "" if nobody said."""

    word: str
    answer: str
    since: datetime
    why: str


@dataclass(frozen=True)
class Beside:
    """What an edition prints beside its text: corrections, newest first, and earlier answers.

    ``why`` is what readers are told where the answer is another one now. ``checked_by`` approved
    what is printed, where that is not who approved the version: a typo was mended.
    """

    corrections: tuple[Noted, ...] = ()
    answers: tuple[Answer, ...] = ()
    why: str = ""
    checked_by: Any = None


def checks_continue(check_by: datetime) -> SafeString:
    """The line of a page that was published before all of it was checked, as readers see it."""
    zone = timezone.get_default_timezone()
    context = {"by": check_by.astimezone(zone), "zone": name_of(zone)}
    # A template shows times in the zone of whoever looks, and readers have one: that of the site.
    with timezone.override(zone):
        line = render_to_string("articles/edition/checks_continue.html", context)
    return SafeString(line.strip())


@dataclass
class Page:
    """The records, the evidence numbers given out so far, the pictures used, and the problems."""

    material: Material
    notes: Notes = field(default_factory=Notes)
    images: dict[int, Image] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    @property
    def day(self) -> date:
        return self.material.day

    def picture(self, image: Image, *, sizes: str, eager: bool = False) -> SafeString:
        """The picture drawn, and remembered as one that this page shows."""
        self.images.setdefault(image.pk, image)
        return picture_tag(image, sizes=sizes, eager=eager)

    def portrait(self, image: Image | None) -> SafeString:
        """A small face, as long as we may show it."""
        if image is None or image.is_expired(self.day):
            return SafeString("")
        return self.picture(image, sizes="56px")

    def evidence(self, html: str, fact: Fact, words: str) -> str:
        """Safe ``html`` as words that rest on one fact, and its number behind."""
        return self.notes.marked(html, [fact], words, numbered=[fact])

    def printable(self, ref: str) -> Fact | None:
        """The fact if readers may see it; else None, and the desk is told once."""
        fact = self.material.facts.get(ref)
        if fact and fact.stage != Fact.Stage.RETIRED and fact.rank != Fact.Rank.SUPERSEDED:
            return fact
        problem = Reason(
            f"{_what_is_wrong(ref, fact)}: link another, or take the mark away.", "link", fact
        )
        if problem not in self.problems:
            self.problems.append(problem)
        return None


def _what_is_wrong(ref: str, fact: Fact | None) -> str:
    if fact is None:
        return f"The text links to {ref}, and there is no such fact"
    state = "retired" if fact.stage == Fact.Stage.RETIRED else "superseded"
    return f"The text links to a fact that is {state}, “{shortened(fact.statement)}”"
