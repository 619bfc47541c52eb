from functools import cache

from django.contrib import admin
from django.db.models import Count, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.template.loader import render_to_string

from facts.models import Citation, Contradiction, Fact, Property
from facts.models.properties import SUBJECTS
from newsroom.lib.lists import TypedFilter
from newsroom.lib.naming import named
from newsroom.lib.wording import count_of

# What the list prints of the records that facts are about, and what it says beside a person.
NAMES_OF_SUBJECTS = (
    *("person__name", "person__sensitivity", "person__living", "person__proceedings_active"),
    *("show__title", "source_work__title", "character__show__title"),
    *(f"{subject}__name" for subject in ("character", "event", "place", "organisation")),
)


class PropertyFilter(TypedFilter):
    """Facts of the properties whose label or code holds what was typed: there are too many."""

    title = "property"
    parameter_name = "of"
    help_text = "loot, born ..."

    def matching(self, text):
        said = Q(label__icontains=text) | Q(code__icontains=text)
        return Q(property__in=Property.objects.filter(said).values("pk"))


class ConflictFilter(admin.SimpleListFilter):
    title = "conflicts"
    parameter_name = "conflict"

    def lookups(self, request, model_admin):
        return [("open", "with an open conflict")]

    def queryset(self, request, queryset):
        if self.value() != "open":
            return queryset
        one, other = (_open_conflicts().order_by().values(f"fact_{side}") for side in ("a", "b"))
        return queryset.filter(pk__in=one.union(other))


class RecheckFilter(admin.SimpleListFilter):
    title = "day to be checked again"
    parameter_name = "recheck"

    def lookups(self, request, model_admin):
        return [("due", "has come")]

    def queryset(self, request, queryset):
        return queryset.due() if self.value() == "due" else queryset


class FactList:
    """The list of facts: what each claims, how far it stands, and where it is used."""

    list_display = [
        "statement",
        "about",
        "standing_mark",
        "stage_word",
        "property",
        "source_count",
        "conflict_count",
        "article_count",
    ]
    list_filter = ["stage", "standing", "rank", ConflictFilter, RecheckFilter, PropertyFilter]
    list_select_related = ("property", *SUBJECTS, "character__show")
    list_reads = (
        *("statement", "standing", "stage", "rank"),
        *("property__label", *SUBJECTS, *NAMES_OF_SUBJECTS),
    )
    ordering = ["-pk"]

    def rows_of_page(self, request):
        """The facts of one page, each with its numbers: counted for these alone."""
        return (
            super()
            .rows_of_page(request)
            .annotate(
                sources=_number_of(Citation.objects.all(), "fact"),
                conflicts=_number_of(_open_conflicts(), "fact_a")
                + _number_of(_open_conflicts(), "fact_b"),
                uses=_number_of(Fact.article_links.rel.related_model.objects.all(), "fact"),
            )
        )

    @admin.display(description="about")
    def about(self, fact):
        return named(fact.subject)

    @admin.display(description="standing", ordering="standing")
    def standing_mark(self, fact):
        return _mark(fact.standing, fact.stage == Fact.Stage.DRAFT)

    @admin.display(description="stage", ordering="stage")
    def stage_word(self, fact):
        if fact.rank == Fact.Rank.USE:
            return fact.get_stage_display()
        return f"{fact.get_stage_display()}, {fact.get_rank_display().lower()}"

    @admin.display(description="sources")
    def source_count(self, fact):
        return fact.sources or "none"

    @admin.display(description="conflicts", empty_value="")
    def conflict_count(self, fact):
        return f"{fact.conflicts} open" if fact.conflicts else None

    @admin.display(description="used in", empty_value="")
    def article_count(self, fact):
        return count_of(fact.uses, "article") if fact.uses else None


@cache
def _mark(standing, unchecked):
    more = "is-unchecked" if unchecked else ""
    return render_to_string("desk/standing.html", {"value": standing, "more": more})


def _open_conflicts():
    return Contradiction.objects.filter(
        kind=Contradiction.Kind.CONFLICT, state=Contradiction.State.OPEN
    )


def _number_of(rows, column):
    """How many of the rows name the fact in that column."""
    mine = rows.filter(**{column: OuterRef("pk")}).order_by().values(column)
    numbers = mine.annotate(number=Count("*")).values("number")
    return Coalesce(Subquery(numbers, output_field=IntegerField()), 0)
