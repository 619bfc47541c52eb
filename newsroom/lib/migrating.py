"""Migrations that take seconds where they would take most of a minute."""

from itertools import groupby

from django.db.migrations import CreateModel
from django.db.migrations.operations.base import Operation


class CreateModels(Operation):
    """Several models in a row as one operation, whose state is drawn once.

    After every single one Django draws all models anew that are bound to it by keys, and ours are
    bound to nearly all the others.
    """

    def __init__(self, creations):
        self.creations = creations

    def state_forwards(self, app_label, state):
        state.__dict__.pop("apps", None)
        for creation in self.creations:
            creation.state_forwards(app_label, state)

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        for creation in self.creations:
            creation.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        for creation in reversed(self.creations):
            creation.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self):
        return f"Create {len(self.creations)} models"


def together(operations):
    """The operations of a migration, with the models that it creates in a row as one of them."""
    found = []
    for creates, row in groupby(operations, lambda each: isinstance(each, CreateModel)):
        run = list(row)
        found += [CreateModels(run)] if creates else run
    return found
