"""What can be done with one edition: hold it, release it, end it, take it out of the schedule."""

from django import forms

from articles import workflow
from articles.admin.verbs.base import EditionVerb, MomentField
from articles.timeline import spoken
from newsroom.lib.pages import Done


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
