"""What we publish: the working copy, its revisions, and the editions readers see."""

from .articles import Article, ArticleAuthor, ArticleFact, ArticleImage
from .authors import Author, Topic
from .corrections import Correction
from .editions import Edition, EditionFact, EditionImage
from .public import Redirect, Withdrawal
from .revisions import Revision
from .signoffs import SignOff
from .tasks import ReviewTask

__all__ = [
    "Article",
    "ArticleAuthor",
    "ArticleFact",
    "ArticleImage",
    "Author",
    "Correction",
    "Edition",
    "EditionFact",
    "EditionImage",
    "Redirect",
    "ReviewTask",
    "Revision",
    "SignOff",
    "Topic",
    "Withdrawal",
]
