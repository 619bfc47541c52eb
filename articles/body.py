"""The format of an article's body: clean it, parse it, say what it links to."""

import nh3

TAGS = {"h2", "h3", "p", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td"} | {
    "blockquote",
    "a",
    "em",
    "strong",
    "br",
    "span",
    "div",
    "figure",
    "figcaption",
    "cite",
}
ATTRIBUTES = {
    "a": {"href"},
    "blockquote": {"cite"},
    "span": {"data-fact"},
    "div": {"data-block", "data-ref"},
    "figure": {"data-image"},
}


def clean_body(html):
    """Return the body with nothing in it but what the format allows."""
    return nh3.clean(
        html or "", tags=TAGS, attributes=ATTRIBUTES, url_schemes={"http", "https"}, link_rel=None
    )
