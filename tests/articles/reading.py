"""A draft as it would be read aloud, for comparing whole texts."""

from textwrap import fill

from articles.body import RecordBlock, read_body


def read_aloud(body, *, marks=False):
    """The body as plain text of 90 columns: ## question, [block], _title_ and {marked words}."""
    return "\n\n".join(_aloud(block, marks) for block in read_body(body).blocks) + "\n"


def _aloud(block, marks):
    if isinstance(block, RecordBlock):
        return f"[{block.kind}]"
    text = "".join(_spoken(run, marks) for run in block.runs)
    return fill(f"## {text}" if block.tag == "h2" else text, 90, break_on_hyphens=False)


def _spoken(run, marks):
    text = f"_{run.text}_" if "em" in run.styles else run.text
    return f"{{{text}}}" if marks and run.facts else text
