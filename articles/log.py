"""Who did what to an article, when, from where to where, and why. Lines are added, never changed.

Every verb writes its line in its own transaction: what was undone left no line, and what happened
has one.
"""

import csv
import io
import json
from collections.abc import Iterator

from django.db.models import F, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils import timezone

from articles.models import LogLine

# What a verb did, as a sentence about somebody says it: "Mara submitted it".
DONE = {
    "write": "saved it",
    "share": "shared it",
    "submit": "submitted it for checking",
    "take_back": "took the submission back",
    "assign": "assigned it",
    "check": "checked it",
    "override": "set a reason aside",
    "sign": "signed it",
    "ask_reply": "kept the log of the right of reply",
    "print_spent": "decided whether a spent conviction is printed",
    "send_back": "asked for changes",
    "approve": "approved it",
    "publish": "published it",
    "reschedule": "moved an edition to another time",
    "embargo": "set the embargo",
    "promise": "published it on the promise of a check",
    "unschedule": "took an edition out of the schedule",
    "hold": "held an edition",
    "release": "released an edition",
    "expire": "set the end of an edition",
    "redact": "redacted words",
    "withdraw": "withdrew it",
    "move": "moved it to another address",
    "draft_correction": "drafted a correction",
    "approve_correction": "approved a correction",
}
COLUMNS = (
    *("line", "at", "article", "headline", "by", "verb", "from", "to", "version", "edition"),
    *("reason", "overrides"),
)
BATCH = 1000
# What a table program takes for the beginning of a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
MOST_STATE = LogLine._meta.get_field("before").max_length


def write(  # noqa: PLR0913 -- each is a column
    article, verb, *, by, before="", after="", revision=None, edition=None, reason="", overrides=()
):
    """Add the line of one change of state. ``by`` is None where the clock did it."""
    return LogLine.objects.create(
        article=article,
        at=timezone.now(),
        by=by,
        verb=verb,
        before=before[:MOST_STATE],
        after=after[:MOST_STATE],
        revision=revision,
        edition=edition,
        reason=reason.strip(),
        overrides=list(overrides),
    )


def write_held(editions, *, by):
    """Add the line of each of ``editions``, which a change of ``by`` made unpublishable."""
    now = timezone.now()
    LogLine.objects.bulk_create(
        LogLine(
            article_id=edition.article_id,
            at=now,
            by=by,
            verb="hold",
            before="scheduled",
            after="held",
            edition=edition,
            reason=edition.hold_reason,
        )
        for edition in editions
    )


def done(verb):
    """What a verb did, in the words that follow a name."""
    return DONE.get(verb, verb.replace("_", " "))


# -- Taken elsewhere --------------------------------------------------------------------------


def exported(lines, form):
    """``lines``, the oldest first, as pieces of a ``json`` or ``tsv`` file of the same columns.

    It holds a batch of them at a time, however long the log is.
    """
    return (_as_json if form == "json" else _as_tsv)(_rows(lines))


def _rows(lines) -> Iterator[tuple]:
    name = Coalesce(NullIf(F("by__display_name"), Value("")), F("by__username"), Value(""))
    read = lines.order_by("pk").values_list(
        *("pk", "at", "article__slug", "article__headline", name, "verb", "before", "after"),
        *("revision__number", "edition__number", "reason", "overrides"),
    )
    for line, at, *others in read.iterator(chunk_size=BATCH):
        yield line, at.isoformat(), *others


def _as_json(rows):
    lead = "[\n"
    for row in rows:
        yield lead + json.dumps(dict(zip(COLUMNS, row, strict=True)), ensure_ascii=False)
        lead = ",\n"
    yield "[]\n" if lead == "[\n" else "\n]\n"


def _as_tsv(rows):
    yield "\t".join(COLUMNS) + "\r\n"
    for *row, overrides in rows:
        yield _line_of([*(_cell(value) for value in row), _cell("; ".join(overrides))])


def _line_of(cells):
    file = io.StringIO()
    csv.writer(file, dialect="excel-tab").writerow(cells)
    return file.getvalue()


def _cell(value):
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text
