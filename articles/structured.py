"""What an article says to machines: one graph of schema.org, as text for a script element.

Dates keep the precision they have: a year is "2005". Confidential sources are never handed in.
"""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from articles.material import Material
from articles.models import Article
from articles.page import Dates, Noted
from facts.models import Event, Source
from images.models import Image
from images.renditions import height_at, lead_url, nearest_width
from newsroom.lib.html import safe_url
from shows.models import Show

Node = dict[str, Any]
FILMS = {Show.Kind.FILM, Show.Kind.DOCUMENTARY_FILM}
PICTURE_WIDTH = 1200
LANGUAGE = "en-GB"
# Inside a script element "<" could end it, and the two line ends are no JSON in old scripts.
ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def structured_data(  # noqa: PLR0913 -- each is a part of the graph
    material: Material,
    *,
    address: str,
    description: str,
    dates: Dates,
    sources: Iterable[Source],
    corrections: Iterable[Noted] = (),
) -> str:
    """The graph as JSON that may stand in HTML as it is."""
    publisher = _publisher()
    about = [_show(show) for show in (material.show, *material.other_shows) if show]
    about += [_event(material.event)] if material.event else []
    lead, content = material.lead_image, material.content
    article = {
        "@type": "NewsArticle",
        "@id": f"{address}#article",
        "mainEntityOfPage": address,
        "headline": content["headline"],
        "description": description,
        "articleSection": Article.Kind(content["kind"]).label,
        "inLanguage": LANGUAGE,
        "isAccessibleForFree": True,
        "datePublished": _moment(dates.published),
        "dateModified": _moment(dates.modified),
        "author": [{"@type": "Person", "name": author.name} for author in material.authors],
        "publisher": {"@id": publisher["@id"]},
        "publishingPrinciples": _absolute(reverse("site:how_we_check")),
        "image": [_image(lead)] if lead else [],
        "about": [{"@id": node["@id"]} for node in about],
        "citation": [_source(source) for source in sources],
        "correction": [_correction(note) for note in corrections],
    }
    graph = [_filled(article), publisher, _trail(material, address), *about]
    text = json.dumps(
        {"@context": "https://schema.org", "@graph": graph},
        ensure_ascii=False,
        separators=(",", ":"),
    )
    return text.translate(ESCAPES)


def _publisher() -> Node:
    return {
        "@type": "NewsMediaOrganization",
        "@id": f"{settings.NEWSROOM_BASE_URL}/#publisher",
        "name": settings.NEWSROOM_SITE_NAME,
        "url": f"{settings.NEWSROOM_BASE_URL}/",
    }


def _trail(material: Material, address: str) -> Node:
    show = material.show
    steps = [("True stories", _absolute(reverse("site:articles")))]
    if show and show.listed:
        steps.append((show.title, _absolute(show.get_absolute_url())))
    steps.append((material.content["headline"], address))
    return {
        "@type": "BreadcrumbList",
        "@id": f"{address}#trail",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": item}
            for position, (name, item) in enumerate(steps, 1)
        ],
    }


def _show(show: Show) -> Node:
    film = show.kind in FILMS
    address = _absolute(show.get_absolute_url())
    return _filled(
        {
            "@type": "Movie" if film else "TVSeries",
            "@id": f"{address}#show",
            "name": show.title,
            "alternateName": show.original_title,
            "url": address if show.listed else "",
            "dateCreated" if film else "startDate": show.premiere.iso() if show.premiere else "",
        }
    )


def _event(event: Event) -> Node:
    address = _absolute(event.get_absolute_url())
    return _filled(
        {
            "@type": "Event",
            "@id": f"{address}#event",
            "name": event.name,
            "url": address,
            "startDate": event.date.iso() if event.date else "",
            "endDate": event.ended.iso() if event.ended else "",
            "location": {"@type": "Place", "name": event.place.name} if event.place else {},
        }
    )


def _image(image: Image) -> Node:
    width = nearest_width(image, PICTURE_WIDTH)
    return {
        "@type": "ImageObject",
        "url": _absolute(lead_url(image, PICTURE_WIDTH)),
        "width": width,
        "height": height_at(image, width),
        "creditText": image.credit,
    }


def _source(source: Source) -> Node:
    publisher = source.publisher
    return _filled(
        {
            "@type": "CreativeWork",
            "name": source.title,
            "author": {"@type": "Person", "name": source.author} if source.author else {},
            "publisher": {"@type": "Organization", "name": publisher.name} if publisher else {},
            "datePublished": source.published.iso() if source.published else "",
            "url": safe_url(source.url),
            "archivedAt": safe_url(source.archived_url),
        }
    )


def _correction(note: Noted) -> Node:
    return {
        "@type": "CorrectionComment",
        "text": note.note,
        "datePublished": _moment(note.at),
    }


def _moment(moment: datetime) -> str:
    local = timezone.localtime(moment, timezone.get_default_timezone())
    return local.isoformat(timespec="seconds")


def _absolute(path: str) -> str:
    return f"{settings.NEWSROOM_BASE_URL}{path}" if path.startswith("/") else path


def _filled(node: Node) -> Node:
    """The node without what is not known."""
    return {name: value for name, value in node.items() if value not in ("", [], {}, None)}
