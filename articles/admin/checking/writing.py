"""The article as it reads, each sentence that is checked a link to itself."""

from collections import defaultdict
from collections.abc import Iterator
from html import escape
from itertools import count, groupby

from django.utils.safestring import SafeString, mark_safe

from articles.body import Figure, RecordBlock, Run, Runs, Writer, inline_html
from articles.checking.sentences import LINES, Step, boxed_refs
from articles.checking.standing import Reading
from articles.differences import name_of


class SentenceWriter(Writer):
    """Writes a body with its steps marked; links of the text lead nowhere here."""

    def __init__(self, reading: Reading, current: int) -> None:
        self.reading, self.current = reading, current
        self._passages = count(len(LINES))
        self._steps: dict[int, list[Step]] = defaultdict(list)
        for step in reading.steps:
            self._steps[step.passage].append(step)

    def written(self) -> SafeString:
        """The whole text."""
        return mark_safe(self.write(self.reading.body.blocks))  # noqa: S308 -- written from runs

    def lines(self) -> dict[str, SafeString]:
        """What stands above the text, by its name."""
        found = {}
        for number, line in enumerate(LINES):
            runs = [Run(self.reading.passages[number].text)]
            found[line] = mark_safe(self._passage(runs, number))  # noqa: S308 -- as above
        return found

    def inline(self, runs: Runs) -> str:
        return self._passage(runs, next(self._passages))

    def _passage(self, runs: Runs, number: int) -> str:
        parts, place = [], 0
        for step in self._steps.get(number, ()):
            parts.append(_plain(_cut(runs, place, step.start)))
            parts.append(self._sentence(step, _plain(_cut(runs, step.start, step.end))))
            place = step.end
        return "".join([*parts, _plain(_cut(runs, place))])

    def record(self, block: RecordBlock) -> str:
        refs = boxed_refs(block)
        items = (f"<li>{self._boxed(next(self._passages))}</li>" for _ in refs)
        if refs:
            return f'<ul class="check-block">{"".join(items)}</ul>'
        return f'<p class="check-block">{escape(name_of(block))}</p>'

    def _boxed(self, number: int) -> str:
        return self._passage([Run(self.reading.passages[number].text)], number)

    def figure(self, block: Figure) -> str:
        caption = f"<figcaption>{self.inline(block.caption)}</figcaption>"
        return f'<figure class="check-block">{escape(name_of(block))}{caption}</figure>'

    def _sentence(self, step: Step, html: str) -> str:
        state = self.reading.states[step.number - 1]
        last = self.reading.decision(step)
        here = ' aria-current="step"' if step.number == self.current else ""
        note = f"{last.by} objects" if last and state == "objected" else ""
        return (
            f'<a class="check-sentence is-{state}" href="?sentence={step.number}" '
            f'data-step="{step.number}"{here}>{html}</a>'
            f'<span class="desk-label is-bad check-note"{"" if note else " hidden"}>'
            f"{escape(note)}</span>"
        )


def _cut(runs: Runs, start: int, end: int | None = None) -> Iterator[Run]:
    """The part of ``runs`` between two places of their words."""
    place = 0
    for run in runs:
        first = max(0, start - place)
        last = None if end is None else max(0, end - place)
        if text := run.text[first:last]:
            yield run._replace(text=text)
        place += len(run.text)


def _plain(runs: Iterator[Run]) -> str:
    parts = []
    for facts, group in groupby(runs, key=lambda run: run.facts):
        html = inline_html([run._replace(href="") for run in group])
        parts.append(f'<span class="check-fact">{html}</span>' if facts else html)
    return "".join(parts)
