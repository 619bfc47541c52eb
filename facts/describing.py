"""What a page of the web says of itself: to machines in JSON-LD and metadata, else in its text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import timedelta
from email.utils import parsedate_to_datetime
from itertools import chain, islice
from urllib.parse import urljoin, urlsplit

from django.utils import timezone

from facts.addresses import plain_address, site_of
from facts.linked_data import LinkedData
from newsroom.lib.dates import PartialDate
from newsroom.lib.html import clean_text
from newsroom.lib.tags import Tag, read_tags
from newsroom.lib.wording import join_names, shortened

LONGEST_TITLE, LONGEST_AUTHOR, LONGEST_PUBLISHER = 300, 250, 200
LONGEST_READ = 2000
MOST_TAGS = 2000
MOST_SCRIPTS = 30
MOST_NAMES = 6

TITLES = "og:title citation_title dc.title dcterms.title twitter:title parsely-title"
PUBLISHERS = (
    "og:site_name citation_publisher citation_journal_title dc.publisher dcterms.publisher "
    "application-name"
)
AUTHORS = (
    "citation_author dc.creator dcterms.creator article:author author byl parsely-author "
    "sailthru.author"
)
DATES = (
    "article:published_time og:article:published_time citation_publication_date citation_date "
    "citation_online_date dc.date.issued dcterms.issued dcterms.created dc.date dcterms.date "
    "parsely-pub-date sailthru.date pubdate publishdate publish-date date.published date"
)
LANGUAGES = "og:locale citation_language dc.language dcterms.language content-language language"
# What the text of a page says for machines.
PROPERTIES = {"headline", "author", "publisher", "name", "datepublished"}


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


def describe(html: str, url: str) -> Described:
    """What the page that came from ``url`` says of itself."""
    page = _Page(html, url)
    publisher = page.publisher()
    return Described(
        url=page.address(),
        title=page.title(publisher),
        publisher=publisher,
        author=page.author(publisher),
        published=page.published(),
        language=page.language(),
    )


class _Page:
    """A page with its metadata at hand; each method asks the best witness first."""

    def __init__(self, html: str, url: str) -> None:
        self.url = url
        self.tags: dict[str, list[Tag]] = {}
        self.metas: dict[str, list[str]] = {}
        for tag in islice(read_tags(html, _is_witness), MOST_TAGS):
            self.tags.setdefault(tag.name, []).append(tag)
            if tag.name == "meta":
                given = tag.given
                name = given.get("property") or given.get("name") or given.get("http-equiv") or ""
                self.metas.setdefault(name.strip().lower(), []).append(given.get("content", ""))
        scripts = self.tags.get("script", [])[:MOST_SCRIPTS]
        self.data = LinkedData((script.text for script in scripts), url)

    def meta(self, names: str) -> Iterator[str]:
        for name in names.split():
            yield from self.metas.get(name, ())

    def texts(self, name: str) -> Iterator[str]:
        """The words of the elements of that name."""
        return (tag.text for tag in self.tags.get(name, ()))

    def items(self, name: str, within: str = "") -> Iterator[str]:
        """What the elements with that item property say to machines, or their words."""
        for tag in chain.from_iterable(self.tags.values()):
            around = not within or any(within in outer.split() for outer in tag.inside)
            if around and tag.has("itemprop", name):
                yield tag.given.get("content") or tag.given.get("datetime") or tag.text

    # -- Each field -----------------------------------------------------------------------------

    def address(self) -> str:
        """The address that the page calls its own, if it is one of the same site."""
        own = plain_address(self.url)
        links = [tag for tag in self.tags.get("link", ()) if tag.has("rel", "canonical")]
        given = (tag.given.get("href", "") for tag in links)
        for text in (*given, *self.meta("og:url"), *self.data.texts("url")):
            address = plain_address(_joined(own, text))
            if address and site_of(address) == site_of(own) and not _is_front(address):
                # What was read over TLS is not sent back to the open road.
                secure = own.startswith("https:") and address.startswith("http:")
                return f"https:{address.removeprefix('http:')}" if secure else address
        return own

    def title(self, publisher: str) -> str:
        given = (
            *self.data.texts("headline", "name"),
            *self.meta(TITLES),
            *self.items("headline"),
            *self.texts("title"),
            *self.texts("h1"),
        )
        title = _first(given, LONGEST_TITLE)
        sites = {publisher, *self.meta("og:site_name application-name"), site_of(self.url)}
        return without_site(title, sites)

    def publisher(self) -> str:
        given = (
            *self.data.of("publisher", "name", "legalName"),
            *self.data.of("sourceOrganization", "name"),
            *self.meta(PUBLISHERS),
            *self.items("name", within="publisher"),
        )
        return _first((name for name in given if not _no_name.search(name)), LONGEST_PUBLISHER)

    def author(self, publisher: str) -> str:
        """Everybody whom the first witness names."""
        for names in (
            self.data.of("author", "name"),
            self.data.of("creator", "name"),
            *(self.meta(name) for name in AUTHORS.split()),
            self.items("name", within="author"),
            self.items("author"),
            (
                tag.text
                for tag in chain.from_iterable(self.tags.values())
                if tag.has("rel", "author")
            ),
        ):
            if found := author_names(names, publisher):
                return found
        return ""

    def published(self) -> PartialDate | None:
        times = self.tags.get("time", [])
        given = (
            *self.data.texts("datePublished", "uploadDate", "dateCreated"),
            *self.meta(DATES),
            *self.items("datepublished"),
            *(_moment(tag) for tag in times if "pubdate" in tag.given or _is_dated(tag)),
            # A lone time is that of the page; of several, most are those of other pages.
            *(_moment(tag) for tag in times if len(times) == 1),
        )
        return next((date for text in given if (date := read_date(text))), None)

    def language(self) -> str:
        given = (
            *self.data.of("inLanguage", "alternateName", "name"),
            *(tag.given.get("lang", "") for tag in self.tags.get("html", ())),
            *self.meta(LANGUAGES),
        )
        codes = (re.match(r"([a-z]{2})(?![a-z])", text.strip().lower(), re.ASCII) for text in given)
        return next((code[1] for code in codes if code), "")


def _is_witness(tag: Tag) -> bool:
    """Whether a tag may say something of its page."""
    match tag.name:
        case "meta" | "title" | "h1" | "time" | "html":
            return True
        case "link":
            return tag.has("rel", "canonical")
        case "script":
            return "ld+json" in tag.given.get("type", "").lower()
    said = tag.given.get("itemprop", "").lower().split()
    return tag.has("rel", "author") or not PROPERTIES.isdisjoint(said)


def _moment(tag: Tag) -> str:
    return tag.given.get("datetime") or tag.text


def _is_dated(tag: Tag) -> bool:
    return any(tag.has("class", name) for name in ("published", "entry-date", "dt-published"))


def _joined(base: str, text: str) -> str:
    try:
        return urljoin(base, text.strip()) if text.strip() else ""
    except ValueError:
        return ""


def _is_front(address: str) -> bool:
    """Whether it is the front page of its site, which many pages call theirs by mistake."""
    parts = urlsplit(address)
    return parts.path in ("", "/") and not parts.query


# -- Words and dates of pages ---------------------------------------------------------------------

# Marks that nobody sees and that turn words round.
_unseen = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_no_name = re.compile(
    r"https?:|www\.|^\s*@|\S@\S|^[\W\d_]*$|^\s*(?:admin|none|null|undefined)\s*$", re.IGNORECASE
)
_between = re.compile(r"\s+(?:[|–—·•»:-]|::|\|\|)\s+")
_sign = re.compile(r"\W+")
_iso_day = re.compile(r"(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?=$|[T ])", re.ASCII)
_iso_month = re.compile(r"(\d{4})[-/](\d{1,2})", re.ASCII)
_letter = re.compile(r"[A-Za-z]{3},? +\d", re.ASCII)


def words(text: str, length: int) -> str:
    """The words of one line as plain text, no longer than ``length``."""
    line = clean_text(_unseen.sub("", text[:LONGEST_READ]))
    return shortened(line, length).strip()


def _first(given: Iterable[str], length: int) -> str:
    return next((line for text in given if (line := words(text, length))), "")


def without_site(title: str, sites: Iterable[str]) -> str:
    """The title without the name of its site at either end."""
    labels = {label for site in sites if "." in site for label in site.split(".")[:-1]}
    names = {_sign.sub("", site).casefold() for site in {*sites, *labels}}
    names |= {name.removeprefix("the") for name in names}
    names = {name for name in names if len(name) > 2}
    places = list(_between.finditer(title))
    if places and _sign.sub("", title[places[-1].end() :]).casefold() in names:
        return title[: places[-1].start()].strip()
    if places and _sign.sub("", title[: places[0].start()]).casefold() in names:
        return title[places[0].end() :].strip()
    return title


def author_names(given: Iterable[str], publisher: str) -> str:
    """The names in a row, without addresses, without "By" and without the publisher's own."""
    names: dict[str, None] = {}
    for text in given:
        name = re.sub(r"^by:?\s+(?=\S)", "", words(text, 120), flags=re.IGNORECASE)
        last, comma, first = name.partition(", ")
        if comma and "," not in first and " " not in last.strip() and len(first.split()) < 3:
            name = f"{first} {last}"
        if name and not _no_name.search(text) and name.casefold() != publisher.casefold():
            names[name] = None
    found = list(names)
    if len(found) > MOST_NAMES:
        found[MOST_NAMES:] = ["others"]
    return shortened(join_names(found), LONGEST_AUTHOR) if found else ""


def read_date(text: str) -> PartialDate | None:
    """The day, month or year that a page gives, as finely as it does; None if it gives none.

    A day that has not come and the first day of computers are what a machine writes by itself.
    """
    written = " ".join(text[:60].split())
    try:
        date = _date(written)
    except (ValueError, TypeError, OverflowError):
        return None
    tomorrow = timezone.localdate() + timedelta(days=1)
    return None if not date or date.low > tomorrow or date.low.isoformat() == "1970-01-01" else date


def _date(written: str) -> PartialDate | None:
    if match := _iso_day.match(written):
        return PartialDate.parse("-".join(match.groups()))
    if match := _iso_month.fullmatch(written):
        return PartialDate.parse(f"{match[1]}-{int(match[2]):02}")
    if _letter.match(written):
        return PartialDate.parse(parsedate_to_datetime(written).date().isoformat())
    return PartialDate.parse(written) if written else None
