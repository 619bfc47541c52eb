"""Forms of the desk that take more than a row holds."""

from django import forms

from newsroom.lib.changes import changed
from newsroom.lib.forms import RecordForm
from shows.models import Character, Credit


class CreditRowForm(RecordForm):
    """A line of a cast: the character is named, and made if the show has none of that name."""

    character_name = forms.CharField(
        required=False,
        max_length=200,
        label="Character",
        help_text="Empty: not announced. A name that is new here makes a new character.",
    )

    class Meta:
        model = Credit
        fields = ["person", "job", "billing", "status", "season"]

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.initial.setdefault("character_name", getattr(self.instance.character, "name", ""))

    @property
    def changed_data(self):
        """What was set by hand, by the names of the columns."""
        return ["character" if name == "character_name" else name for name in super().changed_data]

    def save(self, commit=True):
        if "character" in self.changed_data:
            self.instance.character = self._character()
        return super().save(commit)

    def _character(self):
        name = self.cleaned_data.get("character_name")
        if not name:
            return None
        show, by = self.instance.show, self.instance._history_user
        held = Character.objects.filter(show=show, name__iexact=name).first()
        return held or _make(Character(show=show, name=name), by=by)


def offer_seasons(form, show):
    """Let ``form`` choose among the seasons of ``show``; it asks for none where there are none."""
    if "season" not in form.fields:
        return form
    field = form.fields["season"]
    field.queryset = show.seasons.select_related("show")
    field.label_from_instance = lambda season: f"Season {season.number}"
    field.widget = forms.Select(attrs={"class": "desk-input"})
    field.widget.choices = field.choices
    field.empty_label = "The whole show"
    if not field.queryset.exists():
        del form.fields["season"]
    return form


def _make(character, *, by):
    character.created_by = character._history_user = by
    character.save()
    changed([character], by=by)
    return character
