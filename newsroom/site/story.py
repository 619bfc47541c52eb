"""An event in order: what happened, beside when each work reached the screen."""

from newsroom.lib.wording import capitalised
from newsroom.site.comparison import premiere_of
from newsroom.site.evidence import fact_row


def story_of(facts, works):
    """Dated facts and first showings, for ``parts/timeline.html``."""
    happened = [(fact.value_date, _life(fact)) for fact in facts if fact.value_date]
    shown = [(when, _screen(work, when)) for work in works if (when := premiere_of(work))]
    ordered = sorted(happened + shown, key=lambda pair: (pair[0].low, pair[0].high))
    return [entry for _, entry in ordered]


def _life(fact):
    row = fact_row(fact)
    return row | {"when": capitalised(str(row["when"])), "life": row["statement"]}


def _screen(work, when):
    title = f"{work.show.title}, season {work.season.number}," if work.season else work.show.title
    return {
        "when": capitalised(str(when)),
        "iso": when.iso(),
        "precision": when.precision,
        "screen": f"{title} is first shown.",
    }
