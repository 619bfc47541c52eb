from datetime import timedelta

from django.db import models
from django.utils import timezone

# After that a price may have changed without anybody noticing.
PRICES_LAST = timedelta(days=90)


class ShowQuerySet(models.QuerySet):
    def public(self):
        """Shows that readers may find."""
        return self.filter(listed=True)


class PersonQuerySet(models.QuerySet):
    def nameable(self):
        """People whose sensitivity allows a public page. Where they are used is asked above."""
        return self.filter(sensitivity="normal")


class CreditQuerySet(models.QuerySet):
    def shown(self):
        """Credits that readers may see, in billing order."""
        return self.exclude(status="removed")

    def cast(self):
        """People on screen: roles, voices and those who appear as themselves."""
        return self.filter(job__in=["actor", "voice", "self"])


class AvailabilityQuerySet(models.QuerySet):
    def current(self, on=None):
        """Where the show can be watched on that day (today if left out), or will be."""
        on = on or timezone.localdate()
        return self.filter(models.Q(ends_high__isnull=True) | models.Q(ends_high__gte=on))

    def stale_prices(self, on=None):
        """Places with a price that nobody has looked at for 90 days, and that are not over."""
        on = on or timezone.localdate()
        return self.current(on).filter(price_minor__isnull=False, checked_on__lt=on - PRICES_LAST)


class ImportRunQuerySet(models.QuerySet):
    def unmended(self):
        """Imports that failed, and that nobody has run with success since."""
        again = self.model.objects.filter(
            pk__gt=models.OuterRef("pk"),
            command=models.OuterRef("command"),
            file_name=models.OuterRef("file_name"),
            status__in=["clean", "with_issues"],
        )
        return self.filter(status="failed").exclude(models.Exists(again))


class MergeQuerySet(models.QuerySet):
    def standing(self):
        """Merges that nobody has undone."""
        return self.filter(undone_at__isnull=True)

    def undoable(self, at=None):
        """Standing merges whose day is not over."""
        at = at or timezone.now()
        return self.standing().filter(created_at__gt=at - self.model.UNDO_WITHIN)

    def kept_for(self, kind, slugs):
        """The kept record behind each of the addresses ``slugs`` of merged ones, as a dict."""
        rows = self.standing().filter(gone_slug__in=slugs, **{f"{kind}__isnull": False})
        rows = rows.select_related(kind).order_by("pk")
        return {merge.gone_slug: getattr(merge, kind) for merge in rows}
