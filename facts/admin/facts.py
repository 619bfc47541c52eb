import json

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.urls import path

from facts.admin.fact_list import FactList
from facts.admin.inlines import CitationInline
from facts.admin.verbs import Check, Retire
from facts.forms import VALUE_COLUMNS, FactForm, fields_for, propose_statement
from facts.models import Citation, Fact, Property
from facts.models.properties import SUBJECTS
from facts.wording import value_in_words
from newsroom.lib.admin import RecordAdmin


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


WHERE_FROM = "Where you have it from"


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
class FactAdmin(FactList, RecordAdmin):
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
    fieldsets = [
        (None, {"fields": ["statement", ("show", "event", "person")]}),
        (
            WHERE_FROM,
            {"fields": ["source", ("source_title", "source_url"), "quote", "locator"]},
        ),
        ("How sure", {"fields": [("standing", "hedge"), "standing_reason"]}),
        (
            "As a value",
            {
                "fields": [
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
                ]
            },
        ),
        (
            "More",
            {
                "classes": ["collapse"],
                "fields": [
                    ("character", "place"),
                    ("organisation", "source_work"),
                    ("rank", "rank_reason"),
                    ("attributed_to_person", "attributed_to_organisation"),
                    ("valid_from", "valid_to", "as_of"),
                    ("recheck_after", "spoiler", "ref"),
                ],
            },
        ),
    ]

    class Media:
        js = ["facts/value.js"]

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None:
            return fieldsets
        # Its sources stand below; another one is the exception.
        more = {"classes": ["collapse"]}
        return [
            ("Add a source", {**options, **more}) if title == WHERE_FROM else (title, options)
            for title, options in fieldsets
        ]

    def get_form(self, request, obj=None, change=False, **options):
        form = super().get_form(request, obj, change, **options)
        for name in ("statement", "standing_reason", "value_text"):
            if name in form.base_fields:
                form.base_fields[name].widget.attrs["rows"] = 2
        if "source" in form.base_fields:
            # The same picker as in the rows of citations below.
            rows = CitationInline(Fact, self.admin_site)
            column = Citation._meta.get_field("source")
            form.base_fields["source"].widget = rows.formfield_for_foreignkey(
                column, request
            ).widget
        return form

    def get_urls(self):
        propose = self.admin_site.admin_view(self.propose_view)
        return [path("propose/", propose, name="facts_fact_propose"), *super().get_urls()]

    def propose_view(self, request):
        """The statement and the printed words that the values typed so far would make, as JSON."""
        if not (self.has_add_permission(request) or self.has_change_permission(request)):
            raise PermissionDenied
        form = self.get_form(request)(request.POST or None)
        form.is_valid()
        data = getattr(form, "cleaned_data", {})
        rule = data.get("property")
        subject = next((data[name] for name in SUBJECTS if data.get(name)), None)
        values = {name: data[name] for name in VALUE_COLUMNS if name in data}
        if not rule or not subject or not values.get("value_state"):
            return JsonResponse({"statement": "", "prints_as": ""})
        return JsonResponse(
            {
                "statement": propose_statement(rule, subject, values),
                "prints_as": value_in_words(Fact(property=rule, **values)),
            }
        )

    def formfield_for_foreignkey(self, db_field, request, **options):
        if db_field.name == "property":
            options["widget"] = PropertySelect(attrs={"class": "desk-input"})
            options["empty_label"] = "None: the statement says it all"
        return super().formfield_for_foreignkey(db_field, request, **options)
