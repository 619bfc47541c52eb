from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from newsroom.lib.clock import parse_local

LONDON = ZoneInfo("Europe/London")


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-03-03 14:02", datetime(2026, 3, 3, 14, 2, tzinfo=UTC)),
        ("2026-07-03 9:02", datetime(2026, 7, 3, 8, 2, tzinfo=UTC)),
        ("  2026-07-03T09:02:30 ", datetime(2026, 7, 3, 8, 2, 30, tzinfo=UTC)),
        ("2026-07-03 09:02Z", datetime(2026, 7, 3, 9, 2, tzinfo=UTC)),
        ("2026-07-03 09:02 +0200", datetime(2026, 7, 3, 7, 2, tzinfo=UTC)),
        ("2026-10-25 01:30+01:00", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        ("2026-10-25 01:30+00:00", datetime(2026, 10, 25, 1, 30, tzinfo=UTC)),
        ("2026-03-29 01:30+00:00", datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),
        ("2026-03-29 02:00", datetime(2026, 3, 29, 1, 0, tzinfo=UTC)),
    ],
)
def test_a_time_is_read_on_the_clock_of_the_zone_unless_it_brings_an_offset(text, moment):
    assert parse_local(text, LONDON) == moment


def test_a_time_that_the_clocks_skip_is_refused_with_both_neighbours():
    with pytest.raises(ValueError, match="does not exist") as refusal:
        parse_local("2026-03-29 01:30", LONDON)

    assert str(refusal.value) == (
        "01:30 on 29 March 2026 does not exist in London, because the clocks go forward: "
        "choose 00:30 or 02:30."
    )


def test_a_time_that_comes_twice_is_asked_back_with_both_offsets():
    with pytest.raises(ValueError, match="comes twice") as refusal:
        parse_local("2026-10-25 01:30", LONDON)

    assert str(refusal.value) == (
        "01:30 on 25 October 2026 comes twice in London, because the clocks go back: write "
        "2026-10-25 01:30+01:00 for the first or 2026-10-25 01:30+00:00 for the second."
    )


EXAMPLES = "Write it like 2026-03-03 14:02, or with an offset: 2026-03-03 14:02+00:00."


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", f"“” is not a time that can be read. {EXAMPLES}"),
        ("tomorrow at six", f"“tomorrow at six” is not a time that can be read. {EXAMPLES}"),
        ("03/04/2026 14:02", f"“03/04/2026 14:02” is not a time that can be read. {EXAMPLES}"),
        ("0001-01-01 00:00", f"“0001-01-01 00:00” is not a time that can be read. {EXAMPLES}"),
        ("x" * 10_000, f"“{'x' * 60}” is not a time that can be read. {EXAMPLES}"),
        ("2026-03-03", f"“2026-03-03” says no time of day. {EXAMPLES}"),
        ("2026-03-03 14:02+99:00", f"+99:00 is no offset from UTC. {EXAMPLES}"),
        (
            "2026-02-30 10:00",
            "There is no 10:00 on 2026-02-30: look at the month, the day and the hour again.",
        ),
        (
            "2026-03-03 25:00",
            "There is no 25:00 on 2026-03-03: look at the month, the day and the hour again.",
        ),
    ],
)
def test_what_is_no_time_is_refused_with_a_sentence(text, sentence):
    with pytest.raises(ValueError, match=r".") as refusal:
        parse_local(text, LONDON)

    assert str(refusal.value) == sentence
