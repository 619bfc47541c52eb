"""The desk's screens for what is on screen. Upper apps append to these classes."""

from .imports import ImportRunAdmin
from .merging import MergeAdmin, MergeRecords, merged_into
from .people import CharacterAdmin, CreditAdmin, PersonAdmin
from .places import AvailabilityAdmin, OrganisationAdmin, PlaceAdmin, ServiceAdmin, SourceWorkAdmin
from .titles import EpisodeAdmin, SeasonAdmin, ShowAdmin

PersonAdmin.pages = [*PersonAdmin.pages, MergeRecords()]
PersonAdmin.panels = [*PersonAdmin.panels, merged_into]
ShowAdmin.pages = [*ShowAdmin.pages, MergeRecords()]
ShowAdmin.panels = [*ShowAdmin.panels, merged_into]

__all__ = [
    "AvailabilityAdmin",
    "CharacterAdmin",
    "CreditAdmin",
    "EpisodeAdmin",
    "ImportRunAdmin",
    "MergeAdmin",
    "OrganisationAdmin",
    "PersonAdmin",
    "PlaceAdmin",
    "SeasonAdmin",
    "ServiceAdmin",
    "ShowAdmin",
    "SourceWorkAdmin",
]
