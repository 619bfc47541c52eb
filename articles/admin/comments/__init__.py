"""Comments: a page of plain forms, and what the panel beside the text asks."""

from .answers import CommentsNow, People
from .page import Comments

PAGES = [Comments(), CommentsNow(), People()]

__all__ = ["PAGES"]
