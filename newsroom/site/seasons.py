"""The page of a show, parted: what holds for all of it, and what each season has of its own."""

from facts.models import Verdict
from newsroom.site.lanes import cast_of, cast_rows, who_rows
from newsroom.site.screen import events_behind, works_behind
from newsroom.site.watching import offers_of


class Parts:
    """Everything on the page of ``show`` that may differ from season to season, read once."""

    def __init__(self, show):
        self.roles = cast_of(show)
        self.events = events_behind(show)
        self.works = works_behind(show)
        self.offers = offers_of(show)
        decided = Verdict.objects.decided().filter(show=show).select_related("decided_by")
        self.verdicts = {verdict.season_id: verdict for verdict in decided}
        self._seasons = list(show.seasons.order_by("number"))

    def of(self, season=None):
        """What ``season`` has of its own; None: what holds for the whole show."""
        key = season.pk if season else None
        roles = [credit for credit in self.roles if credit.season_id == key]
        rows = {
            name: [row for row in getattr(self, name) if row["season"] == key]
            for name in ("events", "works", "offers")
        }
        cast = {"who": who_rows(roles), "cast": cast_rows(roles)}
        return rows | cast | {"verdict": self.verdicts.get(key)}

    def seasons(self):
        """Every season in order, with what it has of its own."""
        return [{"season": season, **self.of(season)} for season in self._seasons]
