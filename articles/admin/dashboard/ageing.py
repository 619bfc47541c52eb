"""Ageing: what is not wrong yet, and will be if nobody looks."""

from articles.admin.dashboard.counting import COUNTS, DUE, address_of
from articles.admin.dashboard.gathering import Row
from newsroom.lib.wording import capitalised, count_of

SENTENCES = {
    "prices": (
        "price that nobody has looked at for 90 days",
        "prices that nobody has looked at for 90 days",
        "Recheck",
    ),
    "pictures": (
        "picture whose rights end within 30 days",
        "pictures whose rights end within 30 days",
        "Replace",
    ),
    "due": (
        "fact whose day to be checked again has come",
        "facts whose day to be checked again has come",
        "Recheck",
    ),
}


def rows_of(numbers):
    """A row for each kind of what ages, from the ``numbers`` by name."""
    for count in [*COUNTS, DUE]:
        number = numbers.get(count.name, 0)
        if count.name in SENTENCES and number:
            one, many, do = SENTENCES[count.name]
            yield Row(capitalised(count_of(number, one, many)), "", "", do, address_of(count))
