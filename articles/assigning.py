"""Who has an article in hand, and until when."""

from django.db import transaction
from django.urls import reverse

from articles import log, notices, permissions, timeline
from articles.models import Article
from newsroom.lib.changes import changed
from newsroom.lib.refusals import refuse_if
from newsroom.lib.saving import save_root

Stage = Article.Stage
NOBODY = "nobody"


def reasons_not_to_assign(article, *, to, due, by):
    """Say why ``by`` cannot give ``article`` to ``to``, due on ``due``."""
    if (to and to.pk, due) == (article.assigned_to_id, article.due):
        yield f"It is assigned so already: {said(article)}."
    if to and to.pk != article.assigned_to_id and not permissions.may(to, "write"):
        yield f"{to} may not write articles: give it to somebody who may."
    if permissions.may(by, "assign", article):
        return
    may_not = list(permissions.reasons_may_not(by, "assign", article))
    if to is not None and to.pk == by.pk and may_take(by, article):
        return
    if not permissions.may(by, "write", article):
        yield from may_not
    elif to is not None and to.pk not in (by.pk, article.assigned_to_id):
        yield f"{may_not[0]} You can take it yourself, or give it back."


def refuse_to_assign(article, *, to, due, by):
    """Raise Refused with every reason against it, or do nothing."""
    refuse_if(reasons_not_to_assign(article, to=to, due=due, by=by))


def may_take(user, article):
    """Whether ``user`` may take it in hand: theirs to write, or planned and nobody's yet."""
    if permissions.may(user, "write", article):
        return True
    is_free = article.stage == Stage.PLANNED and article.assigned_to_id is None
    return is_free and permissions.may(user, "write")


def may_propose(user, article):
    """Whether there is anybody to whom ``user`` may give it: to others, to themselves, or back."""
    return permissions.may(user, "assign", article) or may_take(user, article)


@transaction.atomic
def assign(article, *, to, due, by, note=""):
    """Give ``article`` to ``to`` (None: nobody), due on that day; whoever gets it is told."""
    (article,) = timeline.lock([article.pk])
    refuse_to_assign(article, to=to, due=due, by=by)
    before = said(article)
    article.assigned_to, article.due = to, due
    # A form that is open must not put the old name back: it moves the version on.
    save_root(article, base_version=article.version, by=by)
    note_assignment(article, before=before, by=by, note=note)
    changed([article], by=by)
    return article


def take(article, *, by):
    """Take it in hand oneself; the day it is due stays."""
    return assign(article, to=by, due=article.due, by=by)


def note_assignment(article, *, before, by, note=""):
    """Write the line of an article that is assigned otherwise than ``before`` said, and tell.

    For whoever has saved the two columns already, as the form of the article does.
    """
    note = note.strip()
    log.write(article, "assign", by=by, before=before, after=said(article), reason=note)
    if article.assigned_to_id in (None, by.pk):
        return
    due = f", due {spoken_day(article.due)}" if article.due else ""
    beside = f": {note}" if note else "."
    notices.tell(
        [article.assigned_to],
        "assigned",
        article=article,
        sentence=f"{by} gave you “{article}”{due}{beside}",
        path=reverse("admin:articles_article_change", args=[article.pk]),
    )


def said(article):
    """Who has it and until when, in few words: "Robin, due 27 November 2026"."""
    who = str(article.assigned_to) if article.assigned_to_id else NOBODY
    return f"{who}, due {spoken_day(article.due)}" if article.due else who


def spoken_day(day):
    """A day as the desk says it: "27 November 2026"."""
    return f"{day.day} {day:%B %Y}"
