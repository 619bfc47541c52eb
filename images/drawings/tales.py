"""Fields, flasks, a falling house and an orange: stories that were mostly written."""

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

CREAM = "#fff6ef"


def fields(canvas: Canvas) -> None:
    """Rows of a field running to the horizon, a moon above, and the dotted path to it."""
    canvas.ramp(corners_of(0, 0, 1200, 500), "#1d1f27", "#43454f")
    sky = dice(4)
    for _ in range(110):
        canvas.circle(
            sky.uniform(0, 1200), sky.uniform(0, 450), sky.choice((1.5, 2, 3, 4)), "#e9e4d8"
        )
    canvas.glow(880, 215, 300, "#f3b36a55")
    canvas.circle(880, 215, 100, "#f3b36a")
    for x, y, size in ((850, 190, 22), (912, 240, 15), (890, 165, 10), (846, 258, 11)):
        canvas.circle(x, y, size, "#d8924a")
    canvas.rect(0, 490, 1200, 310, "#35373f")
    for row in range(-9, 10):
        near, far = 600 + row * 190, 600 + row * 34
        canvas.polygon(
            [(far - 8, 490), (far + 8, 490), (near + 62, 800), (near - 62, 800)], "#787b85"
        )
        canvas.polygon([(far, 490), (far + 8, 490), (near + 62, 800), (near, 800)], "#5d606a")
    path = curve(points("250,470 420,430 600,330 770,258"), steps=26)
    for x, y in path[::2]:
        canvas.circle(x, y, 5, "#f3b36a")
    canvas.polygon([(800, 246), (764, 242), (778, 270)], CREAM)
    _boy(canvas, 230, 640)


def _boy(canvas: Canvas, x: float, foot: float) -> None:
    canvas.polygon(moved(points("-40,0 40,0 190,44 60,52"), x, foot), "#15161b80")
    canvas.polygon(moved(points("-34,0 -30,-140 30,-140 34,0 6,0 0,-70 -6,0"), x, foot), "#15161b")
    coat = curve(moved(points("0,-252 -46,-250 -50,-190 -46,-118"), x, foot))
    canvas.polygon(mirrored([*coat, (x, foot - 118)], x), "#f3b36a")
    canvas.circle(x + 4, foot - 282, 34, "#e9c9a0")
    canvas.ellipse(x + 2, foot - 302, 72, 12, "#e9e4d8")
    canvas.polygon(moved(points("-36,-304 -26,-340 30,-340 40,-304"), x, foot), "#e9e4d8")


def flasks(canvas: Canvas) -> None:
    """Two flasks on a kitchen table, bubbling, with the rings of a molecule above."""
    canvas.ramp(corners_of(0, 0, 1200, 640), "#f8d6de", "#f0b6c5")
    for x, y in ((940, 150), (1044, 210), (1044, 330)):
        _hexagon(canvas, x, y, 60)
    canvas.line([(1096, 180), (1150, 150)], "#d98ba4", 10)
    canvas.line([(888, 120), (840, 92)], "#d98ba4", 10)
    canvas.rect(0, 620, 1200, 180, "#7d2164")
    canvas.rect(0, 620, 1200, 14, "#9a3a80")
    canvas.ellipse(390, 640, 220, 16, "#5c184a99")
    canvas.ellipse(790, 640, 190, 16, "#5c184a99")
    _conical(canvas)
    _round(canvas)


def _hexagon(canvas: Canvas, x: float, y: float, size: float) -> None:
    ring = [polar(x, y, size, 30 + side * 60) for side in range(7)]
    canvas.line(ring, "#d98ba4", 10)


def _conical(canvas: Canvas) -> None:
    canvas.polygon(points("330,214 450,214 450,390 586,634 194,634 330,390"), CREAM)
    canvas.polygon(points("284,476 496,476 586,634 194,634"), "#e2662f")
    canvas.polygon(points("390,476 496,476 586,634 390,634"), "#c9511f")
    canvas.ellipse(390, 476, 106, 13, "#f48d55")
    canvas.round_rect((314, 196, 152, 30), 15, "#7d2164")
    for x, y, size in (
        (340, 570, 19),
        (414, 536, 13),
        (452, 592, 23),
        (292, 606, 11),
        (388, 610, 9),
    ):
        canvas.circle(x, y, size, "#ffd3ad")
    for x, y, size in ((376, 150, 17), (414, 96, 24), (366, 44, 14)):
        canvas.ring(x, y, size, "#e2662f", 6)
    canvas.polygon(points("348,240 364,240 364,396 296,520 276,520 348,392"), "#ffffff")


def _round(canvas: Canvas) -> None:
    canvas.rect(746, 180, 88, 160, CREAM)
    canvas.circle(790, 460, 176, CREAM)
    canvas.polygon(arc(790, 460, 160, 6, 174), "#8e2b72")
    canvas.polygon([*arc(790, 460, 160, 6, 90), (790, 477)], "#74215d")
    canvas.ellipse(790, 477, 159, 16, "#a94a8d")
    canvas.round_rect((728, 162, 124, 30), 15, "#e2662f")
    for x, y, size in ((740, 556, 22), (822, 530, 14), (850, 574, 18), (784, 590, 10)):
        canvas.circle(x, y, size, "#f2c3cf")
    canvas.line(arc(790, 460, 138, 196, 244), "#ffffff", 14)
    canvas.ring(790, 120, 18, "#8e2b72", 6)
    canvas.ring(826, 66, 26, "#8e2b72", 6)


