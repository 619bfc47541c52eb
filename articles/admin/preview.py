from django.template.response import TemplateResponse
from django.utils import timezone

from articles import permissions
from articles.admin.reasons import with_roads
from articles.embargo import marked
from articles.gates import reasons_to_wait
from articles.overriding import not_overridden
from articles.rendering import render
from newsroom.lib.pages import Page


class Preview(Page):
    """The newest version as readers would see it now, with what is still wrong on top."""

    slug = "preview"
    label = "Preview"

    def may(self, user, article):
        return permissions.may(user, "view", article)

    def effect(self, article):
        return "as readers would see it"

    def respond(self, screen, request, article):
        context = {
            "article": article,
            "back": screen.address_of(article),
            "noindex": True,
            "embargo": marked(article, at=timezone.now()),
            **self._newest(article),
        }
        return TemplateResponse(request, "articles/preview.html", context)

    def _newest(self, article):
        revision, now = article.head, timezone.now()
        if revision is None:
            return {}
        page = render(revision, at=now)
        reasons = not_overridden(revision, dict.fromkeys(reasons_to_wait(revision, page, at=now)))
        return {"revision": revision, "page": page, "reasons": with_roads(reasons, article)}
