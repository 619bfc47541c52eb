"""What shows, people and everything else on screen are found by."""

from newsroom.lib.search import register
from shows.models import (
    Availability,
    Character,
    Credit,
    Episode,
    Organisation,
    OrganisationName,
    Person,
    PersonName,
    Place,
    PlaceName,
    Season,
    Service,
    ServiceName,
    Show,
    ShowName,
    SourceWork,
)

NAMED = {
    Person: {PersonName: "person_id"},
    Place: {PlaceName: "place_id"},
    Organisation: {OrganisationName: "organisation_id"},
    Service: {ServiceName: "service_id"},
}


def register_all():
    """Have every record of this app found."""
    register(
        Show,
        title="title",
        words=lambda show: [show.original_title, *_other_names(show)],
        related=["names"],
        parts={ShowName: "show_id"},
    )
    for model, names in NAMED.items():
        register(model, title="name", words=_other_names, related=["names"], parts=names)
    register(SourceWork, title="title", words=lambda work: [work.slug, work.isbn], via=["authors"])
    register(Character, title="name", via=["show"])
    register(Season, title="title", words=lambda season: [f"season {season.number}"], via=["show"])
    register(
        Episode,
        title="title",
        words=lambda episode: [f"episode {episode.number}" if episode.number else "special"],
        via=["season__show", "season"],
    )
    register(Credit, via=["person", "character", "show"])
    register(Availability, via=["show", "service"])


def _other_names(record):
    return [record.slug, *(name.text for name in record.names.all())]
