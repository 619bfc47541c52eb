"""Text from elsewhere, made fit to keep: no markup, no control characters, no odd addresses."""

import re
import unicodedata
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

UNREAD = "title, script, style, template, noscript, iframe, object, svg, head"
BREAKS = "br, p, div, li, ul, ol, tr, h1, h2, h3, h4, h5, h6, blockquote, section, article"
_not_printed = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def tidy_text(text: str) -> str:
    """The text in composed form, with plain line ends, without control characters but tabs."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", _not_printed.sub("", text))


def clean_text(html: str) -> str:
    """The words of a piece of HTML as plain text, a line for each paragraph."""
    tree = LexborHTMLParser(" ".join(tidy_text(html or "").split()))
    for node in tree.css(UNREAD):
        node.decompose()
    for node in tree.css(BREAKS):
        node.insert_before("\n")
        node.insert_after("\n")
    text = tree.root.text() if tree.root else ""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def safe_url(url: str) -> str:
    """The address if a reader may be sent there (http or https, with a host), else ""."""
    url = (url or "").strip()
    if re.search(r"[\x00-\x20\x7f-\x9f\\<>\"]", url):
        return ""
    try:
        parts = urlsplit(url)
        named = parts.hostname and parts.username is None and parts.port != 0
    except ValueError:
        return ""
    return url if parts.scheme in ("http", "https") and named else ""
