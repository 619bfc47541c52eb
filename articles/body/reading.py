"""HTML from anywhere, read into blocks: first nh3, then what the format alone can know."""

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile

import nh3
from selectolax.lexbor import LexborHTMLParser, LexborNode

from articles.body.blocks import (
    RECORD_BLOCKS,
    Block,
    Cell,
    Figure,
    Item,
    Listing,
    Quote,
    RecordBlock,
    Run,
    Runs,
    Table,
    Text,
    runs_of,
)
from articles.body.document import Body
from articles.body.tidying import tidy
from newsroom.lib.html import safe_url, tidy_text

TEXT_TAGS = {"p": "p", "h1": "h2", "h2": "h2", "h3": "h3", "h4": "h3", "h5": "h3", "h6": "h3"}
STYLES = {"strong": "strong", "b": "strong", "em": "em", "i": "em", "cite": "cite"}
# Kept through the first pass only, so that the words on both sides of them are not glued.
# fmt: off
BOUNDARIES = {
    "address", "article", "aside", "caption", "center", "dd", "details", "dir", "dl", "dt",
    "fieldset", "footer", "form", "header", "hgroup", "hr", "legend", "main", "menu", "nav", "pre",
    "search", "section", "summary", "tfoot",
}
# fmt: on
TAGS = (
    {*TEXT_TAGS, *STYLES, *BOUNDARIES}
    | {"ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td"}
    | {"blockquote", "a", "br", "span", "div", "figure", "figcaption"}
)
ATTRIBUTES = {
    "a": {"href"},
    "blockquote": {"cite"},
    "span": {"data-fact"},
    "div": {"data-block", "data-ref"},
    "figure": {"data-image"},
}
UNREAD = {"script", "style", "title", "noscript", "template", "iframe", "object", "svg", "math"}
# Deeper than any person nests; below it only the words are read.
DEEPEST = 40
UNMARKED = Run("")

_space = re.compile(r"[ \t\n\f\r]+")
_fact_ref = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")
_record_ref = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,119}( [A-Za-z0-9][A-Za-z0-9_.-]{0,119})*")
_image_id = re.compile(r"0*([1-9][0-9]{0,17})")
_own_page = re.compile(r"(/(?!/)|#)[^\x00-\x20\x7f-\x9f\\<>\"]*")


def clean_body(html: str | None) -> str:
    """The body with nothing in it but what the format allows; cleaned twice it is the same."""
    return str(read_body(html))


def read_body(html: str | None) -> Body:
    """Read a body. What the format does not allow is left out; its words are kept."""
    safe = nh3.clean(
        tidy_text(html or ""),
        tags=TAGS,
        clean_content_tags=UNREAD,
        attributes=ATTRIBUTES,
        url_schemes={"http", "https"},
        link_rel=None,
    )
    root = LexborHTMLParser(f"<!doctype html><body>{safe}").body
    return Body(_Reader().blocks_in(_children(root)) if root else [])


