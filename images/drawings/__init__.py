"""The pictures of the demo, drawn by code: no photograph, no likeness, nobody's rights."""

from collections.abc import Callable
from dataclasses import dataclass

from images.drawing import Canvas
from images.drawings import busts, cases, heists, places, tales


@dataclass(frozen=True)
class Drawing:
    """How one picture is drawn: its format in units and pixels, and the hand that draws it."""

    draw: Callable[[Canvas], None]
    ground: str
    size: tuple[int, int] = (1200, 800)
    pixels: int = 960


POSTER = (800, 1200)
SQUARE = (400, 400)

DRAWINGS = {
    "everybody-loves-diamonds": Drawing(heists.vault, "#0b1733", pixels=1600),
    "everybody-loves-diamonds-poster": Drawing(heists.vault, "#0b1733", POSTER, 720),
    "stolen-heist-of-the-century": Drawing(heists.reels, "#0d4a3c", pixels=1200),
    "stolen-heist-of-the-century-poster": Drawing(heists.reels_poster, "#0d4a3c", POSTER, 720),
    "flawless": Drawing(heists.book, "#e9dfc9", POSTER, 720),
    "money-heist": Drawing(heists.mask, "#74215d"),
    "oceans-eleven": Drawing(heists.eleven, "#6a1d55"),
    "antwerp-diamond-heist": Drawing(places.antwerp, "#10234f", pixels=1200),
    "vault-door": Drawing(places.vault_door, "#12285c"),
    "briefcase": Drawing(places.briefcase, "#f0c36f"),
    "love-and-death": Drawing(cases.house, "#f0c36f"),
    "burning-body": Drawing(cases.fire, "#0d3d46"),
    "the-woman-in-the-wall": Drawing(cases.wall, "#3c2457"),
    "the-tinder-swindler": Drawing(cases.phone, "#f4d7c2"),
    "dont-fk-with-cats": Drawing(cases.cat, "#0b4c37"),
    "a-million-miles-away": Drawing(tales.fields, "#2d2f36"),
    "lessons-in-chemistry": Drawing(tales.flasks, "#f2c3cf"),
    "the-fall-of-the-house-of-usher": Drawing(tales.usher, "#5b174a"),
    "a-clockwork-orange": Drawing(tales.orange, "#f3dcc0"),
    **{f"bust-{name}": Drawing(bust, "#d9d2c4", SQUARE, 320) for name, bust in busts.BUSTS.items()},
}


def draw(name: str) -> bytes:
    """The drawing called ``name`` as a PNG, the same bytes every time."""
    drawing = DRAWINGS[name]
    width, height = drawing.size
    canvas = Canvas(width, height, pixels=drawing.pixels, ground=drawing.ground)
    drawing.draw(canvas)
    return canvas.png()
