"""What the addresses for facts have in common: who may ask, and how what they ask is read."""

import json

from articles.admin.answers import Answer
from articles.linking import subjects_of
from articles.resting import Mark, Passage
from newsroom.lib.html import tidy_text
from newsroom.lib.numbers import key_from
from newsroom.lib.refusals import Refused

LONGEST = 2000
MOST_PASSAGES = 1500
MOST_REFS = 1000
NOT_READ = "The text that was sent could not be read. Save it, then load the page again."


class FactAnswer(Answer):
    """An address for facts: it answers those who may see the facts of the desk."""

    label = "Facts"

    def may(self, user, record):
        return user.has_perm("facts.view_fact") and super().may(user, record)


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
        show=_chosen(request, "show", article.show_id),
        event=_chosen(request, "event", article.event_id),
    )


def _chosen(request, name, saved):
    return key_from(request.POST[name]) if name in request.POST else saved


def passages_from(request):
    """The passages of the text as the editor has them."""
    try:
        rows = json.loads(request.POST.get("passages", "[]"))
        return [_passage(row) for row in rows[:MOST_PASSAGES]]
    except (ValueError, TypeError, KeyError, AttributeError) as problem:
        raise Refused([NOT_READ]) from problem


def _passage(row):
    marks = [
        Mark(int(start), int(end), tuple(str(refs).split()))
        for start, end, refs in row.get("marks", [])
    ]
    return Passage(str(row["kind"]), str(row["text"]), tuple(marks))
