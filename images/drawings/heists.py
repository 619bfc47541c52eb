"""Vault, tape, book, mask and gang: the thefts and their tellings."""

from random import Random

from images.drawing import (
    Canvas,
    Points,
    arc,
    corners_of,
    curve,
    dice,
    mirrored,
    moved,
    points,
    polar,
)

STEEL = ("#1c3a7e", "#17306a", "#193371", "#20428c", "#1a3678")
NIGHT = "#07102a"

# Where it is and how far it reaches.
Disc = tuple[float, float, float]


def vault(canvas: Canvas) -> None:
    """A wall of deposit boxes, a few of them open and lit, behind one cut diamond."""
    tall = canvas.height > canvas.width
    _boxes(canvas, dice(2003), 0.14 if tall else 0.11)
    x, y = canvas.width / 2, canvas.height * (0.47 if tall else 0.52)
    size = 300 if tall else 285
    _shade(canvas, x, y, size)
    diamond(canvas, x, y, size)
    for across, down, reach in ((0.62, -0.86, 46), (-0.93, -0.3, 30), (0.15, 0.62, 26)):
        _sparkle(canvas, x + across * size, y + down * size, reach)


def _boxes(canvas: Canvas, rows: Random, open_share: float) -> None:
    canvas.ramp(canvas.corners, "#132a60", "#0a1530")
    for x in range(0, int(canvas.width), 100):
        for y in range(0, int(canvas.height), 100):
            if rows.random() < open_share:
                _open_box(canvas, x + 6, y + 6)
            else:
                _closed_box(canvas, x + 6, y + 6, rows.choice(STEEL))


def _closed_box(canvas: Canvas, x: float, y: float, steel: str) -> None:
    canvas.rect(x, y, 88, 88, steel)
    canvas.rect(x, y, 88, 3, "#ffffff1c")
    canvas.rect(x, y + 84, 88, 4, "#00000033")
    canvas.rect(x + 14, y + 18, 26, 10, "#6f8fd855")
    for hole in (36, 58):
        canvas.circle(x + 68, y + hole, 5, "#0b1733")
        canvas.circle(x + 68, y + hole - 1, 3.4, "#7d9ce0")


def _open_box(canvas: Canvas, x: float, y: float) -> None:
    canvas.rect(x, y, 88, 88, NIGHT)
    canvas.ramp(corners_of(x + 8, y + 8, 72, 72), "#ffe6b8", "#ee8a4c")
    canvas.polygon(moved(points("8,80 26,62 80,62 80,80"), x, y), "#c65f2f")
    canvas.glow(x + 44, y + 44, 120, "#ffb76a66")
    door = moved(points("0,0 28,16 28,104 0,88"), x, y)
    canvas.polygon(door, "#3a5cae")
    canvas.polygon([door[0], (x + 5, y + 3), (x + 5, y + 91), door[3]], "#6685d0")


def _shade(canvas: Canvas, x: float, y: float, size: float) -> None:
    reach = canvas.width
    canvas.polygon(
        [
            (x + size * 0.6, y - size * 0.96),
            (x + size * 0.6 + reach, y - size * 0.96 + reach),
            (x + reach, y + size + reach),
            (x, y + size),
        ],
        "#050b1f8c",
    )


def diamond(canvas: Canvas, x: float, y: float, size: float) -> None:
    """A brilliant seen from the side, ``2 * size`` high around (x, y)."""
    for fill, corners in FACETS.items():
        canvas.polygon(moved(corners, x, y, size / 100), fill)


# Table, crown and pavilion of the stone in a square of 200 units, lit from the left.
FACETS: dict[str, Points] = {
    "#ffffff": [(-102, -40), (-62, -96), (-37, -40)],
    "#ffe9d3": [(-62, -96), (0, -96), (-37, -40)],
    "#ffcb9f": [(0, -96), (37, -40), (-37, -40)],
    "#fff6ea": [(0, -96), (62, -96), (37, -40)],
    "#ee8d54": [(62, -96), (102, -40), (37, -40)],
    "#ffd9b8": [(-102, -40), (-70, -40), (0, 100)],
    "#fff1e2": [(-70, -40), (-37, -40), (0, 100)],
    "#fffdf9": [(-37, -40), (4, -40), (0, 100)],
    "#ffe1c6": [(4, -40), (37, -40), (0, 100)],
    "#f6ae7f": [(37, -40), (68, -40), (0, 100)],
    "#e8834a": [(68, -40), (102, -40), (0, 100)],
}


def _sparkle(canvas: Canvas, x: float, y: float, reach: float) -> None:
    canvas.glow(x, y, reach * 1.5, "#fff3dc70")
    thin = reach * 0.11
    canvas.polygon([(x - reach, y), (x, y - thin), (x + reach, y), (x, y + thin)], "#ffffff")
    canvas.polygon([(x, y - reach), (x + thin, y), (x, y + reach), (x - thin, y)], "#ffffff")


