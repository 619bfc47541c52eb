from django.db import models

from newsroom.lib.records import Imported


class OtherName(Imported):
    """Another form of a name. ``forbidden`` holds a known wrong form, for the copy check."""

    class Kind(models.TextChoices):
        OFFICIAL = "official", "Official"
        ALIAS = "alias", "Also known as"
        SHORT = "short", "Short form"
        FORBIDDEN = "forbidden", "Wrong: never write this"

    text = models.CharField("name", max_length=250)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.ALIAS)
    note = models.CharField(max_length=250, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True
        ordering = ["kind", "text"]

    def __str__(self):
        return self.text


def name_constraints(owner):
    """One row per spelling of one record, and dates in order."""
    return [
        models.UniqueConstraint(
            fields=[owner, "text"],
            name=f"one_{owner}_name_per_spelling",
            violation_error_message="This spelling is already listed.",
        ),
        models.CheckConstraint(
            condition=models.Q(valid_from__isnull=True)
            | models.Q(valid_to__isnull=True)
            | models.Q(valid_to__gte=models.F("valid_from")),
            name=f"{owner}_name_dates_ordered",
            violation_error_message="The name ends before it begins.",
        ),
    ]


class ShowName(OtherName):
    show = models.ForeignKey("shows.Show", on_delete=models.CASCADE, related_name="names")

    class Meta(OtherName.Meta):
        constraints = name_constraints("show")


class PersonName(OtherName):
    person = models.ForeignKey("shows.Person", on_delete=models.CASCADE, related_name="names")

    class Meta(OtherName.Meta):
        constraints = name_constraints("person")


class PlaceName(OtherName):
    place = models.ForeignKey("shows.Place", on_delete=models.CASCADE, related_name="names")

    class Meta(OtherName.Meta):
        constraints = name_constraints("place")


class OrganisationName(OtherName):
    organisation = models.ForeignKey(
        "shows.Organisation", on_delete=models.CASCADE, related_name="names"
    )

    class Meta(OtherName.Meta):
        constraints = name_constraints("organisation")


class ServiceName(OtherName):
    service = models.ForeignKey("shows.Service", on_delete=models.CASCADE, related_name="names")

    class Meta(OtherName.Meta):
        constraints = name_constraints("service")
