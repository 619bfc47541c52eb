"""What readers get when, in words; and the plans of the desk, which readers never see."""

from datetime import UTC, datetime, tzinfo

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from articles import log, timeline
from articles.models import Article, Edition, LogLine
from articles.permissions import reasons_may_not
from newsroom.lib.changes import changed
from newsroom.lib.clock import name_of
from newsroom.lib.refusals import refuse_if
from newsroom.lib.saving import save_root

PLANNED = "planned for "
DID = {
    "reschedule": "moved “{edition.headline}” first, {line.before} to {line.after}",
    "unschedule": "took “{edition.headline}” out of the schedule first",
    "publish": "published “{edition.headline}” anew first",
    "release": "released “{edition.headline}” first",
    "withdraw": "withdrew “{edition.headline}” first",
}


def readers_will_see(moment: datetime | None, *, zone: tzinfo | None = None) -> str:
    """What a time means: "Readers will see this on Friday 27 November at 06:00, London time".

    Said in ``zone``, or in that of the person who looks, and where the desk keeps another time, in
    that too: "(07:00 in Brussels)". None is now. The full stop is left to the caller.
    """
    if moment is None:
        return "Readers will see this now"
    return f"Readers will see this on {at_length(moment, zone=zone)}"


def at_length(moment: datetime, *, zone: tzinfo | None = None) -> str:
    """A moment in full: "Friday 27 November at 06:00, London time (07:00 in Brussels)"."""
    here = zone or timezone.get_current_timezone()
    local = moment.astimezone(here)
    said = f"{_day(local)} at {local:%H:%M}, {name_of(here)} time"
    desk = timezone.get_default_timezone()
    there = moment.astimezone(desk)
    if there.utcoffset() == local.utcoffset():
        return said
    day = "" if there.date() == local.date() else f"{_day(there)}, "
    return f"{said} ({day}{there:%H:%M} in {name_of(desk)})"


def logged(moment: datetime) -> str:
    """A moment as the log keeps it, the same for everybody who reads it."""
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M} UTC"


def _day(local: datetime) -> str:
    """The day with its weekday, and its year if that is not the present one."""
    year = "" if local.year == timezone.now().astimezone(local.tzinfo).year else f" {local.year}"
    return f"{local:%A} {local.day} {local:%B}{year}"


def readers_keep(article: Article) -> str:
    """What readers go on seeing while nothing is done: "edition 3" or "nothing of it yet"."""
    number = article.editions.live().values_list("number", flat=True).first()
    return f"edition {number}" if number else "nothing of it"


# -- Plans, dates of the desk alone ------------------------------------------------------------


@transaction.atomic
def move_plan(article: Article, *, by, to: datetime | None) -> None:
    """Plan ``article`` for another time, or with None for no time; readers see no change."""
    (article,) = timeline.lock([article.pk])
    refuse_if(reasons_may_not(by, "write", article))
    before, article.planned_for = article.planned_for, to
    save_root(article, base_version=article.version, by=by)
    log.write(
        article,
        "write",
        by=by,
        before=f"{PLANNED}{logged(before)}" if before else "no date",
        after=f"{PLANNED}{logged(to)}" if to else "no date",
    )
    changed([article], by=by)


# -- Somebody else was first -------------------------------------------------------------------


def moved_first(edition: Edition) -> str:
    """Who took the place of ``edition`` meanwhile, in a sentence; "" where nobody did."""
    if edition.cancelled_at is None:
        return ""
    lines = LogLine.objects.filter(article=edition.article_id, at__gte=edition.cancelled_at)
    line = lines.filter(verb__in=DID).order_by("at", "pk").select_related("by", "edition").first()
    if line is None:
        return f"“{edition.headline}” was taken out of the schedule meanwhile."
    who = line.by or "The desk"
    return f"{who} {DID[line.verb].format(line=line, edition=edition)}, {_since(line.at)}."


def replanned_first(article: Article) -> str:
    """Who gave ``article`` another date meanwhile, in a sentence."""
    lines = LogLine.objects.filter(article=article, verb="write")
    dated = lines.filter(Q(before__startswith=PLANNED) | Q(after__startswith=PLANNED))
    line = dated.select_related("by").first()
    if line is None:
        return f"“{article}” got another date meanwhile."
    return f"{line.by or 'The desk'} moved the plan “{article}” first, {_since(line.at)}."


def moved_card_first(article: Article) -> str:
    """Who brought ``article`` to its stage, in a sentence."""
    now = article.get_stage_display().lower()
    line = article.log.filter(after=article.stage).select_related("by").first()
    if line is None:
        return f"“{article}” is {now} meanwhile."
    return f"{line.by or 'The desk'} moved “{article}” to {now}, {_since(line.at)}."


def _since(moment: datetime) -> str:
    local = timezone.localtime(moment)
    return f"at {local:%H:%M}" if local.date() == timezone.localdate() else timeline.spoken(moment)
