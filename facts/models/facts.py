import builtins
import secrets

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q

from facts.models.properties import SUBJECTS
from facts.querysets import FactQuerySet
from newsroom.lib.dates import date_with_precision, never_before, precision_checks
from newsroom.lib.fields import TermsField
from newsroom.lib.records import Root
from shows.models.imports import exactly_one

# No vowels and no look-alikes: a reference can be read aloud and spells nothing.
ALPHABET = "23456789BCDFGHJKMNPQRSTVWXZ"


def new_ref():
    """Return a fresh public reference of six characters, such as ``K7PM4D``."""
    return "".join(secrets.choice(ALPHABET) for _ in range(6))


class Fact(Root):
    """One claim, stored once: sourced, typed, ranked, checked. Articles link to it by ``ref``."""

    class ValueState(models.TextChoices):
        NOT_TYPED = "", "Only a statement"
        VALUE = "value", "A value"
        UNKNOWN = "unknown", "Known to be unknown"
        NONE = "none", "None: there is no such thing"

    class Approx(models.TextChoices):
        EXACT = "exact", "Exactly"
        ABOUT = "about", "About"
        AT_LEAST = "at_least", "At least"
        AT_MOST = "at_most", "At most"
        MORE_THAN = "more_than", "More than"
        BETWEEN = "between", "Between"
        MAGNITUDE = "magnitude", "Dozens, hundreds, millions ..."

    class Standing(models.TextChoices):
        CONFIRMED = "confirmed", "Confirmed"
        REPORTED = "reported", "Reported"
        DISPUTED = "disputed", "Disputed"
        UNSUPPORTED = "unsupported", "Unsupported"
        FALSE = "false", "False"
        UNKNOWN = "unknown", "Unknown"

    class Rank(models.TextChoices):
        USE = "use", "Use this"
        ALSO = "also", "Also said"
        SUPERSEDED = "superseded", "Superseded"

    class Hedge(models.TextChoices):
        NONE = "", "None"
        REPORTEDLY = "reportedly", "reportedly"
        ALLEGEDLY = "allegedly", "allegedly"
        ACCORDING_TO = "according_to", "according to ..."

    class Stage(models.TextChoices):
        DRAFT = "draft", "Draft"
        CHECKED = "checked", "Checked"
        RETIRED = "retired", "Retired"

    ref = models.CharField(
        "reference",
        max_length=40,
        unique=True,
        default=new_ref,
        validators=[
            RegexValidator(
                r"^[A-Za-z0-9][A-Za-z0-9_-]*$",
                "A reference has letters, digits, hyphens and underscores.",
            )
        ],
        error_messages={"unique": "Another fact already has this reference."},
    )
    show = models.ForeignKey(
        "shows.Show", models.PROTECT, null=True, blank=True, related_name="facts"
    )
    person = models.ForeignKey(
        "shows.Person", models.PROTECT, null=True, blank=True, related_name="facts"
    )
    character = models.ForeignKey(
        "shows.Character", models.PROTECT, null=True, blank=True, related_name="facts"
    )
    event = models.ForeignKey(
        "facts.Event", models.PROTECT, null=True, blank=True, related_name="facts"
    )
    place = models.ForeignKey(
        "shows.Place", models.PROTECT, null=True, blank=True, related_name="facts"
    )
    organisation = models.ForeignKey(
        "shows.Organisation", models.PROTECT, null=True, blank=True, related_name="facts"
    )
    source_work = models.ForeignKey(
        "shows.SourceWork", models.PROTECT, null=True, blank=True, related_name="facts"
    )
    statement = models.TextField(help_text="What is claimed, in one plain sentence.")
    property = models.ForeignKey(
        "facts.Property", models.PROTECT, null=True, blank=True, related_name="facts"
    )
    # Copied from the property, so that the partial unique constraints below can see it.
    one_at_a_time = models.BooleanField(default=False, editable=False)

    value_state = models.CharField(max_length=8, choices=ValueState, blank=True, default="")
    value_text = models.TextField("text", blank=True)
    value_yes = models.BooleanField("yes or no", null=True, blank=True)
    value_approx = models.CharField("how exact", max_length=10, choices=Approx, blank=True)
    value_low = models.DecimalField(
        "number, or lower end", max_digits=18, decimal_places=2, null=True, blank=True
    )
    value_high = models.DecimalField(
        "upper end", max_digits=18, decimal_places=2, null=True, blank=True
    )
    unit = models.CharField(max_length=30, blank=True)
    currency = models.CharField(max_length=3, blank=True, help_text="USD, EUR, GBP ...")
    price_year = models.SmallIntegerField("in prices of", null=True, blank=True)
    value_date_low, value_date_high, value_date_precision, value_date = date_with_precision(
        "value_date"
    )
    date_note = models.CharField(
        max_length=120, blank=True, help_text="morning, night, a few days later ..."
    )
    value_terms = TermsField("choices", blank=True)
    value_person = models.ForeignKey(
        "shows.Person", models.PROTECT, null=True, blank=True, related_name="named_in"
    )
    value_place = models.ForeignKey(
        "shows.Place", models.PROTECT, null=True, blank=True, related_name="named_in"
    )
    value_organisation = models.ForeignKey(
        "shows.Organisation", models.PROTECT, null=True, blank=True, related_name="named_in"
    )
    value_source_work = models.ForeignKey(
        "shows.SourceWork", models.PROTECT, null=True, blank=True, related_name="named_in"
    )
    value_show = models.ForeignKey(
        "shows.Show", models.PROTECT, null=True, blank=True, related_name="named_in"
    )
    value_event = models.ForeignKey(
        "facts.Event", models.PROTECT, null=True, blank=True, related_name="named_in"
    )

    standing = models.CharField(max_length=12, choices=Standing, default=Standing.REPORTED)
    standing_reason = models.TextField(
        blank=True, help_text="Readers see it. Needed for disputed, unsupported and false."
    )
    rank = models.CharField(max_length=10, choices=Rank, default=Rank.USE)
    rank_reason = models.CharField(max_length=250, blank=True)
    hedge = models.CharField(max_length=12, choices=Hedge, blank=True, default="")
    attributed_to_person = models.ForeignKey(
        "shows.Person", models.PROTECT, null=True, blank=True, related_name="statements"
    )
    attributed_to_organisation = models.ForeignKey(
        "shows.Organisation", models.PROTECT, null=True, blank=True, related_name="statements"
    )
    valid_from_low, valid_from_high, valid_from_precision, valid_from = date_with_precision(
        "valid_from"
    )
    valid_to_low, valid_to_high, valid_to_precision, valid_to = date_with_precision("valid_to")
    as_of_low, as_of_high, as_of_precision, as_of = date_with_precision("as_of")
    stage = models.CharField(max_length=8, choices=Stage, default=Stage.DRAFT)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="checked_facts",
    )
    checked_on = models.DateField(null=True, blank=True, editable=False)
    recheck_after = models.DateField(null=True, blank=True)
    spoiler = models.BooleanField(default=False)

    objects = FactQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["stage", "standing"]),
            models.Index(
                fields=["recheck_after"],
                condition=Q(recheck_after__isnull=False),
                name="fact_recheck_after",
            ),
        ]
        permissions = [("check_fact", "Can check a fact")]
        constraints = [
            models.CheckConstraint(
                condition=exactly_one(*SUBJECTS),
                name="fact_has_one_subject",
                violation_error_message="A fact is about exactly one record: choose one subject.",
            ),
            *(
                models.UniqueConstraint(
                    fields=[subject, "property"],
                    condition=Q(
                        **{f"{subject}__isnull": False},
                        property__isnull=False,
                        one_at_a_time=True,
                        rank="use",
                        valid_from_low__isnull=True,
                        valid_to_low__isnull=True,
                    )
                    & ~Q(stage="retired"),
                    name=f"one_use_this_fact_per_{subject}",
                    violation_error_message=(
                        "Another fact of this subject and property is already marked “use this”: "
                        "mark one of the two “also said”, or say when each was true."
                    ),
                )
                for subject in SUBJECTS
            ),
            models.CheckConstraint(
                condition=Q(value_low__isnull=True)
                | Q(value_high__isnull=True)
                | Q(value_high__gte=F("value_low")),
                name="fact_value_ordered",
                violation_error_message="The upper end is below the lower end.",
            ),
            models.CheckConstraint(
                condition=Q(value_state="value")
                | Q(
                    value_text="",
                    value_yes__isnull=True,
                    value_low__isnull=True,
                    value_high__isnull=True,
                    value_date_low__isnull=True,
                    value_person__isnull=True,
                    value_place__isnull=True,
                    value_organisation__isnull=True,
                    value_source_work__isnull=True,
                    value_show__isnull=True,
                    value_event__isnull=True,
                ),
                name="fact_without_value_holds_none",
                violation_error_message="“Unknown” and “none” hold no value: "
                "clear it, or choose “a value”.",
            ),
            models.CheckConstraint(
                condition=Q(value_state="") | Q(property__isnull=False),
                name="fact_value_needs_property",
                violation_error_message="A value needs a property: say what it is a value of.",
            ),
            models.CheckConstraint(
                condition=~Q(standing__in=["disputed", "unsupported", "false"])
                | ~Q(standing_reason=""),
                name="fact_standing_has_reason",
                violation_error_message="Say why it is disputed, unsupported or false: "
                "readers see the reason.",
            ),
            models.CheckConstraint(
                condition=~Q(rank="superseded") | ~Q(rank_reason=""),
                name="fact_superseded_has_reason",
                violation_error_message="Say what took its place.",
            ),
            models.CheckConstraint(
                condition=Q(attributed_to_person__isnull=True)
                | Q(attributed_to_organisation__isnull=True),
                name="fact_attributed_to_one",
                violation_error_message="Attribute it to a person or an organisation, not both.",
            ),
            models.CheckConstraint(
                condition=~Q(stage="checked")
                | Q(checked_by__isnull=False, checked_on__isnull=False),
                name="fact_checked_by_somebody",
                violation_error_message="A checked fact says who checked it and when.",
            ),
            *precision_checks("fact", "value_date", "valid_from", "valid_to", "as_of"),
            never_before(
                "fact",
                "valid_to",
                "valid_from",
                "“Valid to” is before “valid from”: look at both dates again.",
            ),
        ]

    def __str__(self):
        return self.statement

    # The field ``property`` hides the built-in of that name in this class.
    @builtins.property
    def subject(self):
        """The record this fact is about."""
        return next((getattr(self, name) for name in SUBJECTS if getattr(self, f"{name}_id")), None)

    @builtins.property
    def attributed_to(self):
        """The person or organisation whose claim it is, or None."""
        return self.attributed_to_person or self.attributed_to_organisation
