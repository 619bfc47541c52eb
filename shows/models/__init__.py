"""What is on screen, where it can be watched, and who made it."""

from .imports import ExternalId, ImportIssue, ImportRun
from .merges import Merge
from .names import OrganisationName, PersonName, PlaceName, ServiceName, ShowName
from .people import Character, Credit, Person
from .places import Organisation, Place, SourceWork
from .services import Availability, Service
from .titles import Episode, Season, Show

__all__ = [
    "Availability",
    "Character",
    "Credit",
    "Episode",
    "ExternalId",
    "ImportIssue",
    "ImportRun",
    "Merge",
    "Organisation",
    "OrganisationName",
    "Person",
    "PersonName",
    "Place",
    "PlaceName",
    "Season",
    "Service",
    "ServiceName",
    "Show",
    "ShowName",
    "SourceWork",
]
