"""Pictures and embeds where the text is written."""

from .embedding import EmbedPage
from .library import Library, PictureRecord
from .uploading import Upload

PAGES = [Library(), PictureRecord(), Upload(), EmbedPage()]

__all__ = ["PAGES"]
