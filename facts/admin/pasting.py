"""The page on which sentences of a source become facts: read, corrected, then kept."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect

from facts.models import Event
from facts.paste_forms import Lines, PastedText, data_of
from facts.pasting import PERMISSION, keep_lines
from facts.reading import Surroundings, read_text
from facts.source_forms import WhereFrom
from facts.sourcing import last_source, remember_source
from newsroom.lib.pages import Page
from newsroom.lib.refusals import Refused
from newsroom.lib.wording import count_of, join_names
from shows.models import Show

NOTHING_CHOSEN = "Every line is left out: there is nothing to keep."


class PasteFacts(Page):
    """Several sentences and one source, each sentence shown before anything is saved."""

    slug = "paste-facts"
    label = "Paste facts"
    template = "admin/facts/paste.html"

    def may(self, user, record):
        return user.has_perm(PERMISSION)

    def effect(self, record):
        return "sentences of a source become drafts"

    def title(self, record):
        return f"Paste facts about {record}"

    def respond(self, screen, request, record):
        posted = request.POST if request.method == "POST" else None
        step = posted.get("step", "read") if posted else ""
        where = WhereFrom(posted, last=last_source(request), by=request.user)
        text = PastedText(posted if step == "read" else None, initial=_kept_text(posted))
        context = {"where": where, "text": text}
        if step == "read":
            context["lines"] = _read(text, around_of(record))
            # What is missing of the source is told beside the lines.
            where.is_valid()
        elif step:
            context["lines"] = lines = Lines(posted, around_of(record))
            if where.is_valid() and step == "keep":
                done = _keep(request, lines, where, context)
                if done:
                    screen.message_user(request, str(done), messages.SUCCESS)
                    return HttpResponseRedirect(screen.address_of(record))
        if context.get("lines"):
            # The focus belongs to what was read.
            del text.fields["text"].widget.attrs["autofocus"]
        context["button"] = _button(context.get("lines"))
        return self.render(screen, request, record, context)


def around_of(record):
    """What a text stands around that is pasted on the page of a show, an event or a person."""
    kind = (
        "show" if isinstance(record, Show) else "event" if isinstance(record, Event) else "person"
    )
    return Surroundings.of(**{kind: record})


def _kept_text(posted):
    return {"text": posted.get("text", "")} if posted else {}


def _read(text, around):
    """The lines that were read from the posted text; None if there is none."""
    if not text.is_valid():
        return None
    readings = read_text(text.cleaned_data["text"], around)
    try:
        return Lines(data_of(readings, around), around)
    except ValidationError as error:
        text.add_error("text", error)
        return None


def _keep(request, lines, where, context):
    """What was kept if all could be; else None, and the context says why and what is left."""
    wrong = [form for form in lines.chosen if form.errors]
    sound = [form for form in lines.chosen if not form.errors]
    if not lines.chosen:
        context["objections"] = [NOTHING_CHOSEN]
        return None
    if not sound:
        return None
    try:
        outcome = keep_lines([form.line() for form in sound], where, by=request.user)
    except Refused as refusal:
        context["objections"] = refusal.reasons
        return None
    if outcome.source:
        remember_source(request, outcome.source)
    for number, reasons in outcome.problems.items():
        sound[number].reasons = reasons
    left = [*wrong, *(sound[number] for number in outcome.problems)]
    if not left:
        return outcome
    lines.forms = [form for form in lines.forms if form in left]
    lines.__dict__.pop("chosen", None)
    context["kept"] = str(outcome)
    return None


def _button(lines):
    """What the main button keeps, in words."""
    if not lines:
        return ""
    parts = []
    if lines.new_facts:
        parts.append(count_of(lines.new_facts, "new fact"))
    if lines.new_sources:
        parts.append(count_of(lines.new_sources, "source"))
    return f"Keep {join_names(parts)}" if parts else "Keep"
