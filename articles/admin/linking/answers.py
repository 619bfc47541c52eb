"""What the addresses for facts have in common: JSON for those who may, sentences for all else."""

import json

from django.http import JsonResponse

from articles import permissions
from articles.linking import subjects_of
from articles.resting import Mark, Passage
from newsroom.lib.html import tidy_text
from newsroom.lib.pages import Page

LONGEST = 2000
MOST_PASSAGES = 1500
MOST_REFS = 1000
NOT_READ = "The text that was sent could not be read. Save it, then load the page again."


class Answer(Page):
    """An address of the article's page that answers its scripts, by POST, and changes no article.

    Who may see this article and the facts of the desk may ask.
    """

    in_list = False
    label = "Facts"

    def may(self, user, record):
        return user.has_perm("facts.view_fact") and permissions.may(user, "view", record)

    def respond(self, screen, request, record):
        if request.method != "POST":
            return refused(["This address is for the scripts of the page."], status=405)
        try:
            return self.answer(request, record)
        except UnreadError as problem:
            return refused([str(problem)])

    def answer(self, request, record):
        """The answer to a POST."""
        raise NotImplementedError


class UnreadError(ValueError):
    """What was posted cannot be read; the text is a sentence."""


def refused(reasons, *, status=400, **more):
    """The sentences why not."""
    return JsonResponse({"reasons": reasons, **more}, status=status)


def text_from(request, name):
    """A posted text, tidied."""
    return tidy_text(request.POST.get(name, ""))[:LONGEST].strip()


def refs_from(request, name="refs"):
    """The posted references of facts, each once."""
    return list(dict.fromkeys(request.POST.get(name, "").split()))[:MOST_REFS]


def subjects_from(request, article):
    """What the article is about as its form says now, saved or not; as it is saved without one."""
    return subjects_of(
        article,
        show=_key(request, "show", article.show_id),
        event=_key(request, "event", article.event_id),
    )


def _key(request, name, saved):
    text = request.POST.get(name)
    if text is None:
        return saved
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else None


def passages_from(request):
    """The passages of the text as the editor has them."""
    try:
        rows = json.loads(request.POST.get("passages", "[]"))
        return [_passage(row) for row in rows[:MOST_PASSAGES]]
    except (ValueError, TypeError, KeyError, AttributeError) as problem:
        raise UnreadError(NOT_READ) from problem


def _passage(row):
    marks = [
        Mark(int(start), int(end), tuple(str(refs).split()))
        for start, end, refs in row.get("marks", [])
    ]
    return Passage(str(row["kind"]), str(row["text"]), tuple(marks))
