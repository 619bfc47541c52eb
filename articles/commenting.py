"""What people of the desk say to each other about an article, a field of it, or words in it.

A comment informs. It is counted where a decision is made, and stops none: whoever approves has read
it. Whoever may not see the article sees no comment, is not offered as somebody to mention, and is
told nothing.
"""

import re
from typing import NamedTuple

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone

from articles import notices, permissions, timeline
from articles.body import read_body
from articles.models import Comment
from newsroom.lib.html import tidy_text
from newsroom.lib.refusals import refuse_if
from newsroom.lib.wording import shortened

FIELDS = {"headline": "Headline", "standfirst": "Standfirst", "body": "Text"}
MOST_LETTERS = 4000
MOST_QUOTED = 1000
MOST_OFFERED = 8
# As usernames are written; a stop at the end belongs to the sentence.
_mention = re.compile(r"(?<![\w.@+-])@([\w.@+-]{1,150})")


class Thread(NamedTuple):
    """A comment with its replies, and whether the words that it is about still stand there."""

    comment: Comment
    replies: list[Comment]
    stands: bool


# -- Saying something -------------------------------------------------------------------------


def reasons_not_to_comment(  # noqa: PLR0913 -- what a comment is
    article, by, text, *, field="", quote="", answers=None
):
    """Say why ``by`` cannot say ``text`` about ``quote`` in ``field``, or as an answer."""
    yield from permissions.reasons_may_not(by, "view", article)
    yield from permissions.reasons_may_not(by, "comment", article)
    if not text.strip():
        yield "Write what you want to say."
    if len(text) > MOST_LETTERS:
        yield f"The comment has {len(text):,} characters; {MOST_LETTERS:,} is the most."
    if len(quote) > MOST_QUOTED:
        yield f"These are {len(quote):,} characters of the text: choose at most {MOST_QUOTED:,}."
    if field and field not in FIELDS:
        yield "A comment is about the headline, the standfirst, words of the text, or all of it."
    if answers and answers.article_id != article.pk:
        yield "That comment is about another article."
    elif answers and answers.resolved_at:
        yield f"{answers.resolved_by} resolved this: open it again to answer."


@transaction.atomic
def comment(article, *, by, text, field="", quote="", answers=None):  # noqa: PLR0913 -- columns
    """Say ``text`` about the article, and tell whom it mentions; an answer joins its thread."""
    # A redaction that is under way would not find what is written beside it.
    (article,) = timeline.lock([article.pk])
    text, quote = tidy_text(text).strip(), " ".join(tidy_text(quote).split())
    if answers:
        # An answer to an answer belongs to what both are about.
        answers = Comment.objects.select_for_update(no_key=True).get(
            pk=answers.answers_id or answers.pk
        )
        field = quote = ""
    refuse_if(reasons_not_to_comment(article, by, text, field=field, quote=quote, answers=answers))
    said = Comment.objects.create(
        article=article,
        revision=article.head,
        answers=answers,
        field=field or ("body" if quote else ""),
        quote=quote,
        text=text,
        by=by,
    )
    named = mentioned(text)
    said.mentions.set(named)
    _tell(said, [person for person in named if person != by])
    return said


def _tell(said, people):
    notices.tell(
        people,
        "mentioned",
        article=said.article,
        sentence=f"{said.by} named you on “{said.article}”: {shortened(said.text, 250)}",
        path=f"{reverse('admin:articles_article_comments', args=[said.article_id])}#c{said.pk}",
    )


# -- Settling it ------------------------------------------------------------------------------


def reasons_not_to_resolve(said, by):
    """Say why ``by`` cannot resolve this comment."""
    yield from _reasons_not_to_settle(said, by)
    if said.resolved_at:
        yield f"{said.resolved_by} resolved it already."


def reasons_not_to_reopen(said, by):
    """Say why ``by`` cannot open this comment again."""
    yield from _reasons_not_to_settle(said, by)
    if not said.resolved_at:
        yield "It is open already."


def _reasons_not_to_settle(said, by):
    yield from permissions.reasons_may_not(by, "view", said.article)
    yield from permissions.reasons_may_not(by, "resolve", said.article)
    if said.answers_id:
        yield "An answer is resolved with the comment that it answers."


@transaction.atomic
def resolve(said, *, by):
    """Note that what ``said`` asks for is settled."""
    said = Comment.objects.select_for_update(no_key=True).get(pk=said.pk)
    refuse_if(reasons_not_to_resolve(said, by))
    return _settle(said, by, timezone.now())


@transaction.atomic
def reopen(said, *, by):
    """Have a resolved comment wait again."""
    said = Comment.objects.select_for_update(no_key=True).get(pk=said.pk)
    refuse_if(reasons_not_to_reopen(said, by))
    return _settle(said, None, None)


def _settle(said, by, at):
    said.resolved_by, said.resolved_at = by, at
    said.save(update_fields=["resolved_by", "resolved_at"])
    return said


# -- Whom it is for ---------------------------------------------------------------------------


def mentioned(text):
    """The people whom ``text`` names as @username, and who may see articles."""
    names = _mention.findall(text.lower())
    asked = {*names, *(name.rstrip(".+-@") for name in names)} - {""}
    if not asked:
        return []
    rows = _readers().annotate(lower=Lower("username"))
    return list(rows.filter(lower__in=asked))


def people_to_mention(text, *, by):
    """Whom ``by`` may mean with the beginning ``text`` of a name, a few of them."""
    text = text.strip()[:150]
    rows = _readers().exclude(pk=by.pk)
    if text:
        rows = rows.filter(Q(username__istartswith=text) | Q(display_name__icontains=text))
    return list(rows[:MOST_OFFERED])


def _readers():
    readers = permissions.everybody_who_may("view").values("pk")
    return get_user_model().objects.filter(pk__in=readers).order_by("username")


# -- Reading it -------------------------------------------------------------------------------


def open_on(article):
    """The comments that wait on an article; answers are not counted."""
    return article.comments.filter(answers=None, resolved_at=None)


def threads(article):
    """Every thread of an article: those that wait first, each with where its words are now."""
    rows = article.comments.select_related("by", "resolved_by", "revision", "answers")
    replies = {}
    roots = []
    for row in rows.defer("revision__content").prefetch_related("mentions"):
        if row.answers_id:
            replies.setdefault(row.answers_id, []).append(row)
        else:
            roots.append(row)
    words = Words(article)
    found = [Thread(root, replies.get(root.pk, []), words.hold(root)) for root in roots]
    return sorted(found, key=lambda thread: thread.comment.resolved_at is not None)


class Words:
    """The words of an article as they stand now."""

    def __init__(self, article):
        self.article = article
        self._read = {}

    def hold(self, said):
        """Whether the words that a comment is about still stand in its field."""
        if not said.quote:
            return True
        return said.quote in self._words_of(said.field or "body")

    def _words_of(self, field):
        if field not in self._read:
            text = getattr(self.article, field, "")
            self._read[field] = " ".join(
                (read_body(text).text if field == "body" else text).split()
            )
        return self._read[field]
