import pytest
from django.db import IntegrityError, transaction

from tests.make import make_image

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "columns",
    [
        {"alt": ""},
        {"focal_x": -0.1},
        {"focal_y": 1.1},
        {"width": 0},
        {"content_hash": "f" * 64},
        {"taken_precision": "day"},
    ],
)
def test_the_database_refuses_what_no_picture_may_be(columns):
    make_image(content_hash="f" * 64)

    with pytest.raises(IntegrityError), transaction.atomic():
        make_image(**columns)


def test_an_image_is_called_by_its_title():
    assert str(make_image(title="The vault")) == "The vault"
