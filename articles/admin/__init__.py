"""The desk's screens for what we publish, and what they add to the screens below."""

from facts.admin import FactAdmin

from .articles import ArticleAdmin
from .authors import AuthorAdmin, TopicAdmin
from .editions import EditionAdmin
from .facts import used_in

FactAdmin.panels = [*FactAdmin.panels, used_in]

__all__ = ["ArticleAdmin", "AuthorAdmin", "EditionAdmin", "TopicAdmin"]
