"""Hand in, take back, ask for changes, approve."""

from django import forms
from django.urls import reverse

from articles import commenting, workflow
from articles.admin.verbs.base import ArticleVerb, NamedRevision
from articles.checking.standing import reasons_unread
from articles.models import Article, Revision
from articles.workflow.rows import submission_of
from newsroom.lib.pages import Done
from newsroom.lib.wording import count_of


def note_field(label, most, **options):
    """A field for a few sentences."""
    widget = forms.Textarea(attrs={"rows": 4})
    return forms.CharField(label=label, widget=widget, max_length=most, **options)


class StageVerb(ArticleVerb):
    """A verb on what was handed in: its page shows the note, and what is still open."""

    template = "admin/articles/article/stage_verb.html"

    def context(self, request, article):
        return {
            "submission": submission_of(article),
            "open_comments": commenting.open_on(article).count(),
            "comments_url": reverse("admin:articles_article_comments", args=[article.pk]),
        }


class SubmitForm(NamedRevision):
    note = note_field(
        "For whoever checks it",
        Revision._meta.get_field("submitted_note").max_length,
        required=False,
        help_text="What is new, what you are not sure of, what to look at first.",
    )


class Submit(ArticleVerb):
    slug = verb = "submit"
    label = "Submit for checking"
    form = SubmitForm
    stages = (Article.Stage.PLANNED, Article.Stage.DRAFTING)

    def reasons_against(self, article, revision, by):
        return workflow.reasons_not_to_submit(article, revision, by)

    def effect(self, article):
        return "somebody else reads it; readers see no change"

    def act(self, request, article, answers):
        revision = self.revision_of(article, answers)
        workflow.submit(article, revision=revision, by=request.user, note=answers["note"])
        return Done(f"Submitted “{article}”. Whoever may check or approve it is told.")


class TakeBackForm(forms.Form):
    note = note_field("Why", 500, required=False, help_text="For the log of the article.")


class TakeBack(StageVerb):
    """The writer's own: nobody else has to be asked."""

    slug = "take-back"
    verb = "take_back"
    label = "Take it back"
    form = TakeBackForm
    stages = (Article.Stage.SUBMITTED,)

    def may(self, user, article):
        handed_in = getattr(article, "submitted_by_key", None)
        return handed_in == user.pk and super().may(user, article)

    def initial(self, article):
        return {}

    def reasons_against(self, article, revision, by):
        return workflow.reasons_not_to_take_back(article, by)

    def effect(self, article):
        return "it is a draft again; readers see no change"

    def act(self, request, article, answers):
        workflow.take_back(article, by=request.user, note=answers["note"])
        return Done(f"“{article}” is yours again.")


class SendBackForm(forms.Form):
    note = note_field("What should change", 2000)


class SendBack(StageVerb):
    slug = "send-back"
    verb = "send_back"
    label = "Ask for changes"
    form = SendBackForm
    stages = (Article.Stage.SUBMITTED, Article.Stage.APPROVED)

    def initial(self, article):
        return {}

    def effect(self, article):
        beside = workflow.with_what_is_open(article).removeprefix(", ")
        return f"goes back to its writer with your note{f', {beside}' if beside else ''}"

    def act(self, request, article, answers):
        workflow.send_back(article, by=request.user, note=answers["note"])
        return Done(f"Sent “{article}” back. Its writer is told.")


class Approve(StageVerb):
    slug = verb = "approve"
    label = "Approve"
    stages = (Article.Stage.SUBMITTED,)

    def title(self, article):
        return f"Approve version {article.head_number} of “{article}”"

    def reasons_against(self, article, revision, by):
        return workflow.reasons_not_to_approve(article, revision, by)

    def context(self, request, article):
        head = article.head
        unread = reasons_unread(head, request.user) if head else []
        return super().context(request, article) | {"unread": " ".join(unread)}

    def effect(self, article):
        return "readers see nothing until it is published"

    def act(self, request, article, answers):
        revision = self.revision_of(article, answers)
        workflow.approve(article, revision=revision, by=request.user)
        return Done(f"Approved version {revision.number} of “{article}”.")


def comments_in_words(number):
    """“2 open comments: they inform, and stop nothing”, or ""."""
    return f"{count_of(number, 'open comment')}: they inform, and stop nothing" if number else ""
