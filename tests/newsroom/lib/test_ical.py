from datetime import UTC, datetime, timedelta, timezone

import pytest

from newsroom.lib.ical import Event, calendar

pytestmark = pytest.mark.only_on("sqlite")

NINE = datetime(2026, 11, 27, 9, tzinfo=timezone(timedelta(hours=3)))
CHANGED = datetime(2026, 11, 20, 12, 30, 1, tzinfo=UTC)


def written(**columns):
    event = Event(**{"uid": "a@b", "moment": NINE, "changed": CHANGED, "summary": "S", **columns})
    return calendar("Plans", [event], product="-//Test//EN")


def test_a_calendar_is_written_as_the_standard_asks():
    assert written(description="D", url="https://x.example/?a=1,2", sequence=3).split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Test//EN",
        "CALSCALE:GREGORIAN",
        "X-WR-CALNAME:Plans",
        "REFRESH-INTERVAL;VALUE=DURATION:PT30M",
        "BEGIN:VEVENT",
        "UID:a@b",
        "DTSTAMP:20261120T123001Z",
        "LAST-MODIFIED:20261120T123001Z",
        "SEQUENCE:3",
        "DTSTART:20261127T060000Z",
        "STATUS:CONFIRMED",
        "TRANSP:TRANSPARENT",
        "SUMMARY:S",
        "DESCRIPTION:D",
        "URL:https://x.example/?a=1,2",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("a,b;c\\d", "SUMMARY:a\\,b\\;c\\\\d"),
        ("one\ntwo\r\nthree\rfour", "SUMMARY:one\\ntwo\\nthree\\nfour"),
        ("bell\x07 and \x00 nothing\x7f", "SUMMARY:bell and  nothing"),
        ("x\r\nEND:VEVENT", "SUMMARY:x\\nEND:VEVENT"),
    ],
)
def test_no_words_end_a_line_or_a_value(words, line):
    assert line in written(summary=words).split("\r\n")


@pytest.mark.parametrize("letter", ["a", "é", "漢", "😀"])
def test_lines_are_folded_at_75_octets_and_never_inside_a_letter(letter):
    text = written(summary=letter * 200)

    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert f"SUMMARY:{letter * 200}" in text.replace("\r\n ", "")
