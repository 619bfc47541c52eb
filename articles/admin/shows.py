from django.urls import reverse

from articles import permissions
from articles.drafting import draft_explainer, reasons_not_to_draft
from newsroom.lib.pages import Done, Verb


class DraftExplainer(Verb):
    """Turns what is held about a show into a draft; on the screen of the show."""

    slug = "draft-explainer"
    label = "Draft an explainer"

    def may(self, user, show):
        return permissions.may(user, "write")

    def reasons(self, request, show):
        return list(reasons_not_to_draft(show, by=request.user))

    def effect(self, show):
        return "a new article for you to write on; readers see no change"

    def act(self, request, show, answers):
        article = draft_explainer(show, by=request.user)
        return Done(
            f"Drafted “{article}” from what is held about {show}.",
            reverse("admin:articles_article_change", args=[article.pk]),
        )
