from io import BytesIO

import pytest
from PIL import Image

from images.drawings import DRAWINGS, draw


@pytest.mark.parametrize("name", ["everybody-loves-diamonds-poster", "bust-blue"])
def test_a_drawing_has_the_same_bytes_every_time(name):
    assert draw(name) == draw(name)


def test_every_drawing_is_another_picture_of_its_size():
    drawn = {name: draw(name) for name in DRAWINGS}

    sizes = {}
    for name, data in drawn.items():
        with Image.open(BytesIO(data)) as image:
            sizes[name] = image.width, round(image.height / image.width, 2)
    assert sizes == {
        name: (drawing.pixels, round(drawing.size[1] / drawing.size[0], 2))
        for name, drawing in DRAWINGS.items()
    }
    assert len(set(drawn.values())) == len(DRAWINGS)
