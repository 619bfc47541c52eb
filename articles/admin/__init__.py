"""The desk's screens for what we publish, and what they add to the screens below."""

from articles import conflicts
from articles.proceedings import proceedings_of_article, proceedings_of_show
from facts.admin import ContradictionAdmin, FactAdmin, SourceAdmin
from newsroom.lib.waiting import side_bar
from shows.admin import ShowAdmin

from .articles import ArticleAdmin
from .authors import AuthorAdmin, TopicAdmin
from .contradictions import readers_see
from .corrections import CorrectionAdmin, SignOffAdmin
from .editions import EditionAdmin
from .facts import live_articles, used_in
from .notices import NoticeAdmin
from .redacting import Redact, confidential_in_print
from .showdesk import TABS, show_desk
from .shows import BeginArticle, DraftExplainer
from .tasks import ReviewTaskAdmin
from .waiting import WAITING

ShowAdmin.pages = [*ShowAdmin.pages, DraftExplainer(), BeginArticle(), *TABS]
ShowAdmin.desks = [*ShowAdmin.desks, show_desk]
ShowAdmin.cautions = [*ShowAdmin.cautions, proceedings_of_show]
# The head of its pages says it.
ShowAdmin.cautions_in_form = False
ArticleAdmin.cautions = [*ArticleAdmin.cautions, proceedings_of_article]
ArticleAdmin.cautions_in_form = False
ArticleAdmin.pages = [*ArticleAdmin.pages, Redact()]
SourceAdmin.panels = [*SourceAdmin.panels, confidential_in_print]
FactAdmin.panels = [*FactAdmin.panels, used_in]
FactAdmin.live_articles = staticmethod(live_articles)
ContradictionAdmin.panels = [*ContradictionAdmin.panels, readers_see]
ContradictionAdmin.order = ("urgency", "pk")
ContradictionAdmin.with_pages = staticmethod(conflicts.with_pages)
ContradictionAdmin.pages_by_side = staticmethod(conflicts.articles_by_side)
side_bar += WAITING

__all__ = [
    "ArticleAdmin",
    "AuthorAdmin",
    "CorrectionAdmin",
    "EditionAdmin",
    "NoticeAdmin",
    "ReviewTaskAdmin",
    "SignOffAdmin",
    "TopicAdmin",
]