def reels(canvas: Canvas) -> None:
    """Two reels on the deck of a tape recorder, the tape led past its heads."""
    canvas.ramp(corners_of(0, 0, 1200, 580), "#156b54", "#0d4a3c")
    canvas.rect(0, 560, 1200, 240, "#083228")
    canvas.rect(0, 560, 1200, 6, "#1b7a60")
    for x in (350, 850):
        canvas.circle(x + 12, 318, 226, "#04201980")
    _tape_path(canvas)
    _reel(canvas, (350, 300, 226), 0.8)
    _reel(canvas, (850, 300, 226), 0.56, turn=34)
    _heads(canvas, 600, 590)
    _meter(canvas, 110, 640)
    _keys(canvas, 760, 672)


def reels_poster(canvas: Canvas) -> None:
    """The same recorder seen in portrait, one reel above the other."""
    canvas.ramp(canvas.corners, "#156b54", "#0a3a2e")
    for y in (306, 812):
        canvas.circle(412, y + 18, 244, "#04201980")
    for x in (160, 640):
        canvas.line([(x, 306), (x, 812)], "#f2b45c", 12)
    _reel(canvas, (400, 306, 244), 0.82)
    _reel(canvas, (400, 812, 244), 0.56, turn=34)
    canvas.rect(0, 1066, 800, 134, "#083228")
    canvas.rect(0, 1066, 800, 6, "#1b7a60")
    _meter(canvas, 90, 1090, 88)
    _keys(canvas, 440, 1108, keys=4)


def _tape_path(canvas: Canvas) -> None:
    path = curve(points("130,340 150,520 250,600 520,600"))
    for side in (path, [(1200 - x, y) for x, y in path]):
        canvas.line(side, "#f2b45c", 13)


def _reel(canvas: Canvas, reel: Disc, wound: float, turn: float = 0) -> None:
    x, y, size = reel
    canvas.circle(x, y, size, "#efe7d4")
    canvas.circle(x, y, size * 0.94, "#1b7a5e")
    for middle in (turn, turn + 120, turn + 240):
        _window(canvas, reel, middle, 0.84, "#0a3a2e")
        _window(canvas, reel, middle, wound, "#2a1c16")
        for track in range(1, 4):
            reach = size * (0.4 + (wound - 0.4) * track / 4)
            canvas.line(arc(x, y, reach, middle - 35, middle + 35), "#4a3326", 3)
    canvas.ring(x, y, size * 0.94, "#2f9474", size * 0.02)
    canvas.circle(x, y, size * 0.27, "#efe7d4")
    canvas.circle(x, y, size * 0.18, "#0a3a2e")
    for notch in (turn, turn + 120, turn + 240):
        canvas.line([(x, y), polar(x, y, size * 0.15, notch)], "#f2b45c", size * 0.055)
    canvas.circle(x, y, size * 0.09, "#f2b45c")


def _window(canvas: Canvas, reel: Disc, middle: float, reach: float, fill: str) -> None:
    x, y, size = reel
    outer = arc(x, y, size * reach, middle - 43, middle + 43)
    inner = arc(x, y, size * 0.38, middle + 37, middle - 37)
    canvas.polygon([*outer, *inner], fill)


def _heads(canvas: Canvas, x: float, y: float) -> None:
    canvas.round_rect((x - 100, y - 50, 200, 128), 14, "#041f18")
    canvas.round_rect((x - 100, y - 56, 200, 124), 14, "#efe7d4")
    for left in (-76, -21, 34):
        canvas.round_rect((x + left, y - 36, 42, 84), 8, "#0a3a2e")
        canvas.rect(x + left + 18, y - 26, 6, 64, "#1b7a5e")
    canvas.line([(x - 100, y + 10), (x + 100, y + 10)], "#f2b45c", 11)


def _meter(canvas: Canvas, x: float, y: float, high: float = 112) -> None:
    canvas.round_rect((x, y, 210, high), 10, "#f6efdd")
    dial = arc(x + 105, y + high + 20, high * 0.86, 220, 300)
    canvas.line(dial, "#0a3a2e", 5)
    canvas.line(arc(x + 105, y + high + 20, high * 0.86, 300, 320), "#d6502a", 8)
    canvas.line(
        [(x + 105, y + high - 8), polar(x + 105, y + high + 20, high * 0.9, 292)], "#d6502a", 4
    )


def _keys(canvas: Canvas, x: float, y: float, keys: int = 5) -> None:
    for key in range(keys):
        left = x + key * 70
        canvas.round_rect((left, y + 6, 56, 52), 6, "#041f18")
        canvas.round_rect((left, y, 56, 48), 6, "#d6502a" if key == 0 else "#1b7a60")


