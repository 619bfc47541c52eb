"""Saving what somebody typed: signed, over the version they read, and told to whom it concerns."""

from typing import Any

from django.db import transaction

from newsroom.lib.changes import changed
from newsroom.lib.forms import RecordForm
from newsroom.lib.records import Imported, Record
from newsroom.lib.saving import claim

NOT_FIELDS = {"base_version", "DELETE", "ORDER"}


def sign(obj: Any, form: Any, *, by: Any) -> None:
    """Note who made the record, and which fields a person set by hand."""
    if isinstance(obj, Record):
        obj._history_user = by
        if obj._state.adding:
            obj.created_by = by
    if isinstance(obj, Imported):
        obj.editor_fields = sorted({*obj.editor_fields, *form.changed_data} - NOT_FIELDS)


@transaction.atomic
def save_form(form: RecordForm, *, by: Any) -> Any:
    """Save the record of a valid form over the version it was opened from, or raise Stale."""
    record = form.instance
    sign(record, form, by=by)
    if not record._state.adding:
        claim(record, base_version=form.opened_from())
    form.save()
    changed([record], by=by)
    return record
