"""An event in order: what happened, beside when each work reached the screen."""

from newsroom.lib.wording import capitalised
from newsroom.site.evidence import fact_row


def story_of(facts, works):
    """Dated facts and first showings, for ``parts/timeline.html``."""
    happened = [(fact.value_date, _life(fact)) for fact in facts if fact.value_date]
    shown = [(work.show.premiere, _screen(work.show)) for work in works if work.show.premiere]
    ordered = sorted(happened + shown, key=lambda pair: (pair[0].low, pair[0].high))
    return [entry for _, entry in ordered]


def _life(fact):
    row = fact_row(fact)
    return row | {"when": capitalised(str(row["when"])), "life": row["statement"]}


def _screen(show):
    return {
        "when": capitalised(str(show.premiere)),
        "iso": show.premiere.iso(),
        "precision": show.premiere.precision,
        "screen": f"{show.title} is first shown.",
    }
