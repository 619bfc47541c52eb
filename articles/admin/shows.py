from django import forms
from django.urls import reverse

from articles import permissions
from articles.drafting import (
    draft_explainer,
    reasons_not_to_draft,
    reasons_not_to_draft_again,
)
from articles.drafting.kinds import begin
from articles.models import Article
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
        return _with_seasons(super().questions(show, posted), show)

    def reasons(self, request, show):
        # Which of several is there already can be said when one is chosen.
        several = show.seasons.exists()
        against = reasons_not_to_draft_again if several else reasons_not_to_draft
        return list(against(show, by=request.user))

    def effect(self, show):
        return "a new article for you to write on; readers see no change"

    def act(self, request, show, answers):
        season = _season_of(show, answers)
        article = draft_explainer(show, by=request.user, season=season)
        return Done(
            f"Drafted “{article}” from what is held about {season or show}.",
            reverse("admin:articles_article_change", args=[article.pk]),
        )


class BeginForm(OfWhat):
    kind = forms.ChoiceField(label="What kind", choices=Article.Kind.choices)
    headline = forms.CharField(
        max_length=200,
        required=False,
        help_text="Empty: the question that readers ask. News and lists need one of their own.",
    )
    field_order = ["kind", "season", "headline"]


class BeginArticle(Verb):
    """Begins an article of any kind with its template, filled from what is held about the show."""

    slug = "begin-article"
    label = "Begin an article"
    # The card of articles leads to it.
    in_list = False
    form = BeginForm

    def may(self, user, show):
        return permissions.may(user, "write")

    def initial(self, show):
        return {"season": WHOLE, "kind": Article.Kind.NEWS}

    def questions(self, show, posted=None):
        return _with_seasons(super().questions(show, posted), show)

    def effect(self, show):
        return "a new article with the template of its kind; readers see no change"

    def act(self, request, show, answers):
        season = _season_of(show, answers)
        article = begin(
            show,
            kind=answers["kind"],
            by=request.user,
            season=season,
            headline=answers["headline"],
        )
        return Done(
            f"Began “{article}”: what is to come is marked.",
            reverse("admin:articles_article_change", args=[article.pk]),
        )


def _with_seasons(form, show):
    """The form with the seasons of the show to choose from, or without that question."""
    seasons = [(str(row.number), _named(row)) for row in show.seasons.order_by("number")]
    form.fields["season"].choices = [(WHOLE, "The whole show"), *seasons]
    if not seasons:
        del form.fields["season"]
    return form


def _season_of(show, answers):
    number = answers.get("season", WHOLE)
    return None if number == WHOLE else show.seasons.get(number=number)


def _named(season):
    return f"Season {season.number}" + (f": {season.title}" if season.title else "")
