"""Take an article away from readers."""

from django import forms

from articles import workflow
from articles.admin.verbs.base import ArticleVerb
from newsroom.lib.pages import Done


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label="Why, for the desk", widget=forms.Textarea(attrs={"rows": 3}), max_length=2000
    )
    notice = forms.CharField(
        label="What readers are told",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        help_text="In plain words, beside the date. Empty: only that it was withdrawn.",
    )


class Withdraw(ArticleVerb):
    slug = verb = "withdraw"
    label = "Withdraw"
    form = WithdrawForm

    def initial(self, article):
        return {}

    def reasons_against(self, article, revision, by):
        return workflow.reasons_not_to_withdraw(article, by)

    def effect(self, article):
        return "the page shows a dated notice; all that is scheduled is cancelled"

    def act(self, request, article, answers):
        workflow.withdraw(article, by=request.user, **answers)
        return Done(f"Withdrew “{article}”: readers see a notice.")
