"""The editor of the body: what it may write, how a page wires it, and the addresses it asks."""

from .field import EditorField, EditorWidget

PAGES = []

__all__ = ["PAGES", "EditorField", "EditorWidget"]
