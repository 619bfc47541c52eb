import hashlib
import tracemalloc

import pytest
from PIL import Image, ImageCms

from images.reading import UnusablePicture, read_picture
from tests.images.files import BLUE, GREEN, RED, encoded, huge_png, moving, picture

SVG = b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'
TOO_LARGE = (
    "still.jpg is larger than 40 million pixels or longer than 12,000 on a side. Scale it down "
    "and upload it again."
)
UNREADABLE = "still.jpg is not a picture we can read. Upload a JPEG, PNG, WebP, AVIF or GIF."
DAMAGED = (
    "still.jpg is damaged or ends too early. Download or export it again and upload the new copy."
)
SVG_REFUSED = (
    "still.jpg is an SVG drawing, which can carry scripts. Export it as a PNG and upload that."
)
MOVES = "still.jpg moves. Export the frame you want as a JPEG or PNG and upload that."


def read(data):
    return read_picture(data, name="still.jpg").pixels


def near(pixel, colour):
    return all(abs(a - b) <= 6 for a, b in zip(pixel, colour, strict=True))


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "still.jpg is empty. Choose the picture again."),
        (b"Dear desk, here is the still.", UNREADABLE),
        (b"<html><body>Not found</body></html>", UNREADABLE),
        (b"%PDF-1.7 and more", UNREADABLE),
        (b"\xff\xd8\xff\xe0", UNREADABLE),
        (picture("BMP"), UNREADABLE),
        (picture("TIFF"), UNREADABLE),
        (SVG, SVG_REFUSED),
        (b"\xef\xbb\xbf <svg></svg>", SVG_REFUSED),
        (picture(size=(200, 200))[:-200], DAMAGED),
        (picture("PNG", size=(200, 200))[:-40], DAMAGED),
        (picture("WEBP", size=(200, 200))[:-20], UNREADABLE),
        (picture("AVIF", size=(200, 200))[:-20], DAMAGED),
        (huge_png(20_000, 20_000), TOO_LARGE),
        (huge_png(8_000, 5_001), TOO_LARGE),
        (huge_png(12_001, 10), TOO_LARGE),
        (huge_png(600, 400), DAMAGED),
        (moving("GIF"), MOVES),
        (moving("PNG"), MOVES),
        (moving("WEBP"), MOVES),
        (moving("AVIF"), MOVES),
        (
            bytes(26 * 1024 * 1024),
            "still.jpg weighs 26 MB; the limit is 25 MB. Export it smaller and upload it again.",
        ),
    ],
)
def test_what_is_no_picture_for_readers_is_refused_with_one_sentence(data, sentence):
    with pytest.raises(UnusablePicture) as refusal:
        read(data)

    assert str(refusal.value) == sentence


def test_the_sentence_names_the_file_without_its_folder_and_shortens_a_long_name():
    with pytest.raises(UnusablePicture) as refusal:
        read_picture(b"", name="/tmp/" + "a" * 500 + "\x07-final.jpg")

    assert (
        str(refusal.value) == f"{'a' * 40}…{'a' * 6}-final.jpg is empty. Choose the picture again."
    )


def test_a_bomb_of_twenty_thousand_pixels_is_refused_without_decoding_it():
    bomb = huge_png(20_000, 20_000)
    tracemalloc.start()

    with pytest.raises(UnusablePicture):
        read(bomb)

    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 1_000_000


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
def test_every_format_becomes_plain_pixels(form):
    pixels = read(picture(form, colour=BLUE))

    assert (pixels.mode, pixels.size, pixels.info) == ("RGB", (60, 40), {})
    assert near(pixels.getpixel((30, 20)), BLUE)


def test_the_hash_is_that_of_the_bytes_which_were_handed_in():
    data = picture()

    assert read_picture(data, name="a.jpg").content_hash == hashlib.sha256(data).hexdigest()


