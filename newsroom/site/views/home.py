from django.db.models import F
from django.shortcuts import render

from articles.models import Edition
from facts.models import Verdict
from newsroom.site.answers import public_page
from newsroom.site.cards import card, editions_for_lists
from newsroom.site.comparison import two_screens

CARDS, JUST_CHECKED = 5, 7


@public_page
def home(request):
    """The newest answer, what was just checked, and one event on two screens. Three queries."""
    editions = Edition.objects.live().order_by("-first_published_at", "-pk")
    cards = [card(edition) for edition in editions_for_lists(editions)[:CARDS]]
    context = {
        "top": cards[0] if cards else None,
        "cards": cards[1:],
        "just_checked": _just_checked(),
        "comparison": two_screens(),
        "description": "We compare what is on screen with what is on record, and print the "
        "evidence beside the answer.",
        "path": request.path,
    }
    return render(request, "site/home.html", context)


def _just_checked():
    """The newest verdicts on listed shows."""
    decided = Verdict.objects.decided().filter(show__listed=True, season__isnull=True)
    decided = decided.order_by(F("decided_on").desc(), "-pk")
    rows = decided.values("value", title=F("show__title"), slug=F("show__slug"))
    return list(rows[:JUST_CHECKED])
