from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import mark_safe

from articles import publishing
from articles.admin.answers import Answer, Declined
from articles.admin.versions.sides import asked_revision
from articles.admin.versions.unsaved import unsaved_revision
from newsroom.lib.forms import LONGEST_TEXT

# Nothing in it is run, and nothing is loaded from elsewhere, whatever the page holds.
POLICY = "; ".join(
    [
        "default-src 'none'",
        "style-src 'self'",
        "font-src 'self'",
        "img-src 'self' data:",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'self'",
    ]
)
TOO_LONG = f"The text has more than {LONGEST_TEXT:,} characters: it is not shown, nor saved."


class Readers(Answer):
    """The article as readers would see it.

    A post of the unsaved form answers its HTML as JSON. A get is the page around it, for the frame
    beside the text; with ``?version=7`` it holds that version.
    """

    slug = "readers"
    label = "As readers see it"

    def read(self, screen, request, article):
        context = {"noindex": True, "title": str(article)}
        if number := request.GET.get("version"):
            revision = asked_revision(request.user, article, number)
            page = publishing.drafted(revision, at=timezone.now()).rendered
            context |= {"revision": revision, "html": _safe(page.html)}
            context["back"] = screen.address_of(article, "versions")
        response = render(request, "admin/articles/versions/readers.html", context)
        response.headers["Content-Security-Policy"] = POLICY
        response.headers["X-Frame-Options"] = "SAMEORIGIN"
        return response

    def write(self, screen, request, article):
        if len(request.POST.get("body", "")) > LONGEST_TEXT:
            raise Declined([TOO_LONG], status=413)
        now = timezone.now()
        revision = unsaved_revision(article, request.POST)
        page = publishing.drafted(revision, at=now).rendered
        return {
            "html": page.html,
            "at": f"{timezone.localtime(now):%H:%M:%S}",
            "version": revision.number,
            "notes": [*_bare(revision), *dict.fromkeys(page.problems)],
        }


def _bare(revision):
    if not revision.content["headline"].strip():
        yield "There is no headline: it cannot be saved like this."


def _safe(html):
    return mark_safe(html)  # noqa: S308 -- rendered from what was cleaned
