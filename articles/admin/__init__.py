"""The desk's screens for what we publish, and what they add to the screens below."""

from facts.admin import FactAdmin
from shows.admin import ShowAdmin

from .articles import ArticleAdmin
from .authors import AuthorAdmin, TopicAdmin
from .editions import EditionAdmin
from .facts import used_in
from .shows import DraftExplainer

ShowAdmin.pages = [*ShowAdmin.pages, DraftExplainer()]
FactAdmin.panels = [*FactAdmin.panels, used_in]

__all__ = ["ArticleAdmin", "AuthorAdmin", "EditionAdmin", "TopicAdmin"]
