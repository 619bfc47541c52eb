"""What readers get of a search or share field that is left empty: one rule, for pages and forms."""

from collections.abc import Mapping
from typing import Any

# In order: the first of them that says something. "answer" is that of the verdict, "address" the
# page itself; the others are columns of the article.
FALL_BACKS = {
    "search_title": ("headline",),
    "meta_description": ("answer", "standfirst"),
    "social_title": ("search_title", "headline"),
    "home_headline": ("headline",),
    "canonical_url": ("address",),
}


def read_as(field: str, content: Mapping[str, Any], **around: str) -> str:
    """What readers get for ``field``: what it says, else what it inherits, else ""."""
    said = {**content, **around}
    return next((said[name] for name in (field, *FALL_BACKS[field]) if said.get(name)), "")
