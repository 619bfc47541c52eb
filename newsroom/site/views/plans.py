"""The plans of the desk, for the calendar of one of its people."""

from django.http import HttpResponse, HttpResponseNotFound
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles import feeding
from newsroom.lib.ical import CONTENT_TYPE

UNSEEN = {
    "Cache-Control": "no-store, private",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "X-Content-Type-Options": "nosniff",
}


@require_safe
def plans(request, secret):
    """A calendar file without a login. A dead address is told from a wrong one by nothing."""
    now = timezone.now()
    feed = feeding.find(secret, at=now)
    if feed is None:
        return HttpResponseNotFound("Nothing here.\n", "text/plain; charset=utf-8", headers=UNSEEN)
    return HttpResponse(feeding.plans_for(feed, at=now), CONTENT_TYPE, headers=UNSEEN)
