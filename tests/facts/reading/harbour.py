"""An invented story for the tests of reading: a bank robbery, and the series made of it."""

from types import SimpleNamespace

from facts.models import EventName
from shows.models import PersonName, ShowName
from tests.make import (
    make_adaptation,
    make_availability,
    make_character,
    make_credit,
    make_event,
    make_involvement,
    make_organisation,
    make_person,
    make_place,
    make_service,
    make_show,
    make_source_work,
)


def make_harbour():
    """The series, the robbery and the people around both; all of it is made up."""
    norland = make_place("Norland", kind="country")
    brandholm = make_place("Brandholm", part_of=norland)
    for city in ("Oskarstad", "Vik"):
        make_place(city, part_of=norland)
    bank = make_place("Brandholm Savings Bank", kind="building", part_of=brandholm)
    show = make_show("The Quiet Harbour", kind="limited_series", premiere="6 March 2024")
    ShowName.objects.create(show=show, text="Quiet Harbor", kind="forbidden")
    make_show("The Last Ferry", kind="documentary_film")
    make_show("Cold Ledger")
    event = make_event("1998 Brandholm bank robbery", date="14 November 1998", place=bank)
    EventName.objects.create(event=event, text="Brandholm robbery", kind="short")
    make_adaptation(show, event=event)
    make_adaptation(show, source_work=make_source_work("A Winter’s Haul"))
    aalto, lindqvist, bergdahl = (
        make_person(name) for name in ("Henrik Aalto", "Marta Lindqvist", "Jonas Bergdahl")
    )
    for person in (aalto, lindqvist, bergdahl):
        make_involvement(event, person=person)
    PersonName.objects.create(person=lindqvist, text="Lindkvist", kind="forbidden")
    make_person("Petra Aalto")
    make_credit(show, make_person("Elin Sandvik"), character=make_character("Captain Holm", show))
    make_credit(show, make_person("Tobias Krohn"), job="director")
    make_organisation("National Crime Bureau", kind="police")
    make_organisation("Harbour Lane Pictures", kind="producer")
    make_organisation("The Northern Ledger", kind="publisher")
    make_availability(show, make_service("Norvision"))
    return SimpleNamespace(show=show, event=event, aalto=aalto, lindqvist=lindqvist, bank=bank)
