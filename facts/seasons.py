"""Which records are of one season of a show: an anthology has a cast and people in each."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from facts.models import Portrayal
from shows.models import Character, Credit


def told_in(season: Any, path: str) -> Q:
    """A condition: the season at ``path`` is ``season``, or none; anything if none is given."""
    return Q(**{path: season}) | Q(**{f"{path}__isnull": True}) if season else Q()


def characters_of(show: Any, season: Any = None) -> QuerySet[Character]:
    """The characters of ``show``; of ``season`` those that are not of other seasons alone.

    The cast lists say where a character is; where they are silent, whom it portrays does.
    """
    rows = Character.objects.filter(show=show)
    if not season:
        return rows
    credited = Credit.objects.filter(character=OuterRef("pk"))
    portrayed = Portrayal.objects.filter(character=OuterRef("pk"))
    here = told_in(season, "season")
    by_people = Exists(portrayed.filter(here)) | ~Exists(portrayed)
    return rows.filter(Exists(credited.filter(here)) | (~Exists(credited) & by_people))
