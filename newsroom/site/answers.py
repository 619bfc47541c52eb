from functools import wraps

from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe


def public_page(view):
    """A page for everybody: read only, and asked for again before it is shown again."""

    @require_safe
    @wraps(view)
    def answer(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        patch_cache_control(response, max_age=0, must_revalidate=True)
        return response

    return answer
