"""Sign a version; ask for an answer and note it; decide about a spent conviction."""

from copy import copy

from django import forms
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone

from articles import living, replying, spent
from articles.admin.verbs.base import ArticleVerb, MomentField, NamedRevision
from articles.models import ReplyRequest, SignOff, SpentDecision
from articles.rendering import render
from articles.signing import reasons_not_to_sign, roles_of, sign
from newsroom.lib.numbers import key_from
from newsroom.lib.pages import Done
from newsroom.lib.refusals import Refused
from shows.models import Person

Role = SignOff.Role
GONE = "It is not there any more: open the legal read again."


class LegalVerb(ArticleVerb):
    """A verb of the legal read: it goes back there, whatever was done."""

    template = "admin/articles/legal/verb.html"
    in_list = False
    # The row that the address names, by the name of its field: "request", "person", "decision".
    names = ""
    request: HttpRequest

    def respond(self, screen, request, article):
        # One page serves everybody at once: what belongs to a request is kept in a copy.
        own = copy(self)
        own.request = request
        return super(LegalVerb, own).respond(screen, request, article)

    def initial(self, article):
        return {self.names: self.request.GET.get(self.names)} if self.names else {}

    def read_again(self, article):
        return reverse("admin:articles_article_legal_read", args=[article.pk])

    def context(self, request, article):
        return {"back": self.read_again(article)}


def _words(label, **options):
    widget = forms.Textarea(attrs={"rows": 4})
    return forms.CharField(label=label, widget=widget, **options)


# -- The signature ----------------------------------------------------------------------------


class SignForm(NamedRevision):
    role = forms.ChoiceField(label="As", widget=forms.RadioSelect, choices=Role.choices)
    note = _words(
        "What you looked at",
        required=False,
        max_length=2000,
        help_text="For whoever asks later. It never changes.",
    )


class Sign(LegalVerb):
    slug = verb = "sign"
    label = "Sign"
    form = SignForm

    def title(self, article):
        return f"Sign for version {article.head_number}" if article.head_number else "Sign"

    def effect(self, article):
        return "your name stands under this version, and under no other"

    def initial(self, article):
        head, roles = article.head, roles_of(self.request.user)
        return {"revision": head and head.number, "role": roles[0] if roles else ""}

    def questions(self, article, posted=None):
        """A role is only asked for where somebody has two."""
        form = super().questions(article, posted)
        roles = roles_of(self.request.user)
        form.fields["role"].choices = [(role, Role(role).label) for role in roles]
        if len(roles) < 2:
            form.fields["role"].widget = forms.HiddenInput()
        return form

    def reasons(self, request, article):
        roles = roles_of(request.user)
        role = roles[0] if roles else Role.LEGAL
        head = article.head
        return list(reasons_not_to_sign(article, head, role, request.user)) if head else []

    def context(self, request, article):
        head, now = article.head, timezone.now()
        harms = living.Reading(head, render(head, at=now), at=now).harms if head else []
        return super().context(request, article) | {"harms": harms}

    def act(self, request, article, answers):
        signature = sign(
            article,
            revision=self.revision_of(article, answers),
            role=answers["role"],
            by=request.user,
            note=answers["note"],
        )
        return Done(
            f"You signed {signature.revision} as a {signature.get_role_display().lower()}.",
            self.read_again(article),
        )


# -- The right of reply -----------------------------------------------------------------------


class AskForm(forms.Form):
    person = forms.TypedChoiceField(
        label="Who was asked", required=False, coerce=int, empty_value=None
    )
    party = forms.CharField(
        label="Or somebody else",
        required=False,
        max_length=200,
        help_text="A lawyer, a company, a spokeswoman.",
    )
    how = forms.CharField(
        label="How", max_length=200, help_text="E-mail to the lawyer, a call, a letter."
    )
    question = _words("What was put to them", max_length=replying.LONGEST)
    asked_at = MomentField(label="When", initial=timezone.now)
    answer_by = MomentField(label="Until when they were given", required=False)


