from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from facts.models.facts import new_ref
from newsroom.lib.records import Root
from shows.models.titles import refuse_season_of_another

TIME_CODE = "Hours, minutes and seconds: 0:41:10."


class SceneAssessment(Root):
    """What a scene shows beside what happened, and how close the two are."""

    class Grade(models.TextChoices):
        TRUE = "true", "True: it happened much as shown"
        TRUE_ISH = "true_ish", "True-ish: some tweaks, true in spirit"
        FALSE_ISH = "false_ish", "False-ish: dramatic licence beyond the spirit"
        FALSE = "false", "False: it did not happen, or quite otherwise"
        UNKNOWN = "unknown", "Unknown: nobody can tell"

    ref = models.SlugField(
        "reference",
        max_length=40,
        unique=True,
        default=new_ref,
        error_messages={"unique": "Another scene already has this reference."},
    )
    show = models.ForeignKey("shows.Show", on_delete=models.PROTECT, related_name="scenes")
    season = models.ForeignKey(
        "shows.Season",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="scenes",
        help_text="Empty: the whole show.",
    )
    episode = models.ForeignKey(
        "shows.Episode", on_delete=models.PROTECT, null=True, blank=True, related_name="scenes"
    )
    position = models.PositiveSmallIntegerField(
        default=1, help_text="In which order scenes are told."
    )
    starts = models.DurationField("starts at", null=True, blank=True, help_text=TIME_CODE)
    ends = models.DurationField("ends at", null=True, blank=True, help_text=TIME_CODE)
    heading = models.CharField(
        max_length=200, help_text="How you would name the scene to a friend."
    )
    shown = models.TextField("what is shown", help_text="As readers will see it.")
    happened = models.TextField(
        "what happened",
        blank=True,
        help_text="As readers will see it. Empty only where nobody can tell.",
    )
    grade = models.CharField(max_length=9, choices=Grade)
    facts = models.ManyToManyField(
        "facts.Fact", blank=True, related_name="scenes", help_text="What the grade rests on."
    )
    spoiler = models.BooleanField(default=False)

    class Meta:
        ordering = ["show_id", "season_id", "position", "pk"]
        verbose_name = "scene"
        constraints = [
            models.CheckConstraint(
                condition=Q(grade="unknown") | ~Q(happened=""),
                name="graded_scene_says_what_happened",
                violation_error_message="Say what really happened, or grade it “unknown”.",
            ),
            models.CheckConstraint(
                condition=Q(starts__isnull=True) | Q(starts__gte=timedelta(0)),
                name="scene_starts_in_the_film",
                violation_error_message="A scene cannot start before the beginning.",
            ),
            models.CheckConstraint(
                condition=Q(ends__isnull=True) | Q(starts__isnull=False, ends__gt=F("starts")),
                name="scene_ends_after_it_starts",
                violation_error_message="A scene ends after it starts: give both times, in order.",
            ),
        ]

    def __str__(self):
        return f"{self.heading} ({self.season or self.show})"

    def clean(self):
        show = self.show_id and self.show
        refuse_season_of_another(self.season, show)
        if self.episode_id and self.season_id and self.episode.season_id != self.season_id:
            raise ValidationError(f"{self.episode} is not in {self.season}.")
        if self.episode_id and show and self.episode.season.show_id != show.pk:
            raise ValidationError(f"{self.episode} is not an episode of {show}.")

    @property
    def grade_word(self):
        """The grade without its definition."""
        return self.get_grade_display().partition(":")[0]

    @property
    def length(self):
        """How long the scene lasts, or None."""
        return self.ends - self.starts if self.ends is not None else None
