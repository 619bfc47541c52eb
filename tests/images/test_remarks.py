from datetime import date

import pytest

from images.models import Image
from images.remarks import remarks_on, remarks_on_width

DAY = date(2026, 2, 20)
WORDS = {"alt": "A wall of boxes.", "credit": "AFP"}


@pytest.mark.parametrize(
    ("columns", "sentences"),
    [
        ({}, []),
        ({"expires_on": date(2026, 3, 3)}, ["Rights end on 3 March 2026."]),
        ({"expires_on": date(2026, 8, 3)}, []),
        (
            {"expires_on": date(2026, 2, 19)},
            ["Rights ended on 19 February 2026: it cannot be published."],
        ),
        ({"alt": "IMG_2041.JPG"}, ["No description: say in one sentence what it shows."]),
        (
            {"alt": " ", "credit": ""},
            [
                "No description: say in one sentence what it shows.",
                "No credit: say whose it is.",
            ],
        ),
        ({"restrictions": "No cropping, UK only."}, ["Restricted: No cropping, UK only."]),
    ],
)
def test_what_somebody_has_to_know_is_said(columns, sentences):
    assert list(remarks_on(Image(**{**WORDS, **columns}), on=DAY)) == sentences


@pytest.mark.parametrize(("width", "warned"), [(1199, True), (1200, False)])
def test_a_picture_under_1200_pixels_is_warned_about_at_the_top(width, warned):
    remarks = list(remarks_on_width(width))

    assert [remark.partition(":")[0] for remark in remarks] == ["Only 1,199 pixels wide"] * warned
