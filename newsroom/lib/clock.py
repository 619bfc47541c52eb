"""Times of day as people write them, in a time zone where clocks go forward and back."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, tzinfo

EXAMPLES = "Write it like 2026-03-03 14:02, or with an offset: 2026-03-03 14:02+00:00."

_written = re.compile(
    r"(?P<date>(?:19|20|21)\d{2}-\d{2}-\d{2})"
    r"(?:[T ](?P<time>\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?)"
    r"\s*(?P<offset>Z|[+-]\d{2}:?\d{2})?)?",
    re.ASCII | re.IGNORECASE,
)


class NotOneMoment(ValueError):  # noqa: N818 -- says what the time is not
    """A time that the clocks skip or show twice; ``choices`` are the two moments it may mean."""

    def __init__(self, sentence: str, choices: Iterable[datetime]) -> None:
        super().__init__(sentence)
        self.choices = list(choices)


def parse_local(text: str, zone: tzinfo) -> datetime:
    """The moment that ``text`` names, read in ``zone`` unless it brings its own offset.

    Raises ValueError with a sentence for what cannot be read, and NotOneMoment, which is one, for a
    time that the clocks skip or show twice.
    """
    words = " ".join(text.split())
    match = _written.fullmatch(words)
    if not match:
        raise ValueError(f"“{words[:60]}” is not a time that can be read. {EXAMPLES}")
    if not match["time"]:
        raise ValueError(f"“{words}” says no time of day. {EXAMPLES}")
    local = _local(match)
    if match["offset"]:
        return _with_offset(local, match["offset"])
    refuse_skipped(local, zone)
    refuse_doubled(local, zone)
    return local.replace(tzinfo=zone)


def refuse_skipped(local: datetime, zone: tzinfo) -> None:
    """Raise NotOneMoment if the clocks of ``zone`` are put forward over ``local``."""
    real = _through_utc(local.replace(tzinfo=zone))
    if real == local:
        return
    skipped = abs(real - local)
    before, after = local - skipped, local + skipped
    raise NotOneMoment(
        f"{_spoken(local)} does not exist in {name_of(zone)}, because the clocks go forward: "
        f"choose {before:%H:%M} or {after:%H:%M}.",
        [before.replace(tzinfo=zone), after.replace(tzinfo=zone)],
    )


def refuse_doubled(local: datetime, zone: tzinfo) -> None:
    """Raise NotOneMoment if the clocks of ``zone`` show ``local`` twice."""
    first, second = (local.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    if first.utcoffset() == second.utcoffset():
        return
    raise NotOneMoment(
        f"{_spoken(local)} comes twice in {name_of(zone)}, because the clocks go back: write "
        f"{first.isoformat(' ', 'minutes')} for the first or "
        f"{second.isoformat(' ', 'minutes')} for the second.",
        [first, second],
    )


def written(moment: datetime, zone: tzinfo) -> str:
    """The moment as ``parse_local`` reads it in ``zone``, with its offset only where it needs one.

    ``2026-11-27T06:00``, as a field of a browser holds it; ``2026-10-25T01:30+00:00``.
    """
    local = moment.astimezone(zone)
    said = local.replace(tzinfo=None, fold=0)
    try:
        refuse_doubled(said, zone)
    except NotOneMoment:
        return local.isoformat("T", "minutes")
    return said.isoformat("T", "minutes")


def utc_offset(moment: datetime) -> str:
    """How far the clocks of its zone are from UTC then: "UTC+1", "UTC-3:30", "UTC"."""
    minutes = round((moment.utcoffset() or timedelta()).total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    said = f"{hours}:{rest:02}" if rest else str(hours)
    return f"UTC{'-' if minutes < 0 else '+'}{said}" if minutes else "UTC"


def _local(match: re.Match[str]) -> datetime:
    hour, _, rest = match["time"].partition(":")
    try:
        return datetime.fromisoformat(f"{match['date']}T{hour:0>2}:{rest}")
    except ValueError:
        raise ValueError(
            f"There is no {match['time']} on {match['date']}: look at the month, the day and the "
            "hour again."
        ) from None


def _with_offset(local: datetime, offset: str) -> datetime:
    if offset in "Zz":
        return local.replace(tzinfo=UTC)
    try:
        return datetime.fromisoformat(f"{local.isoformat()}{offset}")
    except ValueError:
        raise ValueError(f"{offset} is no offset from UTC. {EXAMPLES}") from None


def _through_utc(moment: datetime) -> datetime:
    """The same moment as the clocks of its zone really show it."""
    return moment.astimezone(UTC).astimezone(moment.tzinfo).replace(tzinfo=None, fold=0)


def _spoken(local: datetime) -> str:
    return f"{local:%H:%M} on {local.day} {local:%B %Y}"


def name_of(zone: tzinfo) -> str:
    """The name of a zone as its people say it: "London"."""
    return str(zone).rpartition("/")[2].replace("_", " ")
