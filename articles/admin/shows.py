from django import forms
from django.urls import reverse

from articles import permissions
from articles.drafting import (
    draft_explainer,
    reasons_not_to_draft,
    reasons_not_to_draft_again,
)
from newsroom.lib.pages import Done, Verb

WHOLE = "whole"


class OfWhat(forms.Form):
    season = forms.ChoiceField(label="Of what")


class DraftExplainer(Verb):
    """Turns what is held about a show into a draft; on the screen of the show."""

    slug = "draft-explainer"
    label = "Draft an explainer"
    form = OfWhat

    def may(self, user, show):
        return permissions.may(user, "write")

    def initial(self, show):
        return {"season": WHOLE}

    def questions(self, show, posted=None):
        """Which season, where the show has any: an anthology has an explainer for each."""
        form = super().questions(show, posted)
        seasons = [(str(row.number), _named(row)) for row in show.seasons.order_by("number")]
        form.fields["season"].choices = [(WHOLE, "The whole show"), *seasons]
        if not seasons:
            del form.fields["season"]
        return form

    def reasons(self, request, show):
        # Which of several is there already can be said when one is chosen.
        several = show.seasons.exists()
        against = reasons_not_to_draft_again if several else reasons_not_to_draft
        return list(against(show, by=request.user))

    def effect(self, show):
        return "a new article for you to write on; readers see no change"

    def act(self, request, show, answers):
        number = answers.get("season", WHOLE)
        season = None if number == WHOLE else show.seasons.get(number=number)
        article = draft_explainer(show, by=request.user, season=season)
        return Done(
            f"Drafted “{article}” from what is held about {season or show}.",
            reverse("admin:articles_article_change", args=[article.pk]),
        )


def _named(season):
    return f"Season {season.number}" + (f": {season.title}" if season.title else "")
