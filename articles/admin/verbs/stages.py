"""Hand in, send back, approve."""

from django import forms

from articles import workflow
from articles.admin.verbs.base import ArticleVerb
from articles.models import Article
from newsroom.lib.pages import Done


class Submit(ArticleVerb):
    slug = verb = "submit"
    label = "Submit for checking"
    stages = (Article.Stage.PLANNED, Article.Stage.DRAFTING)

    def reasons_against(self, article, revision, by):
        return workflow.reasons_not_to_submit(article, revision, by)

    def effect(self, article):
        return "somebody else reads it; readers see no change"

    def act(self, request, article, answers):
        workflow.submit(article, revision=self.revision_of(article, answers), by=request.user)
        return Done(f"Submitted “{article}”.")


class SendBackForm(forms.Form):
    note = forms.CharField(
        label="What should change",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
    )


class SendBack(ArticleVerb):
    slug = "send-back"
    verb = "send_back"
    label = "Send back"
    form = SendBackForm
    stages = (Article.Stage.SUBMITTED, Article.Stage.APPROVED)

    def initial(self, article):
        return {}

    def effect(self, article):
        return "goes back to its writer with your note"

    def act(self, request, article, answers):
        workflow.send_back(article, by=request.user, note=answers["note"])
        return Done(f"Sent “{article}” back.")


class Approve(ArticleVerb):
    slug = verb = "approve"
    label = "Approve"
    stages = (Article.Stage.SUBMITTED,)

    def reasons_against(self, article, revision, by):
        return workflow.reasons_not_to_approve(article, revision, by)

    def effect(self, article):
        return "readers see nothing until it is published"

    def act(self, request, article, answers):
        workflow.approve(article, revision=self.revision_of(article, answers), by=request.user)
        return Done(f"Approved “{article}”.")
