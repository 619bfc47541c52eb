"""The desk's screens for what we publish, and what they add to the screens below."""

from facts.admin import FactAdmin
from shows.admin import ShowAdmin

from .articles import ArticleAdmin
from .authors import AuthorAdmin, TopicAdmin
from .corrections import CorrectionAdmin, SignOffAdmin
from .editions import EditionAdmin
from .facts import used_in
from .showdesk import TABS, show_desk
from .shows import DraftExplainer
from .tasks import ReviewTaskAdmin

ShowAdmin.pages = [*ShowAdmin.pages, DraftExplainer(), *TABS]
ShowAdmin.desks = [*ShowAdmin.desks, show_desk]
FactAdmin.panels = [*FactAdmin.panels, used_in]

__all__ = [
    "ArticleAdmin",
    "AuthorAdmin",
    "CorrectionAdmin",
    "EditionAdmin",
    "ReviewTaskAdmin",
    "SignOffAdmin",
    "TopicAdmin",
]
