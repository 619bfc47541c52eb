"""What the desk has and readers do not: a looser policy, and the clock of the person who looks."""

from django.utils import timezone

SITE_POLICY = "; ".join(
    [
        "default-src 'self'",
        "img-src 'self' data:",
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
