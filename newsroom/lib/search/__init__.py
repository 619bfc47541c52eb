"""Finding records by their words, on the desk and for readers, alike on both databases.

An app registers its models in ``AppConfig.ready``; every change reaches the documents through
``newsroom.lib.changes``, in its own transaction. ``folding`` says what a word is, ``registry``
whose words are kept, ``indexing`` keeps them, ``storing`` knows the databases, ``finding`` asks.
"""

from .finding import Matches, find, matching
from .indexing import index
from .registry import is_registered, register

__all__ = ["Matches", "find", "index", "is_registered", "matching", "register"]
