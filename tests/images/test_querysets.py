from datetime import date, timedelta

import pytest
from django.utils import timezone

from images.models import Image
from tests.make import make_article, make_edition, make_image, make_person, make_show

pytestmark = pytest.mark.django_db


def test_an_image_may_be_used_through_its_last_day_and_not_on_the_next():
    forever = make_image()
    until_friday = make_image(expires_on=date(2023, 10, 13))

    assert set(Image.objects.usable(on=date(2023, 10, 13))) == {forever, until_friday}
    assert set(Image.objects.usable(on=date(2023, 10, 14))) == {forever}
    assert set(Image.objects.expired(on=date(2023, 10, 13))) == set()
    assert set(Image.objects.expired(on=date(2023, 10, 14))) == {until_friday}
    assert [until_friday.is_expired(on=date(2023, 10, day)) for day in (13, 14)] == [False, True]


def test_the_day_is_today_if_left_out():
    today = timezone.localdate()
    current = make_image(expires_on=today)
    late = make_image(expires_on=today - timedelta(days=1))

    assert list(Image.objects.usable()) == [current]
    assert list(Image.objects.expired()) == [late]
    assert [current.expired, late.expired, make_image().expired] == [False, True, False]


def test_an_image_is_in_use_wherever_a_record_of_any_app_shows_it():
    poster, portrait, lead, printed, unused = (make_image() for _ in range(5))
    make_show(poster=poster)
    make_person(portrait=portrait)
    article = make_article(lead_image=lead)
    make_edition(article).shown_images.create(image=printed)
    unused.title = "A change, which leaves a row of history"
    unused.save()

    used = Image.objects.with_use().values_list("pk", "in_use")

    assert dict(used) == {
        poster.pk: True,
        portrait.pk: True,
        lead.pk: True,
        printed.pk: True,
        unused.pk: False,
    }


def test_rights_that_run_out_within_the_month_are_ending():
    today = timezone.localdate()
    ending = [make_image(expires_on=today + timedelta(days=days)) for days in (0, 30)]
    for days in (-1, 31):
        make_image(expires_on=today + timedelta(days=days))
    make_image()

    assert set(Image.objects.ending()) == set(ending)
