"""Cast lists by the sources that they are from: what a list is called.

A table calls its list by the key of the source; a list that was pasted is called by the source's
own number, which nobody ever edits.
"""

from collections.abc import Iterable

from facts.models import Source
from shows.casting.held import ListName
from shows.models import Show

PREFIX = "source-"


def list_of(source: Source) -> str:
    """What a list that was pasted from ``source`` is called."""
    return f"{PREFIX}{source.pk}"


def list_name(source: Source, show: Show) -> ListName:
    """The name of the list that ``source`` has of ``show``: that of its table, if there is one."""
    pasted, table = list_of(source), source.identifier
    if table and show.credits.filter(source=table).exists():
        return ListName(table, frozenset({pasted}))
    return ListName(pasted, frozenset({table} if table else ()))


def titles_of_lists(names: Iterable[str]) -> dict[str, str]:
    """What people call these lists, in one query: the titles of their sources, else the names."""
    names = set(names)
    keys = {int(name.removeprefix(PREFIX)) for name in names if _is_pasted(name)}
    pasted = Source.objects.filter(pk__in=keys)
    tables = Source.objects.filter(identifier__in=names - {""})
    found = {name: name for name in names}
    for key, identifier, title in (pasted | tables).values_list("pk", "identifier", "title"):
        found |= {name: title for name in (f"{PREFIX}{key}", identifier) if name in names - {""}}
    return found


def _is_pasted(name: str) -> bool:
    number = name.removeprefix(PREFIX)
    return name.startswith(PREFIX) and number.isascii() and number.isdecimal() and len(number) < 19
