"""The desk's screens for what really happened, and what they add to the screens below."""

from shows.admin import CharacterAdmin, PersonAdmin, ShowAdmin

from .events import EventAdmin, InvolvementAdmin
from .facts import FactAdmin, PropertyAdmin
from .inlines import (
    AdaptationInline,
    PersonInvolvementInline,
    PortrayalInline,
    VerdictInline,
)
from .relations import AdaptationAdmin, PortrayalAdmin, VerdictAdmin
from .sources import CitationAdmin, SourceAdmin

ShowAdmin.inlines = [VerdictInline, AdaptationInline, *ShowAdmin.inlines]
CharacterAdmin.inlines = [PortrayalInline, *CharacterAdmin.inlines]
PersonAdmin.inlines = [PersonInvolvementInline, *PersonAdmin.inlines]

__all__ = [
    "AdaptationAdmin",
    "CitationAdmin",
    "EventAdmin",
    "FactAdmin",
    "InvolvementAdmin",
    "PortrayalAdmin",
    "PropertyAdmin",
    "SourceAdmin",
    "VerdictAdmin",
]
