"""Dates with precision as columns of a model: two days, how well they are known, one property."""

from typing import Any

from django.db import models
from django.db.models import F, Q

from newsroom.lib.partial_date import PartialDate, Precision

__all__ = [
    "PartialDate",
    "PartialDateProperty",
    "Precision",
    "date_columns",
    "date_with_precision",
    "never_before",
    "partial_dates",
    "precision_checks",
]


class PartialDateProperty(property):
    """A ``PartialDate`` or None, kept in three columns; a text that is set is parsed.

    A ``property``, so that Django accepts it as a keyword: ``Show(premiere="February 2003")``.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.columns = date_columns(name)
        super().__init__(self._get, self._set)

    def _get(self, record: models.Model) -> PartialDate | None:
        low, high, precision = (getattr(record, column) for column in self.columns)
        return PartialDate(low, high, precision) if low and high and precision else None

    def _set(self, record: models.Model, value: PartialDate | str | None) -> None:
        if isinstance(value, str):
            value = PartialDate.parse(value) if value.strip() else None
        parts = (value.low, value.high, value.precision) if value else (None, None, "")
        for column, part in zip(self.columns, parts, strict=True):
            setattr(record, column, part)


def date_columns(name: str) -> tuple[str, str, str]:
    """The names of the three columns behind the date ``name``."""
    return f"{name}_low", f"{name}_high", f"{name}_precision"


def date_with_precision(name: str) -> tuple[Any, Any, Any, Any]:
    """Three columns and the property over them, to be unpacked in the body of a model.

    ``end_low, end_high, end_precision, end = date_with_precision("end")``
    """
    words = name.replace("_", " ")
    return (
        models.DateField(f"{words}, earliest day", null=True, blank=True),
        models.DateField(f"{words}, latest day", null=True, blank=True),
        models.CharField(
            f"precision of {words}", max_length=8, blank=True, choices=Precision.choices
        ),
        PartialDateProperty(name),
    )


def partial_dates(model: type[models.Model]) -> list[str]:
    """The names of the dates with precision that ``model`` has, its bases' first."""
    names = {
        value.name: None
        for base in reversed(model.__mro__)
        for value in vars(base).values()
        if isinstance(value, PartialDateProperty)
    }
    return list(names)


def precision_checks(prefix: str, *names: str) -> list[models.CheckConstraint]:
    """Two checks a date: all three columns or none, and the earliest day not after the latest."""
    return [check for name in names for check in _checks_of(prefix, name)]


def never_before(prefix: str, last: str, first: str, message: str) -> models.CheckConstraint:
    """A check that ``last`` may lie on or after ``first``, as far as both are known."""
    start, end = date_columns(first)[0], date_columns(last)[1]
    unknown = Q(**{f"{start}__isnull": True}) | Q(**{f"{end}__isnull": True})
    return models.CheckConstraint(
        condition=unknown | Q(**{f"{end}__gte": F(start)}),
        name=f"{prefix}_{last}_never_before_{first}",
        violation_error_message=message,
    )


def _checks_of(prefix: str, name: str) -> list[models.CheckConstraint]:
    low, high, precision = date_columns(name)
    words = name.replace("_", " ").capitalize()
    none = Q(**{f"{low}__isnull": True, f"{high}__isnull": True, precision: ""})
    every = Q(
        **{
            f"{low}__isnull": False,
            f"{high}__isnull": False,
            f"{precision}__in": Precision.values,
        }
    )
    return [
        models.CheckConstraint(
            condition=none | every,
            name=f"{prefix}_{name}_complete",
            violation_error_message=(
                f"{words} needs its earliest day, its latest day and its precision, or none of "
                "the three."
            ),
        ),
        models.CheckConstraint(
            condition=Q(**{f"{low}__lte": F(high)}),
            name=f"{prefix}_{name}_ordered",
            violation_error_message=f"{words}: the earliest day is after the latest day.",
        ),
    ]
