"""Calendars as other programs read them: RFC 5545, as far as events with a moment go."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import NamedTuple

MOST_OCTETS = 75
CONTENT_TYPE = "text/calendar; charset=utf-8"
_ESCAPED = str.maketrans(
    {
        "\\": "\\\\",
        ";": "\\;",
        ",": "\\,",
        "\n": "\\n",
        **{chr(code): None for code in (*range(10), *range(11, 32), 127)},
    }
)


class Event(NamedTuple):
    """Something at a moment. ``uid`` names it for ever, ``sequence`` grows when it moves."""

    uid: str
    moment: datetime
    changed: datetime
    summary: str
    description: str = ""
    url: str = ""
    status: str = "CONFIRMED"
    sequence: int = 0


def calendar(name: str, events: Iterable[Event], *, product: str) -> str:
    """The whole file, with the line ends and the folding that the standard asks for."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{_text(product)}",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_text(name)}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT30M",
        *(line for event in events for line in _lines(event)),
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _lines(event: Event) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(event.uid)}"
    yield f"DTSTAMP:{_moment(event.changed)}"
    yield f"LAST-MODIFIED:{_moment(event.changed)}"
    yield f"SEQUENCE:{event.sequence}"
    yield f"DTSTART:{_moment(event.moment)}"
    yield f"STATUS:{event.status}"
    # Readers get something; nobody of the desk is busy by it.
    yield "TRANSP:TRANSPARENT"
    yield f"SUMMARY:{_text(event.summary)}"
    if event.description:
        yield f"DESCRIPTION:{_text(event.description)}"
    if event.url:
        # An address is no text: nothing in it is escaped.
        yield f"URL:{event.url}"
    yield "END:VEVENT"


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(words: str) -> str:
    """Words with what would end a value or a line escaped, and without control characters."""
    return words.replace("\r\n", "\n").replace("\r", "\n").translate(_ESCAPED)


def _folded(line: str) -> str:
    """The line in pieces of at most 75 octets, never cut inside a character."""
    pieces, size = [""], 0
    for character in line:
        octets = len(character.encode())
        if size + octets > MOST_OCTETS:
            pieces.append(" ")
            size = 1
        pieces[-1] += character
        size += octets
    return "\r\n".join(pieces)
