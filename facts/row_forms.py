"""Short forms of what really happened: what a row on the page of a show asks."""

from django import forms
from django.utils import timezone

from facts.deciding import WITH_PERSON, Decision, decided_as
from facts.forms import FactForm
from facts.models import Fact, Verdict
from newsroom.lib.forms import RecordForm
from shows.models import Character, Person, Season


class FactRowForm(FactForm):
    """How sure a fact is and what it says; its sources and value are for its own screen."""

    quote = locator = None

    class Meta:
        model = Fact
        fields = ["statement", "standing", "rank", "hedge", "standing_reason", "rank_reason"]
        labels = {"standing_reason": "Why it stands so", "rank_reason": "Why it is ranked so"}

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["statement"].required = True


class VerdictRowForm(RecordForm):
    """The answer to the headline question. Whoever saves it with a date has decided it."""

    class Meta:
        model = Verdict
        fields = ["value", "season", "answer", "facts", "decided_on"]
        widgets = {"answer": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        if not self.instance.pk:
            self.initial["decided_on"] = timezone.localdate()

    def save(self, commit=True):
        is_said_now = self.instance._state.adding or self.changed_data
        if is_said_now and self.instance.decided_on:
            self.instance.decided_by = self.instance._history_user
        return super().save(commit)


class DecisionForm(RecordForm):
    """Who a character is; the button that is pressed says which decision it is."""

    decision = forms.ChoiceField(choices=Decision, widget=forms.HiddenInput)
    person = forms.ModelChoiceField(Person.objects.all(), required=False, label="Person behind it")
    season = forms.ModelChoiceField(Season.objects.all(), required=False)
    differences = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        label="What the show changed",
        help_text="As readers will see it.",
    )

    class Meta:
        model = Character
        fields = ["name", "note"]
        labels = {"name": "Character", "note": "How we know"}
        widgets = {"note": forms.Textarea(attrs={"rows": 2})}
        help_texts = {"note": "For the desk, and for readers where nothing was changed."}

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.initial["decision"] = decided_as(self.instance)
        self.portrayals = list(self.instance.portrayals.select_related("person", "season"))
        if len(self.portrayals) == 1:
            (held,) = self.portrayals
            self.initial["person"], self.initial["season"] = held.person_id, held.season_id
            self.initial["differences"] = held.differences
        elif not self.portrayals:
            self.initial["person"] = self.namesake()

    def namesake(self):
        """The key of the one person who has the character's name, or None."""
        keys = Person.objects.filter(name__iexact=self.instance.name).values_list("pk", flat=True)
        found = list(keys[:2])
        return found[0] if len(found) == 1 else None

    def tie(self):
        """How the character is tied to a person, as ``deciding.decide`` takes it."""
        return {name: self.cleaned_data.get(name) for name in ("person", "season", "differences")}

    @property
    def is_real(self):
        """Whether the decision names somebody real."""
        return self.cleaned_data["decision"] in WITH_PERSON

    @property
    def changed_data(self):
        """What was set by hand of the character itself."""
        return [name for name in super().changed_data if name in self._meta.fields]
