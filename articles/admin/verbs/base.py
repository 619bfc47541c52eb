"""What the pages of all verbs share: the version that was looked at, the time that was typed."""

from datetime import datetime

from django import forms
from django.utils import timezone

from articles import permissions
from articles.admin.reasons import with_roads
from articles.models import Article
from articles.planning import at_length
from newsroom.lib.clock import parse_local, utc_offset, written
from newsroom.lib.pages import Verb
from newsroom.lib.refusals import refuse_if

NO_VERSION = "There is no version yet: save the article first."


class Filled(str):
    """A time that was chosen beside the field, and is not confirmed yet."""

    __slots__ = ()


class MomentInput(forms.DateTimeInput):
    """A picker of day and hour; a plain field with two choices where one hour is two or none."""

    template_name = "desk/moment.html"
    input_type = "datetime-local"
    choices: tuple[datetime, ...] = ()

    def format_value(self, value):
        # A picker takes the "T" only.
        return value or None

    def get_context(self, name, value, attrs):
        zone = timezone.get_current_timezone()
        choices = [
            {
                "value": written(moment, zone),
                "label": f"{moment:%H:%M}, {utc_offset(moment)}",
            }
            for moment in self.choices
        ]
        return super().get_context(name, value, attrs) | {"choices": choices}

    def value_from_datadict(self, data, files, name):
        chosen = data.get(f"{name}-choice")
        return Filled(chosen) if chosen else super().value_from_datadict(data, files, name)


class MomentField(forms.CharField):
    """A time of the desk: ``2026-11-27 06:00``, read in the time zone of the person.

    A time that the clocks skip or show twice is asked about: the field then offers both, and the
    one that is chosen is filled in, nothing is done yet.
    """

    widget = MomentInput

    def prepare_value(self, value):
        if isinstance(value, datetime):
            return written(value, timezone.get_current_timezone())
        return value

    def clean(self, value):
        text = super().clean(value)
        if not text:
            return None
        try:
            moment = parse_local(text, timezone.get_current_timezone())
        except ValueError as error:
            self.ask(getattr(error, "choices", ()))
            raise forms.ValidationError(str(error)) from error
        if isinstance(value, Filled):
            self.ask()
            raise forms.ValidationError(f"{at_length(moment)}. Press the button to confirm it.")
        return moment

    def ask(self, choices=()):
        """Show a plain field, with these two moments to choose from."""
        # A picker cannot hold the offset that the sentence may ask for.
        self.widget.input_type = "text"
        self.widget.choices = tuple(choices)


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


class EditionVerb(Verb):
    """A verb on one edition."""

    verb: str
    states: tuple[str, ...] = ("scheduled",)

    def may(self, user, edition):
        return edition.state() in self.states and permissions.may(user, self.verb, edition.article)
