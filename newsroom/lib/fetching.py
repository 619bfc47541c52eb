"""A page of the web by its address: five seconds, two megabytes, public servers, and no trace.

Whoever asks for it may have been given the address by anybody, so what goes wrong is said in one
sentence that does not tell a server that refuses from one that does not exist or is ours.
"""

import http.cookiejar
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

import httpcore
import httpx

from newsroom.lib.charsets import decode
from newsroom.lib.html import safe_url
from newsroom.lib.public_network import PUBLIC, Allowance, Network, Road

SECONDS = 5
WEIGHT = 2 * 1024 * 1024
# What a server may send around and instead of the page.
ENVELOPE = 512 * 1024
MOST_REDIRECTS = 5
LONGEST_URL = 2000
REDIRECTS = {301, 302, 303, 307, 308}
HTML = {"text/html", "application/xhtml+xml"}
HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; Newsroom)",
    "Accept": "text/html,application/xhtml+xml",
    "Accept-Language": "en",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}
UNREACHED = "This page could not be reached."
SLOW = f"This page did not come within {SECONDS} seconds."
TROUBLE = (
    httpcore.NetworkError,
    httpcore.ProtocolError,
    httpcore.UnsupportedProtocol,
    httpx.HTTPError,
    httpx.InvalidURL,
    # Of names whose letters no name may have.
    UnicodeError,
    zlib.error,
)


class NotFetched(Exception):  # noqa: N818 -- says what the page is: not fetched
    """There is no page to read; the text says why in a sentence that may be shown.

    ``status`` is what the site answered, 0 if it did not.
    """

    def __init__(self, sentence: str, status: int = 0) -> None:
        super().__init__(sentence)
        self.status = status


@dataclass(frozen=True)
class FetchedPage:
    """The HTML of a page and the address it came from at last."""

    url: str
    html: str


def fetch_page(url: str, *, network: Network = PUBLIC) -> FetchedPage:
    """The page at ``url``, cut off after two megabytes, or NotFetched."""
    allowance = Allowance(SECONDS, WEIGHT + ENVELOPE)
    nothing_kept = http.cookiejar.CookieJar(http.cookiejar.DefaultCookiePolicy(allowed_domains=[]))
    client = httpx.Client(
        transport=Road(network, allowance),
        headers=HEADERS,
        cookies=nothing_kept,
        trust_env=False,
        timeout=SECONDS,
    )
    try:
        with client:
            return _follow(client, url)
    except httpcore.TimeoutException:
        raise NotFetched(SLOW) from None
    except TROUBLE:
        raise NotFetched(UNREACHED) from None


def _follow(client: httpx.Client, url: str) -> FetchedPage:
    """The page at the end of at most five redirects."""
    for _ in range(MOST_REDIRECTS + 1):
        url = _addressed(url)
        with client.stream("GET", url, follow_redirects=False) as answer:
            target = answer.headers.get("location")
            if answer.status_code not in REDIRECTS or not target:
                return FetchedPage(url, _read(answer))
            url = str(answer.request.url.join(target).copy_with(fragment=None))
    raise NotFetched(UNREACHED)


def _addressed(url: str) -> str:
    """The address as it is asked for, or NotFetched for what is not that of a web page."""
    url = safe_url(url) if len(url) <= LONGEST_URL else ""
    if not url:
        raise NotFetched(UNREACHED)
    address = httpx.URL(url)
    host = address.raw_host.decode("ascii")
    # A name with its root is the same host, and no certificate is made out to it.
    return str(address.copy_with(host=host.rstrip(".")) if host.endswith(".") else address)


def _read(answer: httpx.Response) -> str:
    if answer.status_code != httpx.codes.OK:
        status = answer.status_code
        raise NotFetched(f"The site does not show us this page: it answers {status}.", status)
    kind, _, parameters = answer.headers.get("content-type", "").partition(";")
    kind = kind.strip().lower()
    if kind not in HTML:
        raise NotFetched(
            f"This is no page but a file{_named(kind)}, and files are not read.", answer.status_code
        )
    content = bytearray()
    for part in _unpacked(answer):
        content += part
        if len(content) >= WEIGHT:
            break
    if len(content) >= WEIGHT:
        # What was cut off ends with its last whole tag, and with a whole letter.
        del content[content.rfind(b">", 0, WEIGHT) + 1 :]
    charset = re.search(r"charset=[\"']?([\w.:-]+)", parameters, re.ASCII | re.IGNORECASE)
    return decode(bytes(content), charset[1] if charset else "")


def _named(kind: str) -> str:
    """The kind of a file in brackets, where it is one."""
    return f" ({kind})" if re.fullmatch(r"[a-z0-9]+/[a-z0-9.+-]{1,60}", kind, re.ASCII) else ""


def _unpacked(answer: httpx.Response) -> Iterator[bytes]:
    """The parts of the body; no part is unpacked further than it may weigh."""
    packing = answer.headers.get("content-encoding", "identity").strip().lower()
    if packing in ("identity", ""):
        yield from answer.iter_raw()
        return
    if packing not in ("gzip", "x-gzip"):
        raise NotFetched(UNREACHED)
    unpacking = zlib.decompressobj(wbits=16 + zlib.MAX_WBITS)
    for part in answer.iter_raw():
        yield unpacking.decompress(part, WEIGHT)
        if unpacking.eof:
            return
