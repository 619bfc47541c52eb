"""What can be done with one edition: move it, hold it, release it, end it, take it out."""

from django import forms

from articles import planning, workflow
from articles.admin.verbs.base import ArticleVerb, EditionVerb, MomentField
from articles.admin.verbs.coming_back import ComesBack
from articles.planning import readers_keep, readers_will_see
from articles.timeline import spoken
from newsroom.lib.pages import Done


class HoldForm(forms.Form):
    reason = forms.CharField(label="Why", widget=forms.Textarea(attrs={"rows": 3}), max_length=1000)


class Hold(EditionVerb):
    slug = verb = "hold"
    label = "Hold"
    form = HoldForm

    def effect(self, edition):
        return f"readers keep {readers_keep(edition.article)} until somebody releases it"

    def act(self, request, edition, answers):
        workflow.hold(edition, by=request.user, reason=answers["reason"])
        return Done(f"Edition {edition.number} is held: readers keep what they see.")


class ReleaseForm(forms.Form):
    at = MomentField(
        label="When", required=False, help_text="Empty: as planned, or now if that has passed."
    )


class Release(ComesBack, EditionVerb):
    slug = verb = "release"
    label = "Release"
    form = ReleaseForm
    states = ("held",)

    def effect(self, edition):
        return "readers see it when its time comes, or now if that has passed"

    def effect_at(self, edition, moment):
        return f"readers see it {spoken(moment)}" if moment else self.effect(edition)

    def act(self, request, edition, answers):
        released = workflow.release(edition, by=request.user, at=answers["at"])
        if released.state() == "live":
            return Done(f"Readers see edition {released.number} now.", self.next)
        return Done(f"{readers_will_see(released.planned_from)}.", self.next)


class RescheduleForm(forms.Form):
    at = MomentField(label="From", error_messages={"required": "Say when readers are to see it."})
    until = MomentField(label="Until", required=False, help_text="Empty: no end.")


class Reschedule(ComesBack, EditionVerb):
    """Another time for what is planned; its end stays where it is unless another one is typed."""

    slug = verb = "reschedule"
    label = "Reschedule"
    form = RescheduleForm
    states = ("scheduled", "held")

    def may(self, user, edition):
        # What continues another edition moves along with that one.
        return not edition.boundary_of_id and super().may(user, edition)

    def initial(self, edition):
        return {"at": edition.planned_from, "until": edition.planned_until}

    def effect(self, edition):
        return f"until then readers keep {readers_keep(edition.article)}"

    def effect_at(self, edition, moment):
        if edition.hold_reason:
            return "it stays held: readers see it when somebody releases it"
        return f"readers see it {spoken(moment)}" if moment else self.effect(edition)

    def act(self, request, edition, answers):
        moved = workflow.reschedule(
            edition, by=request.user, at=answers["at"], until=answers["until"]
        )
        if moved.hold_reason:
            sentence = f"“{moved.headline}” is planned for {spoken(moved.planned_from)}, and held."
            return Done(sentence, self.next_to(moved))
        sentence = readers_will_see(moved.planned_from)
        keep = readers_keep(edition.article)
        return Done(
            f"{sentence}: “{moved.headline}”. Until then they keep {keep}.", self.next_to(moved)
        )


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
        return Done(
            f"Readers see edition {edition.number} until {planning.at_length(answers['until'])}."
        )


class Unschedule(EditionVerb):
    slug = verb = "unschedule"
    label = "Take it out of the schedule"
    states = ("scheduled", "held")

    def effect(self, edition):
        return f"readers keep {readers_keep(edition.article)}"

    def act(self, request, edition, answers):
        workflow.unschedule(edition, by=request.user)
        return Done(
            f"Edition {edition.number} is out of the schedule: readers keep "
            f"{readers_keep(edition.article)}."
        )


class PlanForm(forms.Form):
    at = MomentField(label="Planned for", required=False, help_text="Empty: no date.")


class Plan(ComesBack, ArticleVerb):
    """The date that the desk has in mind; what readers see is not touched by it."""

    slug = "plan"
    verb = "write"
    label = "Move the plan"
    form = PlanForm
    in_list = False

    def initial(self, article):
        return {"at": article.planned_for}

    def reasons(self, request, article):
        return []

    def effect(self, article):
        return "readers see no change"

    def act(self, request, article, answers):
        planning.move_plan(article, by=request.user, to=answers["at"])
        when = f"planned for {spoken(answers['at'])}" if answers["at"] else "without a date"
        return Done(f"“{article}” is {when}. Readers see no change.", self.next)
