"""Where the Antwerp theft happened, and the way out with it."""

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

LIT = "#ffb765"


def antwerp(canvas: Canvas) -> None:
    """Antwerp by night from across the river: gables, the cathedral before a huge moon."""
    canvas.ramp(corners_of(0, 0, 1200, 580), "#0b1836", "#2f5cb0")
    sky = dice(15)
    for _ in range(80):
        canvas.circle(sky.uniform(0, 1200), sky.uniform(0, 330), sky.uniform(1, 3), "#dfe7ff")
    canvas.glow(640, 250, 460, "#ffe6b866")
    canvas.circle(640, 250, 190, "#ffe9c4")
    for x, y, size in ((540, 200, 26), (736, 330, 30), (752, 210, 16), (560, 320, 14)):
        canvas.circle(x, y, size, "#f8d9a6")
    _cathedral(canvas, 640)
    _gables(canvas, sky)
    canvas.ramp(corners_of(0, 580, 1200, 220), "#10275a", "#071230")
    canvas.rect(0, 574, 1200, 10, "#050b1f")
    for _ in range(30):
        x, y = sky.uniform(0, 1160), sky.uniform(600, 780)
        canvas.rect(x, y, sky.uniform(26, 92), 4, sky.choice(("#ffb76566", "#6f8fd855")))
    for y in range(600, 790, 18):
        half = sky.uniform(60, 170)
        canvas.rect(640 - half, y, 2 * half, 5, "#ffe9c466")


def _cathedral(canvas: Canvas, x: float) -> None:
    stone, shade = "#14295c", "#0d1c42"
    canvas.polygon(moved(points("0,580 0,380 60,330 240,330 300,400 300,580"), x, 0), shade)
    tiers = ((66, 580, 330), (52, 330, 236), (38, 236, 160), (25, 160, 106), (13, 106, 70))
    for half, foot, top in tiers:
        canvas.rect(x - half, top, 2 * half, foot - top, stone)
        canvas.rect(x + half * 0.3, top, half * 0.7, foot - top, shade)
        for side in (-half, half - 8):
            canvas.polygon([(x + side, top), (x + side + 4, top - 34), (x + side + 8, top)], stone)
        canvas.rect(x - half - 4, top, 2 * half + 8, 6, shade)
    canvas.polygon([(x - 12, 70), (x, 8), (x + 12, 70)], stone)
    for half, top in ((24, 360), (24, 262), (17, 182)):
        for left in (-half - 6, 6):
            canvas.polygon(_arch(x + left, top, half * 0.7, 58), "#ffb765")
    canvas.rect(x + 110, 300, 96, 280, stone)
    canvas.polygon([(x + 102, 300), (x + 158, 250), (x + 214, 300)], stone)
    canvas.polygon(_arch(x + 146, 330, 24, 70), "#ffb765")


def _arch(x: float, y: float, width: float, high: float) -> Points:
    half = width / 2
    return [(x, y + high), (x, y), *arc(x + half, y, half, 180, 360), (x + width, y + high)]


def _gables(canvas: Canvas, lights: Random) -> None:
    x = -30.0
    while x < 1230:
        width, top = lights.choice((84, 96, 108)), lights.uniform(400, 470)
        canvas.polygon(_stepped(x, width, top), lights.choice(("#0a1734", "#0c1b3d", "#081128")))
        for row in range(3):
            for column in range(2):
                y = top + 16 + row * 44
                if lights.random() < 0.5 and y < 540:
                    canvas.rect(x + 18 + column * (width - 54), y, 18, 26, LIT)
        x += width + 2


def _stepped(x: float, width: float, top: float) -> Points:
    step = width / 10
    stairs: list[tuple[float, float]] = [(x, 584), (x, top)]
    for stair in range(4):
        stairs += [(x + stair * step, top - stair * 17), (x + (stair + 1) * step, top - stair * 17)]
    stairs += [(x + 4 * step, top - 68), (x + width / 2, top - 68)]
    return mirrored(stairs, x + width / 2)


def vault_door(canvas: Canvas) -> None:
    """The round steel door of a vault, ajar, light falling past it."""
    canvas.ramp(canvas.corners, "#17306a", "#0b1733")
    for x in range(0, 1200, 150):
        canvas.rect(x, 0, 3, 800, "#ffffff12")
    canvas.rect(0, 690, 1200, 110, "#070f26")
    canvas.circle(560, 390, 346, "#0a1530")
    canvas.circle(560, 390, 318, "#ffcf8f")
    canvas.glow(560, 390, 440, "#ffb765a0")
    canvas.polygon(points("300,690 820,690 1000,800 200,800"), "#ffb76555")
    canvas.circle(660, 390, 318, "#050b1f66")
    canvas.circle(640, 390, 318, "#3a5cae")
    canvas.circle(640, 390, 288, "#20428c")
    canvas.ring(640, 390, 250, "#17306a", 10)
    for bolt in range(16):
        x, y = polar(640, 390, 268, bolt * 22.5)
        canvas.circle(x, y, 12, "#8fa9e6")
        canvas.circle(x + 3, y + 3, 8, "#5a79c6")
    _wheel(canvas, 640, 390)
    canvas.round_rect((420, 300, 64, 180), 8, "#0b1733")


