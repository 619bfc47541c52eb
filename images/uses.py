"""Where a picture is used. Asked of the models: this room may not know who stands above it."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.contrib.admin import AdminSite
from django.contrib.admin.sites import site as desk
from django.db.models import JSONField, Model, QuerySet, TextField
from django.http import HttpRequest
from django.urls import reverse

from images.models import Image

MOST_OF_A_KIND = 50


class Use(NamedTuple):
    """A record that shows a picture: “article”, its name, as what, the address of its screen."""

    kind: str
    name: str
    role: str
    url: str


def uses_of(image: Image, request: HttpRequest, *, site: AdminSite = desk) -> list[Use]:
    """The records that show ``image`` and that this person may see, at most fifty of a kind."""
    found = dict.fromkeys(use for rows in _rows(image, site) for use in _told(rows, request, site))
    return list(found)


def _rows(image: Image, site: AdminSite) -> Iterator[tuple[str, QuerySet[Any]]]:
    """What each relation leads to: the role of the picture there, and the records."""
    for relation in image._meta.get_fields(include_hidden=True):
        if not (relation.one_to_many or relation.one_to_one) or not relation.field.db_constraint:
            continue
        model, role = relation.related_model, str(relation.field.verbose_name)
        rows = model._base_manager.filter(**{relation.field.name: image.pk})
        if not site.is_registered(model) and (owner := _owner(model, site)):
            # A row that only ties the picture to a record: the record is what uses it.
            of_owner = model._meta.get_field(owner).related_model
            rows, role = of_owner._base_manager.filter(pk__in=rows.values(owner)), ""
        yield role, _light(rows)


def _light(rows: QuerySet[Any]) -> QuerySet[Any]:
    """The newest of them without their long columns: an edition holds its whole page."""
    columns = rows.model._meta.concrete_fields
    long = [field.name for field in columns if isinstance(field, TextField | JSONField)]
    return rows.defer(*long).order_by("-pk")[:MOST_OF_A_KIND]


def _owner(model: type[Model], site: AdminSite) -> str:
    """The column of a linking row that leads to a record with a screen."""
    columns = (field for field in model._meta.fields if field.many_to_one)
    named = (
        field.name
        for field in columns
        if field.related_model is not Image and site.is_registered(field.related_model)
    )
    return next(named, "")


def _told(rows: tuple[str, QuerySet[Any]], request: HttpRequest, site: AdminSite) -> Iterator[Use]:
    role, records = rows
    for record in records:
        options: Any = record._meta
        screen = site._registry.get(type(record))
        if screen is None or not screen.has_view_permission(request, record):
            continue
        name = f"{site.name}:{options.app_label}_{options.model_name}_change"
        yield Use(str(options.verbose_name), str(record), role, reverse(name, args=[record.pk]))
