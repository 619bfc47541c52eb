from typing import Any

from django.db import models
from django.http import Http404

from shows.models import Merge


class Moved(Exception):  # noqa: N818 -- what was asked for is not wrong, it is elsewhere
    """The record stands at another address since it was merged."""

    def __init__(self, record: Any) -> None:
        self.url = record.get_absolute_url()
        super().__init__(self.url)


def found_or_moved(rows: models.QuerySet, slug: str) -> Any:
    """The row of ``rows`` at ``slug``; raises Moved if it was merged into one of them, else 404."""
    if row := rows.filter(slug=slug).first():
        return row
    kept = Merge.objects.kept_for(rows.model._meta.model_name, [slug]).get(slug)
    if kept is None or not rows.filter(pk=kept.pk).exists():
        raise Http404(f"Nothing is at the address {slug}.")
    raise Moved(kept)
