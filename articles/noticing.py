"""What a new fact would say, guessed from words that somebody selected in an article."""

import re
from typing import Any

from facts.paste_forms import data_of
from facts.reading import Reading, Surroundings, read_text
from shows.models import Person

_pronoun = re.compile(r"^(?:He|She)\b(?!['’])")


def guessed(
    words: str, *, sentence: str = "", before: str = "", around: Surroundings
) -> dict[str, str]:
    """What the one line of ``facts.paste_forms`` posts when nobody touches it.

    The statement is the sentence in which the words stand; ``before`` is what stands before it and
    tells whom "he" means, whose name it then gets. The value is the one inside the words, if the
    sentence has several. The words of the source are left empty: an article quotes nobody.
    """
    sentence = " ".join((sentence or words).split())
    readings = read_text(f"{before}\n{sentence}" if before else sentence, around)
    of_it = [reading for reading in readings if reading.statement == sentence] or readings[-1:]
    if not of_it:
        return {"lines": "0"}
    named = _with_name(_meant(of_it, words))
    if named != sentence:
        # With the name in its place the sentence says by itself what was only supposed before.
        of_it = read_text(named, around)
    data = data_of([_meant(of_it, words)], around)
    return data | {"line-0-quote": "", "line-0-drop": ""}


def _meant(readings: list[Reading], words: str) -> Reading:
    """The reading whose value stands in the selected words; else the first."""
    selected = " ".join(words.split())
    for reading in readings:
        start = reading.statement.find(selected)
        values = [mark for mark in reading.marks if mark.what == "value"]
        if start >= 0 and any(
            mark.start < start + len(selected) and start < mark.end for mark in values
        ):
            return reading
    return readings[0]


def _with_name(reading: Reading) -> str:
    """The statement with the person's name in place of "He" at its beginning."""
    person: Any = reading.subject if reading.property else reading.about
    named = isinstance(person, Person)
    return _pronoun.sub(str(person), reading.statement) if named else reading.statement