class _Reader:
    """Turns nodes into blocks; loose text becomes a paragraph."""

    def __init__(self, depth: int = 0) -> None:
        self.blocks: list[Block] = []
        self.loose: Runs = []
        self.tag = "p"
        self.depth = depth

    def blocks_in(self, nodes: Iterable[LexborNode], marks: Run = UNMARKED) -> list[Block]:
        for node in nodes:
            self._read(node, marks)
        self._close()
        return self.blocks

    def _read(self, node: LexborNode, marks: Run) -> None:
        tag = node.tag or ""
        if tag == "-text" or self.depth > DEEPEST:
            text = node.text_content if tag == "-text" else node.text()
            self.loose.append(marks._replace(text=_space.sub(" ", text or "")))
        elif tag == "br":
            self.loose.append(marks._replace(text="\n"))
        elif tag in ("a", "span") or tag in STYLES:
            self._inside(node, _marked(node, marks))
        else:
            self._close()
            self._block(node, marks)
            self._close()

    def _inside(self, node: LexborNode, marks: Run) -> None:
        self.depth += 1
        for child in _children(node):
            self._read(child, marks)
        self.depth -= 1

    def _close(self) -> None:
        if runs := tidy(self.loose):
            self.blocks.append(Text(self.tag, runs))
        self.loose = []

    def _block(self, node: LexborNode, marks: Run) -> None:
        tag = node.tag or ""
        if tag in TEXT_TAGS:
            self._text(node, marks)
        elif tag in ("ul", "ol"):
            self._listing(node, marks)
        elif tag == "blockquote":
            passages, apart = _apart(self._blocks_of(_children(node), marks))
            if passages:
                self.blocks.append(Quote(_link(node.attributes.get("cite")), passages))
            self.blocks += apart
        elif tag == "table":
            self._table(node, marks)
        elif tag == "figure":
            self._figure(node, marks)
        elif tag == "div" and "data-block" in node.attributes:
            self._record(node)
        else:
            self._inside(node, marks)

    def _blocks_of(self, nodes: Iterable[LexborNode], marks: Run) -> list[Block]:
        return _Reader(self.depth + 1).blocks_in(nodes, marks)

    def _text(self, node: LexborNode, marks: Run) -> None:
        before, self.tag = self.tag, TEXT_TAGS[node.tag or "p"]
        self._inside(node, marks)
        self._close()
        self.tag = before

    def _listing(self, node: LexborNode, marks: Run) -> None:
        items: list[Item] = []
        outside: list[Block] = []
        for child in _children(node):
            blocks = self._blocks_of(_children(child) if child.tag == "li" else [child], marks)
            lists = [block for block in blocks if isinstance(block, Listing)]
            passages, apart = _apart(block for block in blocks if block not in lists)
            outside += apart
            if passages:
                items.append(Item(_joined(passages), lists))
            elif items:
                items[-1].lists += lists
            else:
                items += [item for inner in lists for item in inner.items]
        if items:
            self.blocks.append(Listing(node.tag or "ul", items))
        self.blocks += outside

    def _table(self, node: LexborNode, marks: Run) -> None:
        table = Table([], [])
        outside: list[Block] = []
        for part in _children(node):
            if part.tag in ("thead", "tbody", "tfoot"):
                rows = table.head if part.tag == "thead" else table.rows
                rows += self._rows(part, marks, outside)
            else:
                self._read(part, marks)
        self._close()
        if table.head or table.rows:
            self.blocks.append(_even(table))
        self.blocks += outside

    def _rows(self, part: LexborNode, marks: Run, outside: list[Block]) -> Iterator[list[Cell]]:
        for row in _children(part):
            cells = []
            for cell in _children(row):
                passages, apart = _apart(self._blocks_of(_children(cell), marks))
                cells.append(Cell("th" if cell.tag == "th" else "td", _joined(passages)))
                outside += apart
            if any(cell.runs for cell in cells):
                yield cells

    def _figure(self, node: LexborNode, marks: Run) -> None:
        blocks = self._blocks_of(_children(node), marks)
        image = _image_id.fullmatch(node.attributes.get("data-image") or "")
        if not image:
            self.blocks += blocks
            return
        passages, apart = _apart(blocks)
        self.blocks += [Figure(int(image[1]), _joined(passages)), *apart]

    def _record(self, node: LexborNode) -> None:
        kind = node.attributes["data-block"]
        ref = " ".join((node.attributes.get("data-ref") or "").split())
        if kind in RECORD_BLOCKS:
            self.blocks.append(
                RecordBlock(kind, ref if _record_ref.fullmatch(ref) else safe_url(ref))
            )


def _even(table: Table) -> Table:
    """The table as an editor gives it back: rows of headers on top, none too short."""
    rows = [*table.head, *table.rows]
    width = max(len(row) for row in rows)
    head = max(len(table.head), sum(1 for _ in takewhile(_is_header, rows)))
    return Table(
        [[Cell("th", cell.runs) for cell in _filled(row, width)] for row in rows[:head]],
        [_filled(row, width) for row in rows[head:]],
    )


def _is_header(row: list[Cell]) -> bool:
    return all(cell.tag == "th" for cell in row)


def _filled(row: list[Cell], width: int) -> list[Cell]:
    tag = "th" if _is_header(row) else "td"
    return [*row, *([Cell(tag, [])] * (width - len(row)))]


def _children(node: LexborNode) -> Iterator[LexborNode]:
    child = node.child
    while child is not None:
        yield child
        child = child.next


def _marked(node: LexborNode, marks: Run) -> Run:
    """The marks inside ``node``: those around it and its own."""
    if node.tag == "a":
        return marks._replace(href=_link(node.attributes.get("href")) or marks.href)
    if node.tag == "span":
        refs = (node.attributes.get("data-fact") or "").split()
        valid = [ref for ref in refs if _fact_ref.fullmatch(ref)]
        return marks._replace(facts=tuple(dict.fromkeys([*marks.facts, *valid])))
    return marks._replace(styles=marks.styles | {STYLES[node.tag or ""]})


def _link(address: str | None) -> str:
    """The address if it leads to a page of this site or, by http or https, elsewhere."""
    address = (address or "").strip()
    return address if _own_page.fullmatch(address) else safe_url(address)


def _apart(blocks: Iterable[Block]) -> tuple[list[Runs], list[Block]]:
    """The passages of text in ``blocks``, and the blocks that cannot become text."""
    passages: list[Runs] = []
    apart: list[Block] = []
    for block in blocks:
        if isinstance(block, Figure | RecordBlock):
            apart.append(block)
        else:
            passages += [runs for runs in runs_of(block) if runs]
    return passages, apart


def _joined(passages: list[Runs]) -> Runs:
    """Passages as one, a line each."""
    runs: Runs = []
    for passage in passages:
        runs += [Run("\n"), *passage]
    return tidy(runs)
