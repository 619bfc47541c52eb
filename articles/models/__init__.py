"""What we publish: the working copy, its revisions, and the editions readers see."""

from .articles import Article, ArticleAuthor, ArticleFact, ArticleImage
from .authors import Author, Topic
from .editions import Edition, EditionFact, EditionImage
from .public import Redirect, Withdrawal
from .revisions import Revision

__all__ = [
    "Article",
    "ArticleAuthor",
    "ArticleFact",
    "ArticleImage",
    "Author",
    "Edition",
    "EditionFact",
    "EditionImage",
    "Redirect",
    "Revision",
    "Topic",
    "Withdrawal",
]
