"""The tags of a page, one after the other, in time that grows with its length alone.

Building the tree of a page takes hours where somebody nests a hundred thousand boxes; a tag after
the other takes a second, and says enough to read what a page says of itself.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import unescape

LONGEST_VALUE = 4000
LONGEST_TEXT = 2000
MOST_OPEN = 12
MOST_STEPS = 100_000
# Elements without words of their own; the root has everybody's.
VOID = {"base", "br", "col", "embed", "hr", "html", "img", "input", "link", "meta", "source", "wbr"}
# What stands in them is no markup.
RAW = {"script", "style", "title", "textarea", "noscript", "iframe", "noembed", "noframes", "xmp"}
_name = re.compile(r"[a-zA-Z][^\s/>]*")
_gap = re.compile(r"[\s/]*")
_attribute = re.compile(r"=?[^\s/>=]*")
_equals = re.compile(r"\s*=\s*")
_bare = re.compile(r"[^\s>]*")
_end = {name: re.compile(rf"</{name}(?=[\s/>]|$)", re.IGNORECASE) for name in RAW}


@dataclass
class Tag:
    """An element: its name, its attributes, the words in it and the item properties around it.

    The words are as the page has them, with ``&amp;`` and the like.
    """

    name: str
    given: dict[str, str]
    inside: tuple[str, ...] = ()
    text: str = ""
    _parts: list[str] = field(default_factory=list, repr=False)
    _length: int = 0

    def has(self, attribute: str, word: str) -> bool:
        """Whether one of the words of an attribute is ``word``."""
        return word in self.given.get(attribute, "").lower().split()

    def hear(self, words: str) -> None:
        """Take in words, up to as many as anybody reads."""
        if self._length < LONGEST_TEXT:
            self._parts.append(words[:LONGEST_TEXT])
            self._length += len(words)

    def close(self) -> "Tag":
        self.text = " ".join(" ".join(self._parts).split())[:LONGEST_TEXT]
        return self


def read_tags(html: str, wanted: Callable[[Tag], bool]) -> Iterator[Tag]:
    """The elements that are ``wanted``, each when it ends; what never ends comes last."""
    open_tags: list[Tag] = []
    position, length = 0, len(html)
    for _ in range(MOST_STEPS):
        if position >= length:
            break
        start = html.find("<", position)
        words = html[position : start if start >= 0 else length]
        for tag in open_tags if words.strip() else ():
            tag.hear(words)
        if start < 0:
            break
        position, tag = _read(html, start)
        if tag is None:
            continue
        if tag.name.startswith("/"):
            yield from _closed(open_tags, tag.name[1:])
        elif wanted(tag):
            tag.inside = tuple(outer.given.get("itemprop", "") for outer in open_tags)
            if tag.name in RAW or tag.name in VOID:
                yield tag
            elif len(open_tags) < MOST_OPEN:
                open_tags.append(tag)
    yield from (tag.close() for tag in open_tags)


def _closed(open_tags: list[Tag], name: str) -> Iterator[Tag]:
    """The innermost open element of that name, and those that were left open in it."""
    if any(tag.name == name for tag in open_tags):
        while open_tags:
            tag = open_tags.pop()
            yield tag.close()
            if tag.name == name:
                return


def _read(html: str, start: int) -> tuple[int, Tag | None]:
    """The tag at ``start`` and where to go on; no tag for a comment or a sign by itself."""
    if html.startswith("<!--", start):
        return _after(html, "-->", start + 2), None
    if html.startswith(("<!", "<?"), start):
        return _after(html, ">", start), None
    closing = html.startswith("/", start + 1)
    name = _name.match(html, start + 1 + closing)
    if not name:
        return start + 1, None
    if closing:
        return _after(html, ">", name.end()), Tag(f"/{name[0].lower()}", {})
    position, given = _attributes(html, name.end())
    tag = Tag(name[0].lower(), given)
    if tag.name in RAW:
        end = _end[tag.name].search(html, position)
        tag.text = html[position : end.start() if end else len(html)]
        position = end.start() if end else len(html)
    return position, tag


def _after(html: str, sign: str, position: int) -> int:
    found = html.find(sign, position)
    return len(html) if found < 0 else found + len(sign)


def _attributes(html: str, position: int) -> tuple[int, dict[str, str]]:
    """What stands between the name of a tag and its end, and where it ends."""
    given: dict[str, str] = {}
    length = len(html)
    while True:
        position = _gap.match(html, position).end()
        if position >= length or html[position] == ">":
            return position + 1, given
        name = _attribute.match(html, position)
        position, value = name.end(), ""
        if equals := _equals.match(html, position):
            position, value = _value(html, equals.end())
        given.setdefault(name[0].lower(), value)


def _value(html: str, position: int) -> tuple[int, str]:
    quote = html[position : position + 1]
    if quote in ("'", '"') and quote:
        end = html.find(quote, position + 1)
        end = len(html) if end < 0 else end
        return end + 1, unescape(html[position + 1 : min(end, position + LONGEST_VALUE)])
    bare = _bare.match(html, position)
    return bare.end(), unescape(bare[0][:LONGEST_VALUE])
