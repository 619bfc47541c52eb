"""Children of a record as lines to read; the form beside them only adds new ones.

An open row of an inline weighs eight kilobytes and asks the database about each of its pickers; a
line weighs three hundred bytes and asks nothing. Sixty credits have to fit on the screen of a show.
"""

from django.contrib.admin.utils import (
    display_for_field,
    display_for_value,
    label_for_field,
    lookup_field,
)
from django.db.models import Model
from django.urls import reverse
from django.utils.text import capfirst

from newsroom.lib.admin import RecordInline
from newsroom.lib.naming import named, prepare

NOTHING = "–"
MOST_LINES = 200


class Lines:
    """Shows the rows that are held as lines with a link to their own screens."""

    line_display: list[str] = []
    line_related: list[str] = []
    can_delete = False
    tab = True

    def get_formset(self, request, obj=None, **options):
        self.root = obj
        return super().get_formset(request, obj, **options)

    def get_queryset(self, request):
        return super().get_queryset(request).none()

    def held(self):
        """The rows to show, in the order of their model."""
        if self.root is None:
            return self.model._default_manager.none()
        rows = self.model._default_manager.filter(**{self._parent().name: self.root})
        return rows.select_related(*self.line_related)

    def headings(self):
        return [
            capfirst(label_for_field(name, self.model, model_admin=self))
            for name in self.line_display
        ]

    def lines(self):
        """An address and the words of each cell, for every row up to the most that are shown."""
        rows = list(self.held()[:MOST_LINES])
        prepare(rows)
        return [
            {"url": self._address("change", row.pk), "cells": [*self._cells(row)]} for row in rows
        ]

    def all_of_them(self):
        """The address of the list that shows these rows alone."""
        return f"{self._address('changelist')}?{self._parent().name}__id__exact={self.root.pk}"

    def adding(self):
        """The address of an empty form of its own, for rows that are not added here."""
        return f"{self._address('add')}?{self._parent().name}={self.root.pk}"

    def _cells(self, row):
        for name in self.line_display:
            column, _, value = lookup_field(name, row, self)
            if isinstance(value, Model):
                yield named(value)
            elif column is None:
                yield display_for_value(value, NOTHING)
            else:
                yield display_for_field(value, column, NOTHING)

    def _parent(self):
        parents = (type(self.root), *type(self.root)._meta.get_parent_list())
        return next(
            column
            for column in self.model._meta.fields
            if column.name == self.fk_name or column.related_model in parents
        )

    def _address(self, action, *arguments):
        options = self.model._meta
        return reverse(f"admin:{options.app_label}_{options.model_name}_{action}", args=arguments)


class LinesInline(Lines, RecordInline):
    """Lines, and new ones as rows of a table."""

    form_template = RecordInline.template
    template = "desk/lines.html"


class ReadLinesInline(LinesInline):
    """Lines alone: what is new is made on a screen of its own."""

    max_num = 0
    template = "desk/lines.html"

    def has_add_permission(self, request, obj=None):
        return False
