"""Ids of other catalogues, as people write them."""

import re

from newsroom.lib.imports.cells import Reader, Unreadable
from newsroom.lib.imports.sheets import Column
from newsroom.lib.wording import shortened
from shows.models import ExternalId


def id_column(name: str, example: str) -> Column:
    """A column whose cell ties the record to another catalogue."""
    return Column(name, aside=True, example=example, note="Its id there, or the address.")


def id_reader(scheme: str) -> Reader:
    """Reads an id of that catalogue, or the address of a page there."""
    pattern = ExternalId.PATTERNS.get(ExternalId.Scheme(scheme), r"^\d+$")
    within = re.compile(rf"/({pattern.strip('^$')})(?:[/?#]|$)")
    label = ExternalId.Scheme(scheme).label

    def read(text: str) -> str:
        if re.search(pattern, text):
            return text
        if text.startswith("http") and (found := within.search(text)):
            return found[1]
        raise Unreadable(f"“{shortened(text, 60)}” is no id of {label}.", "bad-id")

    return read
