"""Bytes of pictures, good and bad, and what lies in the folder of pictures."""

import struct
import zlib
from io import BytesIO

from PIL import Image

RED, GREEN, BLUE = (220, 30, 30), (20, 150, 60), (20, 60, 200)


def picture(form="JPEG", size=(60, 40), colour=RED, mode="RGB", **options):
    """Give a plain picture as the bytes of a file."""
    return encoded(Image.new(mode, size, colour), form, **options)


def encoded(image, form="PNG", **options):
    file = BytesIO()
    image.save(file, form, **options)
    return file.getvalue()


def moving(form):
    """Give two frames that follow each other."""
    frames = [Image.new("RGB", (40, 40), colour) for colour in (RED, BLUE)]
    return encoded(frames[0], form, save_all=True, append_images=frames[1:], duration=100)


def huge_png(width, height):
    """Give a few bytes that claim to be a picture of that size."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(bytes(1000))), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def stored(folder):
    """Give the names of all files below ``folder``."""
    return sorted(str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file())
