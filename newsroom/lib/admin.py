"""The base of every screen of the desk: what is saved is whole, whose it is, and never lost."""

from copy import copy
from html import unescape

from django import forms
from django.contrib import messages
from django.contrib.admin.utils import flatten_fieldsets, unquote
from django.core import checks
from django.db import IntegrityError, models, transaction
from django.http import HttpResponseRedirect
from django.utils.html import strip_tags
from simple_history.admin import SimpleHistoryAdmin

from newsroom.lib.addresses import AskedByAddress
from newsroom.lib.changes import changed
from newsroom.lib.constraints import sentence_for, sentence_if_taken
from newsroom.lib.editing import sign
from newsroom.lib.fields import PartialDateFormField, TermsField
from newsroom.lib.forms import RecordForm
from newsroom.lib.joining import join_with_newer
from newsroom.lib.lists import RecordList
from newsroom.lib.naming import prepare
from newsroom.lib.pages import PagesMixin
from newsroom.lib.pickers import Picker, PickerOfSeveral
from newsroom.lib.records import Record
from newsroom.lib.refusals import Refused
from newsroom.lib.saving import RedactedSince, Stale, claim, version_of
from newsroom.lib.skin import ModelAdmin, StackedInline, TabularInline
from newsroom.lib.wording import join_names

USES_NAMED = 10
# What a form class says by itself, and the column whose input the skin gives it.
PLAIN_INPUTS = {
    forms.TextInput: models.CharField,
    forms.URLInput: models.URLField,
    forms.Textarea: models.TextField,
}
AGAIN = "Somebody saved this at the same moment. Look it over and save again."


class RecordFields:
    """What a screen and an inline share: the record form, its hidden version, its widgets."""

    form = RecordForm

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        if not obj or not issubclass(self.model, Record):
            return fieldsets
        if "base_version" in flatten_fieldsets(fieldsets):
            return fieldsets
        if not self.has_change_permission(request, obj):
            return fieldsets
        (title, options), *others = fieldsets
        return [(title, {**options, "fields": [*options["fields"], "base_version"]}), *others]

    def formfield_for_dbfield(self, db_field, request, **options):
        if isinstance(db_field, models.URLField):
            options.setdefault("assume_scheme", "https")
        if isinstance(db_field, TermsField):
            options.setdefault("widget", self.formfield_overrides[models.CharField]["widget"])
        return super().formfield_for_dbfield(db_field, request, **options)

    def formfield_for_foreignkey(self, db_field, request, **options):
        if db_field.name in self.get_autocomplete_fields(request):
            picker = Picker(db_field, self.admin_site, using=options.get("using"))
            options.setdefault("widget", picker)
        return super().formfield_for_foreignkey(db_field, request, **options)

    def formfield_for_manytomany(self, db_field, request, **options):
        if db_field.name in self.get_autocomplete_fields(request):
            picker = PickerOfSeveral(db_field, self.admin_site, using=options.get("using"))
            options.setdefault("widget", picker)
        return super().formfield_for_manytomany(db_field, request, **options)

    def formfield_for_choice_field(self, db_field, request, **options):
        # The skin would choose the first of a required list by itself, and nobody would notice.
        unchosen = [("", "–" if db_field.blank else "Choose")]
        include_blank = db_field.blank or not db_field.has_default()
        options.setdefault("choices", db_field.get_choices(include_blank, unchosen))
        return super().formfield_for_choice_field(db_field, request, **options)

    def dress(self, form):
        """Give the fields that a form class declares itself the inputs of the skin."""
        for field in form.base_fields.values():
            column = PLAIN_INPUTS.get(type(field.widget))
            if isinstance(field, PartialDateFormField):
                column = models.CharField
            if column:
                skin = self.formfield_overrides[column]["widget"]
                field.widget = skin(attrs=field.widget.attrs)
        return form


