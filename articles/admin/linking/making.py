"""A new fact from words of the text: guessed, shown, kept as pasted ones are, then linked."""

from django.template.loader import render_to_string

from articles import permissions
from articles.admin.answers import Declined
from articles.admin.linking.answers import FactAnswer, subjects_from, text_from
from articles.linked import Desk
from articles.linking import with_words
from articles.noticing import guessed
from facts.models import Event, Fact
from facts.paste_forms import Lines
from facts.pasting import PERMISSION, keep_lines
from facts.reading import Surroundings, held_all
from facts.source_forms import WhereFrom
from facts.sourcing import last_source, remember_source
from newsroom.lib.refusals import Refused
from shows.models import Show

NOT_YOURS = "{by} may not enter facts: that takes the role Writer."
NO_SUBJECT = (
    "Say first which show or event the article is about, under “About this article”: "
    "a fact is about something."
)
TEMPLATE = "admin/articles/linking/new.html"


class NewFact(FactAnswer):
    """The form of a fact that is made without leaving the text, and what keeps it."""

    slug = "fact-new"

    def reasons_against(self, user, article, *, writes):
        if writes:
            yield from permissions.reasons_may_not(user, "write", article)
            if not user.has_perm(PERMISSION):
                yield NOT_YOURS.format(by=user)

    def write(self, screen, request, record):
        around = _around(subjects_from(request, record))
        if around is None:
            raise Refused([NO_SUBJECT])
        if request.POST.get("step") == "keep":
            return _keep(request, around)
        data = guessed(
            text_from(request, "words"),
            sentence=text_from(request, "sentence"),
            before=text_from(request, "before"),
            around=around,
        )
        where = WhereFrom(last=last_source(request), by=request.user)
        return {"html": _html(request, Lines(data, around), where)}


def _around(subjects):
    show = Show.objects.filter(pk__in=subjects.shows).order_by("pk")
    own = show.filter(pk=subjects.show).first() or show.first()
    event = Event.objects.filter(pk=subjects.event).first()
    return Surroundings.of(show=own, event=event) if own or event else None


def _keep(request, around):
    """Keep the fact with its source, or say why not in the form as it was filled in."""
    lines = Lines(request.POST, around)
    where = WhereFrom(request.POST, last=last_source(request), by=request.user)
    # Both are read, so that all that is wrong is said at once.
    sound = where.is_valid()
    if not lines.forms or lines.forms[0].errors or not sound:
        raise _with_form(request, lines, where, [])
    form = lines.forms[0]
    try:
        outcome = keep_lines([form.line()], where, by=request.user)
    except Refused as refusal:
        raise _with_form(request, lines, where, refusal.reasons) from refusal
    if outcome.problems:
        raise _with_form(request, lines, where, outcome.problems[0])
    remember_source(request, outcome.source)
    fact = next(iter(outcome.facts), None) or held_all([form.fact])[0].fact
    fact = with_words(Fact.objects.filter(pk=fact.pk)).get()
    desk = Desk([fact], by=request.user)
    return {"row": desk.full(fact) | {"changed": ""}, "new": bool(outcome.facts)}


def _with_form(request, lines, where, reasons):
    beside = [
        error
        for form in (*lines.forms, where)
        for errors in form.errors.values()
        for error in errors
    ]
    html = _html(request, lines, where)
    return Declined([*reasons, *beside] or ["There is no statement to keep."], html=html)


def _html(request, lines, where):
    context = {"line": next(iter(lines.forms), None), "lines": lines, "where": where}
    return render_to_string(TEMPLATE, context, request)
