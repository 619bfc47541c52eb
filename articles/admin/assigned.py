"""In whose hands articles are, and until when: in the list, on a page of its own, in one step."""

from datetime import timedelta

from django import forms
from django.contrib import admin
from django.utils import timezone
from django.utils.html import format_html

from articles import assigning, permissions
from articles.models import Article
from newsroom.lib.pages import Done, Verb


class AssignForm(forms.Form):
    to = forms.ModelChoiceField(
        label="Who", queryset=None, required=False, empty_label="Nobody", help_text="They are told."
    )
    due = forms.DateField(
        label="Due",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    note = forms.CharField(
        label="What for",
        required=False,
        max_length=250,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="They read it, and so does the log.",
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["to"].queryset = permissions.everybody_who_may("write")


class Assign(Verb):
    slug = verb = "assign"
    label = "Assign"
    template = "admin/articles/article/assign.html"
    form = AssignForm

    def may(self, user, article):
        return assigning.may_propose(user, article)

    def effect(self, article):
        return "whoever gets it is told; readers see no change"

    def initial(self, article):
        return {"to": article.assigned_to_id, "due": article.due}

    def context(self, request, article):
        is_mine = article.assigned_to_id == request.user.pk
        return {"may_take": not is_mine and assigning.may_take(request.user, article)}

    def act(self, request, article, answers):
        assigned = assigning.assign(article, by=request.user, **answers)
        return Done(f"“{article}”: {assigning.said(assigned)}.")


class Take(Verb):
    """One press, and it is mine; its page is only for those who come by a link."""

    slug = "take"
    label = "Take it yourself"

    def may(self, user, article):
        return article.assigned_to_id != user.pk and assigning.may_take(user, article)

    def effect(self, article):
        return "you have it in hand; readers see no change"

    def act(self, request, article, answers):
        assigning.take(article, by=request.user)
        return Done(f"“{article}” is yours.")


class SavesPlans:
    """Who has an article and until when goes through the rule, where the form changes it too."""

    def save_model(self, request, obj, form, change):
        stored = Article.objects.select_related("assigned_to").get(pk=obj.pk) if change else None
        plan = (obj.assigned_to_id, obj.due)
        if stored is None or plan == (stored.assigned_to_id, stored.due):
            super().save_model(request, obj, form, change)
            return
        assigning.refuse_to_assign(stored, to=obj.assigned_to, due=obj.due, by=request.user)
        super().save_model(request, obj, form, change)
        assigning.note_assignment(obj, before=assigning.said(stored), by=request.user)


# -- In the list ------------------------------------------------------------------------------


class HandsFilter(admin.SimpleListFilter):
    title = "who has it"
    parameter_name = "hands"

    def lookups(self, request, model_admin):
        return [("mine", "me"), ("nobody", "nobody"), ("somebody", "somebody")]

    def queryset(self, request, queryset):
        match self.value():
            case "mine":
                return queryset.filter(assigned_to=request.user)
            case "nobody":
                return queryset.filter(assigned_to=None)
            case "somebody":
                return queryset.filter(assigned_to__isnull=False)
        return queryset


class DueFilter(admin.SimpleListFilter):
    title = "when it is due"
    parameter_name = "by_day"
    waits = (Article.Stage.PLANNED, Article.Stage.DRAFTING, Article.Stage.SUBMITTED)

    def lookups(self, request, model_admin):
        return [("late", "late"), ("today", "today"), ("week", "in seven days")]

    def queryset(self, request, queryset):
        today = timezone.localdate()
        days = {
            "late": {"due__lt": today, "stage__in": self.waits},
            "today": {"due": today},
            "week": {"due__range": (today, today + timedelta(days=7))},
        }
        return queryset.filter(**days.get(self.value(), {}))


class InHands:
    """The two columns of a list of articles."""

    @admin.display(description="in hand of", ordering="assigned_to")
    def hands(self, article):
        return article.assigned_to or "–"

    @admin.display(description="due", ordering="due")
    def due_word(self, article):
        if not article.due:
            return "–"
        day = assigning.spoken_day(article.due)
        if article.due < timezone.localdate() and article.stage in DueFilter.waits:
            return format_html('<span class="desk-label is-warn">late</span> {}', day)
        return day
