"""Sources by their address: found again however it is written, and kept with what the page says."""

from collections.abc import Iterator
from dataclasses import replace
from functools import reduce
from hashlib import sha256
from operator import or_
from typing import Any

from django.core.cache import cache
from django.db import IntegrityError, transaction
from django.db.models import Count, Q
from django.utils import timezone

from facts.addresses import FRONTS, plain_address, same_page, site_of
from facts.describing import Described, describe
from facts.models import Source
from newsroom.lib.changes import changed
from newsroom.lib.fetching import SECONDS, NotFetched, fetch_page
from newsroom.lib.refusals import refuse_if
from newsroom.lib.turns import Busy, turn
from shows.importing.slugs import free_slug
from shows.models import Organisation

LAST_SOURCE = "last_source"
MOST_ALIKE = 50
REMEMBERED = 60
LONGEST_ADDRESS = 1000
PERMISSION = "facts.add_source"
BUSY = "Another page is being read for you."
NO_TITLE = "This page says no title."
# Whoever publishes there is not the site.
PLATFORMS = {
    "youtube.com": Source.Kind.VIDEO,
    "youtu.be": Source.Kind.VIDEO,
    "vimeo.com": Source.Kind.VIDEO,
    "dailymotion.com": Source.Kind.VIDEO,
    "facebook.com": Source.Kind.SOCIAL,
    "instagram.com": Source.Kind.SOCIAL,
    "tiktok.com": Source.Kind.SOCIAL,
    "threads.net": Source.Kind.SOCIAL,
    "twitter.com": Source.Kind.SOCIAL,
    "x.com": Source.Kind.SOCIAL,
    "bsky.app": Source.Kind.SOCIAL,
    "reddit.com": Source.Kind.SOCIAL,
    "linkedin.com": Source.Kind.SOCIAL,
    "medium.com": Source.Kind.NEWS,
    "substack.com": Source.Kind.NEWS,
    "msn.com": Source.Kind.NEWS,
    "web.archive.org": Source.Kind.NEWS,
    "archive.org": Source.Kind.NEWS,
    "archive.ph": Source.Kind.NEWS,
}
DATABASES = {"imdb.com", "themoviedb.org", "tvmaze.com", "wikidata.org", "thetvdb.com"}


class PageNotRead(Exception):  # noqa: N818 -- says what the page is: not read
    """The page could not be read; the text is a plain sentence that asks to type its fields."""


# -- Finding --------------------------------------------------------------------------------------


def find_source(url: str) -> Source | None:
    """The source of that address, however it is written, or None."""
    plain = plain_address(url)
    if not plain:
        return None
    exact = Source.objects.filter(url__in={url.strip(), plain}).first()
    return exact or next(_alike(plain), None)


def _alike(plain: str) -> Iterator[Source]:
    """The sources of this page under another spelling of its address."""
    page = site, path, query = same_page(plain)
    written = [address + end for address in _written(f"{site}{path}") for end in ("", "/")]
    if not query:
        yield from Source.objects.filter(url__in=written).order_by("pk")
    asked = reduce(or_, (Q(url__startswith=f"{address}?") for address in written))
    rows = Source.objects.filter(asked).order_by("pk")[:MOST_ALIKE]
    yield from (row for row in rows if same_page(row.url) == page)


def _written(rest: str) -> list[str]:
    """The beginnings that addresses of one page may have."""
    return [f"{scheme}://{front}{rest}" for scheme in ("https", "http") for front in FRONTS]


def _held_off_the_web(described: Described) -> Source | None:
    """The source without an address that has this title, and this publisher if one is given."""
    rows = Source.objects.filter(url="", title__iexact=described.title)
    if described.publisher:
        rows = rows.filter(publisher__name__iexact=described.publisher)
    return rows.order_by("pk").first()


def find_publisher(name: str, url: str = "") -> Organisation | None:
    """The organisation of that name, or the one that all sources of the same site have."""
    known_as = Q(name__iexact=name) | Q(names__text__iexact=name)
    named = list(Organisation.objects.filter(known_as).distinct()[:MOST_ALIKE]) if name else []
    of_site = _publisher_of_site(site_of(url)) if url and len(named) != 1 else None
    if len(named) > 1 and of_site not in named:
        printing = (Organisation.Kind.PUBLISHER, Organisation.Kind.BROADCASTER)
        return min(named, key=lambda held: (held.kind not in printing, held.pk))
    return of_site or next(iter(named), None)


