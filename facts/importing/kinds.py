"""The tables that can be imported, up to the facts, in an order in which each finds its records."""

from facts.importing.facts import FactSheet
from facts.importing.sheets import (
    AdaptationSheet,
    CitationSheet,
    EventNameSheet,
    EventSheet,
    InvolvementSheet,
    PortrayalSheet,
    SceneSheet,
    SourceSheet,
    VerdictSheet,
)
from newsroom.lib.imports.sheets import Sheet
from shows.importing.credits import CreditSheet
from shows.importing.parts import (
    AvailabilitySheet,
    CharacterSheet,
    EpisodeSheet,
    SeasonSheet,
)
from shows.importing.sheets import (
    OrganisationSheet,
    PersonSheet,
    PlaceSheet,
    ServiceSheet,
    ShowSheet,
    SourceWorkSheet,
)

SHEETS: list[type[Sheet]] = [
    PlaceSheet,
    OrganisationSheet,
    ServiceSheet,
    PersonSheet,
    ShowSheet,
    SeasonSheet,
    EpisodeSheet,
    SourceWorkSheet,
    CharacterSheet,
    CreditSheet,
    AvailabilitySheet,
    EventSheet,
    EventNameSheet,
    InvolvementSheet,
    AdaptationSheet,
    PortrayalSheet,
    SourceSheet,
    FactSheet,
    VerdictSheet,
    SceneSheet,
    CitationSheet,
]
