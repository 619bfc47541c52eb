from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from articles.planning import readers_will_see

LONDON, NEW_YORK = ZoneInfo("Europe/London"), ZoneInfo("America/New_York")
YEAR = timezone.now().year


@pytest.mark.only_on("sqlite")
def test_the_result_for_readers_names_day_time_and_place():
    friday = datetime(2020, 11, 27, 6, tzinfo=UTC)

    assert readers_will_see(friday, zone=LONDON) == (
        "Readers will see this on Friday 27 November 2020 at 06:00, London time"
    )


@pytest.mark.only_on("sqlite")
def test_the_year_is_said_only_where_it_is_another_one():
    this_year = datetime(YEAR, 6, 15, 12, tzinfo=UTC)

    assert readers_will_see(this_year, zone=LONDON) == (
        f"Readers will see this on {this_year:%A} 15 June at 13:00, London time"
    )


@pytest.mark.only_on("sqlite")
def test_a_desk_in_another_zone_is_said_beside_the_persons_own():
    with timezone.override("America/New_York"):
        evening = datetime(2020, 11, 28, 1, tzinfo=UTC)

        assert readers_will_see(evening) == (
            "Readers will see this on Friday 27 November 2020 at 20:00, New York time "
            "(Saturday 28 November 2020, 01:00 in London)"
        )


@pytest.mark.only_on("sqlite")
@pytest.mark.parametrize(
    ("zone", "moment", "said"),
    [
        # The last minute before and the first after the clocks change.
        (LONDON, datetime(2020, 3, 29, 0, 59, tzinfo=UTC), "at 00:59, London time"),
        (LONDON, datetime(2020, 3, 29, 1, 0, tzinfo=UTC), "at 02:00, London time"),
        (NEW_YORK, datetime(2020, 3, 8, 6, 59, tzinfo=UTC), "at 01:59, New York time (06:59"),
        (NEW_YORK, datetime(2020, 3, 8, 7, 0, tzinfo=UTC), "at 03:00, New York time (07:00"),
        (NEW_YORK, datetime(2020, 11, 1, 5, 30, tzinfo=UTC), "at 01:30, New York time (05:30"),
        (NEW_YORK, datetime(2020, 11, 1, 6, 30, tzinfo=UTC), "at 01:30, New York time (06:30"),
    ],
)
def test_the_clock_of_the_reader_is_right_on_both_sides_of_a_change(zone, moment, said):
    assert said in readers_will_see(moment, zone=zone)
