"""Take words out of everything that is held: name them, see where they stand, do it."""

from django import forms
from django.contrib import messages
from django.http import HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import reverse

from articles import permissions
from articles.models import Article
from articles.redacting import (
    ARTICLES,
    SCOPES,
    THIS,
    look,
    reasons_not_to_look,
    redact,
)
from facts.models import Source
from newsroom.lib.pages import Page
from newsroom.lib.pickers import is_key
from newsroom.lib.refusals import Refused
from newsroom.lib.wording import count_of

MORE_NOW = "The places are not the same as you saw them: look at them again, then confirm."


class AskForm(forms.Form):
    """Which words, and where."""

    passages = forms.CharField(
        label="Words that have to go",
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off", "spellcheck": "false"}),
        help_text="A name, a number or a passage on each line. They are found in any case, with "
        "any quotes and accents, and inside marks.",
    )
    scope = forms.ChoiceField(
        label="Where", choices=list(SCOPES.items()), widget=forms.RadioSelect, initial=THIS
    )

    def clean_passages(self):
        lines = self.cleaned_data["passages"].splitlines()
        return list(dict.fromkeys(" ".join(line.split()) for line in lines if line.strip()))


class ConfirmForm(AskForm):
    """The same again, the reason, and how much the person saw."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label="Why",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        help_text="The order, the law, the request. It is kept for ever: write it without the "
        "words.",
    )


class Redact(Page):
    """Three steps on one address: ask, look, do. The words are in no address and no log."""

    slug = "redact"
    label = "Redact"
    template = "admin/articles/article/redact.html"

    def may(self, user, article):
        return permissions.may(user, "redact", article)

    def effect(self, article):
        return "words go from everything that is held"

    def title(self, article):
        return f"Redact: {article}"

    def respond(self, screen, request, article):
        # Whoever reads the report of a crash is not told what had to go.
        request.sensitive_post_parameters = "__ALL__"
        if request.method != "POST":
            return self._ask(screen, request, article, AskForm(initial=_proposed(request)))
        if "confirm" in request.POST:
            return self._do(screen, request, article)
        return self._look(screen, request, article)

    def _ask(self, screen, request, article, form, reasons=()):
        context = {"form": screen.dressed(form), "reasons": _plain(reasons)}
        return self.render(screen, request, article, context)

    def _look(self, screen, request, article, *, confirm=None, reasons=()):
        """What was found, with the question whether to do it; the first form if it cannot be."""
        form = AskForm(request.POST)
        if not form.is_valid():
            return self._ask(screen, request, article, form)
        passages, scope = form.cleaned_data["passages"], form.cleaned_data["scope"]
        wrong = list(reasons_not_to_look(article, passages, scope, request.user))
        if wrong:
            return self._ask(screen, request, article, form, wrong)
        findings = look(article, passages, scope)
        rows = sum(finding.rows for finding in findings)
        if confirm is None:
            confirm = ConfirmForm(initial={"passages": form["passages"].data, "scope": scope})
        confirm.initial["seen"] = rows
        context = {
            "form": screen.dressed(form),
            "confirm": screen.dressed(confirm),
            "findings": findings,
            "scope": SCOPES[scope],
            "passages": passages,
            "rows": count_of(rows, "place"),
            "seen": rows,
            "reasons": _plain(reasons),
        }
        return self.render(screen, request, article, context)

    def _do(self, screen, request, article):
        form = ConfirmForm(request.POST)
        if not form.is_valid():
            return self._look(screen, request, article, confirm=form)
        answers = form.cleaned_data
        seen = answers.pop("seen")
        found = look(article, answers["passages"], answers["scope"])
        if seen != sum(finding.rows for finding in found):
            return self._look(screen, request, article, confirm=form, reasons=[MORE_NOW])
        try:
            done = redact(article, by=request.user, **answers)
        except Refused as refusal:
            return self._look(screen, request, article, confirm=form, reasons=refusal.reasons)
        places = count_of(sum(done.redaction.counts.values()), "place")
        told = f"Redacted: {places}. Who did it and why is in the log; the words are not."
        screen.message_user(request, told, messages.SUCCESS)
        return HttpResponseRedirect(screen.address_of(article))


def confidential_in_print(request, source):
    """Where readers were given a source that is confidential now, and the road to redaction."""
    if not source.confidential:
        return ""
    fact = {"editions__printed_facts__fact__citations__source": source}
    articles = Article.objects.filter(**fact).exclude(editions__live_from=None)
    context = {
        "articles": [
            {
                "headline": article.headline,
                "url": permissions.may(request.user, "redact", article)
                and f"{reverse('admin:articles_article_redact', args=[article.pk])}"
                f"?source={source.pk}",
            }
            for article in articles.defer("body").distinct().order_by("pk")
        ],
    }
    return render_to_string("admin/articles/source/in_print.html", context, request)


def _proposed(request):
    """The names of the source that the address names, to be taken out of every article."""
    key = request.GET.get("source", "")
    source = Source.objects.filter(pk=key).first() if is_key(key) else None
    if source is None:
        return {"scope": THIS}
    names = [source.title, source.author, source.url, source.archived_url, source.identifier]
    quotes = source.citations.exclude(quote="").values_list("quote", flat=True)
    lines = dict.fromkeys(" ".join(text.split()) for text in [*names, *quotes] if text)
    return {"scope": ARTICLES, "passages": "\n".join(lines)}


def _plain(reasons):
    return [{"sentence": reason, "url": ""} for reason in reasons]
