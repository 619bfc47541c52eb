"""Read a picture that somebody hands in: upright, in sRGB and nothing but pixels, or refused."""

import hashlib
import struct
import warnings
import zlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePath

from PIL import Image, ImageCms

MAX_BYTES = 25 * 1024 * 1024
MAX_PIXELS = 40_000_000
MAX_SIDE = 12_000
# What is kept: twice the widest rendition, enough to make a larger one some day.
KEPT_WIDTH = 3200
# A JPEG is decoded at a half, a quarter ... as long as the widest rendition loses nothing.
DRAFT_WIDTH = 1600

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "GIF")
ORIENTATION = 0x0112
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
LYING = frozenset({5, 6, 7, 8})
# What Pillow's decoders raise on bytes that only begin like a picture.
DAMAGE = (OSError, SyntaxError, ValueError, LookupError, EOFError, ArithmeticError)
DAMAGE += (RuntimeError, struct.error, zlib.error)


class UnusablePicture(Exception):  # noqa: N818 -- read as a sentence: raise UnusablePicture
    """The bytes are no picture we can publish; the text says why and what to do."""


@dataclass(frozen=True)
class Picture:
    """Pixels ready to be stored, and the SHA-256 of the bytes they were read from."""

    name: str
    pixels: Image.Image
    content_hash: str


def read_picture(data: bytes, *, name: str) -> Picture:
    """Decode ``data``, or raise ``UnusablePicture`` with a sentence that begins with ``name``."""
    name = _short(name)
    _refuse_before_opening(data, name)
    with warnings.catch_warnings():
        # Remarks of the decoders: what is wrong enough raises, and our limits are the stricter.
        warnings.simplefilter("ignore")
        header = _open(data, name)
        _refuse_by_size(header, name)
        try:
            _refuse_movement(header, name)
            pixels = _pixels(header)
        except DAMAGE as damage:
            raise UnusablePicture(
                f"{name} is damaged or ends too early. Download or export it again and upload "
                "the new copy."
            ) from damage
    return Picture(name, pixels, hashlib.sha256(data).hexdigest())


def _short(name: str) -> str:
    name = "".join(letter for letter in PurePath(name).name if letter.isprintable())
    return name if len(name) <= 60 else f"{name[:40]}…{name[-16:]}"


def _refuse_before_opening(data: bytes, name: str) -> None:
    if not data:
        raise UnusablePicture(f"{name} is empty. Choose the picture again.")
    if len(data) > MAX_BYTES:
        raise UnusablePicture(too_heavy(name, len(data)))
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<?xml", b"<!--", b"<!doctype svg", b"<svg")) and b"<svg" in data.lower():
        raise UnusablePicture(
            f"{name} is an SVG drawing, which can carry scripts. Export it as a PNG and upload "
            "that."
        )


def too_heavy(name: str, size: int) -> str:
    """The sentence for a file of ``size`` bytes, more than we take."""
    return (
        f"{_short(name)} weighs {size / 1024 / 1024:.0f} MB; the limit is "
        f"{MAX_BYTES // 1024 // 1024} MB. Export it smaller and upload it again."
    )


def _open(data: bytes, name: str) -> Image.Image:
    try:
        return Image.open(BytesIO(data), formats=FORMATS)
    except Image.DecompressionBombError as bomb:
        raise UnusablePicture(_too_large(name)) from bomb
    except DAMAGE as damage:
        raise UnusablePicture(
            f"{name} is not a picture we can read. Upload a JPEG, PNG, WebP, AVIF or GIF."
        ) from damage


def _refuse_by_size(header: Image.Image, name: str) -> None:
    if header.width * header.height > MAX_PIXELS or max(header.size) > MAX_SIDE:
        raise UnusablePicture(_too_large(name))


def _refuse_movement(header: Image.Image, name: str) -> None:
    # Phones put a second picture into a JPEG (MPO), which does not make it move.
    if header.format not in {"JPEG", "MPO"} and getattr(header, "is_animated", False):
        raise UnusablePicture(
            f"{name} moves. Export the frame you want as a JPEG or PNG and upload that."
        )


def _too_large(name: str) -> str:
    return (
        f"{name} is larger than {MAX_PIXELS // 1_000_000} million pixels or longer than "
        f"{MAX_SIDE:,} on a side. Scale it down and upload it again."
    )


def _pixels(header: Image.Image) -> Image.Image:
    orientation = _orientation(header)
    header.draft(None, (1, DRAFT_WIDTH) if orientation in LYING else (DRAFT_WIDTH, 1))
    header.load()
    pixels = _in_srgb(header)
    if orientation in TURNS:
        pixels = pixels.transpose(TURNS[orientation])
    if pixels.width > KEPT_WIDTH:
        height = max(1, round(pixels.height * KEPT_WIDTH / pixels.width))
        pixels = pixels.resize((KEPT_WIDTH, height), Image.Resampling.LANCZOS, reducing_gap=2)
    return pixels


def _orientation(header: Image.Image) -> int:
    try:
        return header.getexif().get(ORIENTATION, 1)
    except DAMAGE:
        return 1  # Broken notes beside a sound picture are no reason to refuse it.


def _in_srgb(picture: Image.Image) -> Image.Image:
    profile = picture.info.get("icc_profile")
    flat = _on_white(_eight_bits(picture))
    if profile and flat.mode in {"RGB", "CMYK", "L"}:
        flat = _by_profile(flat, profile)
    pixels = flat.convert("RGB")
    # Encoders copy the place and the camera from here into what readers get.
    pixels.info = {}
    return pixels


def _on_white(picture: Image.Image) -> Image.Image:
    if not picture.has_transparency_data:
        return picture.convert("RGB") if picture.mode == "P" else picture
    see_through = picture.convert("RGBA")
    white = Image.new("RGBA", picture.size, "white")
    return Image.alpha_composite(white, see_through).convert("RGB")


def _eight_bits(picture: Image.Image) -> Image.Image:
    if not picture.mode.startswith("I"):
        return picture
    # Converted without the division, every grey above 255 would turn white.
    grey = picture.convert("I").point(lambda level: level * (1 / 257)).convert("L")
    grey.info.pop("transparency", None)
    return grey


def _by_profile(picture: Image.Image, profile: bytes) -> Image.Image:
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        if "sRGB" in ImageCms.getProfileDescription(source):
            return picture
        target = ImageCms.createProfile("sRGB")
        return ImageCms.profileToProfile(picture, source, target, outputMode="RGB") or picture
    except (ImageCms.PyCMSError, *DAMAGE):
        return picture  # A profile that cannot be read is worth less than the picture.
