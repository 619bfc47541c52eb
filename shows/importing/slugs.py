"""Addresses made of names."""

from typing import Any

from django.utils.text import slugify

# Letters that do not fall apart into a plain one and an accent.
LETTERS = str.maketrans(
    {"ø": "o", "Ø": "O", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ß": "ss", "ł": "l"}
    | {"Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "\u0131": "i"}
)


def slug_of(name: str) -> str:
    """The name in small letters, digits and hyphens; "" if it has none that fit."""
    return slugify(name.translate(LETTERS))


def free_slug(model: Any, name: str) -> str:
    """A slug made of the name that no record of ``model`` has."""
    base = slug_of(name)[:100].strip("-") or model._meta.model_name
    taken = set(model.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    numbers = (f"-{number}" for number in range(2, len(taken) + 3))
    return next(f"{base}{end}" for end in ("", *numbers) if f"{base}{end}" not in taken)
