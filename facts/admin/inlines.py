from django import forms
from django.contrib import admin

from facts.models import Citation, EventName, Fact, Involvement, Portrayal
from newsroom.lib.admin import RecordStackedInline
from newsroom.lib.forms import RecordForm
from newsroom.lib.rows import LinesInline, ReadLinesInline
from shows.admin.inlines import NameInline


class EventNameInline(NameInline):
    model = EventName


class CitationForm(RecordForm):
    class Meta:
        model = Citation
        fields = "__all__"
        widgets = {"quote": forms.Textarea(attrs={"rows": 2})}


class CitationInline(RecordStackedInline):
    """Sources of a fact, a verdict, a credit ...: the model has one foreign key for each."""

    model = Citation
    form = CitationForm
    fields = [("source", "stance", "locator"), "quote"]
    autocomplete_fields = ["source"]
    verbose_name = "source"
    verbose_name_plural = "sources"

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("source")


class InvolvementInline(LinesInline):
    """Who had which part in an event."""

    model = Involvement
    fields = ["person", "organisation", "role", "role_title", "status", "when", "group_size"]
    autocomplete_fields = ["person", "organisation"]
    verbose_name = "party"
    verbose_name_plural = "people involved"
    line_display = ["party", "role", "role_title", "status", "when"]
    line_related = ["person", "organisation"]

    @admin.display(description="who")
    def party(self, involvement):
        return involvement.person or involvement.organisation


class PersonInvolvementInline(LinesInline):
    """The events a person had a part in."""

    model = Involvement
    fields = ["event", "role", "role_title", "status", "when"]
    autocomplete_fields = ["event"]
    verbose_name = "part in an event"
    verbose_name_plural = "in real events"
    line_display = ["event", "role", "role_title", "status", "when"]
    line_related = ["event"]


class PortrayalInline(LinesInline):
    model = Portrayal
    fields = ["person", "closeness", "season", "differences"]
    autocomplete_fields = ["person", "season"]
    verbose_name = "person behind the character"
    verbose_name_plural = "who is behind the character"
    line_display = ["person", "closeness", "season", "differences"]
    line_related = ["person", "season__show"]


class PersonPortrayalInline(ReadLinesInline):
    """The characters a person stands behind."""

    model = Portrayal
    verbose_name = "character"
    verbose_name_plural = "played as"
    line_display = ["character", "closeness", "differences"]
    line_related = ["character__show"]


class FactInline(ReadLinesInline):
    """What is held about a record; a fact is entered with its source on a screen of its own."""

    model = Fact
    verbose_name = "fact"
    verbose_name_plural = "facts"
    line_display = ["statement", "property", "standing", "stage", "rank"]
    line_related = ["property"]


def facts_of(subject):
    """The inline of facts for a screen whose records facts know by the name ``subject``."""
    return type(f"{subject.title()}FactInline", (FactInline,), {"fk_name": subject})
