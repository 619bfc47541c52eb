"""Words on their way to a sentence: runs of text, some of which rest on facts."""

import re
from collections.abc import Iterable

from articles.body import Run, Runs, text_of
from facts.models import Fact
from newsroom.lib.wording import capitalised

TITLE = frozenset({"em"})
ENDS = ".!?…"
# A statement ends in its date: "was arrested again in 2013."
DATED = re.compile(
    r" (?P<when>(?:in|on|over the weekend of|in the (?:spring|summer|autumn|winter) of)"
    r" (?:\d{1,2} )?(?:[A-Z][a-z]+ )?\d{4})$"
)
# Words that open a sentence with a capital and stand small inside one.
OPENING_WORDS = """
A About According After All Almost An Another As At Authorities Before Both By Clues Court Critics
Detectives Diamonds Dozens During Each Eight Estimates Evidence Every Experts Families Few Fewer
Five For Four From Guards Half He Her His Historians How Hundreds If In Investigators It Its
Jewellery Journalists Law-enforcement Lawyers Little Many Media Millions Money More Most Nine No
Nobody None Officers Officials On Once One Other Others Over Part People Police Prosecutors Real
Records Relatives Reports Residents Researchers Robbers Scientists Season Seven Several She Since
Six Small-time Some Staff Survivors Ten Thanks That The Their Then There These They Thieves This
Those Thousands Three To Twelve Twenty Two Under Until Up Viewers What When Whether While Who Why
With Without Witnesses
"""
SMALL = frozenset(OPENING_WORDS.split())


def said(*parts: str | Runs) -> Runs:
    """Parts of a sentence in a row; what is empty leaves no trace."""
    runs: Runs = []
    for part in parts:
        runs += [Run(part)] if isinstance(part, str) else part
    return [run for run in runs if run.text]


def resting(text: str, *facts: Fact | None) -> Runs:
    """Words that rest on these facts; plain words if there are none."""
    return [Run(text, facts=refs_of(facts))] if text else []


def refs_of(facts: Iterable[Fact | None]) -> tuple[str, ...]:
    """The references of the facts, each once."""
    return tuple(dict.fromkeys(fact.ref for fact in facts if fact))


def sentence(*parts: str | Runs) -> Runs:
    """A sentence: a large letter first, a full stop last."""
    runs = said(*parts)
    if not runs:
        return []
    runs[0] = runs[0]._replace(text=capitalised(runs[0].text))
    last = text_of(runs).rstrip("”’»)")
    return runs if last.endswith(tuple(ENDS)) else [*runs, Run(".")]


def in_a_row(parts: Iterable[Runs], *, last: str = "and") -> Runs:
    """Parts as a list: "A", "A and B", "A, B and C"."""
    *first, final = list(parts) or [[]]
    if not first:
        return final
    row = [first[0]]
    for part in first[1:]:
        row += [[Run(", ")], part]
    return said(*row, f" {last} ", final)


def unended(runs: Runs) -> Runs:
    """The sentence without its full stop, so that it can go on."""
    *before, last = runs
    return said(before, [last._replace(text=last.text.removesuffix("."))])


def uncapitalised(text: str) -> str:
    """The text as it stands inside a sentence: names keep their capitals."""
    first, _, rest = text.partition(" ")
    bare = first.rstrip(",")
    return f"{first[0].lower()}{first[1:]} {rest}".rstrip(" ") if bare in SMALL else text


def inside(runs: Runs) -> Runs:
    """A sentence as it stands inside another."""
    return [runs[0]._replace(text=uncapitalised(runs[0].text)), *runs[1:]] if runs else []


def count_words(runs: Runs) -> int:
    return len(text_of(runs).split())


def opening(runs: Runs) -> str:
    """The first word, as readers hear it."""
    return text_of(runs).split(" ", 1)[0].strip(",:;“”‘’").lower() if runs else ""


def reopened(runs: Runs, old: str, new: str) -> Runs:
    """The sentence with ``new`` in place of ``old`` at its start."""
    first = runs[0]
    if not first.text.startswith(old):
        return runs
    return said([first._replace(text=new + first.text.removeprefix(old))], runs[1:])


def without_opening(runs: Runs, old: str) -> Runs:
    """What the sentence says of its subject ``old``."""
    first, *rest = runs
    said_of = first.text.removeprefix(old).removeprefix(" ")
    if not said_of and rest:
        return [rest[0]._replace(text=rest[0].text.removeprefix(" ")), *rest[1:]]
    return [first._replace(text=said_of), *rest]


def joined_runs(runs: Runs) -> Runs:
    """The same words with neighbours of equal marks as one run."""
    joined: Runs = []
    for run in runs:
        if joined and joined[-1][1:] == run[1:]:
            joined[-1] = joined[-1]._replace(text=joined[-1].text + run.text)
        else:
            joined.append(run)
    return [run for run in joined if run.text]


def date_first(runs: Runs) -> Runs:
    """The sentence with the date that ends it in front: "In 2013 he was arrested again"."""
    bare = unended(runs)
    # Of two clauses the date belongs to the last.
    if text_of(runs) == text_of(bare) or not bare or " and " in text_of(runs):
        return runs
    *before, last = bare
    if not (match := DATED.search(f" {last.text}" if before else last.text)):
        return runs
    when = last._replace(text=capitalised(match["when"]))
    rest = (f" {last.text}" if before else last.text)[: match.start()]
    body = said(before, [last._replace(text=rest.strip() if not before else rest)])
    body = _without_last_space(body)
    return said([when], " ", inside(body), ".")


def _without_last_space(runs: Runs) -> Runs:
    *before, last = runs
    stripped = last._replace(text=last.text.rstrip(" ,"))
    return [*before, stripped] if stripped.text else _without_last_space(before)
