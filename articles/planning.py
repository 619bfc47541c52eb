"""What readers get when, in words and in order."""

from datetime import datetime, tzinfo

from django.utils import timezone

from newsroom.lib.clock import name_of


def readers_will_see(moment: datetime | None, *, zone: tzinfo | None = None) -> str:
    """What a time means: "Readers will see this on Friday 27 November at 06:00, London time".

    Said in ``zone``, or in that of the person who looks, and where the desk keeps another time, in
    that too: "(07:00 in Brussels)". None is now. The full stop is left to the caller.
    """
    if moment is None:
        return "Readers will see this now"
    return f"Readers will see this on {at_length(moment, zone=zone)}"


def at_length(moment: datetime, *, zone: tzinfo | None = None) -> str:
    """A moment in full: "Friday 27 November at 06:00, London time (07:00 in Brussels)"."""
    here = zone or timezone.get_current_timezone()
    local = moment.astimezone(here)
    said = f"{_day(local)} at {local:%H:%M}, {name_of(here)} time"
    desk = timezone.get_default_timezone()
    there = moment.astimezone(desk)
    if there.utcoffset() == local.utcoffset():
        return said
    day = "" if there.date() == local.date() else f"{_day(there)}, "
    return f"{said} ({day}{there:%H:%M} in {name_of(desk)})"


def _day(local: datetime) -> str:
    """The day with its weekday, and its year if that is not the present one."""
    year = "" if local.year == timezone.now().astimezone(local.tzinfo).year else f" {local.year}"
    return f"{local:%A} {local.day} {local:%B}{year}"
