import pytest

from images.drawings import DRAWINGS
from images.models import Image
from images.renditions import file_names
from newsroom.management.demo_art import SKETCHES, demo_image
from tests.make import make_user

pytestmark = pytest.mark.django_db


def test_every_drawing_is_described_once():
    assert set(SKETCHES) == set(DRAWINGS)
    assert len({sketch.title for sketch in SKETCHES.values()}) == len(SKETCHES)


def test_a_drawing_is_stored_once_with_its_description(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    editor = make_user()

    image = demo_image("bust-blue", by=editor)

    assert (image.title, image.credit, image.rights, image.created_by) == (
        "Drawn bust: blue",
        "Illustration: Newsroom",
        "own",
        editor,
    )
    assert all((tmp_path / name).is_file() for name in file_names(image))
    assert demo_image("bust-blue") == image
    assert Image.objects.count() == 1


def test_a_drawing_that_was_renamed_is_still_the_same_image(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    image = demo_image("bust-blue")
    Image.objects.update(title="An actor")

    assert demo_image("bust-blue") == image
