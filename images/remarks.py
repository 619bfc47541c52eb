"""What is wrong with a picture, or will be, in sentences for the desk."""

from collections.abc import Iterator
from datetime import date
from pathlib import PurePath

from django.utils import timezone

from images.models import Image
from images.querysets import SOON

LEAD_WIDTH = 1200
FILE_ENDINGS = {".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif"}


def remarks_on(image: Image, *, on: date | None = None) -> Iterator[str]:
    """What somebody has to know before it is printed ``on`` that day (today if left out)."""
    on = on or timezone.localdate()
    if image.expires_on and image.is_expired(on):
        yield f"Rights ended on {_spoken(image.expires_on)}: it cannot be published."
    elif image.expires_on and image.expires_on <= on + SOON:
        yield f"Rights end on {_spoken(image.expires_on)}."
    if not image.alt.strip() or PurePath(image.alt.strip()).suffix.lower() in FILE_ENDINGS:
        yield "No description: say in one sentence what it shows."
    if not image.credit.strip():
        yield "No credit: say whose it is."
    if image.restrictions:
        yield f"Restricted: {image.restrictions.rstrip('.')}."


def remarks_on_width(width: int) -> Iterator[str]:
    """What speaks against a picture ``width`` pixels wide at the top of an article."""
    if width < LEAD_WIDTH:
        yield (
            f"Only {width:,} pixels wide: at the top of an article it looks soft below "
            f"{LEAD_WIDTH:,}. Use a larger one if there is one."
        )


def _spoken(day: date) -> str:
    return f"{day:%-d %B %Y}"
