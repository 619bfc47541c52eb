"""The page that asks what two people both changed, place by place."""

from typing import NamedTuple

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect, QueryDict
from django.utils.safestring import SafeString

from articles import permissions
from articles.admin.keeping.differing import Teller, when
from articles.admin.keeping.joining import people
from articles.admin.keeping.posted import (
    PLANNING,
    as_posted,
    from_text,
    values_before,
    values_of,
)
from articles.body import Writer, clean_body
from articles.differences import align, mark_notes
from articles.joining import Answer, join
from articles.keeping import WINDOW, forget
from articles.models import Revision
from articles.present import saves_since
from newsroom.lib.numbers import number_from
from newsroom.lib.pages import Page
from newsroom.lib.saving import REDACTED_SINCE, was_redacted_since
from newsroom.lib.wording import capitalised, count_of, join_names


class Column(NamedTuple):
    """One side of a place: its words against those before both, and what is no word."""

    html: SafeString
    notes: list[str]


class Shown(NamedTuple):
    """A place as the page shows it."""

    key: str
    label: str
    mine: Column
    theirs: Column
    base: SafeString | str
    choices: list[str]
    answer: Answer
    # What "write it" begins with: HTML for a text, words for a field.
    begin: str
    is_text: bool


class JoinPage(Page):
    """Join my words with what was saved meanwhile. Its address says whose words and since when."""

    slug = "join"
    label = "Join two versions"
    template = "admin/articles/article/join.html"
    in_list = False

    def may(self, user, article):
        return permissions.may(user, "write", article)

    def respond(self, screen, request, article):
        case = _Case(screen, request, article)
        if request.method != "POST":
            return self._ask(screen, request, article, case)
        if was_redacted_since(article, case.opened):
            screen.message_user(request, REDACTED_SINCE, messages.ERROR)
            return HttpResponseRedirect(screen.address_of(article))
        if "keep" in request.POST:
            return self._keep_theirs(screen, request, article, case)
        if case.open_places:
            sentence = _still_open(case)
            return self._ask(screen, request, article, case, [sentence])
        return self._save(screen, request, article, case)

    def title(self, article):
        return f"Join your words with what was saved: {article}"

    def _ask(self, screen, request, article, case, problems=()):
        context = case.context() | {"problems": problems}
        return self.render(screen, request, article, context)

    def _keep_theirs(self, screen, request, article, case):
        forget(article, by=request.user, window=request.GET.get("window", ""))
        told = (
            f"Nothing was changed. Your text is kept as version {case.aside.number}, set aside, "
            "under Versions."
        )
        screen.message_user(request, told, messages.SUCCESS)
        return HttpResponseRedirect(screen.address_of(article))

    def _save(self, screen, request, article, case):
        """Save as the form would, with its checks; its objections are shown here."""
        data = as_posted(screen, request, article, case.joining.settled(case.answers))
        data["_continue"] = "1"
        data["note"] = request.GET.get("note", "")
        data[WINDOW] = request.GET.get("window", "")
        answers, request.POST = request.POST, data
        response = screen.changeform_view(request, str(article.pk))
        if response.status_code == 302:
            told = f"Your words and {case.theirs_possessive} are one version now."
            screen.message_user(request, told, messages.SUCCESS)
            # The form would lead back to the address that was posted to.
            return HttpResponseRedirect(screen.address_of(article))
        request.POST = answers
        article = screen.get_object(request, str(article.pk))
        case = _Case(screen, request, article)
        return self._ask(screen, request, article, case, _problems(response.context_data))


