"""The format of an article's body: clean it, read it, write it, say what it links to."""

from .blocks import (
    RECORD_BLOCKS,
    Block,
    Cell,
    Figure,
    Item,
    Listing,
    Quote,
    RecordBlock,
    Run,
    Runs,
    Table,
    Text,
    is_to_come,
    runs_of,
    text_of,
)
from .document import Body, FactMark, Heading, Unwritten
from .reading import clean_body, read_body
from .writing import Writer, inline_html

__all__ = [
    "RECORD_BLOCKS",
    "Block",
    "Body",
    "Cell",
    "FactMark",
    "Figure",
    "Heading",
    "Item",
    "Listing",
    "Quote",
    "RecordBlock",
    "Run",
    "Runs",
    "Table",
    "Text",
    "Unwritten",
    "Writer",
    "clean_body",
    "inline_html",
    "is_to_come",
    "read_body",
    "runs_of",
    "text_of",
]
