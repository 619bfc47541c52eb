"""The page on which a person makes the address of their calendar, or ends it."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from articles import feeding
from articles.models import CalendarFeed


def feed_page(screen, request):
    """Whether there is an address, and when it was last read; made and ended by POST."""
    made = None
    if request.method == "POST" and "revoke" in request.POST:
        feeding.revoke(by=request.user)
        messages.success(request, "The address is dead: your calendar reads nothing any more.")
        return HttpResponseRedirect(request.path)
    if request.method == "POST":
        made = feeding.make_feed(by=request.user)
    context = {
        "title": "The plans in your calendar",
        "opts": screen.opts,
        "made": made,
        "feed": CalendarFeed.objects.filter(user=request.user, revoked_at=None).first(),
        "calendar_url": reverse("admin:articles_article_calendar"),
    }
    frame = screen.admin_site.each_context(request)
    response = TemplateResponse(request, "admin/articles/calendar/feed.html", {**frame, **context})
    response.headers["Cache-Control"] = "no-store, private"
    return response
