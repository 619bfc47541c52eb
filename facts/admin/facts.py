import json

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.http import HttpResponseRedirect
from django.urls import reverse

from facts.admin.fact_list import FactList
from facts.admin.inlines import CitationInline
from facts.admin.reading import ReadsStatements, held_as_html
from facts.admin.verbs import Check, Retire
from facts.forms import FactForm, fields_for
from facts.models import Fact, Property
from facts.models.properties import SUBJECTS
from facts.source_forms import WhereFrom
from facts.sourcing import last_source, remember_source
from newsroom.lib.admin import RecordAdmin
from newsroom.lib.wording import count_of, shortened


@admin.register(Property)
class PropertyAdmin(RecordAdmin):
    list_display = ["label", "code", "value_type", "unit", "one_at_a_time", "damaging"]
    list_filter = ["value_type", "damaging"]
    list_select_related = ()
    search_fields = ["label", "code", "cue_words"]
    few_rows = True
    fields = [
        ("label", "code"),
        ("value_type", "unit", "comparison"),
        ("one_at_a_time", "damaging", "position"),
        "subjects",
        "choices",
        "cue_words",
        "pattern",
    ]


MORE = "More: about, property, value, hedge, dates, spoiler"


class Standings(forms.RadioSelect):
    """The standings side by side, each with its mark."""

    template_name = "admin/facts/fact/standings.html"


class PropertySelect(forms.Select):
    """The properties; ``value.js`` shows the fields of the chosen one's type."""

    def get_context(self, name, value, attrs):
        shown = {
            row.pk: {
                "fields": fields_for(row.value_type),
                "unit": row.unit,
                "choices": row.choices,
            }
            for row in Property.objects.all()
        }
        return super().get_context(name, value, {**(attrs or {}), "data-shown": json.dumps(shown)})


@admin.register(Fact)
class FactAdmin(ReadsStatements, FactList, RecordAdmin):
    """Statement, source and standing are enough; everything else may follow."""

    form = FactForm
    autocomplete_fields = [
        *SUBJECTS,
        "value_person",
        "value_place",
        "value_organisation",
        "value_source_work",
        "value_show",
        "value_event",
        "attributed_to_person",
        "attributed_to_organisation",
    ]
    inlines = [CitationInline]
    pages = [Check(), Retire()]
    change_form_template = "admin/facts/fact/change_form.html"
    # Told by the room above: how many live articles print a fact.
    live_articles = staticmethod(lambda fact: 0)
    fieldsets = [
        (None, {"fields": ["statement"]}),
        (None, {"fields": [("quote", "locator")]}),
        (None, {"fields": ["standing", "standing_reason"]}),
        (
            MORE,
            {
                "classes": ["collapse"],
                "fields": [
                    ("show", "event", "person"),
                    ("character", "place"),
                    ("organisation", "source_work"),
                    "property",
                    "value_state",
                    "value_text",
                    "value_yes",
                    ("value_approx", "value_low", "value_high"),
                    ("unit", "currency", "price_year"),
                    ("value_date", "date_note"),
                    "value_terms",
                    ("value_person", "value_place"),
                    ("value_organisation", "value_source_work"),
                    ("value_show", "value_event"),
                    ("hedge", "attributed_to_person", "attributed_to_organisation"),
                    ("valid_from", "valid_to", "as_of"),
                    ("rank", "rank_reason"),
                    ("recheck_after", "spoiler", "ref"),
                ],
            },
        ),
    ]

    class Media:
        css = {"all": ["facts/fact.css"]}
        js = ["facts/value.js", "facts/fact.js"]

    def get_fieldsets(self, request, obj=None):
        # A new fact whose subject is not known needs what is folded, and a value is seen at once.
        open_now = obj.property_id if obj else not request.GET.keys() & set(SUBJECTS)
        unfolded = {"classes": []} if open_now else {}
        return [
            (title, {**options, **unfolded})
            for title, options in super().get_fieldsets(request, obj)
        ]

    def get_inlines(self, request, obj):
        # Of a new fact the one source is asked above.
        return super().get_inlines(request, obj) if obj else []

    # -- The form -------------------------------------------------------------------------------

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if request.method == "POST":
            # Before the transaction: the page of a source may take seconds to read.
            request.where = WhereFrom(request.POST, by=request.user)
            if request.where.is_given:
                request.where.is_valid()
        return super().changeform_view(request, object_id, form_url, extra_context)

    def get_form(self, request, obj=None, change=False, **options):
        form = super().get_form(request, obj, change, **options)
        for name in ("statement", "standing_reason", "value_text"):
            if name in form.base_fields:
                form.base_fields[name].widget.attrs["rows"] = 2
        if "statement" in form.base_fields:
            form.base_fields["statement"].widget.attrs["autofocus"] = obj is None
            form.base_fields["standing"].widget = Standings(choices=Fact.Standing.choices)
        for field in form.base_fields.values():
            # The name of the chosen record needs the room.
            if isinstance(field.widget, RelatedFieldWidgetWrapper):
                field.widget.can_change_related = field.widget.can_view_related = False
        form.where = self._where(request, obj)
        return form

    def _where(self, request, obj):
        if hasattr(request, "where"):
            return request.where
        return WhereFrom(last=None if obj else last_source(request), by=request.user)

    def render_change_form(self, request, context, *args, **options):
        fact = options.get("obj")
        context["where"] = context["adminform"].form.where
        context["media"] += context["where"].media
        context["held"] = held_as_html([fact] if fact else [], request, besides=fact)
        context["save_effect"] = self.effect_of_saving(fact)
        context["next_effect"] = "same source, same subject"
        return super().render_change_form(request, context, *args, **options)

    def effect_of_saving(self, fact):
        """What readers get of saving, in the words of the button."""
        count = self.live_articles(fact) if fact else 0
        if not count:
            return "readers see no change"
        tasks = f"{count_of(count, 'article')} {'gets' if count == 1 else 'get'} a task"
        return f"{tasks}, readers see no change yet"

    # -- Saving ---------------------------------------------------------------------------------

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if form.citation:
            remember_source(request, form.citation.source)

    def response_add(self, request, obj, post_url_continue=None):
        return self._next(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        return self._next(request, obj) or super().response_change(request, obj)

    def _next(self, request, fact):
        """An empty form with the same subject and source, if that button was pressed."""
        if "_next" not in request.POST:
            return None
        kind = next(name for name in SUBJECTS if getattr(fact, f"{name}_id"))
        self.message_user(request, f"Kept: {shortened(fact.statement)}", messages.SUCCESS)
        add = reverse("admin:facts_fact_add", current_app=self.admin_site.name)
        return HttpResponseRedirect(f"{add}?{kind}={getattr(fact, f'{kind}_id')}")

    def formfield_for_foreignkey(self, db_field, request, **options):
        if db_field.name == "property":
            options["widget"] = PropertySelect(attrs={"class": "desk-input"})
            options["empty_label"] = "None: the statement says it all"
        return super().formfield_for_foreignkey(db_field, request, **options)
