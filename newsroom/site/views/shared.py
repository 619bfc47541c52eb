from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from articles import sharing
from articles.embargo import marked
from articles.rendering import render_preview

UNSEEN = {
    "Cache-Control": "no-store, private",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}


@require_safe
def shared(request, secret):
    """A draft, for whoever was given its address. What opens nothing is told from nothing else."""
    now = timezone.now()
    found = sharing.find(secret, at=now)
    if found is None:
        context = {"title": "Nothing to read here", "noindex": True}
        return _unseen(render(request, "site/nothing_shared.html", context, status=410))
    context = {
        "link": found.link,
        "revision": found.revision,
        "published": found.link.article.editions.live(now).filter(revision=found.revision).exists(),
        "html": mark_safe(render_preview(found.revision, at=now).html),  # noqa: S308 -- cleaned
        # Not the headline: whatever draws a card of an address shows it to others.
        "title": "A draft",
        "noindex": True,
        "embargo": marked(found.link.article, at=now),
    }
    response = _unseen(render(request, "site/shared.html", context))
    if request.method == "GET":
        sharing.count_opening(found.link, at=now)
    return response


def _unseen(response):
    """The answer, kept by nobody and told to nobody."""
    for name, value in UNSEEN.items():
        response.headers[name] = value
    return response
