"""What stands in the text as an empty block and is drawn from records when the page is set."""

from collections.abc import Callable

from articles.body import RecordBlock
from articles.page import Page

from .facts import draw_fact_box, draw_truth_meter, draw_verdict
from .links import draw_embed, draw_help_line, draw_trailer
from .people import draw_cast, draw_who_is_real
from .timeline import draw_timeline
from .watching import draw_where_to_watch

# "sources" and "related" are not here: the page places the one, the site the other.
BLOCKS: dict[str, Callable[[RecordBlock, Page], str]] = {
    "verdict": draw_verdict,
    "cast": draw_cast,
    "who-is-real": draw_who_is_real,
    "where-to-watch": draw_where_to_watch,
    "timeline": draw_timeline,
    "trailer": draw_trailer,
    "embed": draw_embed,
    "fact-box": draw_fact_box,
    "truth-meter": draw_truth_meter,
    "help-line": draw_help_line,
}

__all__ = ["BLOCKS"]
