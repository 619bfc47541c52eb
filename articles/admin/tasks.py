from django import forms
from django.contrib import admin
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html

from articles import correcting, permissions, tasks
from articles.models import Correction, ReviewTask
from articles.timeline import spoken
from newsroom.lib.admin import RecordAdmin
from newsroom.lib.pages import Done, Verb

OVERDUE = "overdue"


class CloseForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
    note = forms.CharField(
        label="How it was settled", max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )


class Close(Verb):
    slug = "close"
    label = "Done"
    template = "admin/articles/reviewtask/verb.html"
    form = CloseForm

    def may(self, user, task):
        return not task.is_closed() and permissions.may(user, "close_task")

    def title(self, task):
        return "Is this settled?"

    def initial(self, task):
        return {"version": task.version}

    def effect(self, task):
        return "the task is closed with your note; readers see no change"

    def act(self, request, task, answers):
        tasks.close_task(
            task, by=request.user, note=answers["note"], base_version=answers["version"]
        )
        return Done("Closed the task.")


class DraftForm(forms.ModelForm):
    class Meta:
        model = Correction
        fields = ["kind", "before", "after", "note", "changes_verdict", "reported_by"]
        widgets = {name: forms.Textarea(attrs={"rows": 3}) for name in ("before", "after", "note")}


class DraftCorrection(Verb):
    """What readers were told wrong, filled in from what was printed and what the record says."""

    slug = "draft-correction"
    label = "Draft a correction"
    template = "admin/articles/reviewtask/verb.html"
    form = DraftForm

    def may(self, user, task):
        return task.article_id and task.fact_id and permissions.may(user, "draft_correction")

    def title(self, task):
        return f"Correct “{task.article}”"

    def initial(self, task):
        stale = self._print_of(task)
        return correcting.proposed(stale) if stale else {}

    def effect(self, task):
        return "a draft for a colleague to approve; readers see no change"

    def act(self, request, task, answers):
        stale = self._print_of(task)
        correction = correcting.draft_correction(
            task.article,
            by=request.user,
            fact=task.fact,
            edition_before=stale and stale.printed.edition,
            **answers,
        )
        return Done(f"Drafted: {correction}")

    def _print_of(self, task):
        return correcting.wrong_print(task.article, task.fact, at=timezone.now())


def tasks_panel(request, article):
    """What waits for somebody on this article, and the corrections that are drafted for it."""
    rows = article.tasks.open().select_related("fact", "opened_by", "assigned_to")
    drafts = article.corrections.filter(edition_after=None).select_related("drafted_by")
    may_close = permissions.may(request.user, "close_task")
    may_correct = permissions.may(request.user, "draft_correction")
    context = {
        "tasks": list(rows),
        "drafts": list(drafts),
        "now": timezone.now(),
        "may_close": may_close,
        "may_check": permissions.may(request.user, "check", article),
        "may_correct": may_correct,
    }
    return render_to_string("admin/articles/article/tasks.html", context, request)


class OpenFilter(admin.SimpleListFilter):
    title = "whether it waits"
    parameter_name = "waits"

    def lookups(self, request, model_admin):
        return [("open", "open"), ("late", "overdue"), ("mine", "mine"), ("closed", "closed")]

    def queryset(self, request, queryset):
        now = timezone.now()
        match self.value():
            case "open":
                return queryset.open(now)
            case "late":
                return queryset.open(now).filter(due__lt=now)
            case "mine":
                return queryset.open(now).filter(assigned_to=request.user)
            case "closed":
                return queryset.filter(closed_at__lte=now)
        return queryset


@admin.register(ReviewTask)
class ReviewTaskAdmin(RecordAdmin):
    """What somebody has to look at. Rules open most of them; anybody may add one."""

    list_display = ["sentence", "kind_word", "article", "state_word", "due_word", "assigned_to"]
    list_filter = [OpenFilter, "kind"]
    list_select_related = ("article", "fact", "assigned_to", "closed_by")
    autocomplete_fields = ["article", "fact", "assigned_to"]
    pages = [Close(), DraftCorrection()]
    fields = ["sentence", "kind", ("article", "fact"), ("due", "assigned_to")]

    def get_queryset(self, request):
        return super().get_queryset(request).defer("article__body")

    def get_fields(self, request, obj=None):
        settled = ["opened", "settled"] if obj and obj.is_closed() else ["opened"] if obj else []
        return [*self.fields, *settled]

    def get_readonly_fields(self, request, obj=None):
        # What a rule opened is about what it is about.
        return ["opened", "settled", *(["kind", "article", "fact"] if obj else [])]

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and not (obj and obj.is_closed())

    def save_model(self, request, obj, form, change):
        if not change:
            obj.opened_by = request.user
        super().save_model(request, obj, form, change)

    @admin.display(description="kind", ordering="kind")
    def kind_word(self, task):
        return task.get_kind_display()

    @admin.display(description="state", ordering="closed_at")
    def state_word(self, task):
        state = state_of(task)
        if state == OVERDUE:
            return format_html('<strong class="desk-label is-bad">{}</strong>', state)
        return state

    @admin.display(description="due", ordering="due")
    def due_word(self, task):
        return spoken(task.due) if task.due else "–"

    @admin.display(description="opened")
    def opened(self, task):
        return f"{spoken(task.opened_at)}, {task.opened_by or 'by an import'}"

    @admin.display(description="settled")
    def settled(self, task):
        return f"{spoken(task.closed_at)}, {task.closed_by or 'by itself'}: {task.note}"


def state_of(task):
    """Whether a task is open, and until when, in a few words."""
    now = timezone.now()
    if task.is_closed(now):
        return f"closed {spoken(task.closed_at)}"
    if task.closed_at:
        return f"open until {spoken(task.closed_at)}"
    return OVERDUE if task.due and task.due < now else "open"
