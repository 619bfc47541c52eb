"""Words and figures in British newsroom style."""

from collections.abc import Iterable
from decimal import Decimal

from newsroom.lib.money import large_number

NUMBER_WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]


def number(value: int | Decimal) -> str:
    """One to nine in words, 10 and more in figures: "eight", "13", "1,200", "2.5 million"."""
    if value == int(value) and 0 < value < 10:
        return NUMBER_WORDS[int(value)]
    return large_number(Decimal(value))


def count_of(value: int, singular: str, plural: str = "") -> str:
    """A number with its noun: "one episode", "eight episodes", "no episodes"."""
    noun = singular if value == 1 else plural or f"{singular}s"
    return f"{number(value) if value else 'no'} {noun}"


def figures_of(value: int, singular: str, plural: str = "") -> str:
    """A number in figures with its noun, for rows: "1 source", "12 facts", "no articles"."""
    noun = singular if value == 1 else plural or f"{singular}s"
    return f"{value or 'no'} {noun}"


def join_names(names: Iterable[object], *, last: str = "and") -> str:
    """Names in a row: "A", "A and B", "A, B and C"; ``last`` may be "or"."""
    *first, final = [str(name) for name in names] or [""]
    return f"{', '.join(first)} {last} {final}" if first else final


def capitalised(sentence: str) -> str:
    """The sentence with its first letter large and the rest as it was."""
    return sentence[:1].upper() + sentence[1:]


def shortened(text: str, length: int = 120) -> str:
    """The text on one line, cut at a word with an ellipsis where it is longer than ``length``."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    head, space, _ = line[:length].rpartition(" ")
    return f"{head if space else line[: length - 1]}…"
