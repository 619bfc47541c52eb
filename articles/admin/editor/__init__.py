"""The editor of the body: what it may write, how a page wires it, and the addresses it asks."""

from .field import EditorField, EditorWidget
from .finding import Records
from .previews import Blocks

PAGES = [Blocks(), Records()]

__all__ = ["PAGES", "EditorField", "EditorWidget"]
