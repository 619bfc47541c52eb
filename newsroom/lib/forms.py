"""The form of every record: dates as one text each, tidy text, the version it was opened from."""

from datetime import UTC, datetime
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.db import models
from django.forms.models import ModelFormMetaclass

from newsroom.lib.dates import date_columns, partial_dates
from newsroom.lib.fields import PartialDateFormField
from newsroom.lib.html import tidy_text
from newsroom.lib.pickers import Picker
from newsroom.lib.records import Record, Root
from newsroom.lib.saving import Version, version_of

FIRST_YEAR = 2000
LONGEST_TEXT = 200_000
NO_BASE_VERSION = (
    "This form does not say which version it was opened from, so it could overwrite what others "
    "saved. Open the record again and make your changes there."
)
_too_long = MaxLengthValidator(
    LONGEST_TEXT,
    "This text has %(show_value)s characters; %(limit_value)s is the most that fits.",
)


class BaseVersionField(forms.Field):
    """The version of the record that the form was filled from, carried unseen; None if unreadable.

    The number of a root, the time of the last save of another record.
    """

    def __init__(self, model: type[Record]) -> None:
        self.is_number = issubclass(model, Root)
        super().__init__(label="", required=False, widget=forms.HiddenInput)

    def to_python(self, value: Any) -> Version | None:
        text = str(value or "")
        if self.is_number:
            readable = text.isascii() and text.isdecimal() and len(text) < 10
            return int(text) if readable else None
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            return None
        return moment if moment.tzinfo == UTC and moment.year > FIRST_YEAR else None

    def prepare_value(self, value: Any) -> Any:
        return value.isoformat() if isinstance(value, datetime) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return False


class RecordFormMetaclass(ModelFormMetaclass):
    """Gives a form one text input per date with precision, and the version it is filled from."""

    def __new__(mcs, name: str, bases: tuple[type, ...], attrs: dict[str, Any]) -> type:
        meta = attrs.get("Meta") or next(
            (base.Meta for base in bases if hasattr(base, "Meta")), None
        )
        if model := getattr(meta, "model", None):
            dates = partial_dates(model)
            columns = [column for date in dates for column in date_columns(date)]
            exclude = [*(getattr(meta, "exclude", None) or ()), *columns]
            fields = {date: _date_field(date) if _wanted(date, meta) else None for date in dates}
            if issubclass(model, Record):
                fields["base_version"] = BaseVersionField(model)
            made = getattr(meta, "formfield_callback", None) or form_field
            options = {"exclude": exclude, "formfield_callback": made}
            attrs = {**fields, **attrs, "Meta": type("Meta", (meta,), options)}
        return super().__new__(mcs, name, bases, attrs)


def form_field(column: Any, **options: Any) -> Any:
    """The form field of a column; an address typed without a scheme is https."""
    if isinstance(column, models.URLField):
        options.setdefault("assume_scheme", "https")
    return column.formfield(**options)


def _wanted(date: str, meta: Any) -> bool:
    listed = getattr(meta, "fields", None)
    excluded = getattr(meta, "exclude", None) or ()
    return date not in excluded and (listed in (None, forms.ALL_FIELDS) or date in listed)


def _date_field(date: str) -> PartialDateFormField:
    return PartialDateFormField(required=False, label=date.replace("_", " ").capitalize())


class RecordForm(forms.ModelForm, metaclass=RecordFormMetaclass):
    """A model form for a record; ``changed_data`` is what an editor set by hand.

    ``objections`` are sentences that make it invalid whatever was typed: the reasons of a rule,
    or of the database, for which the posted form is shown again.
    """

    objections: tuple[str, ...] = ()
    requires_base_version = True

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for date in self._dates():
            self.initial.setdefault(date, getattr(self.instance, date))
        if "base_version" in self.fields and self.instance.pk:
            self.initial["base_version"] = version_of(self.instance)
        for name, field in self.fields.items():
            picker = getattr(field.widget, "widget", field.widget)
            if isinstance(picker, Picker):
                picker.held = self.instance._state.fields_cache.get(name)
            if isinstance(field, forms.CharField) and field.max_length is None:
                field.validators = [*field.validators, _too_long]

    def _dates(self) -> list[str]:
        return [date for date in partial_dates(self._meta.model) if date in self.fields]

    # Text is tidied where it enters, so that what is compared, cleaned and shown is the same.
    def _widget_data_value(self, widget: Any, html_name: str) -> Any:
        value = super()._widget_data_value(widget, html_name)
        return tidy_text(value) if isinstance(value, str) else value

    def _clean_form(self) -> None:
        super()._clean_form()
        if self.instance.pk and self.requires_base_version and not self.opened_from():
            self.add_error(None, NO_BASE_VERSION)
        for sentence in self.objections:
            self.add_error(None, sentence)

    def opened_from(self) -> Version | None:
        """The version that the posted form says it was filled from; None if it does not say."""
        if "base_version" not in self.fields:
            return None
        return self.fields["base_version"].to_python(self["base_version"].data)

    def _post_clean(self) -> None:
        for date in self._dates():
            if date in self.cleaned_data:
                setattr(self.instance, date, self.cleaned_data[date])
        super()._post_clean()

    # The checks over the three columns of a date are the form's business too.
    def _get_validation_exclusions(self) -> set[str]:
        held = [column for date in self._dates() for column in date_columns(date)]
        return super()._get_validation_exclusions() - set(held)
