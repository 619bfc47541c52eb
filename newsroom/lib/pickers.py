"""The boxes in which a record is picked by its name: what is posted into them may be anything."""

from typing import Any

from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.forms import HiddenInput, ModelMultipleChoiceField

from newsroom.lib.naming import named_plainly, prepare

NOBODY = "0"
LAST_KEY = 2**63 - 1


class Named:
    """Calls what is chosen by its name and what the desk says beside it."""

    def optgroups(self, *arguments: Any, **options: Any) -> Any:
        self.choices.field.label_from_instance = _named
        return super().optgroups(*arguments, **options)


def _named(record: Any) -> str:
    prepare([record])
    return named_plainly(record)


class Suggestions(AutocompleteJsonView):
    """What a picker offers, each with what the desk says beside its name."""

    def get_context_data(self, **options: Any) -> dict[str, Any]:
        context = super().get_context_data(**options)
        context["object_list"] = list(context["object_list"])
        prepare(context["object_list"])
        return context

    def serialize_result(self, obj: Any, to_field_name: str) -> dict[str, str]:
        return {**super().serialize_result(obj, to_field_name), "text": named_plainly(obj)}


class Picker(Named, AutocompleteSelect):
    """Picks one record. What is no key picks nobody: Django would look it up, and fail."""

    # The record that is chosen, where the form has it at hand: Django would ask for it again.
    held: Any = None

    def optgroups(self, name: str, value: Any, attrs: Any = None) -> Any:
        if self.held is None or [str(key) for key in value] != [str(self.held.pk)]:
            return super().optgroups(name, value, attrs)
        nobody = [] if self.is_required else [self.create_option(name, "", "", False, 0)]
        chosen = self.create_option(name, self.held.pk, _named(self.held), True, 0)
        return [(None, [*nobody, chosen], 0)]

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return _key(super().value_from_datadict(data, files, name))


class UnseenPicker(HiddenInput):
    """Carries the key of a record that was picked elsewhere on the page."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return _key(super().value_from_datadict(data, files, name))


class PickerOfSeveral(Named, AutocompleteSelectMultiple):
    """Picks any number of records."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        values = super().value_from_datadict(data, files, name)
        return [_key(value) for value in values] if isinstance(values, list) else values


class ChosenOnes(ModelMultipleChoiceField):
    """Any number of records out of a list that is shown whole."""

    def clean(self, value: Any) -> Any:
        given = [_key(key) for key in value] if isinstance(value, list | tuple) else value
        return super().clean(given)


def is_key(text: str) -> bool:
    """Whether a record may have that primary key."""
    return text.isascii() and text.isdecimal() and len(text) < 20 and int(text) <= LAST_KEY


def _key(value: Any) -> Any:
    text = str(value or "")
    return value if is_key(text) or not text else NOBODY
