"""The screens of the desk as a browser would fill and post them."""

from django.db import connection
from django.forms import CheckboxInput, MultiWidget
from django.test.utils import CaptureQueriesContext

from tests.make import make_member


def form_data(response, **changes):
    """Give what the browser would post from the form of ``response`` after typing ``changes``.

    Fields of inlines are named as in the page: ``**{"names-0-name": "Ciao"}``.
    """
    context = response.context_data
    data = dict(typed(context["adminform"].form))
    if where := context.get("where"):
        data |= typed(where)
    for inline in context["inline_admin_formsets"]:
        formset = inline.formset
        data |= typed(formset.management_form)
        for form in formset.forms:
            data |= typed(form)
    return data | changes


def row_data(response, **changes):
    """Give what the browser would post from a row that is open as a form, after ``changes``."""
    typed_there = {f"row-{name}": value for name, value in changes.items()}
    return typed(response.context_data["form"]) | typed_there


def problems(response):
    """Give the sentences above the form and beside its fields, the inlines' too."""
    context = response.context_data
    formsets = [inline.formset for inline in context["inline_admin_formsets"]]
    forms = [context["adminform"].form, *(form for formset in formsets for form in formset)]
    lists = [errors for form in forms for errors in form.errors.values()]
    return [
        sentence
        for errors in [*lists, *(formset.non_form_errors() for formset in formsets)]
        for sentence in errors
    ]


def typed(form):
    """Give what the browser would post from an untouched form."""
    shown = dict(pair for field in form for pair in _of_field(field))
    kept = [field for field in form if field.field.show_hidden_initial]
    return shown | {
        field.html_initial_name: field.field.prepare_value(field.initial) for field in kept
    }


def _of_field(field):
    widget = getattr(field.field.widget, "widget", field.field.widget)
    name, value = field.html_name, field.value()
    if isinstance(widget, MultiWidget):
        parts = value if isinstance(value, list) else widget.decompress(value)
        for suffix, part, inner in zip(widget.widgets_names, parts, widget.widgets, strict=True):
            yield name + suffix, inner.format_value(part) or ""
    elif isinstance(widget, CheckboxInput):
        if value:
            yield name, "on"
    elif value is not None:
        shown = widget.format_value(value)
        yield name, "" if shown is None else shown


def sit_down(client, role, username=""):
    """Log ``client`` in as a new person of the desk in that role, and give the person."""
    person = make_member(role, username, is_staff=True)
    client.force_login(person)
    return person


def queries_of(client, address):
    """The number of queries behind a page, once what is asked for the first time only is known."""
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def steps_of(client, address):
    """The work of a page for SQLite, in thousands of the steps of its machine: without a clock."""
    steps = []
    connection.connection.set_progress_handler(lambda: steps.append(1), 1000)
    try:
        assert client.get(address).status_code == 200
    finally:
        connection.connection.set_progress_handler(None, 0)
    return len(steps)
