from datetime import date, timedelta
from functools import reduce
from operator import or_

from django.db import models
from django.db.models import Exists, OuterRef, Q, Value
from django.utils import timezone

SOON = timedelta(days=30)


class ImageQuerySet(models.QuerySet):
    def usable(self, on: date | None = None):
        """Images whose rights have not run out ``on`` that day (today if left out)."""
        return self.filter(Q(expires_on=None) | Q(expires_on__gte=on or timezone.localdate()))

    def expired(self, on: date | None = None):
        """Images whose last day of rights lies before ``on`` (today if left out)."""
        return self.filter(expires_on__lt=on or timezone.localdate())

    def ending(self, on: date | None = None):
        """Images whose rights run out within the month after ``on`` (today if left out)."""
        on = on or timezone.localdate()
        return self.filter(expires_on__gte=on, expires_on__lte=on + SOON)

    def with_use(self):
        """Annotate ``in_use``: whether any record of any app shows the image."""
        # Read from the models at run time: this room may not know who stands above it.
        uses = [
            Exists(
                relation.related_model._base_manager.filter(**{relation.field.name: OuterRef("pk")})
            )
            for relation in self.model._meta.get_fields(include_hidden=True)
            if (relation.one_to_many or relation.one_to_one) and relation.field.db_constraint
        ]
        return self.annotate(in_use=reduce(or_, uses) if uses else Value(value=False))
