from articles import permissions
from articles.admin.contradictions import conflicts_panel
from articles.admin.panel import state_panel
from articles.admin.publishing.history import answers_panel
from articles.admin.tasks import tasks_panel
from newsroom.lib.pages import Page

PANELS = (state_panel, answers_panel, conflicts_panel, tasks_panel)


class Standing(Page):
    """Where the article stands, on a page of its own: what the form asks for once it is there."""

    slug = "standing"
    label = "Where it stands"
    template = "admin/articles/article/standing.html"

    def may(self, user, article):
        return permissions.may(user, "view", article)

    def effect(self, article):
        return "editions, what is missing, contradictions, tasks"

    def context(self, request, article):
        return {"panels": [panel(request, article) for panel in PANELS]}
