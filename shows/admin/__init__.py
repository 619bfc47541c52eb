"""The desk's screens for what is on screen. Upper apps append to these classes."""

from .imports import ImportRunAdmin
from .people import CharacterAdmin, CreditAdmin, PersonAdmin
from .places import AvailabilityAdmin, OrganisationAdmin, PlaceAdmin, ServiceAdmin, SourceWorkAdmin
from .titles import EpisodeAdmin, SeasonAdmin, ShowAdmin

__all__ = [
    "AvailabilityAdmin",
    "CharacterAdmin",
    "CreditAdmin",
    "EpisodeAdmin",
    "ImportRunAdmin",
    "OrganisationAdmin",
    "PersonAdmin",
    "PlaceAdmin",
    "SeasonAdmin",
    "ServiceAdmin",
    "ShowAdmin",
    "SourceWorkAdmin",
]
