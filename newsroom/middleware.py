"""What the desk has and readers do not: a looser policy, a clock, answers for its scripts."""

import re

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import Http404
from django.utils import timezone
from django.views.defaults import page_not_found

from articles.embedding import ORIGINS

SITE_POLICY = "; ".join(
    [
        "default-src 'self'",
        "img-src 'self' data:",
        # What a reader asks to be loaded into an article; no other site may be framed.
        f"frame-src {' '.join(ORIGINS)}",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    ]
)

# The admin skin evaluates small expressions and writes inline styles and scripts.
DESK_POLICY = "; ".join(
    [
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    ]
)

DESK = "/admin/"
NOT_FOR_READERS = (DESK, "/static/", "/media/")

# The first kind means its line breaks; the others are the indentation of templates.
GAPS = re.compile(
    rb"(<(pre|textarea|script|style)\b.*?</\2>)|(?<=>)\s+|(?<!\s)\s+(?=<)",
    re.DOTALL | re.IGNORECASE,
)


def content_security_policy(get_response):
    """Put the policy of the room on each answer that does not bring its own."""

    def answer(request):
        response = get_response(request)
        policy = DESK_POLICY if request.path.startswith(DESK) else SITE_POLICY
        response.headers.setdefault("Content-Security-Policy", policy)
        return response

    return answer


def desk_time_zone(get_response):
    """Show the desk in the time zone of the person who is logged in."""

    def answer(request):
        # Only here: asking for the user makes an answer depend on a cookie.
        if not request.path.startswith(DESK) or not request.user.is_authenticated:
            return get_response(request)
        with timezone.override(request.user.zone):
            return get_response(request)

    return answer


def roads_in_place(get_response):
    """Tell the script that opens pages in place where a redirect leads, instead of redirecting it.

    It would follow unseen, and the next page would have lost its messages.
    """

    def answer(request):
        response = get_response(request)
        if request.headers.get("X-Inplace") and response.has_header("Location"):
            response.status_code, response.headers["X-Location"] = 204, response["Location"]
            del response.headers["Location"]
        return response

    return answer


def closed_up_desk(get_response):
    """Leave the indentation of the skin's templates out: it was a quarter of every page."""

    def answer(request):
        response = get_response(request)
        is_page = response.get("Content-Type", "").startswith("text/html")
        if request.path.startswith(DESK) and is_page and not response.streaming:
            response.content = GAPS.sub(_closed_up, response.content)
        return response

    return answer


def _closed_up(gap):
    return gap[0] if gap[1] or b"\n" not in gap[0] else b"\n"


def plain_not_found(get_response):
    """Show readers of the demo the page of a wrong address, not Django's list of patterns."""
    if not settings.DEBUG:
        raise MiddlewareNotUsed

    def answer(request):
        response = get_response(request)
        if response.status_code != 404 or request.path.startswith(NOT_FOR_READERS):
            return response
        return page_not_found(request, Http404(request.path))

    return answer
