from django.template.response import TemplateResponse
from django.utils import timezone

from articles import permissions
from articles.rendering import render
from newsroom.lib.pages import Page


class Preview(Page):
    """The newest version as readers would see it now, with what is still wrong on top."""

    slug = "preview"
    label = "Preview"

    def may(self, user, article):
        return permissions.may(user, "view", article)

    def respond(self, screen, request, article):
        revision = article.head
        context = {
            "article": article,
            "revision": revision,
            "back": screen.address_of(article),
            "page": revision and render(revision, at=timezone.now()),
        }
        return TemplateResponse(request, "articles/preview.html", context)
