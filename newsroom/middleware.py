"""What each answer may load: readers get a strict policy, the desk one of its own."""

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
