"""What is posted about comments, by the page and by the panel alike."""

from articles import commenting
from articles.models import Comment
from newsroom.lib.numbers import key_from
from newsroom.lib.refusals import Refused

GONE = "This comment is not here any more: load the page again."
UNKNOWN = "This is not something that can be done to a comment."


def act(article, posted, *, by):
    """Do what ``posted`` asks for, one of say, resolve and reopen; the comment it is about."""
    match posted.get("do"):
        case "say":
            return commenting.comment(
                article,
                by=by,
                text=posted.get("text", ""),
                field=posted.get("field", ""),
                quote=posted.get("quote", ""),
                answers=_asked(article, posted) if posted.get("comment") else None,
            )
        case "resolve":
            return commenting.resolve(_asked(article, posted), by=by)
        case "reopen":
            return commenting.reopen(_asked(article, posted), by=by)
    raise Refused([UNKNOWN])


def _asked(article, posted):
    try:
        return article.comments.get(pk=key_from(posted.get("comment")))
    except Comment.DoesNotExist:
        raise Refused([GONE]) from None