def test_a_name_that_lies_about_the_format_does_no_harm():
    assert read_picture(picture("PNG"), name="still.jpg").pixels.size == (60, 40)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_taken_sideways_is_turned_upright(orientation):
    upright = Image.new("RGB", (60, 40), BLUE)
    upright.paste(RED, (0, 0, 30, 20))
    as_lying = {
        1: [],
        2: [Image.Transpose.FLIP_LEFT_RIGHT],
        3: [Image.Transpose.ROTATE_180],
        4: [Image.Transpose.FLIP_TOP_BOTTOM],
        5: [Image.Transpose.TRANSPOSE],
        6: [Image.Transpose.ROTATE_90],
        7: [Image.Transpose.TRANSVERSE],
        8: [Image.Transpose.ROTATE_270],
    }
    lying = upright
    for turn in as_lying[orientation]:
        lying = lying.transpose(turn)
    exif = Image.Exif()
    exif[0x0112] = orientation

    pixels = read(encoded(lying, exif=exif))

    assert pixels.size == (60, 40)
    assert [pixels.getpixel(spot) for spot in ((5, 5), (55, 5), (5, 35), (55, 35))] == [
        RED,
        BLUE,
        BLUE,
        BLUE,
    ]


def test_the_notes_of_the_camera_do_not_survive():
    exif = Image.Exif()
    exif[0x010E] = "The garden of the witness"

    pixels = read(picture(exif=exif, comment=b"do not print"))

    assert pixels.info == {}
    assert len(pixels.getexif()) == 0


def test_broken_notes_beside_a_sound_picture_are_ignored():
    assert read(picture(exif=b"Exif\x00\x00garbage")).size == (60, 40)


def test_what_is_see_through_is_laid_on_white():
    half = Image.new("RGBA", (60, 40), (*RED, 255))
    half.paste((*RED, 0), (0, 0, 30, 40))

    pixels = read(encoded(half))

    assert [pixels.getpixel((5, 20)), pixels.getpixel((55, 20))] == [(255, 255, 255), RED]


def test_a_see_through_colour_of_a_palette_is_laid_on_white():
    palette = Image.new("P", (60, 40), 1)
    palette.putpalette([0, 0, 0, *GREEN])
    palette.paste(0, (0, 0, 30, 40))

    pixels = read(encoded(palette, transparency=0))

    assert [pixels.getpixel((5, 20)), pixels.getpixel((55, 20))] == [(255, 255, 255), GREEN]


@pytest.mark.parametrize(("level", "grey"), [(0, 0), (32_896, 128), (65_535, 255)])
def test_sixteen_bits_of_grey_keep_their_brightness(level, grey):
    pixels = read(encoded(Image.new("I;16", (60, 40), level)))

    assert pixels.getpixel((30, 20)) == (grey, grey, grey)


def test_the_inks_of_a_printer_become_colours_of_a_screen():
    pixels = read(picture(mode="CMYK", colour=(255, 0, 255, 0)))

    assert pixels.mode == "RGB"
    assert near(pixels.getpixel((30, 20)), (0, 255, 0))


def test_a_colour_profile_is_applied_and_dropped():
    lab_like = ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ")).tobytes()
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()

    plain = read(picture("PNG", icc_profile=srgb))
    broken = read(picture("PNG", icc_profile=b"no profile at all"))
    foreign = read(picture("PNG", icc_profile=lab_like))

    assert [image.getpixel((30, 20)) for image in (plain, broken)] == [RED, RED]
    assert [image.info for image in (plain, broken, foreign)] == [{}, {}, {}]


def test_a_second_picture_inside_a_jpeg_is_no_movement():
    frames = [Image.new("RGB", (60, 40), colour) for colour in (RED, BLUE)]
    both = encoded(frames[0], "MPO", save_all=True, append_images=frames[1:])

    assert near(read(both).getpixel((30, 20)), RED)


def test_a_larger_picture_than_we_keep_is_scaled_down():
    assert read(picture("PNG", size=(6400, 400))).size == (3200, 200)
    assert read(picture(size=(6400, 400))).size == (1600, 100)


def test_a_strip_of_one_pixel_is_a_picture_too():
    assert read(picture("PNG", size=(4000, 1))).size == (3200, 1)
