from io import BytesIO

import pytest
from PIL import Image as Pixels

from images import renditions
from images.storing import store_image
from tests.images.files import picture
from tests.make import make_image

pytestmark = pytest.mark.django_db


def store(data):
    return store_image(data, alt="A wall", credit="Newsroom", rights="own", title="Wall")


@pytest.mark.parametrize(
    ("width", "widths"),
    [
        (4000, [320, 480, 800, 1200, 1600]),
        (1600, [320, 480, 800, 1200, 1600]),
        (1000, [320, 480, 800, 1000]),
        (320, [320]),
        (7, [7]),
    ],
)
def test_no_width_is_larger_than_the_picture(width, widths):
    assert renditions.widths_for(width) == widths


def test_a_picture_is_stored_in_every_width_and_format(media):
    image = store(picture(size=(900, 600)))

    sizes = {}
    for name in renditions.file_names(image):
        with Pixels.open(media / name) as file:
            sizes[name] = (file.format, file.size)
    stem = f"renditions/{image.content_hash[:20]}"
    assert sizes == {
        f"originals/{image.content_hash[:20]}.jpg": ("JPEG", (900, 600)),
        f"{stem}-320.avif": ("AVIF", (320, 213)),
        f"{stem}-320.webp": ("WEBP", (320, 213)),
        f"{stem}-320.jpg": ("JPEG", (320, 213)),
        f"{stem}-480.avif": ("AVIF", (480, 320)),
        f"{stem}-480.webp": ("WEBP", (480, 320)),
        f"{stem}-480.jpg": ("JPEG", (480, 320)),
        f"{stem}-800.avif": ("AVIF", (800, 533)),
        f"{stem}-800.webp": ("WEBP", (800, 533)),
        f"{stem}-800.jpg": ("JPEG", (800, 533)),
        f"{stem}-900.avif": ("AVIF", (900, 600)),
        f"{stem}-900.webp": ("WEBP", (900, 600)),
        f"{stem}-900.jpg": ("JPEG", (900, 600)),
    }


def test_what_readers_get_carries_no_notes(media):
    exif = Pixels.Exif()
    exif[0x010E] = "The garden of the witness"
    image = store(picture(exif=exif, comment=b"do not print"))

    for name in renditions.file_names(image):
        data = (media / name).read_bytes()
        assert b"witness" not in data
        assert b"do not print" not in data
        with Pixels.open(BytesIO(data)) as file:
            assert len(file.getexif()) == 0


@pytest.mark.parametrize(("asked", "given"), [(1, 320), (320, 320), (500, 800), (1200, 1200)])
def test_a_lead_is_at_least_as_wide_as_asked(asked, given):
    image = make_image(
        width=1200, renditions={"stem": "renditions/abc", "widths": [320, 480, 800, 1200]}
    )

    assert renditions.lead_url(image, asked) == f"/media/renditions/abc-{given}.jpg"


def test_a_lead_is_the_widest_there_is_where_none_is_wide_enough():
    image = make_image(renditions={"stem": "renditions/abc", "widths": [320, 400]})

    assert renditions.lead_url(image) == "/media/renditions/abc-400.jpg"


def test_a_rendition_is_as_high_as_its_width_makes_it():
    image = make_image(width=1600, height=1067)

    assert [renditions.height_at(image, width) for width in (320, 800)] == [213, 534]