class RecordAdmin(
    RecordFields, RecordList, AskedByAddress, PagesMixin, SimpleHistoryAdmin, ModelAdmin
):
    """The screen of a record: no save overwrites another, no refusal loses what was typed."""

    warn_unsaved_form = True
    compressed_fields = False

    def check(self, **options):
        return [*super().check(**options), *self.list_misuses(), *self._misuses()]

    def _misuses(self):
        if self.list_editable:
            yield checks.Error(
                f"{type(self).__name__} sets list_editable, which saves without a base version.",
                hint="Edit records on their own screens.",
                id="newsroom.E102",
            )

    def get_form(self, request, obj=None, change=False, **options):
        form = self.dress(super().get_form(request, obj, change, **options))
        form.objections = getattr(request, "objections", ())
        return form

    def get_changelist_instance(self, request):
        listing = super().get_changelist_instance(request)
        prepare(listing.result_list)
        return listing

    # -- Saving ---------------------------------------------------------------------------------

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """The form, or after a save that is refused the posted form again with the reasons."""
        try:
            if request.method == "POST" and object_id:
                self._join(request, object_id)
            return super().changeform_view(request, object_id, form_url, extra_context)
        except RedactedSince as refusal:
            return self._shown_anew(request, refusal)
        except Stale:
            try:
                self._join(request, object_id)
            except RedactedSince as refusal:
                return self._shown_anew(request, refusal)
            request.objections = getattr(request, "objections", ()) or [AGAIN]
        except Refused as refusal:
            request.objections = refusal.reasons
        except IntegrityError as error:
            request.objections = [sentence_for(error)]
        return super().changeform_view(request, object_id, form_url, extra_context)

    def _shown_anew(self, request, refusal):
        """The form as it is stored: what was posted may hold words that were taken out."""
        self.message_user(request, str(refusal), messages.ERROR)
        return HttpResponseRedirect(request.get_full_path())

    def _join(self, request, object_id):
        """Put what was saved since the form was opened into the posted form, and say what."""
        current = self.get_object(request, unquote(object_id))
        if not isinstance(current, Record) or not self.has_change_permission(request, current):
            return
        form = self.get_form(request, current, change=True)(
            request.POST, request.FILES, instance=current
        )
        formsets, _ = self._create_formsets(request, current, change=True)
        joined = join_with_newer(form, formsets, reader=request.user)
        if joined:
            request.POST = joined.data
            request.objections = joined.sentences

    def save_model(self, request, obj, form, change):
        sign(obj, form, by=request.user)
        if change and isinstance(obj, Record):
            claim(obj, base_version=form.opened_from())
        super().save_model(request, obj, form, change)
        self.remember(request, obj)

    def save_formset(self, request, form, formset, change):
        gone = [copy(row.instance) for row in formset.deleted_forms if row.instance.pk]
        for row in formset.forms:
            if row.has_changed() and row not in formset.deleted_forms:
                sign(row.instance, row, by=request.user)
                _claim_row(row)
        super().save_formset(request, form, formset, change)
        saved = [row for row, _ in formset.changed_objects]
        self.remember(request, *gone, *saved, *formset.new_objects)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        changed(request.changed_records, by=request.user)

    def remember(self, request, *records):
        """Have ``records`` told to the subscribers of changes when this save is complete."""
        request.changed_records = [*getattr(request, "changed_records", ()), *records]

    # -- Deleting -------------------------------------------------------------------------------

    def get_deleted_objects(self, objs, request):
        answer = super().get_deleted_objects(objs, request)
        if protected := answer[3]:
            self.message_user(request, _uses(objs, protected), messages.ERROR)
        return answer

    @transaction.atomic
    def delete_model(self, request, obj):
        gone = copy(obj)
        super().delete_model(request, obj)
        changed([gone], by=request.user)

    @transaction.atomic
    def delete_queryset(self, request, queryset):
        gone = list(queryset)
        super().delete_queryset(request, queryset)
        changed(gone, by=request.user)

    def delete_view(self, request, object_id, extra_context=None):
        try:
            return super().delete_view(request, object_id, extra_context)
        except IntegrityError as error:
            return self._refuse(request, error)

    def changelist_view(self, request, extra_context=None):
        try:
            return super().changelist_view(request, extra_context)
        except IntegrityError as error:
            return self._refuse(request, error)

    def _refuse(self, request, error):
        self.message_user(request, _sentence(error), messages.ERROR)
        return HttpResponseRedirect(request.get_full_path())


class RecordFormSet(TabularInline.formset):
    """Rows that repeat each other get the sentence of the constraint that forbids it."""

    def get_unique_error_message(self, unique_check):
        sentence = sentence_if_taken(self.model, unique_check)
        return sentence or super().get_unique_error_message(unique_check)


class RecordRows(RecordFields):
    """What both kinds of inline share."""

    formset = RecordFormSet
    extra = 0

    def get_formset(self, request, obj=None, **options):
        formset = super().get_formset(request, obj, **options)
        formset.form = self.dress(formset.form)
        # A row that does not say what it was opened from is guarded by the version of its root.
        formset.form.requires_base_version = False
        return formset


class RecordInline(RecordRows, TabularInline):
    """The children of a record as rows of a table."""

    def dress(self, form):
        """Name each input as its column is named: in a table it has no label of its own."""
        form = super().dress(form)
        for field in form.base_fields.values():
            if field.label:
                field.widget.attrs.setdefault("aria-label", field.label)
        return form


class RecordStackedInline(RecordRows, StackedInline):
    """The children of a record, one form below the other."""


def _claim_row(row):
    """Hold the stored row of an inline against other writers, and keep what it was."""
    if isinstance(row.instance, Record) and not row.instance._state.adding:
        claim(row.instance, base_version=row.opened_from() or version_of(row.instance))


def _uses(objs, protected):
    """The sentence why ``objs`` stay: what uses them."""
    names = join_names([f"“{obj}”" for obj in list(objs)[:USES_NAMED]])
    uses = [unescape(strip_tags(str(use))) for use in protected]
    if len(uses) > USES_NAMED:
        uses[USES_NAMED:] = [f"{len(uses) - USES_NAMED} more"]
    return f"{names} cannot be deleted, because it is in use: {join_names(uses)}."


def _sentence(error):
    if isinstance(error, models.ProtectedError | models.RestrictedError):
        return str(error.args[0])
    return sentence_for(error)
