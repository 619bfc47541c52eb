"""What is held of a show on screen, or of one of its seasons: each kind of row read once."""

from collections import defaultdict
from functools import cached_property

from shows.models import Credit

MOST = 500


def of_season(rows, season):
    """The rows that hold for ``season``: its own, else the whole show's; all of them for None."""
    if season is None:
        return list(rows)
    own = [row for row in rows if row.season_id == season.pk]
    return own or [row for row in rows if row.season_id is None]


class OnScreen:
    """The records of ``show``; ``number`` names a season, and what is no season is the show."""

    def __init__(self, show, number=None):
        self.show = show
        self.number = str(number or "")

    @cached_property
    def seasons(self):
        """Every season, in order."""
        return list(self.show.seasons.order_by("number"))

    @property
    def season(self):
        """The season that was asked for, or None for the whole show."""
        return next((row for row in self.seasons if str(row.number) == self.number), None)

    @cached_property
    def all_credits(self):
        """Every line of every cast and crew list but the removed ones, in billing order."""
        rows = self.show.credits.exclude(status=Credit.Status.REMOVED)
        return list(rows.select_related("person", "character")[:MOST])

    @property
    def credits(self):
        """Those of the season."""
        return of_season(self.all_credits, self.season)

    @cached_property
    def all_availability(self):
        """Where the show was, is and will be."""
        return list(self.show.availability.select_related("service")[:MOST])

    @property
    def availability(self):
        """Those of the season."""
        return of_season(self.all_availability, self.season)


class Role:
    """Somebody in one role, as one list or several have it."""

    def __init__(self, lines):
        self.credits = lines
        self.credit = lines[0]
        self.person, self.character = self.credit.person, self.credit.character

    @property
    def lists(self):
        """The lists that have it, by name."""
        return sorted({credit.source for credit in self.credits if credit.source})

    @property
    def on_screen(self):
        """Whether it is a part in the cast, not in the crew."""
        return self.credit.job in (Credit.Job.ACTOR, Credit.Job.VOICE, Credit.Job.SELF)


def roles_of(lines):
    """The credits with each person in each role once, in the order of their first lines."""
    together = defaultdict(list)
    for credit in lines:
        together[credit.person_id, credit.character_id, credit.job].append(credit)
    return [Role(rows) for rows in together.values()]
