"""Words are never lost: the buffer, who else is here, recovery, and joining two versions."""

from .asking import JoinPage
from .buffer import BufferPage, HerePage, WordsPage
from .joining import JoinsVersions

PAGES = [BufferPage(), HerePage(), WordsPage(), JoinPage()]

__all__ = ["PAGES", "JoinsVersions"]
