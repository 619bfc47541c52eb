"""A form that was posted over a newer version: joined with it, and said in sentences.

What I left alone takes what the other person saved. What we both changed keeps my words and names
the other's. Nothing of either is lost without a sentence.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import BaseInlineFormSet
from django.http import QueryDict
from django.utils import dateformat, timezone

from newsroom.lib.fields import join_terms
from newsroom.lib.forms import RecordForm
from newsroom.lib.records import Record
from newsroom.lib.saving import lock_of, refuse_if_redacted_since, version_of
from newsroom.lib.wording import capitalised, join_names, shortened

WHO_NAMED = 5


class Joined:
    """The posted ``data`` over the newest version, and a sentence for each thing that differs."""

    def __init__(self, data: QueryDict) -> None:
        self.data = data.copy()
        self.sentences: list[str] = []

    def add_form(self, form: Any, base: Any, *, of: str = "") -> None:
        """Join a bound form, whose instance is the newest row, over ``base``, the row it showed.

        Without a base every difference is a clash. ``of`` names the row of an inline.
        """
        opened = type(form)(instance=base) if base else None
        self._move_on(form)
        for name in _own_fields(form):
            # Rows of history do not hold many-to-many fields: what the form showed is unknown.
            known = opened and not isinstance(form.fields[name], forms.ModelMultipleChoiceField)
            label = f"{of}, {form[name].label.lower()}" if of else form[name].label
            self._add_field(form[name], opened[name] if known else None, label)

    def _move_on(self, form: Any) -> None:
        if "base_version" in form.fields:
            write_as_posted(self.data, form["base_version"], version_of(form.instance))

    def _add_field(self, mine: Any, opened: Any, label: str) -> None:
        theirs = mine.initial
        if not mine.field.has_changed(theirs, mine.data):
            return
        if opened and not mine.field.has_changed(opened.initial, mine.data):
            write_as_posted(self.data, mine, theirs)
            self.sentences.append(f"{label}: {_shown(mine.field, theirs)} was saved meanwhile.")
        elif not opened or opened.initial != theirs:
            self.sentences.append(
                f"{label}: you have {_shown_as_posted(mine)}; {_shown(mine.field, theirs)} was "
                "saved meanwhile."
            )

    def add_rows(self, formset: BaseInlineFormSet, bases: dict[str, Any]) -> None:
        """Join the rows of an inline over ``bases``, the rows it showed by primary key."""
        if not formset.management_form.is_valid():
            return
        kept, again = [], []
        for row in formset.initial_forms:
            base = _row_shown(row) or bases.get(_posted_key(formset, row))
            if row.instance.pk:
                kept.append(row)
                self._add_row(formset, row, base)
            elif self._outlives_deletion(formset, row, base):
                again.append(row)
        self._mention_added(formset, bases)
        self._renumber(formset, kept, [*again, *formset.extra_forms])

    def _add_row(self, formset: BaseInlineFormSet, row: Any, base: Any) -> None:
        name = _name(formset, row.instance)
        if not _is_ticked_off(formset, row):
            self.add_form(row, base, of=name)
            return
        self._move_on(row)
        if base and any(
            field.initial != row[field.name].initial for field in _opened_fields(row, base)
        ):
            self.sentences.append(f"{name}: you delete it, but it was changed meanwhile.")

    def _outlives_deletion(self, formset: BaseInlineFormSet, row: Any, base: Any) -> bool:
        if _is_ticked_off(formset, row):
            return False
        name = _name(formset, base) if base else capitalised(str(formset.model._meta.verbose_name))
        if base and not any(
            field.field.has_changed(field.initial, row[field.name].data)
            for field in _opened_fields(row, base)
        ):
            self.sentences.append(f"{name}: it was deleted meanwhile.")
            return False
        self.sentences.append(f"{name}: it was deleted meanwhile; yours stands here as a new one.")
        return True

    def _mention_added(self, formset: BaseInlineFormSet, bases: dict[str, Any]) -> None:
        known = {_posted_key(formset, row) for row in formset.initial_forms} | set(bases)
        self.sentences += [
            f"{_name(formset, row)}: it was added meanwhile and stays."
            for row in formset.get_queryset()
            if str(row.pk) not in known
        ]

    def _renumber(self, formset: BaseInlineFormSet, kept: list[Any], new: list[Any]) -> None:
        rows = [self._take(row) for row in [*kept, *new]]
        for key in [key for key in self.data if re.match(rf"{formset.prefix}-\d+-", key)]:
            del self.data[key]
        for number, values in enumerate(rows):
            if number >= len(kept):
                values[formset._pk_field.name] = [""]
            for name, value in values.items():
                self.data.setlist(f"{formset.prefix}-{number}-{name}", value)
        self.data[f"{formset.prefix}-INITIAL_FORMS"] = str(len(kept))
        self.data[f"{formset.prefix}-TOTAL_FORMS"] = str(len(rows))

    def _take(self, row: Any) -> dict[str, list[str]]:
        start = f"{row.prefix}-"
        keys = [key for key in self.data if key.startswith(start)]
        return {key.removeprefix(start): self.data.pop(key) for key in keys}


def join_with_newer(form: Any, formsets: Iterable[Any], *, reader: Any) -> Joined | None:
    """A posted form joined with what was saved since it was opened; None if nothing was.

    ``form`` and ``formsets`` are bound to the newest rows; times are told in the zone of
    ``reader``. Raises ``RedactedSince`` where the older words may not come back.
    """
    root, opened_at = form.instance, form.opened_from()
    if opened_at is None or (opened_at == version_of(root) and not _any_newer(formsets)):
        return None
    refuse_if_redacted_since(root, opened_at)
    for row in _stale_rows(formsets):
        refuse_if_redacted_since(row.instance, _opened_from(row))
    newer = root.history.filter(**{f"{lock_of(type(root))}__gt": opened_at})
    first = newer.last()
    joined = Joined(form.data)
    joined.add_form(form, _row_shown(form))
    for formset in formsets:
        untraced = first is None and opened_at != version_of(root)
        joined.add_rows(formset, {} if untraced else rows_shown(formset, first))
    if joined.sentences:
        joined.sentences.insert(0, _who_saved(newer, reader))
    return joined


def _any_newer(formsets: Iterable[Any]) -> bool:
    return any(_stale_rows(formsets))


def _stale_rows(formsets: Iterable[Any]) -> Iterator[Any]:
    return (
        row
        for formset in formsets
        for row in formset.initial_forms
        if row.instance.pk
        and isinstance(row.instance, Record)
        and _opened_from(row) not in (None, version_of(row.instance))
    )


def _row_shown(form: Any) -> Any:
    """The row as it was in the version that the form was opened from, if that is known."""
    opened_at, row = _opened_from(form), form.instance
    if opened_at is None or not row.pk:
        return None
    if opened_at == version_of(row):
        return type(row)._base_manager.get(pk=row.pk)
    past = row.history.filter(**{lock_of(type(row)): opened_at}).first()
    return past and past.instance


def _opened_from(form: Any) -> Any:
    return form.opened_from() if isinstance(form, RecordForm) else None


def _who_saved(newer: Any, reader: Any) -> str:
    zone = getattr(reader, "zone", None)
    saves = []
    for row in newer.select_related("history_user")[:WHO_NAMED]:
        who = "you" if row.history_user == reader else row.history_user or "somebody"
        when = timezone.localtime(row.history_date, zone)
        saves.append(f"{who} at {when:%H:%M} on {when.day} {when:%B}")
    told = f"It was saved by {join_names(reversed(saves))}" if saves else "It was saved"
    return f"{told}, after you opened it. Both are joined here: look it over, then save again."


def rows_shown(formset: BaseInlineFormSet, first: Any) -> dict[str, Any]:
    """The rows of an inline, by primary key, before ``first``, a row of the history of its root.

    Without ``first`` nobody saved the root, and they are as they were.
    """
    model, parent = formset.model, {formset.fk.attname: formset.instance.pk}
    if first is None:
        return {str(row.pk): row for row in model._base_manager.filter(**parent)}
    if not hasattr(model, "history"):
        return {}
    rows: dict[str, Any] = {}
    past = model.history.filter(**parent).order_by("history_date", "history_id")
    for row in past.filter(history_date__lt=first.history_date):
        rows[str(row.instance.pk)] = row.instance if row.history_type != "-" else None
    for row in past.filter(history_date__gte=first.history_date, history_type="-"):
        rows.setdefault(str(row.instance.pk), row.instance)
    return {key: row for key, row in rows.items() if row}


def _own_fields(form: Any) -> Iterable[str]:
    """The fields that the model form itself has: not the key, parent and tick of an inline."""
    for name in type(form).base_fields:
        field = form.fields.get(name)
        if field and name != "base_version" and not isinstance(field, forms.FileField):
            yield name


def _opened_fields(row: Any, base: Any) -> list[Any]:
    opened = type(row)(instance=base)
    return [opened[name] for name in _own_fields(row)]


def _posted_key(formset: BaseInlineFormSet, row: Any) -> str:
    return str(row[formset._pk_field.name].data)


def _is_ticked_off(formset: BaseInlineFormSet, row: Any) -> bool:
    return formset.can_delete and bool(row["DELETE"].data)


def _name(formset: BaseInlineFormSet, row: Any) -> str:
    return capitalised(f"{formset.model._meta.verbose_name} “{shortened(str(row), 80)}”")


def write_as_posted(data: QueryDict, bound: Any, value: Any) -> None:
    """Put ``value`` into ``data`` as the browser would post it."""
    # The admin wraps the widgets of relations to add links around them.
    widget = getattr(bound.field.widget, "widget", bound.field.widget)
    name = bound.html_name
    value = bound.field.prepare_value(value)
    if isinstance(widget, forms.MultiWidget):
        parts = value if isinstance(value, list) else widget.decompress(value)
        for suffix, part, inner in zip(widget.widgets_names, parts, widget.widgets, strict=True):
            data[name + suffix] = inner.format_value(part) or ""
    elif isinstance(widget, forms.CheckboxInput):
        data.setlist(name, ["on"] if value else [])
    else:
        formatted = widget.format_value(value)
        data.setlist(name, formatted if isinstance(formatted, list) else [formatted or ""])


def _shown_as_posted(bound: Any) -> str:
    try:
        return _shown(bound.field, bound.field.clean(bound.data))
    except ValidationError:
        return _shown(bound.field, bound.data)


def _shown(field: forms.Field, value: Any) -> str:
    if isinstance(field, forms.ModelMultipleChoiceField):
        return _quoted(join_terms([str(row) for row in value or ()]))
    if isinstance(field, forms.ModelChoiceField) and value:
        named = field.queryset.filter(**{field.to_field_name or "pk": getattr(value, "pk", value)})
        return _quoted(str(named.first() or value))
    if isinstance(field, forms.BooleanField):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        value = dateformat.format(timezone.localtime(value), "j F Y, H:i")
    if choices := getattr(field, "choices", None):
        value = dict(choices).get(value, value)
    return _quoted(join_terms(value) if isinstance(value, list) else str(value or ""))


def _quoted(text: str) -> str:
    return f"“{shortened(text, 200)}”" if text else "nothing"
