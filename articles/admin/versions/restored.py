from django import forms
from django.contrib import messages
from django.http import HttpResponseRedirect

from articles import permissions
from articles.admin.versions.sides import asked_revision
from articles.restoring import reasons_not_to_restore, restore
from newsroom.lib.pages import MEANWHILE, Page
from newsroom.lib.refusals import Refused
from newsroom.lib.saving import Stale


class Seen(forms.Form):
    """The version of the article that the person looked at."""

    base_version = forms.IntegerField(
        widget=forms.HiddenInput,
        error_messages={"required": MEANWHILE, "invalid": MEANWHILE},
    )


class Restore(Page):
    """Puts an earlier version back as the newest: ``?version=7`` shows, a post does it."""

    slug = "restore"
    label = "Restore"
    template = "admin/articles/versions/restore.html"
    in_list = False

    def may(self, user, article):
        return permissions.may(user, "write", article)

    def effect(self, article):
        return "readers see no change"

    def respond(self, screen, request, article):
        revision = asked_revision(request.user, article, request.GET.get("version", ""))
        is_post = request.method == "POST"
        form = Seen(request.POST if is_post else None, initial={"base_version": article.version})
        reasons = []
        if is_post:
            done, reasons = _try(request, article, revision, form)
            if done:
                _tell(screen, request, revision, done)
                return HttpResponseRedirect(screen.address_of(article))
        else:
            reasons = list(reasons_not_to_restore(article, revision, request.user))
        context = {
            "form": form,
            "revision": revision,
            "next": article.revisions.count() + 1,
            "reasons": self._with_roads(reasons),
            "effect": self.effect(article),
        }
        return self.render(screen, request, article, context)

    def _with_roads(self, reasons):
        return [{"sentence": reason, "url": ""} for reason in reasons]

    def title(self, article):
        return f"Restore an earlier version of “{article}”"


def _try(request, article, revision, form):
    """What was restored, or the reasons why nothing was."""
    if not form.is_valid():
        return None, [MEANWHILE]
    seen = form.cleaned_data["base_version"]
    try:
        done = restore(article, revision=revision, base_version=seen, by=request.user)
    except Refused as refusal:
        return None, list(refusal.reasons)
    except Stale:
        return None, [MEANWHILE]
    return done, []


def _tell(screen, request, revision, done):
    sentence = (
        f"Version {done.revision.number} holds what version {revision.number} held. "
        "Readers see no change."
    )
    screen.message_user(request, sentence, messages.SUCCESS)
    for missing in done.missing:
        screen.message_user(request, missing, messages.WARNING)
