from functools import wraps

from django.http import HttpResponsePermanentRedirect
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from newsroom.site.merged import Moved


def public_page(view):
    """A page for everybody: read only, and asked for again before it is shown again."""

    @require_safe
    @wraps(view)
    def answer(request, *args, **kwargs):
        try:
            response = view(request, *args, **kwargs)
        except Moved as moved:
            response = HttpResponsePermanentRedirect(moved.url)
        patch_cache_control(response, max_age=0, must_revalidate=True)
        return response

    return answer
