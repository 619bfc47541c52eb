"""The form again with words that were kept and not saved: shown as they were typed."""

from django.contrib.admin.utils import unquote
from django.forms.utils import ErrorDict

from articles.keeping import TURN, WINDOW

# Posted beside the fields of a form that is not to be saved but to be shown with them.
TAKE = "_take"
UNSAVED = "These words are not saved as a version yet."


def take(screen, request, object_id, view):
    """The page of the article with the posted fields in its form, and nothing saved.

    The form keeps the version that the words were typed in, so that saving joins them with what
    was saved since.
    """
    article = screen.get_object(request, unquote(object_id))
    data = request.POST.copy()
    for name in (TAKE, WINDOW, TURN):
        data.pop(name, None)
    request.POST = data
    # An objection keeps any form from being saved, a valid one too.
    request.objections = [UNSAVED]
    response = view(request, object_id)
    if article is not None and response.status_code == 200:
        _say_no_errors(response.context_data)
    return response


def _say_no_errors(context):
    """Show the words as they were: what is wrong with them is said when they are saved."""
    form = context["adminform"].form
    form._errors = ErrorDict()
    for inline in context["inline_admin_formsets"]:
        inline.formset._errors = [ErrorDict() for _ in inline.formset.forms]
        for row in inline.formset.forms:
            row._errors = ErrorDict()
        inline.formset._non_form_errors = inline.formset.error_class()
    context["errors"] = []
