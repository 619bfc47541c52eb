"""What the pages of all verbs share: the version that was looked at, the time that was typed."""

from django import forms
from django.utils import timezone

from articles import permissions
from articles.admin.reasons import with_roads
from articles.models import Article
from newsroom.lib.clock import parse_local
from newsroom.lib.pages import Verb
from newsroom.lib.refusals import refuse_if

NO_VERSION = "There is no version yet: save the article first."


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
