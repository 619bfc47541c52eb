from django.conf import settings
from django.db import models
from django.db.models import Q

from facts.querysets import VerdictQuerySet
from newsroom.lib.records import Imported, Root
from shows.models.imports import exactly_one
from shows.models.titles import refuse_season_of_another


class Adaptation(Imported):
    """What a show takes from life or from another work, and how closely."""

    class Relation(models.TextChoices):
        DEPICTS = "depicts", "Depicts"
        BASED_ON = "based_on", "Based on"
        INSPIRED_BY = "inspired_by", "Inspired by"
        LOOSELY_INSPIRED = "loosely_inspired", "Loosely inspired by"
        BACKGROUND = "background", "Has as background"

    show = models.ForeignKey("shows.Show", on_delete=models.CASCADE, related_name="adaptations")
    season = models.ForeignKey(
        "shows.Season",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="adaptations",
        help_text="Empty: the whole show.",
    )
    event = models.ForeignKey(
        "facts.Event",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="adaptations",
    )
    source_work = models.ForeignKey(
        "shows.SourceWork",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="adaptations",
    )
    relation = models.CharField(max_length=16, choices=Relation)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["show_id", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=exactly_one("event", "source_work"),
                name="adaptation_has_one_origin",
                violation_error_message="Choose an event or a work, not both.",
            ),
            *(
                models.UniqueConstraint(
                    fields=["show", origin, *season],
                    condition=Q(**{f"{origin}__isnull": False, "season__isnull": not season}),
                    name=f"one_adaptation_per_{origin}{'_and_season' if season else ''}",
                    violation_error_message="This show is already tied to it.",
                )
                for origin in ("event", "source_work")
                for season in ((), ("season",))
            ),
        ]

    def __str__(self):
        relation = self.get_relation_display().lower()
        return f"{self.show}: {relation} {self.event or self.source_work}"

    def clean(self):
        refuse_season_of_another(self.season, self.show_id and self.show)


class Portrayal(Imported):
    """Which real person stands behind a character, and how closely."""

    class Closeness(models.TextChoices):
        SAME_NAME = "same_name", "Real person, real name"
        RENAMED = "renamed", "Real person, renamed"
        PARTLY = "partly", "Partly"
        COMPOSITE = "composite", "One of several behind the character"

    character = models.ForeignKey(
        "shows.Character", on_delete=models.CASCADE, related_name="portrayals"
    )
    person = models.ForeignKey("shows.Person", on_delete=models.PROTECT, related_name="portrayals")
    season = models.ForeignKey(
        "shows.Season",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="portrayals",
        help_text="Empty: the whole show.",
    )
    closeness = models.CharField(max_length=10, choices=Closeness)
    differences = models.TextField(
        blank=True, help_text="What the show changed, as readers will see it."
    )

    class Meta:
        ordering = ["character_id", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["character", "person"],
                condition=Q(season__isnull=True),
                name="one_portrayal_per_person",
                violation_error_message="This character is already tied to this person.",
            ),
            models.UniqueConstraint(
                fields=["character", "person", "season"],
                condition=Q(season__isnull=False),
                name="one_portrayal_per_person_and_season",
                violation_error_message="This character is already tied to this person "
                "in this season.",
            ),
        ]

    def __str__(self):
        return f"{self.character.name} is {self.person}"

    def clean(self):
        refuse_season_of_another(self.season, self.character_id and self.character.show)


class Verdict(Root):
    """Our answer to "Is it a true story?" for a show, or for one season of it."""

    class Value(models.TextChoices):
        TRUE_STORY = "true_story", "True story"
        BASED_ON = "based_on", "Based on true events"
        INSPIRED_BY = "inspired_by", "Inspired by true events"
        LOOSELY_INSPIRED = "loosely_inspired", "Loosely inspired"
        FICTION_REAL_SETTING = "fiction_real_setting", "Fiction in a real setting"
        FICTION = "fiction", "Fiction"
        NOT_ESTABLISHED = "not_established", "Not established"

    show = models.ForeignKey("shows.Show", on_delete=models.PROTECT, related_name="verdicts")
    season = models.ForeignKey(
        "shows.Season",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="verdicts",
        help_text="Empty: the whole show.",
    )
    value = models.CharField(max_length=20, choices=Value)
    answer = models.CharField(
        max_length=400, help_text="One sentence, as readers will see it under the verdict."
    )
    facts = models.ManyToManyField(
        "facts.Fact", blank=True, related_name="verdicts", help_text="What the verdict rests on."
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="verdicts",
    )
    decided_on = models.DateField(null=True, blank=True)

    objects = VerdictQuerySet.as_manager()

    class Meta:
        ordering = ["show_id", "season_id"]
        constraints = [
            models.UniqueConstraint(
                fields=["show"],
                condition=Q(season__isnull=True),
                name="one_verdict_per_show",
                violation_error_message="This show already has a verdict.",
            ),
            models.UniqueConstraint(
                fields=["season"],
                condition=Q(season__isnull=False),
                name="one_verdict_per_season",
                violation_error_message="This season already has a verdict.",
            ),
        ]

    def __str__(self):
        return f"{self.show}: {self.get_value_display().lower()}"

    def clean(self):
        refuse_season_of_another(self.season, self.show_id and self.show)
