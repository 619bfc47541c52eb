from django.conf import settings
from django.db import models
from django.db.models import F, Q

from facts.querysets import ContradictionQuerySet
from newsroom.lib.records import Root

# The kinds of claims that can contradict each other, always two of one kind.
CLAIMS = ("fact", "credit", "involvement")


def _pair_of(kind):
    """The condition that both claims are of that kind, and none of another."""
    return Q(**{f"{name}_{side}__isnull": name != kind for name in CLAIMS for side in ("a", "b")})


class Contradiction(Root):
    """Two claims that do not agree, and what the desk made of it. An editor decides."""

    class Kind(models.TextChoices):
        CONFLICT = "conflict", "Conflict"
        PRECISION = "precision", "One is more precise"
        WORDING = "wording", "Other words"

    class State(models.TextChoices):
        OPEN = "open", "Open"
        RESOLVED = "resolved", "Resolved"
        ACCEPTED = "accepted", "Accepted as open"
        CLOSED = "closed", "Closed by itself"

    class Preferred(models.TextChoices):
        NEITHER = "", "Neither"
        A = "a", "The first"
        B = "b", "The second"

    fact_a = models.ForeignKey(
        "facts.Fact", models.CASCADE, null=True, blank=True, related_name="contradictions_as_a"
    )
    fact_b = models.ForeignKey(
        "facts.Fact", models.CASCADE, null=True, blank=True, related_name="contradictions_as_b"
    )
    credit_a = models.ForeignKey(
        "shows.Credit", models.CASCADE, null=True, blank=True, related_name="contradictions_as_a"
    )
    credit_b = models.ForeignKey(
        "shows.Credit", models.CASCADE, null=True, blank=True, related_name="contradictions_as_b"
    )
    involvement_a = models.ForeignKey(
        "facts.Involvement",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="contradictions_as_a",
    )
    involvement_b = models.ForeignKey(
        "facts.Involvement",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="contradictions_as_b",
    )
    kind = models.CharField(max_length=10, choices=Kind)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    preferred = models.CharField(
        max_length=1,
        choices=Preferred,
        blank=True,
        default="",
        help_text="Which of the two readers get, if the decision says so.",
    )
    resolution = models.TextField(blank=True, help_text="What was decided, and why.")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="decided_contradictions",
    )
    decided_on = models.DateField(null=True, blank=True, editable=False)

    objects = ContradictionQuerySet.as_manager()

    class Meta:
        ordering = ["state", "kind", "pk"]
        indexes = [models.Index(fields=["state", "kind"])]
        constraints = [
            models.CheckConstraint(
                condition=_pair_of("fact") | _pair_of("credit") | _pair_of("involvement"),
                name="contradiction_joins_two_of_a_kind",
                violation_error_message="Join two facts, two credits or two involvements.",
            ),
            *(
                models.CheckConstraint(
                    condition=Q(**{f"{kind}_a__isnull": True})
                    | Q(**{f"{kind}_a__lt": F(f"{kind}_b")}),
                    name=f"contradiction_{kind}s_in_order",
                    violation_error_message="Name the older of the two claims first, and "
                    "never one claim twice.",
                )
                for kind in CLAIMS
            ),
            *(
                models.UniqueConstraint(
                    fields=[f"{kind}_a", f"{kind}_b"],
                    condition=Q(**{f"{kind}_a__isnull": False}),
                    name=f"one_contradiction_per_pair_of_{kind}s",
                    violation_error_message="These two claims are joined already.",
                )
                for kind in CLAIMS
            ),
            models.CheckConstraint(
                condition=Q(state="open")
                | (
                    ~Q(resolution="")
                    & Q(decided_on__isnull=False)
                    & (Q(decided_by__isnull=False) | Q(state="closed"))
                ),
                name="contradiction_decided_with_reason",
                violation_error_message="Say what was decided and why, who decided and when.",
            ),
            models.CheckConstraint(
                condition=Q(preferred="") | Q(state="resolved"),
                name="contradiction_prefers_when_resolved",
                violation_error_message="One of two claims is preferred only where the "
                "contradiction is resolved.",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.a} / {self.b}"

    @property
    def a(self):
        """The older claim: a fact, a credit or an involvement."""
        return self.fact_a or self.credit_a or self.involvement_a

    @property
    def b(self):
        """The newer claim, of the same kind."""
        return self.fact_b or self.credit_b or self.involvement_b
