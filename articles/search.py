"""What the desk finds articles and their authors by. No body: it may quote what is confidential."""

from articles.models import Article, Author, Correction, Edition, ReviewTask, Topic
from newsroom.lib.search import register


def register_all():
    """Have every record of this app found."""
    register(
        Article,
        title="headline",
        words=lambda article: [article.slug, article.standfirst],
        via=["show"],
    )
    register(Edition, via=["article"])
    register(Author, title="name", words=lambda author: [author.job_title])
    register(Topic, title="name")
    register(
        Correction,
        title="before",
        words=lambda correction: [correction.after, correction.note],
        via=["article", "fact"],
    )
    register(ReviewTask, via=["article", "fact"])
