"""Reads pasted sentences: what each claims, about whom, and how sure the reading is.

A sentence is never changed and a value is never guessed silently: whatever is not certain is
told as a doubt, and somebody at the desk decides.
"""

from facts.reading.holding import Held, held, held_all
from facts.reading.reader import Mark, Reading, read_statement, read_text, with_values
from facts.reading.sentences import split_statements
from facts.reading.surroundings import Surroundings

__all__ = [
    "Held",
    "Mark",
    "Reading",
    "Surroundings",
    "held",
    "held_all",
    "read_statement",
    "read_text",
    "split_statements",
    "with_values",
]
