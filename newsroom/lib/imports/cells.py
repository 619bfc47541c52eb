"""What a cell says, read by the field it is for; Unreadable with a sentence if it says nothing."""

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from decimal import Decimal
from difflib import get_close_matches
from typing import Any

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models

from newsroom.lib.dates import PartialDateProperty
from newsroom.lib.fields import TermsField, split_terms, validate_terms
from newsroom.lib.html import safe_url
from newsroom.lib.partial_date import PartialDate, Precision
from newsroom.lib.wording import shortened

Reader = Callable[[str], Any]
LONGEST_TEXT = 200_000
WITH_THOUSANDS = re.compile(r"-?\d{1,3}(?:,\d{3})+", re.ASCII)
TIME_CODE = re.compile(r"(\d{1,2}):([0-5]\d):([0-5]\d)", re.ASCII)
KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
YES, NO = ("yes", "true", "1", "y"), ("no", "false", "0", "n")


class Unreadable(ValueError):  # noqa: N818 -- said of a cell: it is unreadable
    """The cell does not say what its column needs; the text is for the person who mends it."""

    def __init__(self, message: str, code: str = "not-readable") -> None:
        self.code = code
        super().__init__(message)


def reader_for(model: type[models.Model], name: str) -> Reader:
    """The reader of a cell that fills the attribute ``name`` of ``model``."""
    if isinstance(getattr(model, name, None), PartialDateProperty):
        return read_partial_date
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist as missing:
        raise LookupError(f"{model.__name__} has no {name}.") from missing
    return _by_field(field)


def _by_field(field: Any) -> Reader:
    if field.choices:
        return one_of(dict(field.choices))
    plain: dict[type, Reader] = {
        TermsField: read_terms,
        models.BooleanField: read_yes_no,
        models.DateField: read_day,
        models.DurationField: read_time_code,
    }
    if reader := plain.get(type(field)):
        return reader
    if isinstance(field, models.DecimalField):
        return decimal_of(field)
    if isinstance(field, models.IntegerField):
        return integer_of(field)
    special = {models.URLField: read_url, models.SlugField: read_key}
    return text_of(field, then=special.get(type(field), str))


def text_of(field: Any, then: Reader = str) -> Reader:
    """Text no longer than ``field`` holds; on one line, unless the field holds paragraphs."""
    longest = field.max_length or LONGEST_TEXT
    one_line = not isinstance(field, models.TextField)

    def read(text: str) -> Any:
        text = " ".join(text.split()) if one_line else text
        if len(text) > longest:
            raise Unreadable(
                f"“{shortened(text, 40)}” has {len(text):,} characters; {longest:,} is the most "
                "that fits. Shorten it.",
                "too-long",
            )
        value = then(text)
        try:
            return field.to_python(value)
        except ValidationError as error:
            raise Unreadable(" ".join(error.messages)) from error

    return read


def read_key(text: str) -> str:
    """A key of one of our tables: small letters, digits and hyphens."""
    if len(text) > 120 or not KEY.fullmatch(text):
        raise Unreadable(
            f"“{shortened(text, 60)}” is no key. Use small letters, digits and hyphens, at most "
            "120 of them, such as kim-rossi-stuart.",
            "bad-key",
        )
    return text


def read_url(text: str) -> str:
    if not safe_url(text):
        raise Unreadable(
            f"“{shortened(text, 60)}” is not a web address. It begins with https:// and has no "
            "spaces.",
            "bad-address",
        )
    return text


def read_terms(text: str) -> list[str]:
    terms = split_terms(text)
    try:
        validate_terms(terms)
    except ValidationError as error:
        raise Unreadable(" ".join(error.messages), "too-long") from error
    return terms


def read_yes_no(text: str) -> bool:
    word = text.casefold()
    if word not in (*YES, *NO):
        raise Unreadable(f"“{shortened(text, 40)}” is neither yes nor no.", "not-yes-or-no")
    return word in YES


def read_partial_date(text: str) -> PartialDate:
    try:
        return PartialDate.parse(text)
    except ValueError as error:
        raise Unreadable(str(error), "bad-date") from error


def read_day(text: str) -> date:
    when = read_partial_date(text)
    if when.precision != Precision.DAY:
        raise Unreadable(
            f"“{shortened(text, 40)}” names no day. Write it like 15 February 2003.", "bad-date"
        )
    return when.low


def read_time_code(text: str) -> timedelta:
    """A moment within a programme: "0:41:10"."""
    match = TIME_CODE.fullmatch(text)
    if not match:
        raise Unreadable(
            f"“{shortened(text, 40)}” is no time within a programme. Write hours, minutes and "
            "seconds: 0:41:10.",
            "bad-time",
        )
    hours, minutes, seconds = (int(part) for part in match.groups())
    return timedelta(hours=hours, minutes=minutes, seconds=seconds)


def integer_of(field: Any) -> Reader:
    """A whole number that ``field`` can hold on every database."""
    lowest = 0 if "Positive" in type(field).__name__ else -32768
    highest = 32767 if "Small" in type(field).__name__ else 2_147_483_647

    def read(text: str) -> int:
        # A comma parts thousands and nothing else: 8,99 is a price, not 899.
        digits = text.replace(",", "") if WITH_THOUSANDS.fullmatch(text) else text
        if not re.fullmatch(r"-?\d{1,12}", digits, re.ASCII):
            raise Unreadable(f"“{shortened(text, 40)}” is not a whole number.", "bad-number")
        if not lowest <= (number := int(digits)) <= highest:
            raise Unreadable(
                f"{shortened(text, 40)} is not between {lowest:,} and {highest:,}.", "bad-number"
            )
        return number

    return read


def decimal_of(field: Any) -> Reader:
    def read(text: str) -> Decimal:
        try:
            number = field.to_python(text)
        except ValidationError as error:
            raise Unreadable(f"“{shortened(text, 40)}” is not a number.", "bad-number") from error
        try:
            field.run_validators(number)
        except ValidationError as error:
            raise Unreadable(" ".join(error.messages), "bad-number") from error
        return number

    return read


def one_of(choices: dict[str, str]) -> Reader:
    """One of the values of ``choices``, written as value or as label."""
    by_word = {
        _word(word): value for value, label in choices.items() if value for word in (value, label)
    }

    def read(text: str) -> str:
        if (value := by_word.get(_word(text))) is None:
            known = [value for value in choices if value]
            raise Unreadable(
                f"“{shortened(text, 40)}” is not one of {', '.join(known)}."
                f"{did_you_mean(text, known)}",
                "unknown-choice",
            )
        return value

    return read


def _word(text: str) -> str:
    return re.sub(r"[\s_-]+", " ", str(text)).strip().casefold()


def did_you_mean(text: str, known: Iterable[str]) -> str:
    """A hint with the nearest of ``known`` to end a sentence with, or nothing."""
    near = get_close_matches(text.casefold()[:200], list(known), n=1, cutoff=0.6)
    return f" Did you mean {near[0]}?" if near else ""
