"""Put an article under embargo, and lift it."""

from django import forms
from django.utils import timezone

from articles import embargo
from articles.admin.verbs.base import ArticleVerb, MomentField
from articles.planning import at_length
from articles.timeline import spoken
from newsroom.lib.pages import Done
from newsroom.lib.wording import count_of


class EmbargoForm(forms.Form):
    until = MomentField(label="Until", error_messages={"required": "Say when it ends."})
    note = forms.CharField(
        label="Who asked for it, and for what",
        max_length=embargo.LONGEST_NOTE,
        help_text="Whoever wants to publish reads it. Links to the draft say until when, not this.",
    )


class Embargo(ArticleVerb):
    slug = verb = "embargo"
    label = "Embargo"
    form = EmbargoForm

    def initial(self, article):
        return {"until": article.embargo_until, "note": article.embargo_note}

    def reasons(self, request, article):
        return []

    def effect(self, article):
        if embargo.is_embargoed(article, at=timezone.now()):
            return f"until {spoken(article.embargo_until)}: change the time"
        return "nobody can show it to readers before"

    def act(self, request, article, answers):
        held = embargo.embargo(article, by=request.user, **answers)
        said = f"“{article}” is under embargo until {at_length(answers['until'])}."
        if held:
            what = count_of(len(held), "edition was", "editions were")
            said += f" It held what was planned for before: {what} held."
        return Done(said)


class LiftForm(forms.Form):
    reason = forms.CharField(label="Why", widget=forms.Textarea(attrs={"rows": 2}), max_length=1000)


class LiftEmbargo(ArticleVerb):
    slug = "lift-embargo"
    verb = "embargo"
    label = "Lift the embargo"
    form = LiftForm

    def may(self, user, article):
        return embargo.is_embargoed(article, at=timezone.now()) and super().may(user, article)

    def initial(self, article):
        return {}

    def reasons(self, request, article):
        return []

    def effect(self, article):
        return "it can be published at once; readers see no change yet"

    def act(self, request, article, answers):
        embargo.lift(article, by=request.user, **answers)
        return Done(f"The embargo on “{article}” is lifted. Readers see no change.")
