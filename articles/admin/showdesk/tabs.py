"""The pages beside the desk of a show: the same rows in full, and its details."""

from django.core.paginator import Paginator
from django.utils.http import urlencode

from articles.admin.showdesk.around import places_of
from articles.admin.showdesk.cast import lines_of
from articles.admin.showdesk.claims import groups_of
from articles.admin.showdesk.gathering import Held
from articles.admin.showdesk.page import head_of
from facts.models import Fact
from newsroom.lib.pages import Page

ROWS_A_PAGE = 50


class ShowPage(Page):
    """A page of a show, for whoever may see the show."""

    in_list = False

    def may(self, user, show):
        return user.has_perm("shows.view_show")


class Tab(ShowPage):
    """One kind of row in full."""

    template = "admin/articles/showdesk/tab.html"

    def respond(self, screen, request, show):
        held = Held(show, request.GET.get("season"))
        context = head_of(screen, request, held, here=self.slug) | self.rows(request, held)
        return self.render(screen, request, show, {**context, "is_fullwidth": "1"})

    def title(self, show):
        return str(show)

    def rows(self, request, held):
        """What the page shows below the head."""
        raise NotImplementedError


class CastTab(Tab):
    slug = "cast"
    label = "Cast"

    def rows(self, request, held):
        played = {role.credit.character_id for role in held.roles}
        cast = [role for role in held.roles if role.on_screen]
        return {
            "part": "admin/articles/showdesk/tab_cast.html",
            "lines": lines_of(held, cast),
            "crew": lines_of(held, [role for role in held.roles if not role.on_screen]),
            "unplayed": held.show.characters.exclude(pk__in=played - {None}).order_by("name", "pk"),
        }


class FactsTab(Tab):
    slug = "facts"
    label = "Facts"

    def rows(self, request, held):
        asked = {name: request.GET.get(name, "") for name in ("stage", "standing", "property")}
        chosen = [fact for fact in held.facts if _fits(fact, asked)]
        page = Paginator(chosen, ROWS_A_PAGE).get_page(request.GET.get("page"))
        kept = {name: value for name, value in asked.items() if value}
        if held.season:
            kept["season"] = held.season.number
        return {
            "part": "admin/articles/showdesk/tab_facts.html",
            "groups": groups_of(held, page.object_list),
            "page_of_facts": page,
            "chosen": len(chosen),
            "asked": asked,
            "kept": urlencode(kept),
            "stages": [choice for choice in Fact.Stage.choices if choice[0] != "retired"],
            "standings": Fact.Standing.choices,
            "properties": _properties(held.facts),
        }


def _fits(fact, asked):
    held = {"stage": fact.stage, "standing": fact.standing, "property": str(fact.property_id or 0)}
    return all(held[name] == value for name, value in asked.items() if value)


def _properties(facts):
    labels = {str(fact.property_id or 0): str(fact.property or "No property") for fact in facts}
    return sorted(labels.items(), key=lambda row: row[1])


class WatchTab(Tab):
    slug = "watch"
    label = "Where to watch"

    def rows(self, request, held):
        return {"part": "admin/articles/showdesk/tab_watch.html", "places": places_of(held)}


class SeasonsTab(Tab):
    slug = "seasons"
    label = "Seasons"

    def rows(self, request, held):
        verdicts = {row.season_id: row for row in held.behind.all_verdicts}
        rows = [
            {
                "season": season,
                "verdict": verdicts.get(season.pk),
                "roles": _number_in(season, held.on_screen.all_credits),
                "places": _number_in(season, held.on_screen.all_availability),
            }
            for season in held.on_screen.seasons
        ]
        return {"part": "admin/articles/showdesk/tab_seasons.html", "rows": rows}


def _number_in(season, rows):
    return sum(row.season_id == season.pk for row in rows)


class Details(ShowPage):
    """The ordinary form of the show, opened."""

    slug = "details"
    label = "Edit details"

    def respond(self, screen, request, show):
        return screen.changeform_view(request, str(show.pk), "", {"details_open": True})
