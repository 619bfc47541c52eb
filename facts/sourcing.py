"""Sources by their address: found again however it is written, and kept with what the page says."""

import re
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from facts.models import Source
from newsroom.lib.changes import changed
from newsroom.lib.dates import PartialDate
from newsroom.lib.html import safe_url

LAST_SOURCE = "last_source"
MOST_ALIKE = 50
# What an address carries for those who count its readers: the page is the same without.
TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|li_fat_id"
    r"|mc_cid|mc_eid|_hsenc|_hsmi|mkt_tok|oly_anon_id|oly_enc_id|vero_id|wickedid|_ga|_gl|ns_\w+"
    r"|at_(?:medium|campaign|custom\d|link_\w+|format|bbc_team|ptr_name)|smid|smtyp|ftag|cmpid|ito"
    r"|ocid|ref_src|ref_url|xtor|__twitter_impression|guccounter|guce_referrer\w*",
    re.ASCII | re.IGNORECASE,
)


class PageNotRead(Exception):  # noqa: N818 -- says what the page is: not read
    """The page could not be read; the text is a plain sentence that asks to type its fields."""


@dataclass(frozen=True)
class Described:
    """What a page says of itself; what it does not say is empty."""

    url: str
    title: str = ""
    publisher: str = ""
    author: str = ""
    published: PartialDate | None = None
    language: str = ""

    def as_json(self) -> dict[str, str]:
        """Every field as the text that a form takes."""
        return {name: str(value or "") for name, value in asdict(self).items()} | {
            "published": str(self.published or "")
        }


# -- Addresses ------------------------------------------------------------------------------------


def plain_address(url: str) -> str:
    """The address without what only counts readers, or "" if it is none of a web page."""
    if not safe_url(url):
        return ""
    parts = urlsplit(url.strip())
    host = (parts.hostname or "").rstrip(".")
    port = {("http", 80): None, ("https", 443): None}.get((parts.scheme, parts.port), parts.port)
    host = f"[{host}]" if ":" in host else host
    kept = [pair for pair in parse_qsl(parts.query, True) if not TRACKING.fullmatch(pair[0])]
    # An untouched query keeps its spelling: not every site reads what urlencode writes.
    same = len(kept) == len(parse_qsl(parts.query, True))
    query = parts.query if same else urlencode(kept)
    netloc = f"{host}:{port}" if port else host
    return urlunsplit((parts.scheme, netloc, parts.path or "/", query, ""))


def same_page(url: str) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    """What two addresses of one page have in common, whatever their scheme, "www." and ending."""
    parts = urlsplit(plain_address(url))
    host = re.sub(r"^(?:www|m|amp|mobile)\.", "", parts.netloc)
    return host, parts.path.rstrip("/"), tuple(sorted(parse_qsl(parts.query, True)))


def find_source(url: str) -> Source | None:
    """The source of that address, however it is written, or None."""
    plain = plain_address(url)
    if not plain:
        return None
    exact = Source.objects.filter(url__in={url.strip(), plain}).first()
    return exact or next(
        (row for row in _alike(plain) if same_page(row.url) == same_page(url)), None
    )


def _alike(plain: str) -> Any:
    """Sources whose address begins as one of this page may."""
    host, path, _ = same_page(plain)
    starts = Q()
    for scheme in ("https", "http"):
        for name in ("", "www.", "m.", "amp.", "mobile."):
            starts |= Q(url__startswith=f"{scheme}://{name}{host}{path}")
    return Source.objects.filter(starts).order_by("pk")[:MOST_ALIKE]


# -- The last one used ----------------------------------------------------------------------------


def last_source(request: Any) -> Source | None:
    """The source this person used last in this session, or None."""
    key = request.session.get(LAST_SOURCE)
    return Source.objects.select_related("publisher").filter(pk=key).first() if key else None


def remember_source(request: Any, source: Source) -> None:
    """Offer ``source`` to the next claim that this person puts down."""
    request.session[LAST_SOURCE] = source.pk


# -- Reading and keeping --------------------------------------------------------------------------


def describe_page(url: str) -> Described:
    """What the page at ``url`` says of itself, within five seconds, or PageNotRead."""
    raise PageNotRead("The page could not be read. Type what it says.")


@transaction.atomic
def keep_source(described: Described, *, by: Any) -> Source:
    """The source of that address, made now if the desk does not hold it."""
    held = find_source(described.url) if described.url else None
    if held:
        return held
    source: Any = Source(
        title=described.title[:300],
        url=described.url,
        author=described.author[:250],
        language=described.language,
        accessed_on=timezone.localdate() if described.url else None,
        published=described.published,
    )
    source.created_by = source._history_user = by
    try:
        with transaction.atomic():
            source.save()
    except IntegrityError:
        # Somebody kept the same page a moment ago.
        return Source.objects.get(url=described.url)
    changed([source], by=by)
    return source