def book(canvas: Canvas) -> None:
    """A book on a table: an engraved stone on dark cloth, a band of paper pages at the side."""
    canvas.ramp(canvas.corners, "#f1e8d5", "#dccfb2")
    canvas.polygon(points("110,130 760,130 760,1150 110,1150"), "#00000026")
    canvas.rect(80, 90, 650, 1020, "#f8f2e4")
    for page in range(6):
        canvas.rect(706 + page * 4, 96, 1.5, 1008, "#cdbf9f")
    canvas.rect(80, 80, 620, 1020, "#17214a")
    canvas.rect(80, 80, 54, 1020, "#101838")
    canvas.rect(134, 80, 4, 1020, "#2b3970")
    for corners in FACETS.values():
        outline = moved(corners, 418, 500, 2.3)
        canvas.line([*outline, outline[0]], "#f3a878", 9)
    canvas.glow(418, 420, 330, "#f3a87826")
    canvas.rect(248, 850, 340, 24, "#f1e8d5")
    canvas.rect(298, 896, 240, 12, "#8f9cd0")
    canvas.rect(338, 926, 160, 12, "#8f9cd0")


def mask(canvas: Canvas) -> None:
    """A calm mask under a red hood, before a curtain of three stripes."""
    for stripe, fill in enumerate(("#8b2b70", "#74215d", "#5c184a")):
        canvas.rect(stripe * 400, 0, 400, 800, fill)
    hood = curve(points("600,60 400,60 300,230 306,460 312,620 180,700 110,800"))
    canvas.polygon(mirrored([*hood, (600, 800)], 600), "#c8421f")
    fold = curve(points("600,60 470,90 392,240 396,450 400,590 470,690 600,740"))
    canvas.polygon(mirrored(fold, 600), "#8e2a14")
    face = curve(points("600,150 480,150 428,260 436,420 444,560 530,650 600,656"))
    canvas.polygon(mirrored(face, 600), "#f9ebdd")
    canvas.polygon([*face, (600, 150)], "#fff8ef")
    for side in (-1, 1):
        _eye(canvas, side)
    canvas.polygon([(600, 390), (572, 478), (628, 478)], "#e2662f")
    canvas.polygon([(600, 390), (600, 478), (628, 478)], "#c24d1c")
    canvas.line(curve(points("524,544 566,586 634,586 676,544")), "#3b0f30", 14)
    canvas.line([(540, 742), (524, 800)], "#fff8ef", 8)
    canvas.line([(660, 742), (676, 800)], "#fff8ef", 8)


def _eye(canvas: Canvas, side: int) -> None:
    def at(x: float) -> float:
        return 600 + side * x

    canvas.line(
        curve([(at(46), 360), (at(72), 392), (at(112), 388), (at(134), 356)]), "#3b0f30", 12
    )
    canvas.line(
        curve([(at(40), 316), (at(66), 270), (at(114), 268), (at(146), 304)]), "#3b0f30", 17
    )
    canvas.circle(at(112), 462, 34, "#f6b79480")


def eleven(canvas: Canvas) -> None:
    """Eleven figures in a row, one of them in the light."""
    canvas.ramp(canvas.corners, "#8b2b70", "#4b133c")
    canvas.polygon(points("560,0 640,0 820,800 380,800"), "#ffcf9a2e")
    canvas.polygon(points("580,0 620,0 730,800 470,800"), "#ffcf9a3d")
    for figure in sorted(range(11), key=lambda place: -abs(place - 5)):
        _figure(canvas, 100 + figure * 100, 400 - (5 - abs(figure - 5)) * 48, figure)


def _figure(canvas: Canvas, x: float, y: float, number: int) -> None:
    lit = number == 5
    coat = "#f3a878" if lit else ("#a2447f", "#b85f91")[number % 2]
    head = "#ffe1c6" if lit else "#e9b9c9"
    body = curve(moved(points("0,40 -52,40 -60,86 -60,150"), x, y))
    canvas.polygon(mirrored([*body, (x - 60, 820), (x, 820)], x), coat)
    canvas.polygon(
        [(x - 20, y + 42), (x + 20, y + 42), (x, y + 118)], "#fff3e6" if lit else "#f1d3de"
    )
    canvas.polygon(moved(points("-7,50 7,50 4,108 -4,108"), x, y), "#8e2a14" if lit else "#5c184a")
    canvas.circle(x, y, 36, head)
    canvas.polygon([*arc(x, y, 36, 180, 360)], "#3b0f30" if not lit else "#7a2463")
    canvas.line([(x, y + 130), (x, 820)], "#00000026", 3)
