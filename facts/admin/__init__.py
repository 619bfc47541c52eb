"""The desk's screens for what really happened, and what they add to the screens below."""

from facts.care import proceedings_of_event, proceedings_of_person
from shows.admin import (
    CharacterAdmin,
    OrganisationAdmin,
    PersonAdmin,
    PlaceAdmin,
    ShowAdmin,
    SourceWorkAdmin,
)

from .casting import PasteCast
from .citations import CitationAdmin
from .contradictions import ContradictionAdmin
from .events import EventAdmin, InvolvementAdmin
from .facts import FactAdmin, PropertyAdmin
from .inlines import (
    PersonInvolvementInline,
    PersonPortrayalInline,
    PortrayalInline,
    facts_of,
)
from .opposed import opposed_by
from .pasting import PasteFacts
from .relations import AdaptationAdmin, PortrayalAdmin, VerdictAdmin
from .rows import AdaptationRow, CharacterRow, FactRow, VerdictRow
from .scenes import SceneAdmin, SceneByScene
from .sources import SourceAdmin

ShowAdmin.rows.kinds += [FactRow(), VerdictRow(), AdaptationRow(), CharacterRow()]
ShowAdmin.pages = [*ShowAdmin.pages, SceneByScene(), PasteCast()]
for _screen in (ShowAdmin, EventAdmin, PersonAdmin):
    _screen.pages = [*_screen.pages, PasteFacts()]
EventAdmin.cautions = [*EventAdmin.cautions, proceedings_of_event]
PersonAdmin.cautions = [*PersonAdmin.cautions, proceedings_of_person]
FactAdmin.panels = [*FactAdmin.panels, opposed_by]
CharacterAdmin.inlines = [PortrayalInline, facts_of("character"), *CharacterAdmin.inlines]
PersonAdmin.inlines = [
    facts_of("person"),
    PersonInvolvementInline,
    PersonPortrayalInline,
    *PersonAdmin.inlines,
]
PlaceAdmin.inlines = [facts_of("place"), *PlaceAdmin.inlines]
OrganisationAdmin.inlines = [facts_of("organisation"), *OrganisationAdmin.inlines]
SourceWorkAdmin.inlines = [facts_of("source_work"), *SourceWorkAdmin.inlines]

__all__ = [
    "AdaptationAdmin",
    "CitationAdmin",
    "ContradictionAdmin",
    "EventAdmin",
    "FactAdmin",
    "InvolvementAdmin",
    "PortrayalAdmin",
    "PropertyAdmin",
    "SceneAdmin",
    "SourceAdmin",
    "VerdictAdmin",
]
