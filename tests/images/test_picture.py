import pytest
from django.template import Context, Template

from images.picture import focal_classes, picture_tag
from tests.make import make_image

pytestmark = pytest.mark.django_db

HTML = (
    "<picture>"
    '<source type="image/avif" srcset="/media/renditions/abc-320.avif 320w,'
    ' /media/renditions/abc-900.avif 900w" sizes="(min-width: 760px) 50vw, 100vw">'
    '<source type="image/webp" srcset="/media/renditions/abc-320.webp 320w,'
    ' /media/renditions/abc-900.webp 900w" sizes="(min-width: 760px) 50vw, 100vw">'
    '<img src="/media/renditions/abc-900.jpg" srcset="/media/renditions/abc-320.jpg 320w,'
    ' /media/renditions/abc-900.jpg 900w" sizes="(min-width: 760px) 50vw, 100vw"'
    ' width="900" height="600" alt="“Boxes” &amp; a &lt;stone&gt;" class="lead fx-25 fy-75"'
    ' loading="lazy" decoding="async">'
    "</picture>"
)


def image(**columns):
    return make_image(
        **{
            "alt": "“Boxes” & a <stone>",
            "width": 900,
            "height": 600,
            "focal_x": 0.3,
            "focal_y": 0.7,
            "renditions": {"stem": "renditions/abc", "widths": [320, 900]},
            **columns,
        }
    )


def test_a_picture_offers_every_format_and_width_with_its_size_and_focal_point():
    tag = picture_tag(image(), sizes="(min-width: 760px) 50vw, 100vw", css_class="lead")

    assert tag == HTML


def test_the_first_picture_of_a_page_is_fetched_at_once():
    tag = picture_tag(image(), sizes="100vw", eager=True)

    assert ' class="fx-25 fy-75" loading="eager" fetchpriority="high" decoding="async">' in tag
    assert "lazy" not in tag


def test_without_an_image_there_is_no_picture():
    assert picture_tag(None, sizes="100vw") == ""


@pytest.mark.parametrize(
    ("across", "down", "classes"),
    [
        (0, 1, "fx-0 fy-100"),
        (0.5, 0.5, "fx-50 fy-50"),
        (0.12, 0.13, "fx-0 fy-25"),
        (0.62, 0.63, "fx-50 fy-75"),
    ],
)
def test_the_focal_point_is_rounded_to_a_grid_of_five_by_five(across, down, classes):
    assert focal_classes(image(focal_x=across, focal_y=down)) == classes


def test_templates_draw_the_same_picture():
    page = Template(
        "{% load images %}"
        '{% picture still sizes="(min-width: 760px) 50vw, 100vw" css_class="lead" %}'
    )

    assert page.render(Context({"still": image()})) == HTML


def test_a_picture_asks_the_database_nothing(django_assert_num_queries):
    still = image()

    with django_assert_num_queries(0):
        picture_tag(still, sizes="100vw")
