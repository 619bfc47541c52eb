"""Forms of the desk that take more than a row holds."""

from django import forms

from newsroom.lib.changes import changed
from newsroom.lib.forms import RecordForm
from shows.models import Character, Credit


class CreditLineForm(RecordForm):
    """A new line of a cast: the character is named, and made if the show has none of that name."""

    character_name = forms.CharField(required=False, max_length=200, label="Character")

    class Meta:
        model = Credit
        fields = ["person", "job", "billing", "status"]

    def save(self, commit=True):
        self.instance.character = self._character()
        return super().save(commit)

    def _character(self):
        name = self.cleaned_data.get("character_name")
        if not name:
            return None
        show = self.instance.show
        held = Character.objects.filter(show=show, name__iexact=name).first()
        return held or _make(Character(show=show, name=name), by=self.instance.created_by)


def _make(character, *, by):
    character.created_by = character._history_user = by
    character.save()
    changed([character], by=by)
    return character
