from django import forms
from django.urls import reverse
from django.utils import timezone

from articles import permissions, workflow
from articles.admin.contradictions import with_roads_to_settle
from articles.admin.reasons import with_roads
from articles.models import Article
from articles.timeline import spoken, waiting
from newsroom.lib.clock import parse_local
from newsroom.lib.pages import Done, Verb
from newsroom.lib.refusals import refuse_if


class MomentField(forms.CharField):
    """A time of the desk: ``2026-11-27 06:00``, read in the time zone of the person."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")

    def clean(self, value):
        text = super().clean(value)
        if not text:
            return None
        try:
            return parse_local(text, timezone.get_current_timezone())
        except ValueError as error:
            # A picker cannot hold the offset that the sentence may ask for.
            self.widget = forms.TextInput()
            raise forms.ValidationError(str(error)) from error


HEAVY = ("html", "head", "card")
NO_VERSION = "There is no version yet: save the article first."


class NamedRevision(forms.Form):
    """The version the person looked at: another one saved meanwhile is not acted upon."""

    revision = forms.IntegerField(widget=forms.HiddenInput, error_messages={"required": NO_VERSION})


class ArticleVerb(Verb):
    """A verb on one revision of an article; who may do it is asked of ``permissions``."""

    verb: str
    form = NamedRevision
    stages: tuple[str, ...] = tuple(Article.Stage)

    def may(self, user, article):
        return article.stage in self.stages and permissions.may(user, self.verb, article)

    def initial(self, article):
        head = article.head
        return {"revision": head and head.number}

    def reasons(self, request, article):
        head = article.head
        return list(self.reasons_against(article, head, request.user)) if head else [NO_VERSION]

    def reasons_against(self, article, revision, by):
        """Say why ``by`` cannot do it to this version."""
        return []

    def roads(self, reasons, article):
        return with_roads(reasons, article)

    def revision_of(self, article, answers):
        number = answers["revision"]
        revision = article.revisions.filter(number=number).first()
        refuse_if([] if revision else [f"There is no version {number}: open the page again."])
        return revision


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


class PublishForm(NamedRevision):
    at = MomentField(
        label="From", required=False, help_text="Empty: now. Otherwise it goes live at that time."
    )
    until = MomentField(label="Until", required=False, help_text="Empty: no end.")
    scheduled = forms.ChoiceField(
        label="What becomes of editions that are scheduled for later",
        required=False,
        choices=[
            ("", "Choose"),
            ("cancel", "Cancel: take them out of the schedule"),
            ("rebase", "Rebase: keep their times, with this text"),
        ],
    )
    date_note = forms.CharField(
        label="What changed, for readers",
        required=False,
        max_length=250,
        help_text="One line beside the date of the update.",
    )


class Publish(ArticleVerb):
    slug = verb = "publish"
    label = "Publish"
    template = "admin/articles/article/publish.html"
    form = PublishForm

    def reasons_against(self, article, revision, by):
        return workflow.reasons_not_to_publish(article, revision, by)

    def questions(self, article, posted=None):
        """Only what matters to this article: most have nothing scheduled, and no reader yet."""
        form = super().questions(article, posted)
        if not _planned(article).exists():
            del form.fields["scheduled"]
        if not article.editions.filter(live_from__lte=timezone.now()).exists():
            del form.fields["date_note"]
        return form

    def effect(self, article):
        live = article.editions.live().defer(*HEAVY).first()
        return f"replaces edition {live.number}" if live else "readers see it for the first time"

    def context(self, request, article):
        live = article.editions.live().select_related("revision")
        return {
            "revision": article.head,
            "live": live.defer(*HEAVY).first(),
            "planned": _planned(article).select_related("revision").defer(*HEAVY),
            "preview": reverse("admin:articles_article_preview", args=[article.pk]),
            "warnings": with_roads_to_settle(article),
        }

    def act(self, request, article, answers):
        edition = workflow.publish(
            article,
            revision=self.revision_of(article, answers),
            by=request.user,
            at=answers["at"],
            until=answers["until"],
            scheduled=answers.get("scheduled") or None,
            date_note=answers.get("date_note", ""),
        )
        if answers["at"]:
            return Done(f"“{article}” goes live {spoken(edition.planned_from)}.")
        return Done(f"Readers see “{article}” now, edition {edition.number}.")


def _planned(article):
    return waiting(timezone.now()).filter(article=article, boundary_of=None)


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


class EditionVerb(Verb):
    """A verb on one edition."""

    verb: str
    states: tuple[str, ...] = ("scheduled",)

    def may(self, user, edition):
        return edition.state() in self.states and permissions.may(user, self.verb, edition.article)


class HoldForm(forms.Form):
    reason = forms.CharField(label="Why", widget=forms.Textarea(attrs={"rows": 3}), max_length=1000)


class Hold(EditionVerb):
    slug = verb = "hold"
    label = "Hold"
    form = HoldForm

    def effect(self, edition):
        return "it waits until somebody releases it; what it would have replaced stays"

    def act(self, request, edition, answers):
        workflow.hold(edition, by=request.user, reason=answers["reason"])
        return Done(f"Edition {edition.number} is held.")


class ReleaseForm(forms.Form):
    at = MomentField(
        label="When", required=False, help_text="Empty: as planned, or now if that has passed."
    )


class Release(EditionVerb):
    slug = verb = "release"
    label = "Release"
    form = ReleaseForm
    states = ("held",)

    def effect(self, edition):
        return "readers see it when its time comes"

    def act(self, request, edition, answers):
        workflow.release(edition, by=request.user, at=answers["at"])
        return Done(f"Edition {edition.number} is released.")


class ExpireForm(forms.Form):
    until = MomentField(label="Until", error_messages={"required": "Say when it ends."})


class Expire(EditionVerb):
    slug = verb = "expire"
    label = "Set an end"
    form = ExpireForm
    states = ("live", "scheduled")

    def effect(self, edition):
        return "readers see it until then at the latest"

    def act(self, request, edition, answers):
        workflow.expire(edition, by=request.user, until=answers["until"])
        return Done(f"Edition {edition.number} ends {spoken(answers['until'])}.")


class Unschedule(EditionVerb):
    slug = verb = "unschedule"
    label = "Take out of the schedule"
    states = ("scheduled", "held")

    def effect(self, edition):
        return "readers keep what they see now"

    def act(self, request, edition, answers):
        workflow.unschedule(edition, by=request.user)
        return Done(f"Edition {edition.number} is out of the schedule.")