class AskReply(LegalVerb):
    slug = "ask-reply"
    verb = "ask_reply"
    label = "Note the request"
    form = AskForm

    def title(self, article):
        return "Somebody was asked for an answer"

    def effect(self, article):
        return "kept in the log; readers see nothing of it"

    def questions(self, article, posted=None):
        form = super().questions(article, posted)
        form.fields["person"].choices = [("", "Nobody on record"), *_people_around(article)]
        return form

    def act(self, request, article, answers):
        person = Person.objects.filter(pk=answers.pop("person")).first()
        asked = replying.ask(article, by=request.user, person=person, **answers)
        return Done(f"Noted: {asked}.", self.read_again(article))


def _people_around(article):
    """Whom the newest version can harm, and whoever else is around it, as choices."""
    head, now = article.head, timezone.now()
    if head is None:
        return []
    reading = living.Reading(head, render(head, at=now), at=now)
    harmed = {person.pk: person.name for harm in reading.harms for person in harm.people}
    others = {key: person.name for key, person in reading.people.items() if key in reading.parts}
    return list((others | harmed).items())


class AnswerForm(forms.Form):
    request = forms.IntegerField(widget=forms.HiddenInput)
    answer = _words(
        "What they answered",
        max_length=replying.LONGEST,
        help_text="In their words, or “declined to comment”. It is not changed afterwards.",
    )
    answered_at = MomentField(label="When", initial=timezone.now)


class RecordAnswer(LegalVerb):
    """``?request=7`` says which answer."""

    slug = "record-answer"
    verb, names = "ask_reply", "request"
    label = "Note the answer"
    form = AnswerForm

    def title(self, article):
        return "An answer came"

    def effect(self, article):
        return "kept in the log as it is"

    def context(self, request, article):
        asked = _one(ReplyRequest, request.GET.get("request"), article)
        return super().context(request, article) | {"asked": asked}

    def act(self, request, article, answers):
        asked = _one(ReplyRequest, answers.pop("request"), article)
        if asked is None:
            raise Refused([GONE])
        replying.record_answer(asked, by=request.user, **answers)
        return Done("The answer is noted.", self.read_again(article))


# -- Spent convictions ------------------------------------------------------------------------


class SpentForm(forms.Form):
    person = forms.IntegerField(widget=forms.HiddenInput)
    reason = _words("Why readers have to know it", max_length=spent.LONGEST_REASON)


class PrintSpent(LegalVerb):
    """``?person=7`` says whose conviction."""

    slug = "print-spent"
    verb, names = "print_spent", "person"
    label = "Let this article tell it"
    form = SpentForm

    def title(self, article):
        return "A spent conviction"

    def effect(self, article):
        return "in this article alone; lists and other pages stay silent"

    def context(self, request, article):
        person = _one(Person, request.GET.get("person"))
        return super().context(request, article) | {"person": person}

    def act(self, request, article, answers):
        person = Person.objects.filter(pk=answers["person"]).first()
        if person is None:
            raise Refused([GONE])
        spent.decide(article, person=person, reason=answers["reason"], by=request.user)
        return Done(
            f"This article may tell of the spent conviction of {person}.", self.read_again(article)
        )


class SpentOutForm(forms.Form):
    decision = forms.IntegerField(widget=forms.HiddenInput)
    reason = _words("Why it is taken back", required=False, max_length=spent.LONGEST_REASON)


class KeepSpentOut(LegalVerb):
    """``?decision=7`` says which is taken back."""

    slug = "keep-spent-out"
    verb, names = "print_spent", "decision"
    label = "Take the decision back"
    form = SpentOutForm

    def title(self, article):
        return "A spent conviction is no longer told"

    def effect(self, article):
        return "what is scheduled is held; what readers see now stays until you publish or withdraw"

    def context(self, request, article):
        decision = _one(SpentDecision, request.GET.get("decision"), article)
        return super().context(request, article) | {"decision": decision}

    def act(self, request, article, answers):
        decision = _one(SpentDecision, answers["decision"], article)
        if decision is None:
            raise Refused([GONE])
        spent.revoke(decision, by=request.user, reason=answers["reason"])
        return Done(
            f"This article no longer tells of the spent conviction of {decision.person}.",
            self.read_again(article),
        )


def _one(model, key, article=None):
    """The row of that key, of this article; None without a key; else there is no such page."""
    text = str(key or "")
    if not text:
        return None
    rows = model.objects.filter(article=article) if article else model.objects.all()
    found = rows.filter(pk=key_from(text)).first()
    if found is None:
        raise Http404(GONE)
    return found
