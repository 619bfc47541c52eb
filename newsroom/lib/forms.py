"""The form of every record: dates as one text each, tidy text, the version it was opened from."""

from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.forms.models import ModelFormMetaclass

from newsroom.lib.dates import date_columns, partial_dates
from newsroom.lib.fields import PartialDateFormField
from newsroom.lib.html import tidy_text
from newsroom.lib.records import Root

LONGEST_TEXT = 200_000
NO_BASE_VERSION = (
    "This form does not say which version it was opened from, so it could overwrite what others "
    "saved. Open the record again and make your changes there."
)
_too_long = MaxLengthValidator(
    LONGEST_TEXT,
    "This text has %(show_value)s characters; %(limit_value)s is the most that fits.",
)


class BaseVersionField(forms.IntegerField):
    """The version of the record that the form was filled from, carried unseen."""

    def __init__(self) -> None:
        super().__init__(
            label="", required=False, min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput
        )

    def has_changed(self, initial: Any, data: Any) -> bool:
        return False


class RecordFormMetaclass(ModelFormMetaclass):
    """Gives a form one text input per date with precision, and roots their base version."""

    def __new__(mcs, name: str, bases: tuple[type, ...], attrs: dict[str, Any]) -> type:
        meta = attrs.get("Meta") or next(
            (base.Meta for base in bases if hasattr(base, "Meta")), None
        )
        if model := getattr(meta, "model", None):
            dates = partial_dates(model)
            columns = [column for date in dates for column in date_columns(date)]
            exclude = [*(getattr(meta, "exclude", None) or ()), *columns]
            fields = {
                date: _date_field(model, date) if _wanted(date, meta) else None for date in dates
            }
            if issubclass(model, Root):
                fields["base_version"] = BaseVersionField()
            attrs = {**fields, **attrs, "Meta": type("Meta", (meta,), {"exclude": exclude})}
        return super().__new__(mcs, name, bases, attrs)


def _wanted(date: str, meta: Any) -> bool:
    listed = getattr(meta, "fields", None)
    excluded = getattr(meta, "exclude", None) or ()
    return date not in excluded and (listed in (None, forms.ALL_FIELDS) or date in listed)


def _date_field(model: Any, date: str) -> PartialDateFormField:
    return PartialDateFormField(required=False, label=date.replace("_", " ").capitalize())


class RecordForm(forms.ModelForm, metaclass=RecordFormMetaclass):
    """A model form for a record; ``changed_data`` is what an editor set by hand.

    ``objections`` are sentences that make it invalid whatever was typed: the reasons of a rule,
    or of the database, for which the posted form is shown again.
    """

    objections: tuple[str, ...] = ()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for date in self._dates():
            self.initial.setdefault(date, getattr(self.instance, date))
        if "base_version" in self.fields and self.instance.pk:
            self.initial["base_version"] = self.instance.version
        for field in self.fields.values():
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
        if "base_version" in self.fields and self.instance.pk:
            self._require_base_version()
        for sentence in self.objections:
            self.add_error(None, sentence)

    def _require_base_version(self) -> None:
        if self.cleaned_data.get("base_version") is None:
            self._errors.pop("base_version", None)
            self.add_error(None, NO_BASE_VERSION)

    def _post_clean(self) -> None:
        for date in self._dates():
            if date in self.cleaned_data:
                setattr(self.instance, date, self.cleaned_data[date])
        super()._post_clean()

    # The checks over the three columns of a date are the form's business too.
    def _get_validation_exclusions(self) -> set[str]:
        held = [column for date in self._dates() for column in date_columns(date)]
        return super()._get_validation_exclusions() - set(held)
