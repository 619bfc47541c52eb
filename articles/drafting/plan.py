"""A draft in the making: questions, paragraphs, blocks, and what is still to come."""

from typing import Any

from django.urls import reverse

from articles.body import Block, RecordBlock, Run, Runs, Text, Writer
from articles.drafting.phrases import TITLE, sentence, uncapitalised
from articles.drafting.records import Records
from articles.drafting.voice import Groups, Voice
from newsroom.lib.wording import number
from shows.models import Show, ShowName

NOUNS = {
    Show.Kind.FILM: "film",
    Show.Kind.DOCUMENTARY_FILM: "film",
    Show.Kind.SPECIAL: "special",
}
SCREENS = {"show": "shows_show", "event": "facts_event", "season": "shows_season"}


def noun_of_show(show: Show) -> str:
    """What the show is called where its title was said: "film", "special" or "series"."""
    return NOUNS.get(Show.Kind(show.kind), "series")


class Plan:
    """Collects the blocks of a body. Paragraphs of one section are worded together."""

    def __init__(self, records: Records) -> None:
        self.records = records
        self.blocks: list[Block] = []
        # As it opens a sentence, and as it stands inside one.
        self.title = self._title()
        self.inline = uncapitalised(self.title) if records.season else self.title
        self.noun = "season" if records.season else noun_of_show(records.show)
        self.voice = Voice(records, title=self.title, inline=self.inline, noun=self.noun)
        # The as-of date that the paragraph has said already.
        self.as_of = ""
        self._question = ""
        self._paragraphs: list[list[list[Runs]]] = []

    def _title(self) -> str:
        show, season = self.records.show, self.records.season
        official = show.names.filter(kind=ShowName.Kind.OFFICIAL).first()
        title = official.text if official else show.title
        return f"Season {number(season.number)} of {title}" if season else title

    @property
    def named(self) -> Runs:
        """The title as it stands inside a sentence, known to be a title."""
        return [Run(self.inline, styles=TITLE)]

    def of_show(self, *parts: str | Runs) -> Runs:
        """A sentence whose subject is the show."""
        return sentence([Run(self.title, styles=TITLE)], " ", *parts)

    def with_title(self, runs: Runs) -> Runs:
        """A sentence about the show whose opening title is known to be one."""
        first, *rest = runs
        title = self.records.show.title
        if not first.text.startswith((f"{title} ", f"{title}’s ")):
            return runs
        opening = first._replace(text=title, styles=TITLE)
        return [opening, first._replace(text=first.text.removeprefix(title)), *rest]

    @property
    def is_documentary(self) -> bool:
        return self.records.show.fiction_mode == Show.FictionMode.DOCUMENTARY

    def ask(self, question: str) -> None:
        """Begin a section. A question that nothing answers is not asked."""
        self._close()
        self._question = question

    def tell(self, groups: Groups) -> None:
        """Add a paragraph: sentences in groups, whose neighbours may be merged."""
        rows = [list(group) for group in groups]
        if any(runs for group in rows for runs in group):
            self._paragraphs.append(rows)

    def draw(self, kind: str, ref: str = "") -> None:
        """Add a block that is rendered from records."""
        self._flush()
        self._put(RecordBlock(kind, ref))

    def to_come(self, what: str, record: Any = None, after: str = "") -> None:
        """Say what is not recorded, and on which screen of the desk to record it."""
        self._flush()
        runs = [Run(f"To come: {what}")]
        if record is not None:
            screen = SCREENS[record._meta.model_name]
            address = reverse(f"admin:{screen}_change", args=[record.pk])
            runs += [Run(" "), Run(f"the page of {record}", href=address), Run(after)]
        self._put(Text("p", [run for run in runs if run.text]))

    def body(self) -> str:
        """All that was told, as the HTML of a body."""
        self._close()
        return Writer().write(self.blocks)

    def _close(self) -> None:
        self._flush()
        self._question = ""

    def _flush(self) -> None:
        paragraphs, self._paragraphs = self._paragraphs, []
        for runs in self.voice.section(paragraphs):
            self._put(Text("p", runs))

    def _put(self, block: Block) -> None:
        if self._question:
            self.blocks.append(Text("h2", [Run(self._question)]))
            self._question = ""
        self.blocks.append(block)
