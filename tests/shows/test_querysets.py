from datetime import timedelta

import pytest
from django.utils import timezone

from shows.models import Availability, ImportRun
from tests.make import make_availability

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def priced(days, **columns):
    return make_availability(
        price_minor=899,
        currency="GBP",
        checked_on=TODAY - timedelta(days=days),
        **columns,
    )


def test_a_price_is_stale_after_ninety_days_without_a_look():
    stale = priced(91)
    priced(90)
    make_availability(checked_on=TODAY - timedelta(days=400))

    assert list(Availability.objects.stale_prices()) == [stale]


def test_the_price_of_what_is_over_concerns_nobody():
    priced(
        91,
        ends_low=TODAY - timedelta(days=2),
        ends_high=TODAY - timedelta(days=1),
        ends_precision="weekend",
    )

    assert not Availability.objects.stale_prices().exists()


def ran(status, file_name="shows.csv", command="import_shows"):
    return ImportRun.objects.create(command=command, file_name=file_name, status=status)


def test_an_import_that_failed_concerns_the_desk_until_it_was_run_with_success():
    ran("clean")
    mended = ran("failed")
    ran("with_issues")
    again = ran("failed")
    other = ran("failed", file_name="credits.csv")
    ran("running", file_name="credits.csv")

    assert mended not in ImportRun.objects.unmended()
    assert set(ImportRun.objects.unmended()) == {again, other}
