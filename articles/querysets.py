from django.db import models
from django.db.models import Q
from django.utils import timezone


class ArticleQuerySet(models.QuerySet):
    pass


class EditionQuerySet(models.QuerySet):
    def live(self, at=None):
        """What a reader may see at ``at`` (now if left out)."""
        at = at or timezone.now()
        return self.filter(live_from__lte=at).filter(Q(live_until=None) | Q(live_until__gt=at))

    def for_lists(self):
        """Editions without their HTML: enough for cards and rows."""
        return self.defer("html", "head")
