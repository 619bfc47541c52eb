"""House, fire, wall, phone and cat: real cases and what was made of them."""

from images.drawing import Canvas, Points, corners_of, curve, dice, mirrored, moved, points, polar

VIOLET = ("#4b2f6c", "#523475", "#5a3a80", "#63428b")
GREEN = ("#0d543d", "#0f5c43", "#12664b")


def house(canvas: Canvas) -> None:
    """A low house at dusk, one window lit, its shadow running down the lawn."""
    canvas.ramp(corners_of(0, 0, 1200, 560), "#f6d9a0", "#eeb056")
    canvas.glow(880, 300, 420, "#fff6dcc0")
    canvas.circle(880, 270, 140, "#fff3d8")
    for band in (300, 330, 356):
        canvas.rect(700, band, 360, 9, "#f3c67b")
    _trees(canvas)
    canvas.ramp(corners_of(0, 520, 1200, 280), "#14767d", "#0b5159")
    canvas.polygon(points("250,520 800,520 1080,800 330,800"), "#073f47")
    canvas.polygon(points("520,520 590,520 760,800 560,800"), "#e8d9b4")
    _front(canvas)
    _wires(canvas)


def _trees(canvas: Canvas) -> None:
    for x, size in ((60, 92), (170, 66), (1050, 74), (1150, 104), (965, 50)):
        canvas.rect(x - 6, 470, 12, 60, "#0b3f47")
        canvas.circle(x, 452, size, "#15636b")
        canvas.circle(x + size * 0.28, 452 - size * 0.2, size * 0.62, "#1d7880")


def _front(canvas: Canvas) -> None:
    canvas.rect(270, 316, 520, 206, "#f7f2e6")
    canvas.rect(620, 316, 170, 206, "#dfd6c1")
    canvas.polygon([(220, 330), (530, 150), (840, 330)], "#0b3f47")
    canvas.polygon([(530, 150), (840, 330), (620, 330)], "#072f36")
    canvas.rect(640, 170, 44, 92, "#8e3a21")
    canvas.rect(478, 384, 100, 138, "#0b3f47")
    canvas.circle(558, 456, 6, "#f0c36f")
    canvas.glow(376, 412, 190, "#ffb95088")
    for x, light in ((320, "#ff9f43"), (650, "#7fb9bd")):
        canvas.rect(x - 8, 366, 116, 92, "#0b3f47")
        canvas.rect(x, 374, 100, 76, light)
        canvas.rect(x + 47, 374, 6, 76, "#0b3f47")
        canvas.rect(x, 409, 100, 6, "#0b3f47")
    canvas.rect(250, 516, 560, 12, "#cbbf9f")


def _wires(canvas: Canvas) -> None:
    canvas.rect(1016, 120, 14, 420, "#0b3f47")
    canvas.rect(966, 150, 114, 10, "#0b3f47")
    for x, sag in ((976, 60), (1070, 40)):
        canvas.line(curve([(x, 148), (x - 300, 148 + sag), (300, 120), (-20, 30)]), "#0b3f47", 3)
        canvas.line(curve([(x, 148), (x + 40, 170), (1160, 150), (1220, 120)]), "#0b3f47", 3)


def fire(canvas: Canvas) -> None:
    """A tall flame over the outline of a car, on a road between dark hills."""
    canvas.ramp(corners_of(0, 0, 1200, 580), "#0a2c36", "#12525c")
    stars = dice(7)
    for _ in range(70):
        canvas.circle(
            stars.uniform(0, 1200), stars.uniform(0, 380), stars.uniform(1, 3), "#d9d2bd90"
        )
    hills = curve(
        points("0,470 160,380 260,390 420,480 600,560 760,420 900,400 1040,380 1120,440 1200,430")
    )
    canvas.polygon([*hills, (1200, 800), (0, 800)], "#0a3a43")
    canvas.polygon(points("0,590 1200,560 1200,800 0,800"), "#07252b")
    canvas.glow(600, 430, 520, "#ee7a3570")
    for x in range(-60, 1260, 180):
        canvas.polygon(moved(points("0,728 92,728 84,742 -8,742"), x, 0), "#d9d2bd")
    for fill, half, top in (
        ("#b93a15", 250, 40),
        ("#de5a24", 200, 140),
        ("#f58d3d", 142, 262),
        ("#ffcf70", 84, 384),
    ):
        canvas.polygon(_flame(600, 640, half, top), fill)
    _car(canvas)
    for _ in range(16):
        x, y = stars.gauss(600, 150), stars.uniform(30, 420)
        canvas.circle(x, y, stars.uniform(2, 6), "#ffb95c")


def _flame(x: float, foot: float, half: float, top: float) -> Points:
    tall = foot - top
    left = curve(
        [
            (x + half * 0.12, top),
            (x - half * 0.1, top + tall * 0.34),
            (x - half * 1.1, top + tall * 0.46),
            (x - half, foot - tall * 0.2),
            (x - half * 0.96, foot - tall * 0.06),
            (x - half * 0.6, foot),
            (x, foot),
        ],
    )
    right = curve(
        [
            (x, foot),
            (x + half * 0.6, foot),
            (x + half, foot - tall * 0.08),
            (x + half, foot - tall * 0.26),
            (x + half * 0.96, foot - tall * 0.5),
            (x + half * 0.36, top + tall * 0.4),
            (x + half * 0.12, top),
        ],
    )
    return [*left, *right]


