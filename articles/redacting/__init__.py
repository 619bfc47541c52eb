"""Redaction: the law's exception to "what was published stays as it was".

A managing editor names words; they are found in every table that can hold them, shown once, and
replaced. Who did it, when and why is kept, the words are not.
"""

from .acting import Redacted, reasons_not_to_redact, redact
from .columns import ARTICLES, EVERYWHERE, THIS
from .looking import SCOPES, Excerpt, Finding, look, reasons_not_to_look

__all__ = [
    "ARTICLES",
    "EVERYWHERE",
    "SCOPES",
    "THIS",
    "Excerpt",
    "Finding",
    "Redacted",
    "look",
    "reasons_not_to_look",
    "reasons_not_to_redact",
    "redact",
]
