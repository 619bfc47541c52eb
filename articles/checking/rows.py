"""Page says, record says, source says: the three rows of a claim, and how they differ."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from articles.checking.likeness import marked, shared
from articles.checking.values import Value, agrees, clashes, same, values_in, values_of
from facts.models import Citation, Fact
from facts.wording import hedged, value_in_words

NO_QUOTE = "No quote is held: open the source."
NO_SOURCE = "No source is held."
KNOWN_TO_US = "A source known to us; its words are for those who may see sources."
# How much of a quote stands in its row, and how much before what it shares.
LONGEST, BEFORE = 110, 40


@dataclass(frozen=True)
class Row:
    """One of the three: whose it is, its words as HTML, and "agrees", "differs" or ""."""

    who: str
    html: SafeString
    mark: str = ""


class Compared:
    """A sentence of the page, the record behind it and the quotes of its sources, side by side.

    ``beside`` are other facts that the sentence rests on: their values are not held against this.
    """

    def __init__(
        self, sentence: str, fact: Fact, quotes: Sequence[str], *, beside: Iterable[Fact] = ()
    ) -> None:
        self.sentence, self.fact = sentence, fact
        self.quotes = [quote for quote in quotes if quote.strip()]
        others = [value for other in beside for value in values_of(other)]
        page = values_in(sentence)
        self.record = values_of(fact)
        own = [value for value in page if any(agrees(value, held) for held in self.record)]
        free = [
            value
            for value in page
            if value in own or not any(agrees(value, other) for other in others)
        ]
        self.page = free
        self.source = [value for quote in self.quotes for value in values_in(quote)]

    @cached_property
    def differences(self) -> list[tuple[str, str, str, str]]:
        """Pairs that disagree: who says what, and who says otherwise."""
        found = [
            ("page", self._of_page(one), "record", self._of_record(other))
            for one, other in clashes(self.page, self.record, strictly=True)
        ]
        found += [
            ("record", self._of_record(one), "source", self._of_source(other))
            for one, other in clashes(self.record, self.source)
        ]
        if not found:
            found += [
                ("page", self._of_page(one), "source", self._of_source(other))
                for one, other in clashes(self.page, self.source)
                if any(same_kind.kind == one.kind for same_kind in self.record)
            ]
        return found

    @property
    def difference(self) -> str:
        """What differs, in words: "page: ten, source: five"; "" if nothing does."""
        said: dict[str, str] = {}
        for who, words, other, others in self.differences:
            said.setdefault(who, words)
            said.setdefault(other, others)
        return ", ".join(f"{who}: {words}" for who, words in said.items())

    def rows(self) -> list[Row]:
        """The three rows, in order."""
        record = hedged(self.fact)
        quotes = self.quotes
        page = marked(self.sentence, [record, *quotes], values=self.record)
        value = value_in_words(self.fact)
        said = marked(record, [self.sentence, *quotes])
        if value and _is_measured(self.fact):
            exactly = _how_exact(self.fact)
            worth = marked(value, [self.sentence, *quotes], values=self.record)
            more = f", {exactly}" if exactly else ""
            said = format_html("{} <small>{}{}</small>", said, worth, more)
        return [
            Row("page", page, self._mark("page")),
            Row("record", said, self._mark("record")),
            Row("source", self._source(), self._mark("source")),
        ]

    def _source(self) -> SafeString:
        if not self.quotes:
            return SafeString(NO_QUOTE)
        record = [self.sentence, hedged(self.fact)]
        parts = [
            format_html("“{}”", marked(_around(quote, record), record, values=self.record))
            for quote in self.quotes[:2]
        ]
        return mark_safe(", ".join(parts))  # noqa: S308 -- escaped by format_html

    def _mark(self, who: str) -> str:
        against = {name for pair in self.differences for name in (pair[0], pair[2])}
        if who in against and not (who == "record" and self._is_backed("source" in against)):
            return "differs"
        return "" if who == "source" and not self.quotes else "agrees"

    def _is_backed(self, source_differs: bool) -> bool:
        """Whether a source says what the record does: then it is the page that stands alone."""
        if source_differs:
            return False
        return any(same(one, other) for one in self.record for other in self.source)

    def _of_page(self, value: Value) -> str:
        return self.sentence[value.start : value.end]

    def _of_record(self, value: Value) -> str:
        return value_in_words(self.fact) or self.fact.statement[value.start : value.end]

    def _of_source(self, value: Value) -> str:
        for quote in self.quotes:
            if value in values_in(quote):
                return quote[value.start : value.end]
        return ""


def quotes_of(citations: Iterable[Citation]) -> list[str]:
    """The words of the sources that bear on the claim; what merely mentions it does not count."""
    return [
        citation.quote
        for citation in citations
        if citation.stance in (Citation.Stance.SUPPORTS, Citation.Stance.CONTRADICTS)
        or not citation.stance
    ]


def _around(quote: str, others: list[str]) -> str:
    """As much of a quote as its row holds, from a little before what it shares."""
    text = " ".join(quote.split())
    if len(text) <= LONGEST:
        return text
    spans = shared(text, others)
    start = max(0, spans[0][0] - BEFORE) if spans else 0
    start = text.rfind(" ", 0, start) + 1 if start else 0
    end = start + LONGEST
    end = text.rfind(" ", start, end) if end < len(text) else len(text)
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"


def _is_measured(fact: Fact) -> bool:
    """Whether its value says more than its words do."""
    amounts = fact.value_low is not None or fact.value_high is not None
    return amounts or fact.value_date is not None


def _how_exact(fact: Fact) -> str:
    """How finely the record knows its value: "exactly", "year only"."""
    if fact.value_date:
        precision = fact.value_date.precision
        return "" if precision == "day" else f"{precision} only"
    return "exactly" if fact.value_approx == Fact.Approx.EXACT else ""
