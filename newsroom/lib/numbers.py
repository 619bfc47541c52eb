"""Whole numbers as they come in an address, a form or from a script: digits, and not too many."""

from newsroom.lib.pickers import is_key

LARGEST = 999_999_999


def number_from(text: str | None) -> int | None:
    """The number that ``text`` writes in plain digits, up to ``LARGEST``; None for all else."""
    text = text or ""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None


def key_from(text: str | None) -> int | None:
    """The primary key that ``text`` writes, or None: every database can be asked for it."""
    return int(text) if text and is_key(text) else None
