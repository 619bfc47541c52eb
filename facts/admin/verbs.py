from django import forms

from facts import checking
from facts.models import Fact
from newsroom.lib.naming import named, prepare
from newsroom.lib.pages import Done, Verb


class NamedVersion(forms.Form):
    """The version the person read: what was changed meanwhile is not acted upon."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class FactVerb(Verb):
    form = NamedVersion

    def initial(self, fact):
        return {"version": fact.version}


class Check(FactVerb):
    slug = "check"
    label = "It stands: mark as checked"
    template = "admin/facts/fact/check.html"

    def may(self, user, fact):
        return fact.stage == Fact.Stage.DRAFT and user.has_perm(checking.PERMISSION)

    def title(self, fact):
        return "Does the source say this?"

    def reasons(self, request, fact):
        return list(checking.reasons_not_to_check(fact, by=request.user))

    def context(self, request, fact):
        parties = {
            "It is about": fact.subject,
            "Its value": fact.value_person,
            "Who says so": fact.attributed_to,
        }
        about = {label: record for label, record in parties.items() if record}
        prepare(about.values())
        return {
            "about": {label: named(record) for label, record in about.items()},
            "citations": fact.citations.select_related("source__publisher"),
        }

    def effect(self, fact):
        return "articles may print it; readers see no change yet"

    def act(self, request, fact, answers):
        checking.check_fact(fact, by=request.user, base_version=answers["version"])
        return Done("Checked: articles may print it.")


class RetireForm(NamedVersion):
    reason = forms.CharField(label="Why", max_length=250, widget=forms.Textarea(attrs={"rows": 3}))


class Retire(FactVerb):
    slug = "retire"
    label = "Retire"
    form = RetireForm

    def may(self, user, fact):
        return fact.stage != Fact.Stage.RETIRED and user.has_perm(checking.PERMISSION)

    def effect(self, fact):
        return "nothing new prints it; scheduled editions that use it are held"

    def act(self, request, fact, answers):
        checking.retire_fact(
            fact, by=request.user, reason=answers["reason"], base_version=answers["version"]
        )
        return Done("Retired. Scheduled editions that used it are held.")
