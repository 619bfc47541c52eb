"""Publish: one decision with its whole effect in view, as a page that a dialog may show."""

from .answers import Asking
from .page import Publish

PAGES = [Publish(), Asking()]

__all__ = ["PAGES", "Publish"]
