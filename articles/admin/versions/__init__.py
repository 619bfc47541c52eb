"""Versions of an article: compared, restored, shown beside the text, and shared by a link."""

from .compared import Compare
from .listed import Versions
from .readers import Readers
from .restored import Restore
from .shared import Share

PAGES = [Share(), Versions(), Compare(), Restore(), Readers()]

__all__ = ["PAGES"]
