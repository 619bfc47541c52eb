"""The pages that a reader can reach, by section."""

from .articles import article, articles
from .corrections import corrections, corrections_feed
from .events import event, events
from .home import home
from .pages import how_we_check
from .people import people, person
from .plans import plans
from .shared import shared
from .shows import show, shows

__all__ = [
    "article",
    "articles",
    "corrections",
    "corrections_feed",
    "event",
    "events",
    "home",
    "how_we_check",
    "people",
    "person",
    "plans",
    "shared",
    "show",
    "shows",
]