def _publisher_of_site(site: str) -> Organisation | None:
    """Whom the desk has as the publisher of a site, where it has one."""
    if not site or _platform(site):
        return None
    of_site = reduce(or_, (Q(url__startswith=address) for address in _written(f"{site}/")))
    held = Source.objects.filter(of_site, publisher__isnull=False)
    rows = held.values("publisher").annotate(times=Count("pk")).order_by("-times")[:2]
    keys = [row["publisher"] for row in rows]
    return Organisation.objects.get(pk=keys[0]) if len(keys) == 1 else None


def _platform(site: str) -> str:
    """The kind of what stands on a platform where anybody publishes; "" for any other site."""
    labels = site.partition(":")[0].split(".")
    names = (".".join(labels[start:]) for start in range(len(labels)))
    return next((PLATFORMS[name] for name in names if name in PLATFORMS), "")


def _kind(url: str, publisher: Organisation | None) -> str:
    site = site_of(url)
    if site in DATABASES:
        return Source.Kind.DATABASE
    by_publisher = publisher and publisher.kind == Organisation.Kind.BROADCASTER
    return _platform(site) or (Source.Kind.BROADCASTER if by_publisher else Source.Kind.NEWS)


# -- The last one used ----------------------------------------------------------------------------


def last_source(request: Any) -> Source | None:
    """The source this person used last in this session, or None."""
    key = request.session.get(LAST_SOURCE)
    return Source.objects.select_related("publisher").filter(pk=key).first() if key else None


def remember_source(request: Any, source: Source) -> None:
    """Offer ``source`` to the next claim that this person puts down."""
    request.session[LAST_SOURCE] = source.pk


# -- Reading and keeping --------------------------------------------------------------------------


def describe_page(url: str, *, by: Any = None, patience: float = SECONDS) -> Described:
    """What the page at ``url`` says of itself, within five seconds, or PageNotRead.

    One page at a time for each person ``by``; whoever has ``patience`` waits for their turn.
    What came of it is remembered for a minute: a form is posted more than once.
    """
    reader = by.pk if by else "nobody"
    key = f"page-{reader}-{sha256(url.encode()).hexdigest()}"
    try:
        with turn(f"page-{reader}", patience=patience):
            said = cache.get(key) or _read(url)
            cache.set(key, said, REMEMBERED)
    except Busy:
        raise PageNotRead(f"{BUSY} Type what this one says, or wait a moment.") from None
    if isinstance(said, str):
        raise PageNotRead(f"{said} Type what it says.")
    if len(said.url) > LONGEST_ADDRESS:
        said = replace(said, url=plain_address(url))
    held = find_publisher(said.publisher, said.url)
    return replace(said, publisher=held.name) if held else said


def _read(url: str) -> Described | str:
    """What the page says, or the sentence why it does not."""
    try:
        page = fetch_page(url)
    except NotFetched as reason:
        return str(reason)
    return describe(page.html, page.url)


def reasons_not_to_keep_source(*, by: Any) -> Iterator[str]:
    """Say in plain words why ``by`` cannot bring a new source; nothing if they can."""
    if by is not None and not by.has_perm(PERMISSION):
        yield f"{by} may not add sources: choose one that the desk holds."


@transaction.atomic
def keep_source(described: Described, *, by: Any) -> Source:
    """The source of that address, made now if the desk does not hold it, its publisher too.

    Raises Refused where it would be new and ``by`` may not add any.
    """
    held = find_source(described.url) if described.url else _held_off_the_web(described)
    if held:
        return held
    refuse_if(reasons_not_to_keep_source(by=by))
    publisher = find_publisher(described.publisher, described.url)
    if not publisher and described.publisher:
        publisher = keep_publisher(described.publisher, by=by)
    source = Source(
        title=described.title,
        kind=_kind(described.url, publisher),
        url=described.url,
        author=described.author,
        publisher=publisher,
        language=described.language,
        published=described.published,
        accessed_on=timezone.localdate() if described.url else None,
    )
    # Somebody may have kept the same page a moment ago.
    return _keep(source, by=by) or Source.objects.get(url=described.url)


@transaction.atomic
def keep_publisher(name: str, *, by: Any) -> Organisation:
    """The organisation of that name, made now if the desk does not hold it."""
    held = find_publisher(name)
    if held:
        return held
    new = Organisation(
        name=name, slug=free_slug(Organisation, name), kind=Organisation.Kind.PUBLISHER
    )
    return _keep(new, by=by) or Organisation.objects.get(slug=new.slug)


def _keep(record: Any, *, by: Any) -> Any:
    """The new record, or None if another one took its place meanwhile."""
    record.created_by = record._history_user = by
    try:
        with transaction.atomic():
            record.save()
    except IntegrityError:
        return None
    changed([record], by=by)
    return record
