"""Whether two descriptions can be of one show. Ids are mistyped; a title and a year seldom both."""

from typing import Any

from django.utils.text import slugify

from newsroom.lib.imports.report import Problem


def disagreement(record: Any, values: dict[str, Any]) -> Problem | None:
    """The problem of giving ``values`` to a show whose title and year are both others."""
    held_title, title = getattr(record, "title", None), values.get("title")
    held_date, date = getattr(record, "premiere", None), values.get("premiere")
    if not (held_title and title and held_date and date):
        return None
    if plain(held_title) == plain(title) or abs(held_date.low.year - date.low.year) <= 1:
        return None
    return Problem(
        f"The key or an id of this row belongs to {held_title} ({held_date.low.year}), not to "
        f"{title} ({date.low.year}). Correct the id, or use another key.",
        "other-show",
    )


def plain(title: str) -> str:
    """A title for comparing: small letters and digits alone, without a leading article."""
    words = slugify(title).split("-") if slugify(title) else [title.casefold()]
    return "".join(words[1:] if words[0] in ("the", "a", "an") and len(words) > 1 else words)
