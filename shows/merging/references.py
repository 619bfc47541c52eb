"""Every column that points at a record, in whatever room: what a merge has to move."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models


def references_to(model: type[models.Model]) -> Iterator[tuple[type[models.Model], str]]:
    """Give ``(model, field name)`` for each foreign key to ``model``.

    Links of many to many come as the keys of their rows. Histories are left out: they say what was.
    """
    for relation in model._meta.get_fields(include_hidden=True):
        if relation.concrete or not (relation.one_to_many or relation.one_to_one):
            continue
        if not hasattr(relation.related_model, "instance_type"):
            yield relation.related_model, relation.field.name


def twin_of(row: Any, field: str) -> Any:
    """The stored row beside which ``row``, that just got another ``field``, may not stand; or None.

    The database would refuse both: they say the same of one record.
    """
    for fields, constraint in _uniques(type(row)):
        if field not in fields:
            continue
        values = {name: getattr(row, row._meta.get_field(name).attname) for name in fields}
        if None in values.values():
            continue
        others = type(row)._base_manager.filter(**values).exclude(pk=row.pk).order_by("pk")
        twin = _twin_under(constraint, row, others) if constraint else others.first()
        if twin:
            return twin
    return None


def _uniques(model: type[models.Model]) -> Iterator[tuple[tuple[str, ...], Any]]:
    for constraint in model._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint):
            yield tuple(constraint.fields), constraint
    for names in model._meta.unique_together:
        yield tuple(names), None
    for field in model._meta.concrete_fields:
        if field.unique and not field.primary_key:
            yield (field.name,), None


def _twin_under(constraint: models.UniqueConstraint, row: Any, others: models.QuerySet) -> Any:
    try:
        constraint.validate(type(row), row)
    except ValidationError:
        return (others.filter(constraint.condition) if constraint.condition else others).first()
    return None
