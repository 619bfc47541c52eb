"""The page: the article on the left, the evidence for one sentence on the right."""

from typing import Any

from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpResponseRedirect

from articles import permissions
from articles.admin.checking import doing
from articles.admin.checking.answers import told
from articles.admin.checking.evidence import Beside
from articles.admin.checking.writing import SentenceWriter
from articles.admin.reasons import with_roads
from articles.models import Article
from articles.workflow.rows import submission_of, writers_of
from newsroom.lib.constraints import sentence_for
from newsroom.lib.numbers import number_from
from newsroom.lib.pages import MEANWHILE, Page
from newsroom.lib.refusals import Refused
from newsroom.lib.saving import Stale

Stage = Article.Stage
# The script asks for the others once the page is there.
BROUGHT_ALONG = 3
OF_SENTENCE = ("stands", "objected", "undo")


class ReadAndCheck(Page):
    """One step for each sentence; every button is a plain form, which the script makes faster."""

    slug = "check"
    label = "Read and check"
    template = "admin/articles/checking/check.html"

    def may(self, user, article):
        return permissions.may(user, "check", article)

    def effect(self, article):
        return "each sentence beside its fact, its source and its quote"

    def respond(self, screen, request, article):
        if request.method != "POST":
            return self._show(screen, request, article)
        done = request.POST.get("do", "")
        if done in ("approve", "send_back"):
            return self._close(screen, request, article, done)
        reasons = _tried(lambda: doing.decide(request, article))
        if isinstance(reasons, list):
            return self._show(screen, request, article, reasons=reasons)
        return HttpResponseRedirect(self._next(screen, request, article))

    def _close(self, screen, request, article, done):
        """Approve or send back, and leave the page."""
        if done == "send_back" and not _objections(request, article):
            return HttpResponseRedirect(screen.address_of(article, "send-back"))
        act = doing.approve if done == "approve" else doing.send_back
        said = _tried(lambda: act(request, article))
        if isinstance(said, list):
            return self._show(screen, request, article, against=said)
        screen.message_user(request, said, messages.SUCCESS)
        return HttpResponseRedirect(screen.address_of(article))

    def _next(self, screen, request, article):
        """The next sentence that is left, after a plain form; the same one after an undo."""
        reading = doing.reading_of(request, article)
        number = _number(request.POST.get("number"), reading)
        if request.POST.get("do") != "undo":
            number = _following(reading, number)
        query = f"?sentence={number}" if number else "?sentence=end"
        return f"{screen.address_of(article, self.slug)}{query}"

    # -- Showing ----------------------------------------------------------------------------------

    def _show(self, screen, request, article, *, reasons=(), against=()):
        try:
            reading = doing.reading_of(request, article)
        except Refused as refusal:
            nothing = {"nothing": refusal.reasons, "is_fullwidth": "1"}
            return self.render(screen, request, article, nothing)
        current = self._current(request, reading)
        writer = SentenceWriter(reading, current)
        typed, standing = request.POST.get("reason", ""), told(request, reading)
        context: dict[str, Any] = {
            "is_fullwidth": "1",
            "reading": reading,
            "revision": reading.revision,
            "told": standing,
            "current": current,
            "above": writer.lines(),
            "written": writer.written(),
            "reasons_against": with_roads(against, article),
            "lost": _lost(request, reading),
            **_evidence(request, reading, current, reasons=reasons, reason=typed),
            **_around(reading, current),
            **_sent(reading, article),
            **_verbs(request.user, reading, article),
            "config": {**self._config(screen, article, reading, current), **standing},
        }
        return self.render(screen, request, article, context)

    def _current(self, request, reading):
        """The number of the sentence to show: that asked for, else the first left; 0: the end."""
        if digest := request.POST.get("sentence", ""):
            found = reading.step(digest)
            if found:
                return found.number
        asked = request.GET.get("sentence", "")
        return 0 if asked == "end" else _number(asked, reading) or _following(reading, 0)

    def _config(self, screen, article, reading, current):
        return {
            "revision": reading.revision.number,
            "current": current,
            "addresses": {
                slug: screen.address_of(article, slug)
                for slug in ("check-evidence", "check-decide")
            },
        }


def _tried(act):
    """What ``act`` gives, or the list of reasons why it could not be done."""
    try:
        return act()
    except Refused as refusal:
        return list(refusal.reasons)
    except Stale:
        return [MEANWHILE]
    except IntegrityError as error:
        return [sentence_for(error)]


def _objections(request, article):
    reading = _tried(lambda: doing.reading_of(request, article))
    return isinstance(reading, list) or bool(reading.objections)


def _number(text, reading):
    """The number as a number of a sentence that there is; 0 otherwise."""
    number = number_from(text) or 0
    return number if number <= len(reading.steps) else 0


def _following(reading, number):
    """The number of the first sentence after that one which is left, round about; 0 for none."""
    left = [at for at, state in enumerate(reading.states, 1) if state == "left"]
    return next((at for at in left if at > number), left[0] if left else 0)


def _evidence(request, reading, current, *, reasons, reason):
    """The evidence for the sentence that is shown, and for those that the page brings along."""
    beside = Beside(request, reading)
    steps, shown = reading.steps, ""
    if current:
        shown = beside.html(steps[current - 1], reasons=reasons, reason=reason)
    first = current or 1
    coming = steps[first - 1 : first - 1 + BROUGHT_ALONG]
    ahead = [{"number": step.number, "html": beside.html(step)} for step in coming]
    return {"evidence": shown, "ahead": ahead, "loose_reasons": reasons if not current else ()}


def _around(reading, current):
    total = len(reading.steps)
    return {
        "back_to": current - 1 if current > 1 else (total if not current else 0),
        "on_to": current + 1 if 0 < current < total else 0,
        "bare": [step for step in reading.steps if not step.rests]
        if not any(step.rests for step in reading.steps)
        else [],
    }


def _lost(request, reading):
    """Words that were typed about a sentence that is not there any more: shown, not lost."""
    digest, typed = request.POST.get("sentence", ""), request.POST.get("reason", "").strip()
    return typed if digest and typed and not reading.step(digest) else ""


def _sent(reading, article):
    """Who asked for the check, and with which words."""
    submission = submission_of(article)
    return {
        "submission": submission,
        "is_newer": submission and submission.number != reading.revision.number,
    }


def _verbs(user, reading, article):
    writer = next((one for one in writers_of(article) if one != user), None)
    in_hand = article.stage in (Stage.SUBMITTED, Stage.APPROVED)
    return {
        "writer": writer or "its writer",
        "may_approve": article.stage != Stage.APPROVED
        and permissions.may(user, "approve", article),
        "may_send_back": in_hand and permissions.may(user, "send_back", article),
        "is_approved": article.stage == Stage.APPROVED,
    }
