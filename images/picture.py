from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from images import renditions
from images.models import Image

GRID = 25


def picture_tag(
    image: Image | None, *, sizes: str, eager: bool = False, css_class: str = ""
) -> SafeString:
    """The ``<picture>`` of ``image`` in AVIF, WebP and JPEG; empty without an image.

    ``sizes`` is the attribute: how wide the picture is drawn at which width of the window.
    ``eager`` is for the one picture a reader sees first. The focal point becomes two classes,
    ``fx-0`` to ``fx-100`` and ``fy-0`` to ``fy-100`` in steps of 25, because public pages
    allow no style attribute.
    """
    if image is None:
        return SafeString("")
    widest = image.renditions["widths"][-1]
    return format_html(
        '<picture>{}<img src="{}"{} width="{}" height="{}" alt="{}"'
        ' class="{}" {} decoding="async"></picture>',
        _sources(image, sizes),
        renditions.lead_url(image, renditions.FALLBACK_WIDTH),
        _srcset(image, "jpg", sizes) if len(image.renditions["widths"]) > 1 else "",
        widest,
        renditions.height_at(image, widest),
        image.alt,
        f"{css_class} {focal_classes(image)}".strip(),
        SafeString('loading="eager" fetchpriority="high"' if eager else 'loading="lazy"'),
    )


def focal_classes(image: Image) -> str:
    """The two classes that put the focal point into the middle of a crop: "fx-25 fy-50"."""
    return f"fx-{_step(image.focal_x)} fy-{_step(image.focal_y)}"


def _step(share: float) -> int:
    return round(share * 100 / GRID) * GRID


def _sources(image: Image, sizes: str) -> SafeString:
    rows = (
        (f"image/{extension}", _srcset(image, extension, sizes)) for extension in ("avif", "webp")
    )
    return format_html_join("", '<source type="{}"{}>', rows)


def _srcset(image: Image, extension: str, sizes: str) -> SafeString:
    """The attributes from which a browser chooses a width; of one width there is no choice."""
    stem, widths = renditions.stem_url(image), image.renditions["widths"]
    if len(widths) == 1:
        return format_html(' srcset="{}-{}.{}"', stem, widths[0], extension)
    candidates = ", ".join(f"{stem}-{width}.{extension} {width}w" for width in widths)
    return format_html(' srcset="{}" sizes="{}"', candidates, sizes)
