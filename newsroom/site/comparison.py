"""Works about the same event, side by side."""

from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from facts.models import Adaptation, Verdict
from newsroom.lib.wording import capitalised, count_of
from shows.models import Show

LINES = (
    ("Form", lambda work: form_of(work.show, work.season)),
    ("First seen", lambda work: str(premiere_of(work) or "") or "Not announced"),
    ("The event", lambda work: work.get_relation_display()),
)


def premiere_of(work):
    """When the work was first shown: the season, if it is one of a show."""
    return work.season.premiere if work.season else work.show.premiere


def form_of(show, season=None):
    """What kind of work it is and how long: "Limited series, eight episodes"."""
    parts = [f"Season {season.number}" if season else show.get_kind_display()]
    episodes = (season or show).episode_count
    if episodes and episodes > 1:
        parts.append(count_of(episodes, "episode"))
    elif show.runtime_minutes:
        parts.append(f"{show.runtime_minutes} minutes")
    return ", ".join(parts)


def works_about(event):
    """The listed shows and seasons that adapt ``event`` (an id or a subquery).

    Each has ``verdict``: the decided answer for it, "" or None without one.
    """
    verdicts = Verdict.objects.decided().filter(show=OuterRef("show"))
    own = verdicts.filter(Q(season=OuterRef("season")) | Q(season__isnull=True))
    own = own.order_by(F("season").asc(nulls_last=True))
    return (
        Adaptation.objects.filter(event=event, show__listed=True)
        .select_related("show", "season", "event")
        .annotate(
            verdict=Subquery(own.values("value")[:1]),
            seen=Coalesce("season__premiere_low", "show__premiere_low"),
        )
        .order_by(F("seen").asc(nulls_last=True), "pk")
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
        Adaptation.objects.filter(event__isnull=False, show__in=Show.objects.public())
        .values("event")
        .annotate(works=Count("show", distinct=True))
        .filter(works__gte=2)
        .order_by("-event")
    )
    return comparison(works_about(Subquery(told_twice.values("event")[:1]))[:2])
