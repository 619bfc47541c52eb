"""Works about the same event, side by side."""

from django.db.models import Count, F, OuterRef, Subquery

from facts.models import Adaptation, Verdict
from newsroom.lib.wording import capitalised, count_of
from shows.models import Show

LINES = (
    ("Form", lambda work: form_of(work.show)),
    ("First seen", lambda work: str(work.show.premiere or "") or "Not announced"),
    ("The event", lambda work: work.get_relation_display()),
)


def form_of(show):
    """What kind of work it is and how long: "Limited series, eight episodes"."""
    parts = [show.get_kind_display()]
    if show.episode_count and show.episode_count > 1:
        parts.append(count_of(show.episode_count, "episode"))
    elif show.runtime_minutes:
        parts.append(f"{show.runtime_minutes} minutes")
    return ", ".join(parts)


def works_about(event):
    """The listed shows that adapt ``event`` (an id or a subquery), each with ``verdict``."""
    verdicts = Verdict.objects.decided().filter(show=OuterRef("show"), season__isnull=True)
    return (
        Adaptation.objects.filter(event=event, show__listed=True, season__isnull=True)
        .select_related("show", "event")
        .annotate(verdict=Subquery(verdicts.values("value")[:1]))
        .order_by(F("show__premiere_low").asc(nulls_last=True), "pk")
    )


def comparison(works):
    """Works as the columns of a table with one line per question, or None below two works."""
    works = list(works)
    if len(works) < 2:
        return None
    return {
        "event": works[0].event,
        "works": works,
        "lines": [(label, [capitalised(line(work)) for work in works]) for label, line in LINES],
    }


def two_screens():
    """Two works about the event that was last told twice, or None. One query."""
    told_twice = (
        Adaptation.objects.filter(
            event__isnull=False, season__isnull=True, show__in=Show.objects.public()
        )
        .values("event")
        .annotate(works=Count("pk"))
        .filter(works__gte=2)
        .order_by("-event")
    )
    return comparison(works_about(Subquery(told_twice.values("event")[:1]))[:2])
