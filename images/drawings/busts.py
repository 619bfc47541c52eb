"""Drawn busts for the people on screen: a part, never a likeness."""

from collections.abc import Callable
from functools import partial

from images.drawing import Canvas, arc, curve, mirrored, points

Wardrobe = tuple[str, str, str, str]
BLUE: Wardrobe = ("#1b4a9c", "#f3a878", "#ffe1c6", "#14234d")
MAGENTA: Wardrobe = ("#7a2463", "#f3a878", "#ffe1c6", "#3b0f30")
TEAL: Wardrobe = ("#0f6a72", "#f0b35c", "#ffe9c4", "#073f47")
INDIGO: Wardrobe = ("#4b42ad", "#cfc9ff", "#f1efff", "#221c63")
GREEN: Wardrobe = ("#0d5c41", "#f2b45c", "#fbe7c6", "#062a1f")
VIOLET: Wardrobe = ("#6a329f", "#f0a877", "#ffe3cb", "#2a163f")
CLAY: Wardrobe = ("#b24a22", "#ffd3ad", "#fff1e2", "#4a1a0a")
SLATE: Wardrobe = ("#3f434d", "#d9d2c4", "#f4f0e6", "#1d1f27")
STONE: Wardrobe = ("#d9d2c4", "#54555c", "#a79e8f", "#45464d")


def _bust(canvas: Canvas, *, colours: Wardrobe, hair: Callable[[Canvas, str], None]) -> None:
    ground, coat, skin, dark = colours
    canvas.rect(0, 0, 400, 400, ground)
    if hair in (_long, _bob):
        hair(canvas, dark)
    shoulders = curve(points("200,268 120,272 48,300 30,400"))
    canvas.polygon(mirrored([*shoulders, (200, 400)], 200), coat)
    canvas.polygon(points("168,230 232,230 240,286 200,330 160,286"), skin)
    canvas.polygon(points("168,246 232,246 236,262 200,282 166,262"), "#00000022")
    face = curve(points("200,84 138,84 118,130 122,176 126,226 166,256 200,256"))
    canvas.polygon(mirrored(face, 200), skin)
    canvas.polygon(points("160,286 200,330 172,372 136,292"), "#ffffff40")
    canvas.polygon(points("240,286 200,330 228,372 264,292"), "#00000024")
    if hair in (_long, _bob):
        _fringe(canvas, dark)
    else:
        hair(canvas, dark)


def _fringe(canvas: Canvas, dark: str) -> None:
    left = curve(points("206,78 140,74 108,120 116,190 126,150 160,140 206,78"))
    right = curve(points("200,78 262,72 294,120 284,190 278,150 240,130 200,78"))
    canvas.polygon(left, dark)
    canvas.polygon(right, dark)


def _long(canvas: Canvas, dark: str) -> None:
    outline = curve(points("200,62 104,62 92,150 98,220 102,270 84,300 76,326"))
    canvas.polygon(mirrored([*outline, (200, 326)], 200), dark)


def _bob(canvas: Canvas, dark: str) -> None:
    outline = curve(points("200,64 110,64 96,140 96,200 96,236 112,252 130,256"))
    canvas.polygon(mirrored([*outline, (200, 256)], 200), dark)


def _short(canvas: Canvas, dark: str) -> None:
    top = curve(points("118,170 100,90 150,60 204,62 270,62 300,110 282,172"))
    edge = curve(points("282,172 274,140 262,124 230,124 190,126 140,118 118,170"))
    canvas.polygon([*top, *edge], dark)


def _swept(canvas: Canvas, dark: str) -> None:
    top = curve(points("116,176 96,100 130,40 220,52 290,58 300,120 284,176"))
    edge = curve(points("284,176 280,140 270,116 244,100 210,128 140,128 116,176"))
    canvas.polygon([*top, *edge], dark)


def _beard(canvas: Canvas, dark: str) -> None:
    _short(canvas, dark)
    jaw = curve(points("118,176 124,240 160,276 200,278"))
    upper = curve(points("118,176 140,214 168,204 200,204"))
    canvas.polygon([*mirrored(jaw, 200), *reversed(mirrored(upper, 200))], dark)
    canvas.ellipse(200, 226, 26, 6, "#ffffff55")


def _bald(canvas: Canvas, dark: str) -> None:
    for side in (-1, 1):
        strand = curve(
            [
                (200 + side * 82, 130),
                (200 + side * 96, 150),
                (200 + side * 92, 190),
                (200 + side * 76, 200),
            ]
        )
        canvas.polygon([*strand, (200 + side * 74, 150)], dark)
    for x in (166, 234):
        canvas.ring(x, 166, 25, dark, 7)
    canvas.line(arc(200, 170, 12, 200, 340), dark, 6)


def _hat(canvas: Canvas, dark: str) -> None:
    _short(canvas, dark)
    canvas.ellipse(200, 112, 136, 20, dark)
    canvas.polygon(points("122,112 136,34 200,48 264,34 278,112"), dark)
    canvas.rect(125, 84, 150, 16, "#ffffff40")


BUSTS: dict[str, Callable[[Canvas], None]] = {
    name: partial(_bust, colours=colours, hair=hair)
    for name, colours, hair in (
        ("blue", BLUE, _short),
        ("magenta", MAGENTA, _swept),
        ("teal", TEAL, _beard),
        ("indigo", INDIGO, _bald),
        ("green", GREEN, _long),
        ("violet", VIOLET, _bob),
        ("clay", CLAY, _hat),
        ("slate", SLATE, _swept),
        ("blue-long", BLUE, _long),
        ("teal-bob", TEAL, _bob),
        ("stone", STONE, _short),
    )
}
