"""A card that is put into another column: which verb that is, or why it is none."""

from urllib.parse import urlencode

from django.http import HttpResponseRedirect
from django.urls import reverse

from articles import permissions, planning
from articles.admin.answers import Answer, Declined
from articles.admin.calendar.cards import BY_ITSELF, MOVES, TITLES

MOVED = 409


class Placing(Answer):
    """Where a card goes: on to the page of the verb, which asks, refuses and does it."""

    slug = "place"
    label = "Move to"

    def read(self, screen, request, article):
        target, was = request.GET.get("to", ""), request.GET.get("from", article.stage)
        if was != article.stage:
            said = [planning.moved_card_first(article)]
            raise Declined(said, status=MOVED, stage=article.stage)
        slugs = MOVES.get((article.stage, target), ())
        if not slugs:
            raise Declined([BY_ITSELF.get(target, f"There is no column “{target[:20]}”.")])
        address = _page(screen, request.user, article, slugs)
        back = urlencode({"next": reverse("admin:articles_article_board")})
        return HttpResponseRedirect(f"{address}?{back}")


def _page(screen, user, article, slugs):
    """The page of the first of these verbs that this person has, or raise Declined."""
    pages = {page.slug: page for page in screen.pages}
    for slug in slugs:
        if slug in pages and pages[slug].may(user, article):
            return screen.address_of(article, slug)
    reasons = [
        reason
        for slug in slugs[:1]
        for reason in permissions.reasons_may_not(user, slug.replace("-", "_"), article)
    ]
    said = f"It cannot be moved to {TITLES[article.stage].lower()} from here."
    raise Declined(reasons or [said], status=403)
