"""What we publish: the working copy, its revisions, and the editions readers see."""

from .articles import Article, ArticleAuthor, ArticleFact, ArticleImage
from .authors import Author, Topic
from .corrections import Correction
from .editions import Edition, EditionFact, EditionImage
from .fairness import ReplyRequest, SpentDecision
from .log import LogLine
from .public import Redaction, Redirect, Withdrawal
from .reviewing import Comment, Override, SentenceCheck
from .revisions import Revision
from .signoffs import SignOff
from .tasks import ReviewTask
from .telling import Announcement, CalendarFeed, Notice
from .writing import Buffer, Embed, Presence, ShareLink

__all__ = [
    "Announcement",
    "Article",
    "ArticleAuthor",
    "ArticleFact",
    "ArticleImage",
    "Author",
    "Buffer",
    "CalendarFeed",
    "Comment",
    "Correction",
    "Edition",
    "EditionFact",
    "EditionImage",
    "Embed",
    "LogLine",
    "Notice",
    "Override",
    "Presence",
    "Redaction",
    "Redirect",
    "ReplyRequest",
    "ReviewTask",
    "Revision",
    "SentenceCheck",
    "ShareLink",
    "SignOff",
    "SpentDecision",
    "Topic",
    "Withdrawal",
]
