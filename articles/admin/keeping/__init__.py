"""Words are never lost: the buffer, who else is here, recovery, and joining two versions."""

from .joining import JoinsVersions

PAGES = []

__all__ = ["PAGES", "JoinsVersions"]
