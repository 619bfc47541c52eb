"""The three kinds of rows that everything else is built from."""

from django.conf import settings
from django.db import models
from simple_history.models import HistoricalRecords


class Record(models.Model):
    """A row that knows when it came, who brought it, and every earlier state of itself."""

    created_at = models.DateTimeField(auto_now_add=True, editable=False)
    updated_at = models.DateTimeField(auto_now=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )

    history = HistoricalRecords(inherit=True)

    class Meta:
        abstract = True


class Imported(Record):
    """A record that imports may write, except the fields named in ``editor_fields``."""

    editor_fields = models.JSONField(default=list, blank=True, editable=False)

    class Meta:
        abstract = True


class Root(Imported):
    """A record that is saved together with its children; ``version`` is their common lock.

    Saved through ``saving.save_root``: two people who opened the same version cannot both win.
    """

    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True


def goes_round(record: models.Model, link: str) -> bool:
    """Whether following ``link`` upwards from ``record`` leads back to it."""
    seen = {record.pk}
    above = getattr(record, link)
    while above and above.pk not in seen:
        seen.add(above.pk)
        above = getattr(above, link)
    return bool(above) and above.pk == record.pk
