from django.contrib import admin
from django.utils.html import format_html, format_html_join

from facts.admin.joining import Joining
from facts.admin.settling import Settle
from facts.models import Contradiction
from facts.opposing import load_claims, question_of, said_by, statement_of
from newsroom.lib.admin import RecordAdmin
from newsroom.lib.wording import count_of, shortened

Kind = Contradiction.Kind
State = Contradiction.State
# What differs in precision or words alone is folded away: the list begins with the conflicts.
FOLDED = (Kind.PRECISION, Kind.WORDING)


class ChosenFirst(admin.SimpleListFilter):
    """A filter that is set to its first choice where the address says nothing."""

    def choices(self, changelist):
        chosen = self.value() or self.lookup_choices[0][0]
        for number, (value, title) in enumerate(self.lookup_choices):
            without = {"remove": [self.parameter_name]}
            kept = {"new_params": {self.parameter_name: value}}
            yield {
                "selected": chosen == value,
                "query_string": changelist.get_query_string(**(kept if number else without)),
                "display": title,
            }


class KindFilter(ChosenFirst):
    title = "how far they differ"
    parameter_name = "kind"

    def lookups(self, request, model_admin):
        return [
            ("conflict", "conflicts"),
            ("folded", "precision and wording"),
            ("all", "all"),
        ]

    def queryset(self, request, queryset):
        match self.value():
            case "all":
                return queryset
            case "folded":
                return queryset.filter(kind__in=FOLDED)
        return queryset.conflicts()


class StateFilter(ChosenFirst):
    title = "what was decided"
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [
            ("open", "nobody has decided"),
            ("accepted", "accepted as open"),
            ("resolved", "resolved"),
            ("closed", "closed by itself"),
            ("all", "all"),
        ]

    def queryset(self, request, queryset):
        match self.value():
            case "all":
                return queryset
            case "accepted" | "resolved" | "closed" as state:
                return queryset.filter(state=state)
        return queryset.undecided()


@admin.register(Contradiction)
class ContradictionAdmin(Joining, RecordAdmin):
    """Claims that do not agree. The rules find most of them; an editor may join two by hand.

    They may be deleted, or the claims that they join could not be. A room above says on which
    pages the claims are: ``with_pages`` adds it to the rows, ``order`` puts what readers see first,
    ``pages_by_side`` counts them for one.
    """

    order = ("pk",)

    list_display = ["question", "first", "second", "pages_word", "state_word"]
    list_filter = [KindFilter, StateFilter]
    list_select_related = ()
    list_before_template = "admin/facts/contradiction/list_top.html"
    few_rows = True
    sortable_by = ()
    actions = None
    pages = [Settle()]

    @staticmethod
    def with_pages(rows):
        return rows

    @staticmethod
    def pages_by_side(row):
        return {}

    def get_queryset(self, request):
        return self.with_pages(Contradiction.objects.all()).order_by(*self.order)

    def get_ordering(self, request):
        return self.order

    def get_list_display(self, request):
        columns = super().get_list_display(request)
        # What every row would say is not said.
        return columns[:-1] if self.shows_conflicts(request) else columns

    def get_changelist_instance(self, request):
        listing = super().get_changelist_instance(request)
        load_claims(listing.result_list)
        return listing

    def changelist_view(self, request, extra_context=None):
        open_rows = Contradiction.objects.undecided()
        folded = open_rows.filter(kind__in=FOLDED)
        context = {
            "folded": folded.count() if self.shows_conflicts(request) else 0,
            "folded_url": "?kind=folded",
        }
        return super().changelist_view(request, context | (extra_context or {}))

    def shows_conflicts(self, request):
        """Whether the list is the one it begins with: open conflicts."""
        return not {"kind", "state", "q"} & request.GET.keys()

    # One contradiction is a page on which it is settled; there is no form beside it.
    def change_view(self, request, object_id, form_url="", extra_context=None):
        return self._view_of(self.pages[0])(request, object_id)

    def has_change_permission(self, request, obj=None):
        return False

    # -- Columns --------------------------------------------------------------------------------

    @admin.display(description="what is asked")
    def question(self, row):
        return question_of(row)

    @admin.display(description="one says")
    def first(self, row):
        return _says(row.a)

    @admin.display(description="the other says")
    def second(self, row):
        return _says(row.b)

    @admin.display(description="readers see it on")
    def pages_word(self, row):
        pages = [
            (level, count_of(number, f"{words} page"))
            for level, words, number in (
                ("is-bad", "live", getattr(row, "live_pages", 0)),
                ("is-info", "scheduled", getattr(row, "pages_ahead", 0)),
            )
            if number
        ]
        labels = format_html_join(" ", '<span class="desk-label {}">{}</span>', pages)
        return format_html("<span>{}</span>", labels) if pages else "–"

    @admin.display(description="state")
    def state_word(self, row):
        return f"{row.get_kind_display()}, {row.get_state_display().lower()}"


def _says(claim):
    value, statement = said_by(claim), shortened(statement_of(claim), 90)
    if not value or not statement:
        return value or statement
    return format_html('<span>{}<small class="desk-small">{}</small></span>', value, statement)
