from facts.models import Adaptation, Citation, EventName, Involvement, Portrayal, Verdict
from newsroom.lib.admin import RecordInline, RecordStackedInline
from shows.admin.inlines import NameInline


class EventNameInline(NameInline):
    model = EventName


class CitationInline(RecordStackedInline):
    """Sources of a fact, a verdict, a credit ...: the model has one foreign key for each."""

    model = Citation
    fields = [("source", "stance", "locator"), "quote"]
    autocomplete_fields = ["source"]
    verbose_name = "source"
    verbose_name_plural = "sources"

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("source")


class InvolvementInline(RecordInline):
    """Who had which part in an event."""

    model = Involvement
    fields = ["person", "organisation", "role", "role_title", "status", "when", "group_size"]
    autocomplete_fields = ["person", "organisation"]
    verbose_name_plural = "people involved"
    tab = True
    show_change_link = True

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("person", "organisation", "event")


class PersonInvolvementInline(RecordInline):
    """The events a person had a part in."""

    model = Involvement
    fields = ["event", "role", "role_title", "status", "when"]
    autocomplete_fields = ["event"]
    verbose_name_plural = "in real events"
    tab = True
    show_change_link = True

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("person", "organisation", "event")


class AdaptationInline(RecordInline):
    model = Adaptation
    fields = ["relation", "event", "source_work", "season", "note"]
    autocomplete_fields = ["event", "source_work", "season"]
    verbose_name_plural = "taken from"
    tab = True
    show_change_link = True

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("show", "event", "source_work")


class PortrayalInline(RecordInline):
    model = Portrayal
    fields = ["person", "closeness", "season", "differences"]
    autocomplete_fields = ["person", "season"]
    verbose_name_plural = "who is behind the character"
    show_change_link = True

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("person", "character")


class VerdictInline(RecordStackedInline):
    """The answer to the headline question, on the screen of the show."""

    model = Verdict
    fields = [("value", "season"), "answer", "facts", ("decided_by", "decided_on")]
    autocomplete_fields = ["facts", "season", "decided_by"]
    verbose_name_plural = "is it a true story?"
    tab = True
    show_change_link = True
