"""What happened when, on screen beside in real life."""

from datetime import date

from django.template.loader import render_to_string
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from articles.blocks.subjects import event_of
from articles.body import RecordBlock
from articles.page import NothingToPrint, Page
from facts.models import Event, Fact
from facts.wording import hedged
from newsroom.lib.dates import PartialDate
from newsroom.lib.wording import capitalised
from shows.models import Availability, Show

Entry = dict[str, object]


def draw_timeline(block: RecordBlock, page: Page) -> str:
    """Dated, checked facts of the event and its people; premieres and arrivals beside them."""
    event = event_of(block, page)
    life = [(fact.value_date, _in_life(fact, page)) for fact in _facts_of(event, page)]
    if not life:
        raise NothingToPrint(
            f"no checked fact about {event} has a date. Check one, or take the block out.", event
        )
    screen = [entry for show in _shows(page) for entry in _on_screen(show, page)]
    if screen:
        life[0][1]["gap"] = _gap(page.material.show or page.material.other_shows[0])
    entries = life + screen
    entries.sort(key=lambda dated: (dated[0].low, dated[0].high))
    context = {"entries": [_dated(when, entry) for when, entry in entries]}
    return f'<div class="wide">{render_to_string("parts/timeline.html", context)}</div>'


def _facts_of(event: Event, page: Page) -> list[Fact]:
    people = {part.person_id for part in page.material.involvements if part.event_id == event.pk}
    return [
        fact
        for fact in page.material.dated_facts
        if fact.event_id == event.pk or fact.person_id in people
    ]


def _shows(page: Page) -> list[Show]:
    return [show for show in (page.material.show, *page.material.other_shows) if show]


def _gap(show: Show) -> str:
    """What a reader is told about the empty lane: scenes are not graded on this desk yet."""
    what = "film" if "film" in show.kind else "series"
    return f"Scene by scene, the {what} has not been compared."


def _in_life(fact: Fact, page: Page) -> Entry:
    statement = hedged(fact)
    html = page.evidence(escape(statement), fact, statement)
    return {"life": mark_safe(html), "more": fact.date_note}  # noqa: S308 -- escaped above


def _on_screen(show: Show, page: Page) -> list[tuple[PartialDate, Entry]]:
    rows = [row for row in page.material.availability_of(show) if row.starts]
    entries: list[tuple[PartialDate, Entry]] = []
    premiere = show.premiere
    if premiere:
        hosts = [row for row in rows if row.starts == premiere]
        entries.append((premiere, {"screen": _premiere(show, premiere, hosts, page.day)}))
    seen: set[tuple[int, PartialDate]] = set()
    for row in rows:
        # One service in ten countries is one arrival.
        if row.starts != premiere and (row.service_id, row.starts) not in seen:
            seen.add((row.service_id, row.starts))
            entries.append((row.starts, {"screen": _arrival(show, row, page.day)}))
    return entries


def _premiere(
    show: Show, premiere: PartialDate, hosts: list[Availability], day: date
) -> SafeString:
    verb = "premiered" if premiere.high <= day else "premieres"
    services = {row.service.name for row in hosts}
    where = f" on {services.pop()}" if len(services) == 1 else ""
    return format_html("<em>{}</em> {}{}.", show.title, verb, where)


def _arrival(show: Show, row: Availability, day: date) -> SafeString:
    verb = "came" if row.starts.high <= day else "comes"
    return format_html("<em>{}</em> {} to {}.", show.title, verb, row.service.name)


def _dated(when: PartialDate, entry: Entry) -> Entry:
    return {
        "when": capitalised(str(when)),
        "iso": when.iso(),
        "precision": when.precision,
        **entry,
    }
