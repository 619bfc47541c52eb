from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.utils import timezone

from articles import permissions, sharing
from articles.admin.versions.sides import asked_revision
from articles.models import Revision
from newsroom.lib.numbers import key_from
from newsroom.lib.pages import Page
from newsroom.lib.refusals import Refused

NEWEST = "latest"
CHOSEN = 7


class ShareForm(forms.Form):
    """For whom, what, and how long."""

    for_whom = forms.CharField(
        label="For whom",
        max_length=200,
        help_text="Who gets it, and what for. Only the desk reads this.",
    )
    version = forms.ChoiceField(label="What they read")
    days = forms.TypedChoiceField(
        label="How long it works",
        coerce=int,
        initial=CHOSEN,
        choices=[(days, "1 day" if days == 1 else f"{days} days") for days in sharing.DAYS],
    )

    def __init__(self, *args, numbers=(), **options):
        super().__init__(*args, **options)
        self.fields["version"].choices = [
            (NEWEST, "Always the newest version"),
            *((str(number), f"Version {number}, as it is") for number in numbers),
        ]


class Share(Page):
    """Links to drafts for people without an account: made, listed and revoked."""

    slug = "share"
    label = "Share"
    template = "admin/articles/versions/share.html"

    def may(self, user, article):
        return permissions.may(user, "share", article)

    def effect(self, article):
        return "a link to the draft for somebody without an account"

    def title(self, article):
        return f"Share a draft of “{article}”"

    def respond(self, screen, request, article):
        made, reasons = None, []
        is_making = request.method == "POST" and "revoke" not in request.POST
        form = ShareForm(
            request.POST if is_making else None,
            numbers=_numbers(article),
            initial={"version": request.GET.get("version", NEWEST)},
        )
        if request.method == "POST" and not is_making:
            _revoke(screen, request, article)
            return HttpResponseRedirect(screen.address_of(article, self.slug))
        if is_making and form.is_valid():
            made, reasons = _made(request, article, form.cleaned_data)
        if made:
            form = ShareForm(numbers=_numbers(article))
        context = {
            "form": screen.dressed(form),
            "made": made,
            "reasons": [{"sentence": reason, "url": ""} for reason in reasons],
            "links": list(_links(article)),
        }
        return self.render(screen, request, article, context)


def _numbers(article):
    rows = article.revisions.filter(kind=Revision.Kind.SAVED)
    return list(rows.values_list("number", flat=True))


def _made(request, article, answers):
    """A new link, or the reasons against it."""
    revision = None
    if answers["version"] != NEWEST:
        revision = asked_revision(request.user, article, answers["version"])
    try:
        made = sharing.make_link(
            article,
            by=request.user,
            for_whom=answers["for_whom"],
            days=answers["days"],
            revision=revision,
        )
    except Refused as refusal:
        return None, refusal.reasons
    return made, []


def _revoke(screen, request, article):
    link = article.share_links.filter(pk=key_from(request.POST["revoke"])).first()
    if link is None:
        raise Http404("There is no such link.")
    sharing.revoke(link, by=request.user)
    sentence = f"The link for “{link.for_whom}” opens nothing any more."
    screen.message_user(request, sentence, messages.SUCCESS)


def _links(article):
    """Every link to the article, the newest first, each with why it is dead."""
    now, withdrawn_at = timezone.now(), sharing.last_withdrawal(article)
    rows = article.share_links.select_related("revision", "created_by", "revoked_by")
    for link in rows.defer("revision__content"):
        link.end = sharing.end_of(link, withdrawn_at=withdrawn_at, at=now)
        yield link