def _wheel(canvas: Canvas, x: float, y: float) -> None:
    canvas.circle(x, y, 176, "#17306a")
    for spoke in range(5):
        end = polar(x, y, 150, spoke * 72 - 90)
        canvas.line([(x, y), end], "#c9d6f7", 20)
        canvas.circle(*end, 24, "#ef8f57")
    canvas.ring(x, y, 120, "#c9d6f7", 16)
    canvas.circle(x, y, 44, "#c9d6f7")
    canvas.circle(x, y, 26, "#20428c")


def briefcase(canvas: Canvas) -> None:
    """A man in hat and coat walks away with a briefcase, between houses, into the sun."""
    canvas.ramp(corners_of(0, 0, 1200, 640), "#f9e0ac", "#f0b062")
    canvas.glow(600, 350, 460, "#fff3d8c0")
    canvas.circle(600, 350, 236, "#fff0cf")
    _street(canvas)
    canvas.rect(0, 630, 1200, 170, "#c77632")
    canvas.polygon(points("420,630 780,630 1060,800 140,800"), "#d98840")
    for x in (-1, 1):
        canvas.polygon(
            [(600 + x * 5, 632), (600 + x * 24, 632), (600 + x * 70, 800), (600 + x * 30, 800)],
            "#c77632",
        )
    canvas.polygon(points("548,722 664,722 560,800 300,800"), "#1b2c5ca0")
    _man(canvas, 600)


def _street(canvas: Canvas) -> None:
    rows = ((0, 130, "#df9349"), (150, 70, "#cf7e35"), (300, 190, "#df9349"))
    for left, top, fill in rows:
        for x in (left, 1050 - left):
            canvas.polygon(_stepped(x, 150, top + 60), fill)
            canvas.rect(x, top + 60, 150, 570 - top, fill)
            for y in range(top + 90, 580, 84):
                canvas.rect(x + 32, y, 30, 46, "#f9e0ac")
                canvas.rect(x + 88, y, 30, 46, "#b3672a")


def _man(canvas: Canvas, x: float) -> None:
    ink, light = "#14234d", "#24479a"
    for side, foot in ((-1, 724), (1, 708)):
        canvas.polygon(
            [
                (x + side * 6, 520),
                (x + side * 60, 520),
                (x + side * 44, foot),
                (x + side * 10, foot),
            ],
            "#0b1733",
        )
        canvas.ellipse(x + side * 30, foot, 30, 10, "#0b1733")
    coat = curve(moved(points("0,262 -50,262 -92,276 -98,330 -100,400 -88,440 -112,610"), x, 0))
    canvas.polygon(mirrored([*coat, (x, 610)], x), ink)
    canvas.polygon(
        [(x + 30, 266), *[(2 * x - a, b) for a, b in coat[8:]], (x + 52, 610), (x + 26, 430)], light
    )
    canvas.line([(x, 470), (x, 606)], "#0b1733", 5)
    canvas.rect(x - 92, 414, 184, 16, "#0b1733")
    for side, bend in ((-1, 0), (1, 14)):
        arm = [
            (x + side * 66, 280),
            (x + side * 104, 300),
            (x + side * (132 + bend), 500),
            (x + side * (94 + bend), 506),
        ]
        canvas.polygon(arm, ink if side < 0 else "#1c3a7e")
        canvas.circle(x + side * (113 + bend), 512, 19, "#e8a777")
    canvas.polygon(moved(points("-40,270 -34,216 34,216 40,270"), x, 0), "#e8a777")
    canvas.polygon(moved(points("-58,282 -46,226 0,244 46,226 58,282"), x, 0), "#0b1733")
    canvas.circle(x, 190, 46, "#5b3a24")
    canvas.ellipse(x, 170, 86, 14, "#0b1733")
    canvas.polygon(moved(points("-50,170 -42,108 0,118 42,108 50,170"), x, 0), ink)
    canvas.rect(x - 49, 150, 98, 15, "#ef8f57")
    _case(canvas, x + 44, 538)


def _case(canvas: Canvas, x: float, y: float) -> None:
    canvas.ring(x + 84, y, 28, "#5c2411", 10)
    canvas.round_rect((x, y, 168, 112), 12, "#8e3a21")
    canvas.rect(x, y + 42, 168, 8, "#6b2915")
    for clasp in (30, 114):
        canvas.rect(x + clasp, y + 34, 24, 24, "#ffcf8f")
