"""What we publish: the working copy, its revisions, and the editions readers see."""

from .articles import Article, ArticleAuthor, ArticleFact, ArticleImage
from .authors import Author, Topic
from .corrections import Correction
from .editions import Edition, EditionFact, EditionImage
from .public import Redirect, Withdrawal
from .revisions import Revision
from .signoffs import SignOff
from .tasks import ReviewTask
from .writing import Buffer, Embed, Presence, ShareLink

__all__ = [
    "Article",
    "ArticleAuthor",
    "ArticleFact",
    "ArticleImage",
    "Author",
    "Buffer",
    "Correction",
    "Edition",
    "EditionFact",
    "EditionImage",
    "Embed",
    "Presence",
    "Redirect",
    "ReviewTask",
    "Revision",
    "ShareLink",
    "SignOff",
    "Topic",
    "Withdrawal",
]
