from django import forms
from django.contrib import admin, messages
from django.http import HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import reverse

from newsroom.lib.admin import RecordAdmin
from newsroom.lib.pages import Done, Verb
from newsroom.lib.pickers import Picker, is_key
from shows import merging
from shows.merging.planning import plan_merge, proposed, what_differs
from shows.models import Merge, Person, Show

OTHER = {Person: "the other record of this person", Show: "the other record of this show"}


class MergeForm(forms.Form):
    """Both versions that were read, and a choice for each column in which the two differ."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    other_version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, posted, *, kept, gone):
        super().__init__(posted, initial={"version": kept.version, "other_version": gone.version})
        self.columns = what_differs(gone, kept)
        for column in self.columns:
            self.fields[f"take_{column.name}"] = forms.ChoiceField(
                label=_label(column),
                choices=[
                    ("kept", f"{_said(column, kept)} (this record)"),
                    ("gone", f"{_said(column, gone)} (the other one)"),
                ],
                initial=proposed(column, gone, kept),
                widget=forms.RadioSelect,
            )

    def taken(self):
        """The columns in which the record that goes wins."""
        return [
            column.name
            for column in self.columns
            if self.cleaned_data[f"take_{column.name}"] == "gone"
        ]


def _label(column):
    return str(column.verbose_name).removesuffix(" low").capitalize()


def _said(column, record):
    if column.name.endswith("_low"):
        return getattr(record, column.name.removesuffix("_low"))
    if column.choices:
        return getattr(record, f"get_{column.name}_display")()
    return getattr(record, column.name)


class MergeRecords(Verb):
    """Folds another record of the same person or show into this one."""

    slug = "merge"
    label = "Merge with another"
    template = "admin/shows/merge.html"

    def may(self, user, record):
        kind = record._meta.model_name
        return user.has_perms([f"shows.change_{kind}", f"shows.delete_{kind}"])

    def effect(self, record):
        return "two records of one become one"

    def title(self, record):
        return f"Keep “{record}” and merge another into it"

    def respond(self, screen, request, kept):
        asked = request.POST.get("with") or request.GET.get("with", "")
        rows = type(kept).objects.exclude(pk=kept.pk)
        gone = rows.filter(pk=asked).first() if is_key(asked) else None
        if gone is None:
            return self.render(screen, request, kept, self._choosing(screen, kept, asked))
        posted = request.POST if request.method == "POST" else None
        form, reasons = MergeForm(posted, kept=kept, gone=gone), []
        if form.is_bound and form.is_valid():
            answers = {"gone": gone, "kept": kept, "take": form.taken(), **form.cleaned_data}
            done, reasons = self._try(request, kept, answers)
            if done:
                screen.message_user(request, done.sentence, messages.SUCCESS)
                return HttpResponseRedirect(screen.address_of(kept))
        plan = plan_merge(gone, kept)
        reasons = reasons or list(
            merging.reasons_not_to_merge(gone, kept, by=request.user, plan=plan)
        )
        context = {
            "form": form,
            "gone": gone,
            "plan": plan,
            "joined": [row for row, _ in plan.joined if not row._meta.auto_created],
            "reasons": self.roads(reasons, kept),
            "effect": f"“{gone}” goes; readers of its address are led to “{kept}”",
            "turned": f"{screen.address_of(gone, self.slug)}?with={kept.pk}",
            "ours": screen.address_of(gone),
        }
        return self.render(screen, request, kept, context)

    def _choosing(self, screen, kept, asked):
        column = Merge._meta.get_field(kept._meta.model_name)
        form = forms.Form()
        form.fields["with"] = column.formfield(
            widget=Picker(column, screen.admin_site), label=f"Choose {OTHER[type(kept)]}"
        )
        return {"form": form, "media": form.media, "unknown": bool(asked)}

    def act(self, request, kept, answers):
        row = merging.merge(
            answers["gone"],
            kept,
            by=request.user,
            gone_version=answers["other_version"],
            kept_version=answers["version"],
            take=answers["take"],
        )
        return Done(
            f"Merged: “{row.gone_name}” is part of “{kept}” now. It can be undone for 24 hours."
        )


def merged_into(request, record):
    """What was merged into a record and may still be taken apart; for those who may."""
    if not MergeRecords().may(request.user, record):
        return ""
    rows = record.merges.undoable().select_related("created_by")
    return render_to_string("admin/shows/merged.html", {"merges": rows}, request)


class Undo(Verb):
    """Takes a merge apart again."""

    slug = "undo"
    label = "Undo the merge"

    def may(self, user, row):
        kind = "person" if row.person_id else "show"
        return row.can_be_undone() and user.has_perms(
            [f"shows.change_{kind}", f"shows.delete_{kind}"]
        )

    def effect(self, row):
        return f"“{row.gone_name}” comes back with all that was moved"

    def reasons(self, request, row):
        return list(merging.reasons_not_to_undo(row, by=request.user))

    def act(self, request, row, answers):
        record = merging.undo_merge(row, by=request.user)
        options = record._meta
        return Done(
            f"Undone: “{record}” is a record of its own again.",
            reverse(f"admin:{options.app_label}_{options.model_name}_change", args=[record.pk]),
        )


@admin.register(Merge)
class MergeAdmin(RecordAdmin):
    """What was merged, by whom, and until when it can be undone."""

    list_display = ["gone_name", "kept_record", "created_by", "created_at", "undone_at"]
    list_select_related = ("person", "show", "created_by")
    pages = [Undo()]
    fields = [
        ("gone_name", "gone_slug"),
        "kept_record",
        ("created_by", "created_at", "until"),
        ("undone_by", "undone_at"),
    ]
    readonly_fields = ["kept_record", "created_by", "created_at", "until", "undone_by"]

    @admin.display(description="is part of")
    def kept_record(self, row):
        return row.kept

    @admin.display(description="can be undone until")
    def until(self, row):
        return row.undo_until

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
