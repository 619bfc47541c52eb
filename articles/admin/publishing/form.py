"""What has to be said to publish: of which kind it is, what readers are told, and when."""

from datetime import timedelta

from django import forms
from django.utils import timezone

from articles.admin.verbs.base import MomentField, NamedRevision
from articles.correcting import Correcting
from articles.models import Correction, Edition

Change = Edition.Change
WHEN = [("now", "Now"), ("later", "At a time"), ("held", "Hold it back")]
EMBARGO = ("embargo", "When the embargo ends")
# A held edition needs a start ahead of now; nobody sees it before it is released.
SOON = timedelta(minutes=1)


class PublishForm(NamedRevision):
    """The questions that matter to one article: most have nothing scheduled, and no reader yet."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    change = forms.ChoiceField(required=False, widget=forms.RadioSelect)
    date_note = forms.CharField(
        label="What is new, in one line",
        required=False,
        max_length=250,
        help_text="Readers see it beside the date of the update.",
    )
    note = forms.CharField(
        label="What readers are told", required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    kind = forms.ChoiceField(
        label="What it is called", required=False, choices=Correction.Kind.choices
    )
    when = forms.ChoiceField(required=False, choices=WHEN, widget=forms.RadioSelect)
    at = MomentField(label="From", required=False)
    until = MomentField(label="Until", required=False, help_text="Empty: no end.")
    hold_reason = forms.CharField(label="Why it is held", required=False, max_length=1000)
    scheduled = forms.ChoiceField(
        label="What becomes of editions that are scheduled for later",
        required=False,
        choices=[
            ("", "Choose"),
            ("cancel", "Cancel: take them out of the schedule"),
            ("rebase", "Rebase: keep their times, with this text"),
        ],
    )
    check_by = MomentField(label="All of it is checked by", required=False)
    promise = forms.CharField(
        label="Why it cannot wait for its checks", required=False, max_length=1000
    )

    def __init__(self, posted=None, *, sight):
        self.sight = sight
        super().__init__(posted, initial=_initial(sight))
        self.fields["change"].choices = Change.choices[1:]
        if sight.article.embargo_until and sight.article.embargo_until > sight.now:
            self.fields["when"].choices = [EMBARGO, *WHEN[1:]]
        if not sight.was_seen:
            for name in ("change", "date_note"):
                del self.fields[name]
        if not sight.live:
            for name in ("note", "kind"):
                del self.fields[name]
        if not sight.planned:
            del self.fields["scheduled"]
        if not sight.may_promise:
            for name in ("check_by", "promise"):
                del self.fields[name]
        for row in sight.asked(""):
            self.fields[row["name"]] = forms.CharField(
                label="Why it is left out", required=False, max_length=500
            )

    @property
    def note_said(self):
        """The note as it stands in the form."""
        return (self["note"].value() or "") if "note" in self.fields else ""

    def chosen(self):
        """The kind and the when that are set, whatever was posted."""
        kind = self["change"].value() if "change" in self.fields else ""
        kinds = {code for code, _ in Change.choices[1:]}
        when = self["when"].value()
        known = {code for code, _ in self.fields["when"].choices}
        return (
            kind if kind in kinds else str(self.sight.kind),
            when if when in known else self.initial["when"],
        )

    def clean(self):
        answers = super().clean()
        when, at = answers.get("when") or "now", answers.get("at")
        if "at" in self.errors:
            return answers
        if when == "now" and at:
            self.add_error("at", "You gave a time: choose “At a time” with it, or empty it.")
        elif when == "later" and not at:
            self.add_error("at", "Say at what time.")
        elif when == "embargo":
            answers["at"] = self.sight.article.embargo_until
        elif when == "held":
            answers["at"] = at or timezone.now() + SOON
            if not answers.get("hold_reason", "").strip():
                self.add_error("hold_reason", "Say why it is held: whoever releases it reads it.")
        return answers

    def correcting(self):
        """What is published as a correction, or None where it is none."""
        answers = self.cleaned_data
        if answers.get("change") != Change.CORRECTION:
            return None
        left_out = {row["place"]: answers.get(row["name"], "") for row in self.sight.asked("")}
        return Correcting(
            answers.get("note", ""),
            kind=answers.get("kind") or "",
            left_out=left_out,
            draft=self.sight.correction,
        )


def _initial(sight):
    correction = sight.correction
    embargoed = sight.article.embargo_until and sight.article.embargo_until > sight.now
    return {
        "revision": sight.revision and sight.revision.number,
        "seen": sight.newest,
        "change": sight.kind if sight.revision else "",
        "note": sight.note if sight.revision else "",
        "kind": correction.kind if correction else Correction.Kind.CORRECTION,
        "when": "embargo" if embargoed else "now",
    }
