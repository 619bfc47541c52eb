"""One spelling for each run of text: spaces, line breaks and marks where they belong."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from articles.body.blocks import Run, Runs, text_of
from newsroom.lib.html import tidy_text

BLANK = " \n"
_around_break = re.compile(r" *\n[ \n]*")
_spaces = re.compile(r" {2,}")


def tidy(runs: Iterable[Run]) -> Runs:
    """The same words without spare space, neighbours of equal marks joined; [] if nothing shows."""
    tidied = _joined(_tucked(_joined(_spaced(_joined(runs)))))
    return tidied if text_of(tidied).strip() else []


def _joined(runs: Iterable[Run]) -> Runs:
    joined = []
    for marks, group in groupby(runs, key=lambda run: run[1:]):
        if text := tidy_text("".join(run.text for run in group)):
            joined.append(Run(text, *marks))
    return joined


def _spaced(runs: Runs) -> Runs:
    """No space beside a space or a line break, nor at either end."""
    before, forward = "\n", []
    for run in runs:
        text = _spaces.sub(" ", _around_break.sub("\n", run.text))
        if before in BLANK:
            text = text.lstrip(BLANK if before == "\n" else " ")
        before = text[-1:] or before
        forward.append(run._replace(text=text))
    after, backward = "\n", []
    for run in reversed(forward):
        text = run.text.rstrip(BLANK) if after == "\n" else run.text
        after = text[:1] or after
        backward.append(run._replace(text=text))
    return backward[::-1]


def _tucked(runs: Runs) -> Iterator[Run]:
    """No fact mark begins or ends with a space: its number stands close to the words."""
    for facts, group in groupby(runs, key=lambda run: run.facts):
        marked = list(group)
        if not facts or not text_of(marked).strip():
            yield from (run._replace(facts=()) for run in marked)
            continue
        # After _spaced there is at most one space in a row.
        first = marked[0]
        if first.text[0] in BLANK:
            yield first._replace(text=first.text[0], facts=())
            marked[0] = first._replace(text=first.text[1:])
        last = marked[-1]
        trailing = last.text[-1:] if last.text[-1:] in BLANK else ""
        marked[-1] = last._replace(text=last.text.removesuffix(trailing))
        yield from marked
        if trailing:
            yield last._replace(text=trailing, facts=())
