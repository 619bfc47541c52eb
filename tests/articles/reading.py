"""A draft as it would be read aloud, for comparing whole texts."""

from itertools import groupby
from textwrap import fill

from articles.body import RecordBlock, read_body


def read_aloud(body, *, marks=False):
    """The body as plain text of 90 columns: ## question, [block], _title_ and {marked words}."""
    return "\n\n".join(_aloud(block, marks) for block in read_body(body).blocks) + "\n"


def _aloud(block, marks):
    if isinstance(block, RecordBlock):
        return f"[{block.kind}]"
    text = "".join(
        f"{{{_spoken(runs)}}}" if marks and refs else _spoken(runs)
        for refs, runs in groupby(block.runs, key=lambda run: run.facts)
    )
    return fill(f"## {text}" if block.tag == "h2" else text, 90, break_on_hyphens=False)


def _spoken(runs):
    return "".join(f"_{run.text}_" if "em" in run.styles else run.text for run in runs)
