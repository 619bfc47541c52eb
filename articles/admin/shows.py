from django import forms
from django.urls import reverse

from articles import permissions
from articles.drafting import (
    draft_explainer,
    reasons_not_to_draft,
    reasons_not_to_draft_again,
)
from newsroom.lib.pages import Done, Verb
from shows.models import Season


class OfWhat(forms.Form):
    season = forms.ModelChoiceField(
        Season.objects.none(), label="Of what", required=False, empty_label="The whole show"
    )


class DraftExplainer(Verb):
    """Turns what is held about a show into a draft; on the screen of the show."""

    slug = "draft-explainer"
    label = "Draft an explainer"
    form = OfWhat

    def may(self, user, show):
        return permissions.may(user, "write")

    def questions(self, show, posted=None):
        """Which season, where the show has any: an anthology has an explainer for each."""
        form = super().questions(show, posted)
        form.fields["season"].queryset = seasons = show.seasons.select_related("show")
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
        season = answers.get("season")
        article = draft_explainer(show, by=request.user, season=season)
        return Done(
            f"Drafted “{article}” from what is held about {season or show}.",
            reverse("admin:articles_article_change", args=[article.pk]),
        )