def _car(canvas: Canvas) -> None:
    body = points("360,650 366,596 440,582 510,520 690,520 764,584 836,598 842,650")
    canvas.polygon(body, "#041a1f")
    canvas.polygon(points("466,582 522,534 590,534 590,582"), "#f58d3d")
    canvas.polygon(points("608,534 680,534 734,582 608,582"), "#de5a24")
    for x in (454, 746):
        canvas.circle(x, 650, 46, "#041a1f")
        canvas.circle(x, 650, 20, "#12525c")


def wall(canvas: Canvas) -> None:
    """A violet brick wall and one lit window, in it the outline of a woman."""
    bricks = dice(11)
    for row in range(10):
        for column in range(-1, 9):
            x = column * 150 + 4 - (75 if row % 2 else 0)
            canvas.rect(x, row * 80 + 4, 142, 72, bricks.choice(VIOLET))
            canvas.rect(x, row * 80 + 4, 142, 4, "#ffffff14")
    canvas.glow(600, 420, 470, "#f3b98c78")
    canvas.polygon(points("512,700 688,700 860,800 340,800"), "#f3c9a04d")
    canvas.rect(486, 150, 228, 552, "#1b0f2b")
    canvas.ramp(corners_of(510, 174, 180, 528), "#ffe6c7", "#f0a877")
    hair = curve(points("600,276 530,276 524,340 530,400 534,440 522,470 516,480"))
    canvas.polygon(mirrored(hair, 600), "#2a163f")
    shoulders = curve(points("600,420 590,452 570,462 548,476 522,494 510,540 510,702"))
    canvas.polygon(mirrored(shoulders, 600), "#3c2457")
    canvas.circle(600, 352, 50, "#3c2457")
    canvas.polygon(mirrored(points("600,380 578,380 580,452 600,470"), 600), "#3c2457")
    canvas.rect(594, 174, 12, 80, "#1b0f2b")
    canvas.rect(510, 248, 180, 10, "#1b0f2b")
    canvas.rect(468, 696, 264, 22, "#2a163f")
    _gap(canvas)


def _gap(canvas: Canvas) -> None:
    crack = points("858,0 880,84 846,160 890,244 862,320 900,402 884,470")
    for start, stop, width in zip(crack, crack[1:], (16, 14, 12, 10, 7, 4), strict=False):
        canvas.line([start, stop], "#1b0f2b", width)


def phone(canvas: Canvas) -> None:
    """A phone with a broken heart on it, and cards swiped away behind."""
    canvas.ramp(canvas.corners, "#f9e2d0", "#efc5a8")
    for turn, fill in ((-22, "#e8a07a"), (-11, "#de7a4d"), (22, "#e8a07a"), (11, "#de7a4d")):
        canvas.polygon(_card(600, 900, turn), fill)
    canvas.round_rect((442, 66, 340, 676), 46, "#a9593a66")
    canvas.round_rect((430, 54, 340, 676), 46, "#0c5a3c")
    canvas.round_rect((452, 110, 296, 556), 12, "#fbf4e8")
    canvas.round_rect((552, 76, 96, 14), 7, "#083f2a")
    canvas.circle(600, 698, 17, "#083f2a")
    half = curve(points("600,310 580,250 478,236 478,340 478,430 560,490 600,540"))
    canvas.polygon(half, "#d6502a")
    canvas.polygon([(1200 - x, y) for x, y in half], "#b93f1d")
    gap = points("600,296 574,356 622,404 584,462 604,556 618,470 654,408 606,352 612,300")
    canvas.polygon(gap, "#fbf4e8")
    canvas.round_rect((476, 136, 150, 40), 20, "#d9e6dc")
    canvas.round_rect((560, 592, 164, 44), 22, "#0c5a3c")
    for dot in range(3):
        canvas.circle(610 + dot * 32, 614, 7, "#fbf4e8")


def _card(x: float, y: float, turn: float) -> Points:
    return [
        polar(x, y, reach, -90 + turn + angle)
        for reach, angle in ((330, -22), (800, -9.5), (800, 9.5), (330, 22))
    ]


def cat(canvas: Canvas) -> None:
    """A cat that looks out of a screen of green squares."""
    squares = dice(5)
    for x in range(0, 1200, 50):
        for y in range(0, 800, 50):
            fill = "#062a1f" if _in_cat(x + 25, y + 25) else squares.choice(GREEN)
            canvas.rect(x + 3, y + 3, 44, 44, fill)
    for x in (450, 750):
        canvas.glow(x, 430, 190, "#f3d27a55")
        canvas.polygon(_eye_shape(x, 430, 112), "#f7d774")
        canvas.polygon(_eye_shape(x, 430, 92), "#ffe79c")
        canvas.ellipse(x, 430, 22, 62, "#06231a")
        canvas.circle(x + 12, 400, 9, "#ffffff")
    canvas.polygon([(580, 552), (620, 552), (600, 578)], "#e2764a")
    arrow = points("884,566 884,706 916,676 938,726 962,715 940,667 984,664")
    canvas.polygon(arrow, "#fbf4e8")


def _in_cat(x: float, y: float) -> bool:
    head = ((x - 600) / 335) ** 2 + ((y - 470) / 275) ** 2 < 1
    # Two ears: their inner edges fall away faster than the outer ones.
    off = abs(x - 600)
    ear = y > 90 and y < 420 and 345 - (y - 90) * 0.75 < off < 330 + (y - 90) * 0.06
    return head or (ear and y > 130)


def _eye_shape(x: float, y: float, size: float) -> Points:
    upper = curve(
        [(x - size, y), (x - size * 0.45, y - size), (x + size * 0.45, y - size), (x + size, y)]
    )
    lower = curve(
        [
            (x + size, y),
            (x + size * 0.45, y + size * 0.8),
            (x - size * 0.45, y + size * 0.8),
            (x - size, y),
        ]
    )
    return [*upper, *lower]
