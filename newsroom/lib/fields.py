"""Model and form fields for what the desk writes: lists of terms, dates, languages, countries."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models

from newsroom.lib.partial_date import PartialDate

LONGEST_TERM = 200


def split_terms(text: str) -> list[str]:
    """The terms of "heist, true crime": trimmed, each once, in order.

    With a semicolon anywhere, semicolons part the terms: "Sammy Davis, Jr.; Dean Martin".
    """
    parts = re.split(r";" if ";" in text else r",", text)
    return list(dict.fromkeys(term for part in parts if (term := " ".join(part.split()))))


def join_terms(terms: list[str]) -> str:
    """Terms as one text that ``split_terms`` reads back."""
    if not any("," in term for term in terms):
        return ", ".join(terms)
    return "; ".join(terms) + (";" if len(terms) == 1 else "")


def validate_terms(value: Any) -> None:
    """Refuse what is not a list of short texts without semicolons, each there once."""
    if not isinstance(value, list) or not all(isinstance(term, str) for term in value):
        raise ValidationError("Write the terms as a list of texts.", code="not_terms")
    for term in value:
        if len(term) > LONGEST_TERM:
            raise ValidationError(
                f"“{term[:40]}…” has {len(term):,} characters; {LONGEST_TERM} is the most that "
                "one term may have. Put a comma between terms.",
                code="long_term",
            )
    if split_terms(join_terms(value)) != value:
        raise ValidationError(
            "A term may not be empty, hold a semicolon or appear twice.", code="not_terms"
        )


class TermsFormField(forms.CharField):
    """One text input; a list of terms comes out."""

    def __init__(self, **options: Any) -> None:
        for option in ("encoder", "decoder"):
            options.pop(option, None)
        super().__init__(**options)
        self.help_text = self.help_text or "Comma-separated."

    def prepare_value(self, value: Any) -> Any:
        return join_terms(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        return split_terms(super().to_python(value))

    def validate(self, value: Any) -> None:
        super().validate(value)
        validate_terms(value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        initial = initial if isinstance(initial, list) else split_terms(initial or "")
        return initial != split_terms(data or "")


class TermsField(models.JSONField):
    """A short list of texts in the order the desk gave them; empty if left out."""

    default_validators = [validate_terms]

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("default", list)
        options.setdefault("blank", True)
        super().__init__(*args, **options)

    def formfield(self, **options: Any) -> Any:
        # A default that is called makes Django repeat the field, hidden, to compare with.
        options = {"form_class": TermsFormField, "show_hidden_initial": False, **options}
        return super().formfield(**options)


class PartialDateFormField(forms.CharField):
    """One text input; a ``PartialDate`` or None comes out."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("max_length", 60)
        options.setdefault("help_text", "Such as 15 February 2003, February 2003, 2003 or 1990s.")
        super().__init__(**options)

    def prepare_value(self, value: Any) -> Any:
        return str(value) if isinstance(value, PartialDate) else value

    def clean(self, value: Any) -> PartialDate | None:
        text = super().clean(value)
        if not text:
            return None
        try:
            return PartialDate.parse(text)
        except ValueError as problem:
            raise ValidationError(str(problem), code="unreadable_date") from problem

    def has_changed(self, initial: Any, data: Any) -> bool:
        text = (data or "").strip()
        try:
            return initial != (PartialDate.parse(text) if text else None)
        except ValueError:
            return True


class CodeField(models.CharField):
    """Two letters of a code list, in the case that the list uses."""

    pattern: str
    message: str

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("max_length", 2)
        super().__init__(*args, **options)
        self.validators = [*self.validators, RegexValidator(self.pattern, self.message)]

    def in_case(self, text: str) -> str:
        raise NotImplementedError

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        return text and self.in_case(text.strip())

    def get_prep_value(self, value: Any) -> Any:
        return self.to_python(super().get_prep_value(value))


class LanguageField(CodeField):
    """A language as its ISO 639-1 code, such as "nl"."""

    pattern = r"^[a-z]{2}$"
    message = "Write the language as two letters of ISO 639-1, such as en, it or nl."

    def in_case(self, text: str) -> str:
        return text.lower()


class CountryField(CodeField):
    """A country as its ISO 3166-1 code, such as "BE"."""

    pattern = r"^[A-Z]{2}$"
    message = "Write the country as two letters of ISO 3166-1, such as GB, BE or IT."

    def in_case(self, text: str) -> str:
        return text.upper()