def usher(canvas: Canvas) -> None:
    """A house split from roof to ground before a huge moon, its image in black water."""
    canvas.ramp(corners_of(0, 0, 1200, 640), "#6d1d59", "#8a2f66")
    canvas.glow(600, 320, 520, "#f7d9c466")
    canvas.circle(600, 320, 262, "#f9dfcb")
    for x, y, size in ((500, 220, 40), (690, 170, 26), (720, 300, 18)):
        canvas.circle(x, y, size, "#f0cdb4")
    canvas.rect(0, 640, 1200, 160, "#350c2c")
    canvas.polygon(points("338,640 600,640 560,800 378,800"), "#1f0719")
    canvas.polygon(points("616,640 892,640 852,800 642,800"), "#1f0719")
    for ripple, (y, half) in enumerate(((668, 330), (700, 260), (736, 300), (770, 210))):
        canvas.rect(600 - half + ripple * 24, y, half * 2, 4, "#f7d9c438")
    canvas.polygon(
        points("320,640 320,330 310,330 392,214 462,316 536,232 592,310 556,420 612,520 572,640"),
        "#1f0719",
    )
    canvas.polygon(
        points(
            "628,640 658,524 604,424 644,300 660,306 726,168 796,290 852,240 920,330 "
            "904,330 904,640"
        ),
        "#2a0b22",
    )
    _windows(canvas)
    canvas.rect(352, 196, 26, 90, "#1f0719")
    canvas.rect(846, 200, 24, 80, "#2a0b22")
    for x, y, size in ((300, 150, 34), (246, 200, 24), (908, 130, 28)):
        _raven(canvas, x, y, size)
    _bare_tree(canvas)


def _windows(canvas: Canvas) -> None:
    for x, y in (
        (376, 380),
        (462, 380),
        (376, 494),
        (462, 494),
        (716, 380),
        (806, 380),
        (806, 494),
    ):
        canvas.polygon(_arch(x, y), "#6d1d59")
    canvas.glow(733, 522, 90, "#f08a4b99")
    canvas.polygon(_arch(716, 494), "#ffa45c")


def _arch(x: float, y: float) -> Points:
    return [(x, y + 62), (x, y), *arc(x + 17, y, 17, 180, 360), (x + 34, y), (x + 34, y + 62)]


def _raven(canvas: Canvas, x: float, y: float, size: float) -> None:
    wing = curve(
        [
            (x, y),
            (x - size * 0.3, y - size * 0.7),
            (x - size, y - size * 0.6),
            (x - size * 1.3, y - size * 0.2),
            (x - size * 0.8, y - size * 0.3),
            (x - size * 0.3, y - size * 0.1),
            (x, y + size * 0.3),
        ]
    )
    canvas.polygon(mirrored(wing, x), "#1f0719")


def _bare_tree(canvas: Canvas) -> None:
    for line, width in (
        (curve(points("1060,650 1050,540 1080,460 1050,350")), 22),
        (curve(points("1058,480 1030,430 1000,420 970,380")), 10),
        (curve(points("1062,440 1100,400 1110,360 1150,330")), 10),
        (curve(points("1052,370 1030,320 1030,290 1010,260")), 7),
        (curve(points("1054,370 1080,320 1074,290 1092,250")), 7),
    ):
        canvas.line(line, "#1f0719", width)


def orange(canvas: Canvas) -> None:
    """Half an orange whose peel is a cogwheel, meshed with a smaller wheel."""
    canvas.ramp(canvas.corners, "#f8e8d2", "#edcba5")
    _cog(canvas, (520, 410, 296), 24, "#d8591d")
    canvas.circle(520, 410, 262, "#fff1dc")
    for segment in range(10):
        middle = segment * 36 + 6
        outer = arc(520, 410, 240, middle - 14, middle + 14)
        canvas.polygon([polar(520, 410, 34, middle), *outer], "#f39a3d")
        canvas.polygon([polar(520, 410, 34, middle), *outer[len(outer) // 2 :]], "#ea7f24")
    canvas.circle(520, 410, 30, "#fff1dc")
    canvas.circle(520, 410, 15, "#7d2164")
    _cog(canvas, (948, 236, 126), 12, "#7d2164")
    canvas.circle(948, 236, 88, "#9a3a80")
    canvas.circle(948, 236, 26, "#f8e8d2")
    canvas.polygon(
        curve(
            points(
                "948,650 920,690 906,712 906,738 906,790 990,790 990,738 990,712 976,690 948,650"
            )
        ),
        "#ea7f24",
    )


def _cog(canvas: Canvas, wheel: tuple[float, float, float], teeth: int, fill: str) -> None:
    x, y, size = wheel
    step = 360 / teeth
    outline = [
        polar(x, y, reach, tooth * step + shift * step)
        for tooth in range(teeth)
        for reach, shift in ((size, 0.0), (size, 0.5), (size * 1.1, 0.58), (size * 1.1, 0.92))
    ]
    canvas.polygon(outline, fill)