class _Case:
    """What the address asks about: my set-aside words over the version they began from."""

    def __init__(self, screen, request, article):
        self.screen, self.request, self.article = screen, request, article
        self.aside = _aside(article, request)
        self.opened = number_from(request.GET.get("from")) or 0
        theirs = values_of(article)
        mine = {name: self.aside.content.get(name, theirs[name]) for name in theirs}
        for name in PLANNING:
            if name in request.GET:
                mine[name] = from_text(name, request.GET[name])
        self.joining = join(values_before(article, self.opened), mine, theirs)
        self.answers = _answers(request.POST if request.method == "POST" else QueryDict())
        self.open_places = self.joining.open_places(self.answers)
        self.saves = list(saves_since(article, self.opened))
        self.names = people(self.saves, request.user)

    @property
    def theirs_label(self):
        return f"{capitalised(join_names(self.names))}’s" if self.names else "The other window’s"

    @property
    def theirs_possessive(self):
        return self.theirs_label if self.names else "those of your other window"

    def context(self):
        teller = Teller(self.screen, self.request, self.article)
        head = self.article.head
        return {
            "places": [self._shown(place, teller) for place in self.joining.places],
            "fits": [_fit(fit, teller, self.theirs_label) for fit in self.joining.fits],
            "left": len(self.open_places),
            "theirs": self.theirs_label,
            "mine_at": when(self.aside.created_at),
            "who": capitalised(join_names(self.names)) if self.names else "You",
            "elsewhere": not self.names,
            "saved_at": when(self.saves[0].history_date) if self.saves else "",
            "head": head,
            "aside": self.aside,
            "next_number": (self.article.last_number or 0) + 1,
        }

    def _shown(self, place, teller):
        if place.field == "body":
            mine, theirs = (
                _column(place.base, side, teller) for side in (place.mine, place.theirs)
            )
            base = _column(place.base, place.base, teller).html
            begin = Writer().write(place.mine)
        else:
            mine, theirs = (
                Column(teller.difference(place.field, place.base, side), [])
                for side in (place.mine, place.theirs)
            )
            base = teller.told(place.field, place.base)
            begin = teller.told(place.field, place.mine)
        answer = self.answers.get(place.key, Answer(""))
        return Shown(
            key=place.key,
            label=place.over or teller.label(place.field),
            mine=mine,
            theirs=theirs,
            base=base,
            choices=place.choices,
            answer=answer,
            begin=_cleaned(place, answer.words) or begin,
            is_text=place.field == "body",
        )


def _aside(article, request):
    """My own words that were set aside under the number of the address."""
    number = number_from(request.GET.get("aside"))
    if number is None:
        raise Http404("The address does not say which words are to be joined.")
    mine = article.revisions.filter(kind=Revision.Kind.SET_ASIDE, created_by=request.user)
    found = mine.filter(number=number).first()
    if found is None:
        raise Http404(f"You have no words of this article set aside as version {number}.")
    return found


def _cleaned(place, words):
    """Words of one's own, fit to be shown as HTML where they are that."""
    return clean_body(words) if place.field == "body" else words


def _answers(data):
    return {
        name.removeprefix("choice-"): Answer(
            data[name], data.get(f"words-{name.removeprefix('choice-')}", "")
        )
        for name in data
        if name.startswith("choice-")
    }


def _column(base, side, teller):
    pairs = align(base, side)
    html = SafeString("".join(teller.pair(pair) for pair in pairs))
    notes = [note for pair in pairs for note in mark_notes(pair)]
    return Column(html, notes)


def _fit(fit, teller, theirs):
    who = {"mine": "You", "theirs": theirs.removesuffix("’s"), "both": "Both"}[fit.side]
    if fit.field == "body":
        label, html = fit.over or teller.label("body"), teller.pair(fit.pair)
        notes = mark_notes(fit.pair)
    else:
        label, notes = teller.label(fit.field), []
        html = teller.difference(fit.field, *fit.pair)
    return {"who": who, "is_mine": fit.side == "mine", "label": label, "html": html, "notes": notes}


def _still_open(case):
    """Why nothing was saved: which places wait for a choice."""
    count = len(case.open_places)
    verb = "waits" if count == 1 else "wait"
    return f"{capitalised(count_of(count, 'place'))} still {verb} for a choice."


def _problems(context):
    """The sentences for which the form would not save the joined words."""
    form = context["adminform"].form
    sentences = [
        sentence if name == "__all__" else f"{form[name].label}: {sentence}"
        for name, errors in form.errors.items()
        for sentence in errors
    ]
    formsets = [inline.formset for inline in context["inline_admin_formsets"]]
    return sentences + [
        sentence
        for formset in formsets
        for errors in [formset.non_form_errors(), *(row.errors.values() for row in formset.forms)]
        for sentence in errors
    ]
