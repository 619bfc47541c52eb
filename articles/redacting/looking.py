"""Where the words stand: for the one page on which a managing editor sees it before it is done."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from articles.permissions import reasons_may_not
from articles.redacting.columns import ARTICLES, EVERYWHERE, THIS, Place, places
from articles.redacting.rewriting import Rewriter, texts_of
from articles.redacting.words import Words, reasons_not_to_look_for, words_of_text

MOST_PASSAGES = 20
LONGEST_PASSAGE = 1000
MOST_SHOWN = 5
AROUND = 48
ROWS_AT_ONCE = 200
SCOPES = {
    THIS: "This article: its versions, editions, history, comments, links, corrections",
    ARTICLES: "Every article; the records of facts, sources and people stay as they are",
    EVERYWHERE: "Everywhere it is held: articles, facts, sources, people, pictures, imports",
}


class Excerpt(NamedTuple):
    """One place as it reads: the column, what stands before the words, they, what follows."""

    column: str
    before: str
    words: str
    after: str


class Finding(NamedTuple):
    """What one table holds of the words."""

    label: str
    rows: int
    times: int
    excerpts: list[Excerpt]


def reasons_not_to_look(article: Any, passages: list[str], scope: str, by: Any) -> Iterator[str]:
    """Say why ``by`` cannot have these words looked for."""
    yield from reasons_may_not(by, "redact", article)
    if not any(passage.strip() for passage in passages):
        yield "Say which words have to go, one passage on a line."
    elif len(passages) > MOST_PASSAGES:
        yield f"Name {MOST_PASSAGES} passages at a time at most."
    for passage in filter(str.strip, passages):
        if len(passage) > LONGEST_PASSAGE:
            yield f"A passage has {LONGEST_PASSAGE:,} characters at most: name its parts."
        else:
            yield from reasons_not_to_look_for(passage)
    if scope not in SCOPES:
        yield "Choose where to look."


def look(article: Any, passages: list[str], scope: str) -> list[Finding]:
    """What holds the words, table by table, with a few excerpts of each."""
    rewriter = Rewriter(passages, scope)
    findings = (_finding(place, article, scope, rewriter) for place in places())
    return [finding for finding in findings if finding.times]


def holding_rows(
    place: Place, article: Any, scope: str, rewriter: Rewriter, beside: Iterable[str] = ()
) -> Iterator[dict[str, Any]]:
    """The rows of a table that hold the words or a name that changes, as their columns."""
    names = [field.attname for field in place.columns]
    rows = place.rows(scope, article).order_by("pk").values("pk", *beside, *names)
    for row in rows.iterator(ROWS_AT_ONCE):
        if any(rewriter.concerns(field, row[field.attname]) for field in place.columns):
            yield row


def _finding(place: Place, article: Any, scope: str, rewriter: Rewriter) -> Finding:
    rows = times = 0
    excerpts: list[Excerpt] = []
    for row in holding_rows(place, article, scope, rewriter):
        rows += 1
        for field in place.columns:
            for text in texts_of(field, row[field.attname]):
                found = rewriter.words.count(text)
                times += found
                if found and len(excerpts) < MOST_SHOWN:
                    excerpts.append(_excerpt(field, text, rewriter.words))
    return Finding(place.label, rows, times, excerpts)


def _excerpt(field: Any, text: str, words: Words) -> Excerpt:
    stretches = words.found(text)[0].stretches
    start, end = stretches[0][0], stretches[-1][1]
    before = words_of_text(_whole_tags(text[max(0, start - 6 * AROUND) : start]))[-AROUND:]
    after = words_of_text(_whole_tags(text[end : end + 6 * AROUND]))[:AROUND]
    said = words_of_text("".join(text[first:last] for first, last in stretches))
    return Excerpt(str(field.verbose_name), before, said, after)


def _whole_tags(text: str) -> str:
    """The text without the half of a tag at either end."""
    closing, opening = text.find(">"), text.find("<")
    if closing >= 0 and (opening < 0 or closing < opening):
        text = text[closing + 1 :]
    last = text.rfind("<")
    return text[:last] if last > text.rfind(">") else text
