"""Take an article away from readers."""

from django import forms
from django.utils import timezone

from articles import workflow
from articles.admin.verbs.base import ArticleVerb
from articles.timeline import spoken
from articles.workflow.withdrawal import what_leaves
from newsroom.lib.pages import Done
from newsroom.lib.wording import count_of


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label="Why, for the desk", widget=forms.Textarea(attrs={"rows": 3}), max_length=2000
    )
    notice = forms.CharField(
        label="What readers are told",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        help_text="In plain words, beside the date. Empty: only that it was taken down.",
    )


class Withdraw(ArticleVerb):
    slug = verb = "withdraw"
    label = "Withdraw"
    template = "admin/articles/article/withdraw.html"
    form = WithdrawForm

    def initial(self, article):
        return {}

    def reasons_against(self, article, revision, by):
        return workflow.reasons_not_to_withdraw(article, by)

    def effect(self, article):
        return "the page shows a dated notice; all that is scheduled is cancelled"

    def context(self, request, article):
        now = timezone.now()
        leaving = what_leaves(article, now=now)
        return {
            "leaving": leaving,
            "planned": [
                {
                    "number": edition.number,
                    "said": f"held: {edition.hold_reason}"
                    if edition.hold_reason
                    else f"planned for {spoken(edition.planned_from)}",
                }
                for edition in leaving.planned
            ],
            "links": count_of(leaving.links, "share link") if leaving.links else "",
            "now": now,
        }

    def act(self, request, article, answers):
        workflow.withdraw(article, by=request.user, **answers)
        return Done(f"Withdrew “{article}”: readers see a notice.")
