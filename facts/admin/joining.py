from django import forms
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from facts.models import Contradiction, Fact
from facts.settling import join
from newsroom.lib.constraints import sentence_for
from newsroom.lib.pickers import Picker, is_key
from newsroom.lib.refusals import Refused

LONGEST_WHY = 2000


class JoinForm(forms.Form):
    """Two facts, and what they disagree about."""

    first = forms.ModelChoiceField(Fact.objects.all(), label="One fact")
    second = forms.ModelChoiceField(Fact.objects.all(), label="The other fact")
    kind = forms.ChoiceField(
        label="How far they differ",
        choices=Contradiction.Kind.choices,
        initial=Contradiction.Kind.CONFLICT,
    )
    why = forms.CharField(
        label="What they disagree about",
        max_length=LONGEST_WHY,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="No rule compares these two: the next editor has your words alone.",
    )

    def __init__(self, *arguments, admin_site, **options):
        super().__init__(*arguments, **options)
        for name, column in (("first", "fact_a"), ("second", "fact_b")):
            self.fields[name].widget = Picker(Contradiction._meta.get_field(column), admin_site)
            self.fields[name].widget.choices = self.fields[name].choices


class Joining:
    """Makes the page on which something is added one where an editor joins two facts by hand."""

    def add_view(self, request, form_url="", extra_context=None):
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = JoinForm(
            request.POST or None,
            initial={name: _key(request, name) for name in ("first", "second")},
            admin_site=self.admin_site,
        )
        reasons = []
        if form.is_bound and form.is_valid():
            row, reasons = _join(form.cleaned_data, by=request.user)
            if row:
                self.message_user(request, "Joined: now decide, or leave it open.")
                return HttpResponseRedirect(self.address_of(row, "settle"))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": "Join two facts that contradict each other",
            "original": "the contradictions",
            "back": reverse("admin:facts_contradiction_changelist"),
            "page": {"label": "Put them side by side"},
            "effect": "then they are settled like any other; readers see no change",
            "form": self.dressed(form),
            "media": self.media + form.media,
            "reasons": [{"sentence": reason, "url": ""} for reason in reasons],
        }
        return TemplateResponse(request, "admin/facts/contradiction/join.html", context)


def _key(request, name):
    key = request.GET.get(name, "")
    return key if is_key(key) else None


def _join(answers, *, by):
    """The contradiction that was made, or None and the reasons why none was."""
    try:
        row = join(
            answers["first"], answers["second"], by=by, why=answers["why"], kind=answers["kind"]
        )
    except Refused as refusal:
        return None, refusal.reasons
    except IntegrityError as error:
        return None, [sentence_for(error)]
    return row, []
