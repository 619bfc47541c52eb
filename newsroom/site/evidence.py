"""What record pages print of facts and of people's parts in events: words, dates, sources."""

import datetime

from django.db.models import Prefetch

from articles.blocks.people import INCRIMINATING, STRONGEST_FIRST
from articles.notes import source_in_print
from facts.care import spent_in, spent_people
from facts.models import Citation, Involvement
from facts.wording import hedged
from newsroom.site.lanes import person_link
from newsroom.site.records import public_facts

STATUS_WORDS = {
    Involvement.Status.ALLEGED: "alleged {role}",
    Involvement.Status.CHARGED: "charged as {role}",
    Involvement.Status.CONVICTED: "{role}, convicted",
    Involvement.Status.ACQUITTED: "{role}, acquitted",
    Involvement.Status.ADMITTED: "{role}, by their own admission",
}


def facts_about(**subject):
    """The public facts about a record with the sources that may be named, dated ones in order."""
    named = Citation.objects.public().select_related("source__publisher")
    facts = public_facts().about(**subject).prefetch_related(Prefetch("citations", named))
    facts = facts.select_related("attributed_to_person", "attributed_to_organisation")
    people = spent_people()
    # A statement may name somebody whom no column does.
    return sorted((fact for fact in facts if not spent_in(fact, people)), key=_by_date)


def _by_date(fact):
    date = date_of(fact)
    return (date.low if date else datetime.date.max, fact.pk)


def date_of(fact):
    """When it happened or began, or when it was known to hold; None for what has no time."""
    return fact.value_date or fact.valid_from or fact.as_of


def fact_row(fact):
    """One fact with its date and standing."""
    date = date_of(fact)
    return {
        "statement": hedged(fact),
        "standing": fact.standing,
        "reason": fact.standing_reason,
        "when": date,
        "iso": date.iso() if date else "",
        "precision": date.precision if date else "",
        "more": fact.date_note if fact.value_date else "",
    }


def sources_of(facts):
    """Each source behind the facts once, for ``parts/sources.html``."""
    found = {
        citation.source_id: citation.source for fact in facts for citation in fact.citations.all()
    }
    return [source_in_print(source) for source in found.values()]


def parts_played(involvements):
    """One part for each person and event: the one that is established best."""
    best = {}
    for part in involvements:
        key = (part.event_id, part.person_id, part.organisation_id)
        if key not in best or _strength(part) < _strength(best[key]):
            best[key] = part
    return list(best.values())


def _strength(part):
    return STRONGEST_FIRST.index(part.status)


def part_row(involvement):
    """One part in an event, for ``parts/cast.html``."""
    person = involvement.person
    return {
        "name": str(person or involvement.organisation),
        "url": person_link(person) if person else "",
        "role": part_in_words(involvement),
    }


def part_in_words(involvement):
    """The part with how far it is established: "alleged mastermind", "lockpicker, convicted"."""
    role = involvement.role_title or involvement.get_role_display().lower()
    harmful = involvement.role in INCRIMINATING
    words = STATUS_WORDS.get(involvement.status, "reported {role}" if harmful else "{role}")
    # The word used may say it already: "alleged mastermind".
    return role if words.split()[0] in role.lower() else words.format(role=role)
