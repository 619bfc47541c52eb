"""Addresses of pages: the same page is found again however its address is written."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from newsroom.lib.html import safe_url

# What an address carries for those who count its readers: the page is the same without.
TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|li_fat_id"
    r"|mc_cid|mc_eid|_hsenc|_hsmi|mkt_tok|oly_anon_id|oly_enc_id|vero_id|wickedid|_ga|_gl"
    r"|ns_(?:source|mchannel|campaign|linkname|fee)|at_(?:medium|campaign|custom\d|link_\w+|format"
    r"|bbc_team|ptr_name)|smid|smtyp|ftag|cmpid|ito|ocid|ref_src|ref_url|xtor|guccounter"
    r"|guce_referrer\w*|__twitter_impression",
    re.ASCII | re.IGNORECASE,
)
# A page has the same words with each of these before the name of its site.
FRONTS = ("", "www.", "m.", "mobile.", "amp.")
FRONT = re.compile(r"^(?:www|m|mobile|amp)\.")
DEFAULT_PORTS = {("http", 80), ("https", 443)}


def plain_address(url: str) -> str:
    """The address without what only counts readers, or "" if it is none of a web page."""
    url = safe_url(url)
    if not url:
        return ""
    parts = urlsplit(url)
    host = (parts.hostname or "").rstrip(".")
    host = f"[{host}]" if ":" in host else host
    if parts.port and (parts.scheme, parts.port) not in DEFAULT_PORTS:
        host = f"{host}:{parts.port}"
    return urlunsplit((parts.scheme, host, parts.path or "/", _plain_query(parts.query), ""))


def _plain_query(query: str) -> str:
    pairs = parse_qsl(query, keep_blank_values=True)
    kept = [(name, value) for name, value in pairs if not TRACKING.fullmatch(name)]
    # An untouched query keeps its spelling: not every site reads what urlencode writes.
    return query if len(kept) == len(pairs) else urlencode(kept)


def site_of(url: str) -> str:
    """The host of an address, without the "www." that it may or may not have."""
    return FRONT.sub("", urlsplit(plain_address(url)).netloc)


def same_page(url: str) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    """What all addresses of one page have in common, whatever their scheme, "www." and ending."""
    parts = urlsplit(plain_address(url))
    query = tuple(sorted(parse_qsl(parts.query, keep_blank_values=True)))
    return site_of(url), parts.path.rstrip("/"), query
