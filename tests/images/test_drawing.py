from io import BytesIO

import pytest
from PIL import Image

from images.drawing import Canvas, arc, corners_of, curve, dice, mirrored, moved, points, polar

WHITE, RED, BLUE = (255, 255, 255), (255, 0, 0), (0, 0, 255)


def canvas():
    return Canvas(40, 20, pixels=80, ground="#ffffff")


def seen(sheet, *spots):
    with Image.open(BytesIO(sheet.png())) as image:
        return [image.getpixel(spot) for spot in spots]


def test_units_are_printed_at_the_size_of_the_paper():
    sheet = canvas()
    sheet.rect(10, 5, 10, 5, "#ff0000")

    assert seen(sheet, (19, 15), (20, 10), (39, 19), (40, 19)) == [WHITE, RED, RED, WHITE]


def test_shapes_cover_what_they_say():
    sheet = canvas()
    sheet.polygon(points("0,0 10,0 10,20 0,20"), "#ff0000")
    sheet.circle(30, 10, 5, "#0000ff")
    sheet.line([(12, 2), (18, 2)], "#ff0000", 2)

    assert seen(sheet, (10, 20), (60, 20), (50, 20), (49, 20), (30, 4)) == [
        RED,
        BLUE,
        BLUE,
        WHITE,
        RED,
    ]


def test_a_ramp_goes_from_one_colour_to_the_other():
    sheet = canvas()
    sheet.ramp(sheet.corners, "#ff0000", "#0000ff")

    top, bottom = seen(sheet, (40, 0), (40, 39))
    assert top[0] > 240
    assert bottom[2] > 240


def test_a_glow_fades_to_nothing_at_its_edge():
    sheet = canvas()
    sheet.glow(20, 10, 10, "#ff0000")

    middle, half, edge, beyond = seen(sheet, (40, 20), (50, 20), (59, 20), (62, 20))
    assert middle[1] < 20 < half[1] < edge[1]
    assert (edge[1] >= 253, beyond) == (True, WHITE)


def test_half_transparent_colours_mix():
    sheet = canvas()
    sheet.rect(0, 0, 40, 20, "#ff000080")

    assert seen(sheet, (40, 20)) == [(255, 127, 127)]


def test_a_curve_begins_and_ends_at_its_stops():
    outline = curve(points("0,0 0,10 10,10 10,0"), steps=2)

    assert outline == [(0, 0), (5, 7.5), (10, 0)]


def test_points_are_moved_mirrored_and_turned():
    assert moved(points("1,2 3,4"), 10, 20, 2) == [(12, 24), (16, 28)]
    assert mirrored(points("0,0 1,5"), 2) == [(0, 0), (1, 5), (3, 5), (4, 0)]
    assert corners_of(1, 2, 3, 4) == [(1, 2), (4, 2), (4, 6), (1, 6)]
    assert polar(1, 1, 2, 90) == pytest.approx((1, 3))
    assert arc(0, 0, 1, 0, 8)[-1] == polar(0, 0, 1, 8)


def test_chance_falls_the_same_way_every_time():
    assert dice(7).random() == dice(7).random()
