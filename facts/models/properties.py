from django.db import models

from newsroom.lib.fields import TermsField
from newsroom.lib.records import Record

SUBJECTS = ("show", "person", "character", "event", "place", "organisation", "source_work")


class Property(Record):
    """What a fact can say, and how its values are typed, compared and worded.

    The vocabulary ships as data (``facts/vocabulary.py``); a desk may add its own.
    """

    class ValueType(models.TextChoices):
        TEXT = "text", "Text"
        YES_NO = "yes_no", "Yes or no"
        QUANTITY = "quantity", "Number with a unit"
        MONEY = "money", "Money"
        DATE = "date", "Date"
        TERMS = "terms", "Choices"
        PERSON = "person", "Person"
        PLACE = "place", "Place"
        ORGANISATION = "organisation", "Organisation"
        SOURCE_WORK = "source_work", "Book or other work"
        SHOW = "show", "Show"
        EVENT = "event", "Event"

    class Comparison(models.TextChoices):
        EXACT = "exact", "Exact"
        OVERLAP = "overlap", "Overlap"
        CONTAINMENT = "containment", "One contains the other"
        SET = "set", "Set"

    code = models.SlugField(
        max_length=60, unique=True, error_messages={"unique": "This code is already used."}
    )
    label = models.CharField(max_length=120)
    value_type = models.CharField(max_length=12, choices=ValueType)
    subjects = TermsField(help_text="Any of: " + ", ".join(SUBJECTS))
    one_at_a_time = models.BooleanField(
        default=True, help_text="A subject has one value of this at a time."
    )
    unit = models.CharField(max_length=30, blank=True, help_text="years, minutes, boxes ...")
    comparison = models.CharField(max_length=12, choices=Comparison, default=Comparison.EXACT)
    choices = TermsField(blank=True, help_text="Terms to choose from, if the type is choices.")
    cue_words = TermsField(blank=True, help_text="Words that stand near such a value in prose.")
    damaging = models.BooleanField(
        default=False, help_text="Says something that can harm a person's name."
    )
    pattern = models.CharField(
        max_length=250,
        blank=True,
        help_text="How a statement is proposed: {subject} was sentenced to {value}.",
    )
    position = models.PositiveSmallIntegerField(default=100)

    class Meta:
        ordering = ["position", "label"]
        verbose_name_plural = "properties"

    def __str__(self):
        return self.label
