"""Calendar and board as addresses of the articles' screen."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone

from articles import permissions, planning
from articles.admin.calendar.cards import columns_of
from articles.admin.calendar.feeds import feed_page
from articles.admin.calendar.periods import (
    VIEWS,
    asked_day,
    days_of,
    hours_of,
    period_of,
    weeks_of,
)
from articles.coming import MOST, entries, without_date
from articles.models import Article, Edition
from articles.timeline import spoken
from newsroom.lib.pickers import is_key

TEMPLATES = "admin/articles/calendar"
ASKED = ("view", "day", "mine", "kind")


class PlansAhead:
    """Gives the screen of the articles its calendar, its board, and the feed of the calendar."""

    def get_urls(self):
        views = {
            "calendar": calendar,
            "calendar/move": move,
            "calendar/feed": feed_page,
            "board": board,
        }
        extra = [
            path(f"{address}/", self._seen_by_the_desk(view), name=_name_of(address))
            for address, view in views.items()
        ]
        return extra + super().get_urls()

    def _seen_by_the_desk(self, view):
        def answer(request):
            if not permissions.may(request.user, "view"):
                raise PermissionDenied
            return view(self, request)

        return self.admin_site.admin_view(answer)


def _name_of(address):
    return f"articles_article_{address.replace('/', '_')}"


def calendar(screen, request):
    """A month, a week, or a list of days."""
    now, narrowed = timezone.now(), _narrowed(request)
    view = request.GET.get("view", "")
    period = period_of(view if view in VIEWS else "month", asked_day(request.GET.get("day", "")))
    found = entries(*period.moments, person=narrowed["person"], kind=narrowed["kind"])
    days = days_of(period, found, now)
    context = {
        "title": "Calendar",
        "period": period,
        "days": days,
        "weeks": weeks_of(days) if period.view == "month" else [],
        "hours": hours_of(days) if period.view == "week" else [],
        "views": [
            {"name": name, "label": label, "url": _here(request, view=name)}
            for name, label in VIEWS.items()
        ],
        "before": _here(request, day=period.before),
        "after": _here(request, day=period.after),
        "today": _here(request, day=timezone.localdate(now)),
        "is_full": len(found) == MOST,
        "dateless": None if found else without_date(),
        "feed": reverse("admin:articles_article_calendar_feed"),
    }
    return _page(screen, request, "calendar", context, narrowed)


def board(screen, request):
    """The articles in hand by stage, and what waits for the clock."""
    narrowed = _narrowed(request)
    columns = columns_of(
        timezone.now(), request.user, person=narrowed["person"], kind=narrowed["kind"]
    )
    return _page(screen, request, "board", {"title": "Board", "columns": columns}, narrowed)


def move(screen, request):
    """Lead on to the page that moves an entry, or say who moved it first. Nothing is done here."""
    sort, _, key = request.GET.get("what", "").rpartition("-")
    model = {"edition": Edition, "plan": Article}.get(sort)
    back = reverse("admin:articles_article_calendar")
    following = request.GET.get("next", "")
    following = following if following.startswith("/admin/") else back
    record = get_object_or_404(model, pk=key) if model and is_key(key) else None
    if record is None:
        return HttpResponseRedirect(following)
    if said := _meanwhile(record, request.GET.get("was", "")):
        messages.warning(request, said)
        return HttpResponseRedirect(f"{following}#{_where_now(record)}")
    name = "edition_reschedule" if sort == "edition" else "article_plan"
    page = reverse(f"admin:articles_{name}", args=[record.pk])
    asked = {"next": f"{following}#{sort}-{record.pk}"}
    if at := request.GET.get("at", ""):
        asked["at"] = at[:40]
    return HttpResponseRedirect(f"{page}?{urlencode(asked)}")


def _meanwhile(record, was):
    """Who was first, or "" where it still stands as it was seen."""
    if isinstance(record, Edition):
        if record.state() in ("live", "past"):
            return f"Readers have seen “{record.headline}” since {spoken(record.live_from)}."
        return planning.moved_first(record)
    held = record.planned_for and timezone.localtime(record.planned_for)
    stands = f"{held:%Y-%m-%dT%H:%M}" if held else ""
    return planning.replanned_first(record) if was and was != stands else ""


def _where_now(record):
    """The name of the entry that stands for ``record`` now."""
    if isinstance(record, Article):
        return f"plan-{record.pk}"
    rows = Edition.objects.filter(article=record.article_id, cancelled_at=None, boundary_of=None)
    newest = rows.order_by("-number").values_list("pk", flat=True).first()
    return f"edition-{newest or record.pk}"


def _narrowed(request):
    """The filters of both screens: whose, and which kind."""
    kind = request.GET.get("kind", "")
    kind = kind if kind in Article.Kind.values else ""
    mine = request.GET.get("mine", "") == "1"
    return {"person": request.user if mine else None, "mine": mine, "kind": kind}


def _page(screen, request, name, context, narrowed):
    may = {
        "reschedule": permissions.may(request.user, "reschedule"),
        "plan": permissions.may(request.user, "write"),
    }
    shown = {
        "opts": screen.opts,
        "is_fullwidth": "1",
        "may": may,
        "kinds": Article.Kind.choices,
        "narrowed": narrowed,
        "here": request.get_full_path(),
        "move_url": reverse("admin:articles_article_calendar_move"),
        "whose": {"mine": _here(request, mine=1), "all": _here(request, mine=None)},
        "calendar_url": reverse("admin:articles_article_calendar"),
        "board_url": reverse("admin:articles_article_board"),
    }
    frame = screen.admin_site.each_context(request)
    return TemplateResponse(request, f"{TEMPLATES}/{name}.html", {**frame, **shown, **context})


def _here(request, **changes):
    """The address of the page with some of what it asks changed; None leaves it out."""
    asked = {key: request.GET[key] for key in ASKED if key in request.GET} | changes
    return f"?{urlencode({key: value for key, value in asked.items() if value is not None})}"
