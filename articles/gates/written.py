"""What has to be written, whatever the records hold."""

from articles.body import Listing, Table, Text, read_body
from newsroom.lib.refusals import Reason


def _headline(content, at):
    if not content["headline"].strip():
        yield Reason("There is no headline.", "headline")


def _standfirst(content, at):
    if not content["standfirst"].strip():
        yield Reason("There is no standfirst.", "standfirst")


def _body(content, at):
    if not content["body"].strip():
        yield Reason("The body is empty.", "body")


def _author(content, at):
    if not content["author_ids"]:
        yield Reason("There is no author: name at least one.", "author")


def _show(content, at):
    if not content["show_id"]:
        yield Reason("No show is chosen.", "show")


def _subject(content, at):
    if not content["show_id"] and not content["event_id"]:
        yield Reason(
            "Neither a show nor an event is chosen: say what this explains.",
            "subject",
        )


def _warning(content, at):
    """Somebody who has not seen it has to see the ending coming."""
    blocks = read_body(content["body"]).blocks
    if blocks and not any(_is_heading(block) for block in blocks):
        yield Reason(
            "No heading stands before the ending, so readers cannot see it coming: put a question "
            "above it, such as “How does it end?”.",
            "warning",
        )


def _entries(content, at):
    blocks = read_body(content["body"]).blocks
    if blocks and sum(map(_things_in, blocks)) < 2:
        yield Reason(
            "The text lists fewer than two things: give each of them a heading or a line of its "
            "own.",
            "entries",
        )


def _is_heading(block):
    return isinstance(block, Text) and block.tag in ("h2", "h3")


def _things_in(block):
    """How many things of a list a block may stand for."""
    if isinstance(block, Listing):
        return len(block.items)
    if isinstance(block, Table):
        return len(block.rows)
    return int(_is_heading(block))


WRITTEN = {
    "headline": _headline,
    "standfirst": _standfirst,
    "body": _body,
    "author": _author,
    "show": _show,
    "subject": _subject,
    "warning": _warning,
    "entries": _entries,
}
