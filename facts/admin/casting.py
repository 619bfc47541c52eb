"""The page on which a pasted cast list becomes credits: read, answered about, then kept."""

from django.contrib import messages
from django.http import HttpResponseRedirect

from facts.cast_forms import PastedList, ReadList, answers_in
from facts.casting import PERMISSIONS, Pasted, in_one_sentence, keep_cast, look_at
from facts.lists import titles_of_lists
from facts.source_forms import WhereFrom
from facts.sourcing import last_source, remember_source
from newsroom.lib.pages import Page
from newsroom.lib.refusals import Refused
from shows.care import gather_care
from shows.on_screen import OnScreen


class PasteCast(Page):
    """A list and one source; every line is shown beside what is held before anything is saved."""

    slug = "paste-cast"
    label = "Paste a cast list"
    template = "admin/facts/paste_cast.html"

    def may(self, user, show):
        return user.has_perms(PERMISSIONS)

    def effect(self, show):
        return "names and characters become credits"

    def respond(self, screen, request, show):
        season = OnScreen(show, request.GET.get("season")).season
        step = request.POST.get("step", "read") if request.method == "POST" else ""
        back = screen.address_of(show) + (f"?season={season.number}" if season else "")
        where = WhereFrom(
            request.POST if step else None, last=last_source(request), by=request.user
        )
        text = PastedList(request.POST if step else None)
        context = {"where": where, "text": text, "season": season, "back": back}
        # What is missing of the source is told beside the lines.
        sourced = bool(step) and where.is_valid()
        if step and text.is_valid():
            pasted = Pasted(show, text.cleaned_data["text"], season, text.cleaned_data["order"])
            kept = _keep(request, pasted, where, context) if sourced and step == "keep" else None
            if kept is None:
                context |= _read(pasted, where, answers_in(request.POST))
            elif kept.look.cast.unread:
                context |= _rest(request, kept)
            else:
                screen.message_user(request, str(kept), messages.SUCCESS)
                return HttpResponseRedirect(back)
        return self.render(screen, request, show, context)


def _keep(request, pasted, where, context):
    """What was kept, or None and the context says why nothing was."""
    answers, mark = answers_in(request.POST), request.POST.get("mark", "")
    try:
        kept = keep_cast(pasted, answers, where, by=request.user, mark=mark)
    except Refused as refusal:
        context["objections"] = refusal.reasons
        return None
    remember_source(request, kept.source)
    return kept


def _read(pasted, where, answers):
    """What was read, beside what is held, for the page."""
    look = look_at(pasted, getattr(where, "cleaned_data", {}).get("source"))
    read = ReadList(look, answers)
    gather_care(read.people)
    only_ours = look.comparison.only_ours
    titles = titles_of_lists({name for role in only_ours for name in role.lists})
    return {
        "read": read,
        "sentence": in_one_sentence(look.comparison),
        "only_ours": [(role, [titles[name] for name in role.lists]) for role in only_ours],
    }


def _rest(request, kept):
    """The box once more, with what could not be read: nothing that was pasted is dropped."""
    unread = kept.look.cast.unread
    return {
        "kept": str(kept),
        "unread": unread,
        "text": PastedList(initial={"text": "\n".join(left.text for left in unread)}),
        "where": WhereFrom(last=kept.source, by=request.user),
    }
