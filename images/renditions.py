"""The sizes and formats a picture is published in, all made when it is stored, none on a page."""

from collections.abc import Iterator
from io import BytesIO

from django.core.files.storage import default_storage
from PIL.Image import Image as Pixels
from PIL.Image import Resampling

from images.models import Image

WIDTHS = (320, 480, 800, 1200, 1600)
# In the order browsers are asked: the first one they know is the one they load.
ENCODERS = {
    "avif": {"format": "AVIF", "quality": 60, "speed": 8, "subsampling": "4:2:0"},
    # Method 2 costs a third of method 4 and adds a tenth to the size.
    "webp": {"format": "WEBP", "quality": 78, "method": 2},
    "jpg": {"format": "JPEG", "quality": 80, "optimize": True, "progressive": True},
}
KEPT = {"format": "JPEG", "quality": 92, "subsampling": 0, "optimize": True}
FALLBACK_WIDTH = 800


def widths_for(width: int) -> list[int]:
    """The widths, rising, that a picture ``width`` pixels wide is published in; never enlarged."""
    widest = min(width, WIDTHS[-1])
    return [step for step in WIDTHS if step < widest] + [widest]


def describe(content_hash: str, width: int) -> dict:
    """What a record keeps of its renditions: the stem of their names and their widths."""
    return {"stem": f"renditions/{content_hash[:20]}", "widths": widths_for(width)}


def kept_name(content_hash: str) -> str:
    """The name of the file from which renditions could be made again."""
    return f"originals/{content_hash[:20]}.jpg"


def file_names(image: Image) -> list[str]:
    """Every file that belongs to ``image``, as names in the storage."""
    published = [
        _name(image.renditions["stem"], width, extension)
        for width in image.renditions.get("widths", ())
        for extension in ENCODERS
    ]
    return [image.file.name, *published]


def encode(image: Image, pixels: Pixels) -> Iterator[tuple[str, bytes]]:
    """Names and bytes of every file that ``image`` needs, the kept one first."""
    yield image.file.name, _encoded(pixels, KEPT)
    # From the widest down, each from the one before: small steps cost little.
    for width in reversed(image.renditions["widths"]):
        pixels = _scaled(pixels, width)
        for extension, options in ENCODERS.items():
            yield _name(image.renditions["stem"], width, extension), _encoded(pixels, options)


def url(image: Image, width: int, extension: str) -> str:
    """The address of the rendition of exactly ``width`` pixels; see ``image.renditions``."""
    return f"{stem_url(image)}-{width}.{extension}"


def stem_url(image: Image) -> str:
    """What the addresses of all renditions of ``image`` begin with."""
    return default_storage.url(image.renditions["stem"])


def nearest_width(image: Image, width: int) -> int:
    """The narrowest width that is at least ``width``, else the widest there is."""
    widths = image.renditions["widths"]
    return next((step for step in widths if step >= width), widths[-1])


def height_at(image: Image, width: int) -> int:
    """The height in pixels of the rendition of ``width`` pixels."""
    return _height(image.width, image.height, width)


def lead_url(image: Image, width: int = 1200) -> str:
    """The JPEG at least ``width`` pixels wide, for structured data and cards of other sites."""
    return url(image, nearest_width(image, width), "jpg")


def _name(stem: str, width: int, extension: str) -> str:
    return f"{stem}-{width}.{extension}"


def _height(full_width: int, full_height: int, width: int) -> int:
    return max(1, round(full_height * width / full_width))


def _scaled(pixels: Pixels, width: int) -> Pixels:
    if pixels.width == width:
        return pixels
    size = (width, _height(pixels.width, pixels.height, width))
    return pixels.resize(size, Resampling.LANCZOS, reducing_gap=2)


def _encoded(pixels: Pixels, options: dict) -> bytes:
    file = BytesIO()
    pixels.save(file, **options)
    return file.getvalue()
