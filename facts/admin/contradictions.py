from django.contrib import admin

from facts.models import Contradiction
from newsroom.lib.skin import ModelAdmin

CLAIMS = [
    "fact_a",
    "fact_b",
    "credit_a__person",
    "credit_a__character",
    "credit_b__person",
    "credit_b__character",
    "involvement_a__person",
    "involvement_a__organisation",
    "involvement_a__event",
    "involvement_b__person",
    "involvement_b__organisation",
    "involvement_b__event",
]


@admin.register(Contradiction)
class ContradictionAdmin(ModelAdmin):
    """Claims that do not agree, to be read: ``find_contradictions`` writes them.

    They may be deleted, or the claims that they join could not be.
    """

    list_display = ["first", "second", "kind", "state"]
    list_filter = ["state", "kind"]
    list_select_related = CLAIMS
    list_per_page = 50
    show_full_result_count = False
    search_fields = ["fact_a__ref", "fact_b__ref", "fact_a__statement", "fact_b__statement"]
    fields = ["first", "second", ("kind", "state"), "resolution", ("decided_by", "decided_on")]

    @admin.display(description="one says")
    def first(self, contradiction):
        return contradiction.a

    @admin.display(description="the other says")
    def second(self, contradiction):
        return contradiction.b

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False
