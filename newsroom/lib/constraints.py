"""What the database refused, in the words that the model has for it."""

import re
from collections.abc import Collection
from functools import cache
from typing import Any

from django.apps import apps
from django.db import IntegrityError, models

UNKNOWN = "The database refused this, and nothing was saved. Check the values and save again."
GONE = (
    "Something that this refers to, or that refers to this, was deleted meanwhile. Nothing was "
    "saved: choose another and save again."
)

OVERLAPS = (
    "This overlaps in time with another one. Nothing was saved: look at the newest state and "
    "try again."
)


def sentence_for(error: IntegrityError) -> str:
    """The sentence of the constraint that ``error`` is about, for the person who tried to save."""
    diagnosis = getattr(error.__cause__, "diag", None)
    return _from_postgresql(diagnosis) if diagnosis else _from_sqlite(str(error))


def _from_postgresql(diagnosis: Any) -> str:
    if constraint := _constraints().get(diagnosis.constraint_name):
        return str(constraint.get_violation_error_message())
    table = diagnosis.table_name or ""
    match diagnosis.sqlstate:
        case "23505":
            key = re.match(r"Key \((.+?)\)=", diagnosis.message_detail or "")
            return _taken(table, key[1].split(", ") if key else [])
        case "23502":
            return _empty(table, diagnosis.column_name)
        case "23503":
            return GONE
        case "23P01":
            return OVERLAPS
    return UNKNOWN


def _from_sqlite(message: str) -> str:
    kind, _, rest = message.partition(" constraint failed")
    rest = rest.removeprefix(": ").removeprefix("index ").strip("'")
    if constraint := _constraints().get(rest):
        return str(constraint.get_violation_error_message())
    places = [place.rpartition(".") for place in rest.split(", ")]
    table, columns = places[0][0], [column for _, _, column in places]
    match kind:
        case "UNIQUE":
            return _taken(table, columns)
        case "NOT NULL":
            return _empty(table, columns[0])
        case "FOREIGN KEY":
            return GONE
    return UNKNOWN


@cache
def _constraints() -> dict[str, models.BaseConstraint]:
    return {
        constraint.name: constraint
        for model in apps.get_models()
        for constraint in model._meta.constraints
    }


def _taken(table: str, columns: list[str]) -> str:
    model = _model(table)
    fields = [field.name for column in columns if (field := _field(model, column))]
    if not model or not fields:
        return UNKNOWN
    return (
        sentence_if_taken(model, fields) or model().unique_error_message(model, fields).messages[0]
    )


def sentence_if_taken(model: type[models.Model], fields: Collection[str]) -> str:
    """What the model says of two rows that share the values of ``fields``; "" if nothing."""
    for constraint in model._meta.constraints:
        unique = isinstance(constraint, models.UniqueConstraint)
        if unique and set(constraint.fields) == set(fields):
            return str(constraint.get_violation_error_message())
    return ""


def _empty(table: str, column: str) -> str:
    field = _field(_model(table), column)
    return f"“{field.verbose_name}” must not be empty." if field else UNKNOWN


def _model(table: str) -> type[models.Model] | None:
    return next((model for model in apps.get_models() if model._meta.db_table == table), None)


def _field(model: type[models.Model] | None, column: str) -> Any:
    fields = model._meta.concrete_fields if model else ()
    return next((field for field in fields if field.column == column), None)
