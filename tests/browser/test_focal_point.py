"""The focal point of a picture, moved the way an editor moves it."""

import pytest
from django.urls import reverse

from images.models import Image
from images.storing import store_image
from newsroom.models import User
from tests.images.files import picture

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def desk(page, log_in):
    """Give a window in which a managing editor is logged in."""
    log_in(page, User.objects.create_superuser("maud", password="kX9-own-password"))
    return page


def point(page):
    return page.input_value("#id_focal_x"), page.input_value("#id_focal_y")


def test_the_point_moves_by_keys_and_by_mouse_and_is_saved(desk, complaints, look):
    image = store_image(
        picture(size=(900, 600)), alt="A wall.", credit="Newsroom", rights="own", title="Wall"
    )
    desk.goto(reverse("admin:images_image_change", args=[image.pk]))
    handle = desk.locator("[data-focal-point]")

    handle.focus()
    for key in ("ArrowRight", "Shift+ArrowRight", "Shift+ArrowUp"):
        desk.keyboard.press(key)
    desk.locator("[aria-label='Focal point: 56% across, 45% down']").wait_for()
    by_keys = point(desk), handle.get_attribute("aria-label")
    stage = desk.locator("[data-focal-stage]")
    size = stage.bounding_box()
    stage.click(position={"x": size["width"] * 0.2, "y": size["height"] * 0.9})
    look(desk, "desk-image")
    by_mouse = point(desk)
    crop = desk.locator(".focal-square img").evaluate("image => image.style.objectPosition")
    with desk.expect_event("load"):
        desk.get_by_role("button", name="Save", exact=True).click()

    assert by_keys == (("0.56", "0.45"), "Focal point: 56% across, 45% down")
    assert (by_mouse, crop) == (("0.2", "0.9"), "25% 100%")
    image.refresh_from_db()
    assert (image.focal_x, image.focal_y) == (0.2, 0.9)
    assert complaints == []


def test_a_picture_is_shown_before_it_is_stored(desk, complaints):
    desk.goto(reverse("admin:images_image_add"))
    stage = desk.locator("[data-focal-stage]")
    before = stage.is_visible()

    desk.set_input_files(
        "#id_upload", {"name": "wall.png", "mimeType": "image/png", "buffer": picture("PNG")}
    )
    stage.wait_for(state="visible")
    desk.get_by_label("Description").fill("A wall.")
    desk.get_by_label("Credit").fill("Newsroom")
    desk.get_by_label("Rights").select_option("own")
    with desk.expect_event("load"):
        desk.get_by_role("button", name="Save", exact=True).click()

    assert before is False
    assert [(image.title, image.width) for image in Image.objects.all()] == [("wall", 60)]
    assert complaints == []
