"""The page of a show on the desk: everything that is held, what is missing, and what mends it."""

from .page import show_desk
from .tabs import CastTab, Details, FactsTab, SeasonsTab, WatchTab

TABS = [CastTab(), FactsTab(), WatchTab(), SeasonsTab(), Details()]

__all__ = ["TABS", "show_desk"]
