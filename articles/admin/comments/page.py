from django import forms
from django.contrib import messages
from django.http import HttpResponseRedirect

from articles import commenting, permissions
from articles.admin.comments.acting import act
from newsroom.lib.pages import Page
from newsroom.lib.refusals import Refused

ABOUT = [("", "The whole article"), ("headline", "The headline"), ("standfirst", "The standfirst")]
DONE = {
    "say": "Your comment is there.",
    "resolve": "The comment is resolved.",
    "reopen": "The comment waits again.",
}


class SayForm(forms.Form):
    field = forms.ChoiceField(
        label="About", required=False, choices=[*ABOUT, ("body", "Words of the text")]
    )
    quote = forms.CharField(
        label="Which words",
        required=False,
        help_text="As they stand in the headline, the standfirst or the text.",
    )
    text = forms.CharField(
        label="Your comment",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="@name tells that person.",
    )


class Comments(Page):
    """Every comment on an article, and the forms to answer, resolve and add; without a script."""

    slug = "comments"
    label = "Comments"
    template = "admin/articles/comments/comments.html"

    def may(self, user, article):
        return permissions.may(user, "view", article)

    def effect(self, article):
        return "what the desk says about it; readers see none of it"

    def respond(self, screen, request, article):
        reasons, form = [], SayForm()
        if request.method == "POST":
            try:
                said = act(article, request.POST, by=request.user)
            except Refused as refusal:
                reasons = refusal.reasons
                form = SayForm(request.POST)
            else:
                screen.message_user(request, DONE[request.POST["do"]], messages.SUCCESS)
                root = said.answers_id or said.pk
                address = f"{screen.address_of(article, self.slug)}#c{root}"
                return HttpResponseRedirect(address)
        threads = commenting.threads(article)
        answered = request.POST.get("comment", "") if reasons else ""
        context = {
            "form": screen.dressed(form if not answered else SayForm()),
            "reasons": [{"sentence": reason, "url": ""} for reason in reasons],
            "waiting": [thread for thread in threads if not thread.comment.resolved_at],
            "resolved": [thread for thread in threads if thread.comment.resolved_at],
            "fields": commenting.FIELDS,
            "answered": answered,
            "typed": request.POST.get("text", "") if answered else "",
            "may_comment": permissions.may(request.user, "comment", article),
            "may_resolve": permissions.may(request.user, "resolve", article),
        }
        return self.render(screen, request, article, context)
