"""Flat drawings in the manner of a printed poster: shapes, ramps of colour and glows."""

import math
from collections.abc import Iterable, Sequence
from io import BytesIO
from random import Random

from PIL import Image, ImageColor, ImageDraw

Point = tuple[float, float]
Points = Sequence[Point]

# Drawn at twice the size and brought down by averages, edges are smooth.
OVERSAMPLING = 2


class Canvas:
    """A sheet of ``width`` by ``height`` units, printed ``pixels`` wide.

    Colours are "#rrggbb" or "#rrggbbaa"; the same calls give the same bytes on every run.
    """

    def __init__(self, width: float, height: float, *, pixels: int, ground: str) -> None:
        self.width = width
        self.height = height
        self._scale = pixels * OVERSAMPLING / width
        size = (pixels * OVERSAMPLING, round(height * pixels / width) * OVERSAMPLING)
        self._sheet = Image.new("RGB", size, ground)
        self._pen = ImageDraw.Draw(self._sheet, "RGBA")

    def polygon(self, points: Iterable[Point], fill: str) -> None:
        self._pen.polygon(self._scaled(points), fill=fill)

    def rect(self, x: float, y: float, width: float, height: float, fill: str) -> None:
        # A rectangle of Pillow includes its last row and column.
        left, top, right, bottom = self._box(x, y, x + width, y + height)
        if right > left and bottom > top:
            self._pen.rectangle((left, top, right - 1, bottom - 1), fill=fill)

    def round_rect(self, box: tuple[float, float, float, float], radius: float, fill: str) -> None:
        x, y, width, height = box
        self._pen.rounded_rectangle(
            self._box(x, y, x + width, y + height), radius * self._scale, fill=fill
        )

    def circle(self, x: float, y: float, radius: float, fill: str) -> None:
        self.ellipse(x, y, radius, radius, fill)

    def ellipse(self, x: float, y: float, across: float, down: float, fill: str) -> None:
        self._pen.ellipse(self._box(x - across, y - down, x + across, y + down), fill=fill)

    def ring(self, x: float, y: float, radius: float, fill: str, width: float) -> None:
        self._pen.ellipse(
            self._box(x - radius, y - radius, x + radius, y + radius),
            outline=fill,
            width=round(width * self._scale),
        )

    def line(self, points: Iterable[Point], fill: str, width: float) -> None:
        """A line with round joints and ends."""
        dots = self._scaled(points)
        thick = round(width * self._scale)
        self._pen.line(dots, fill=fill, width=thick)
        # Pillow's own joints leave slits in wide curves. Its ellipses include their last pixel.
        near, far = thick / 2, thick / 2 - 1
        for x, y in dots:
            self._pen.ellipse((x - near, y - near, x + far, y + far), fill=fill)

    def ramp(self, points: Iterable[Point], above: str, below: str) -> None:
        """A polygon that goes from the colour ``above`` at its top to ``below`` at its bottom."""
        dots = self._scaled(points)
        box = _bounds(dots)
        mask = Image.new("L", (box[2] - box[0], box[3] - box[1]), 0)
        ImageDraw.Draw(mask).polygon([(x - box[0], y - box[1]) for x, y in dots], fill=255)
        shade = Image.linear_gradient("L").resize(mask.size)
        self._sheet.paste(_mixed(above, below, shade), box[:2], mask)

    def glow(self, x: float, y: float, radius: float, fill: str) -> None:
        """Light that is ``fill`` at its middle and nothing at ``radius``."""
        left, top, right, bottom = self._box(x - radius, y - radius, x + radius, y + radius)
        red, green, blue, alpha = _rgba(fill)
        # The gradient of Pillow reaches 181 at the edges, 255 only in the corners.
        light = [round(max(0, 1 - far / 181) ** 2 * alpha) for far in range(256)]
        mask = Image.radial_gradient("L").point(light).resize((right - left, bottom - top))
        self._sheet.paste((red, green, blue), (left, top), mask)

    @property
    def corners(self) -> list[Point]:
        return corners_of(0, 0, self.width, self.height)

    def png(self) -> bytes:
        """The finished drawing."""
        file = BytesIO()
        self._sheet.reduce(OVERSAMPLING).save(file, "PNG", compress_level=1)
        return file.getvalue()

    def _scaled(self, points: Iterable[Point]) -> list[Point]:
        return [(x * self._scale, y * self._scale) for x, y in points]

    def _box(self, *edges: float) -> tuple[int, ...]:
        return tuple(round(edge * self._scale) for edge in edges)


def points(text: str) -> list[Point]:
    """The points written as "x,y x,y ..."."""
    return [(float(x), float(y)) for x, _, y in (pair.partition(",") for pair in text.split())]


def dice(seed: int) -> Random:
    """Chance that falls the same way on every run."""
    return Random(seed)  # noqa: S311 -- places stars, keeps no secret


def curve(stops: Points, steps: int = 24) -> list[Point]:
    """The points of a Bézier curve: a start, then two handles and a stop for every stretch."""
    outline = [stops[0]]
    for start in range(0, len(stops) - 1, 3):
        stretch = stops[start : start + 4]
        outline += [_on_curve(stretch, step / steps) for step in range(1, steps + 1)]
    return outline


def _on_curve(stretch: Points, t: float) -> Point:
    shares = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
    return (
        sum(share * x for share, (x, _) in zip(shares, stretch, strict=True)),
        sum(share * y for share, (_, y) in zip(shares, stretch, strict=True)),
    )


def corners_of(x: float, y: float, width: float, height: float) -> list[Point]:
    """The corners of a rectangle."""
    return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]


def arc(x: float, y: float, radius: float, start: float, end: float) -> list[Point]:
    """Points along a circle from ``start`` to ``end`` degrees, clockwise from three o'clock."""
    steps = max(2, round(abs(end - start) / 4))
    return [polar(x, y, radius, start + (end - start) * step / steps) for step in range(steps + 1)]


def polar(x: float, y: float, radius: float, degrees: float) -> Point:
    """The point ``radius`` away in the direction ``degrees``, clockwise from three o'clock."""
    turn = math.radians(degrees)
    return x + radius * math.cos(turn), y + radius * math.sin(turn)


def mirrored(points: Points, axis: float) -> list[Point]:
    """``points`` and their mirror images across the vertical ``axis``: one closed outline."""
    return [*points, *((2 * axis - x, y) for x, y in reversed(points))]


def moved(points: Points, x: float, y: float, scale: float = 1) -> list[Point]:
    """``points`` enlarged from the origin, then moved."""
    return [(x + a * scale, y + b * scale) for a, b in points]


def _rgba(colour: str) -> tuple[int, int, int, int]:
    red, green, blue, *alpha = ImageColor.getrgb(colour)
    return red, green, blue, alpha[0] if alpha else 255


def _bounds(dots: Points) -> tuple[int, int, int, int]:
    across, down = zip(*dots, strict=True)
    return (
        math.floor(min(across)),
        math.floor(min(down)),
        math.ceil(max(across)),
        math.ceil(max(down)),
    )


def _mixed(above: str, below: str, shade: Image.Image) -> Image.Image:
    bands = [
        shade.point([round(a + (b - a) * level / 255) for level in range(256)])
        for a, b in zip(_rgba(above)[:3], _rgba(below)[:3], strict=True)
    ]
    return Image.merge("RGB", bands)
