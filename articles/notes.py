"""The evidence of an article: one number a fact, a note for each, every source once."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from facts.models import Citation, Fact, Source
from facts.wording import hedged, value_in_words
from newsroom.lib.html import safe_url

THIN_SPACE = "\N{THIN SPACE}"


@dataclass(frozen=True)
class PrintedFact:
    """A fact as an article prints it: what freshness compares with the fact of today."""

    fact: Fact
    note_number: int
    words: str
    statement: str
    value: str
    standing: str
    hedge: str


@dataclass
class Note:
    """A fact under its number; ``words`` are the passages that rest on it, in order."""

    fact: Fact
    number: int
    words: list[str] = field(default_factory=list)


class Notes:
    """Gives out numbers as facts come up; a fact that comes up again keeps its number."""

    def __init__(self) -> None:
        self.notes: dict[int, Note] = {}
        self._unboxed: list[Note] = []

    def marked(self, html: str, facts: list[Fact], words: str, *, numbered: Iterable[Fact]) -> str:
        """Safe ``html`` as words that rest on ``facts``, and the numbers of ``numbered`` behind."""
        new = [fact for fact in facts if fact.pk not in self.notes]
        numbers = {fact.pk: self._number(fact, words) for fact in facts}
        target = f' id="fact-{numbers[new[0].pk]}"' if new else ""
        for fact in new[1:]:
            # One target a number: "Back to the sentence" leads to the words from each note.
            html = f'<span id="fact-{numbers[fact.pk]}">{html}</span>'
        links = THIN_SPACE.join(_evidence(numbers[fact.pk]) for fact in numbered)
        return f'<span class="fact"{target}>{html}</span>{links}'

    def _number(self, fact: Fact, words: str) -> int:
        if fact.pk not in self.notes:
            self.notes[fact.pk] = Note(fact, len(self.notes) + 1)
            self._unboxed.append(self.notes[fact.pk])
        self.notes[fact.pk].words.append(words)
        return self.notes[fact.pk].number

    def box(self) -> SafeString:
        """The folded notes of every fact that came up since the last box."""
        notes, self._unboxed = self._unboxed, []
        return render_to_string("parts/notes_box.html", {"notes": list(map(_in_print, notes))})

    @contextmanager
    def apart(self) -> Iterator[None]:
        """Inside it, a box holds only the notes of facts that come up there first."""
        outside, self._unboxed = self._unboxed, []
        yield
        self._unboxed = outside + self._unboxed

    def printed(self) -> list[PrintedFact]:
        """Every fact as it stands in the article."""
        return [
            PrintedFact(
                fact=note.fact,
                note_number=note.number,
                words="\n".join(dict.fromkeys(filter(None, note.words))),
                statement=hedged(note.fact),
                value=value_in_words(note.fact),
                standing=note.fact.standing,
                hedge=note.fact.hedge,
            )
            for note in self.notes.values()
        ]

    def sources(self) -> list[dict[str, Any]]:
        """Every source of the notes once, in order, as ``parts/source_line.html`` prints them."""
        found = {source.pk: source for source in self._sources() if not source.confidential}
        listed = [source_in_print(source) for source in found.values()]
        if any(source.confidential for source in self._sources()):
            listed.append({"confidential": True})
        return listed

    def named_sources(self) -> list[Source]:
        """The sources that readers may know of, each once."""
        named = (source for source in self._sources() if not source.confidential)
        return list(dict.fromkeys(named))

    def _sources(self) -> Iterable[Source]:
        for note in self.notes.values():
            yield from (citation.source for citation in note.fact.citations.all())


def independent_sources(fact: Fact) -> int:
    """On how many sources a fact rests; one that only repeats another does not count."""
    supporting = [
        citation.source
        for citation in fact.citations.all()
        if citation.stance == Citation.Stance.SUPPORTS
    ]
    return len({source.independent_of_id or source.pk for source in supporting})


def source_in_print(source: Source) -> dict[str, Any]:
    """A source as readers see it. Of a confidential one there is nothing but that it exists."""
    if source.confidential:
        return {"confidential": True}
    return {
        "publisher": source.publisher.name if source.publisher else "",
        "title": source.title,
        "author": source.author,
        "published": str(source.published or ""),
        "url": safe_url(source.url),
        "archived_url": safe_url(source.archived_url),
    }


def _evidence(number: int) -> str:
    return render_to_string(
        "parts/evidence.html", {"number": number, "note_id": f"note-{number}"}
    ).strip()


def _in_print(note: Note) -> dict[str, Any]:
    fact = note.fact
    return {
        "number": note.number,
        "id": f"note-{note.number}",
        "back": f"fact-{note.number}",
        "statement": hedged(fact),
        "standing": fact.standing,
        "reason": fact.standing_reason,
        "sources": [_citation_in_print(citation) for citation in fact.citations.all()],
    }


def _citation_in_print(citation: Citation) -> dict[str, Any]:
    source = source_in_print(citation.source)
    if citation.source.confidential:
        return source
    return source | {
        "locator": citation.locator,
        "quote": citation.quote,
        "disagrees": citation.stance == Citation.Stance.CONTRADICTS,
    }
