from django.db import models
from django.utils import timezone


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
