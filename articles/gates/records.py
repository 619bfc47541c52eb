"""What the records of the show and of the event have to hold."""

from django.db.models import Count, Q
from django.utils import timezone

from articles.gates.evidence import reasons_of_verdict
from facts.models import Event, Involvement, Verdict
from facts.seasons import characters_of, told_in
from newsroom.lib.refusals import Reason
from newsroom.lib.wording import join_names
from shows.models import Availability, Character, Credit, Show

Status = Involvement.Status
ACCUSED = (Status.ALLEGED, Status.CHARGED, Status.CONVICTED)


def _verdict(content, at):
    show = _show_of(content)
    if not show:
        return
    verdict = Verdict.objects.for_show(show, content["season_id"])
    if verdict:
        yield from reasons_of_verdict(verdict)
    else:
        yield Reason(
            f"There is no verdict on {show}: decide whether it is a true story.", "verdict", show
        )


def _origins(content, at):
    """Counts of people behind a character: no constraint of a database can say them."""
    season = content["season_id"]
    here = told_in(season, "portrayals__season")
    people = Count("portrayals__person", filter=here, distinct=True)
    for character in characters_of(content["show_id"], season).annotate(people=people):
        if said := _said_of_origin(character, character.people):
            yield Reason(said, "origin", character)


def _said_of_origin(character, people):
    origin = character.origin
    if origin == Character.Origin.COMPOSITE and people < 2:
        return (
            f"{character.name} is marked as several real people in one, but {people or 'no'} "
            f"{'is' if people == 1 else 'are'} named: name two or more."
        )
    if origin == Character.Origin.REAL_PERSON and people != 1:
        return (
            f"{character.name} is marked as a real person, so exactly one has to be named, not "
            f"{people}."
        )
    if origin == Character.Origin.INVENTED and people:
        return f"{character.name} is marked as invented, yet a real person is named behind them."
    return ""


def _accusations(content, at):
    taken = Q(adaptations__show=content["show_id"])
    taken &= told_in(content["season_id"], "adaptations__season")
    told = Q(pk=content["event_id"]) | taken
    events = Event.objects.filter(told) if content["event_id"] or content["show_id"] else []
    unproved = Involvement.objects.filter(event__in=events, status__in=ACCUSED, citations=None)
    for involvement in unproved.select_related("person", "organisation", "event"):
        party = involvement.person or involvement.organisation
        yield Reason(
            f"{party} is marked as {involvement.status} ({involvement.event}), but no source is "
            "cited for it.",
            "accusation",
            involvement.event,
        )


def _cast(content, at):
    show = _show_of(content)
    named = Credit.objects.filter(told_in(content["season_id"], "season"), show=show)
    if show and not named.exclude(status=Credit.Status.REMOVED).exists():
        yield Reason(f"Nobody is named in the cast of {show} yet: say who is in it.", "cast", show)


def _offers(content, at):
    show = _show_of(content)
    if not show:
        return
    day = timezone.localdate(at, timezone.get_default_timezone())
    offers = Availability.objects.filter(told_in(content["season_id"], "season"), show=show)
    offers = list(offers.exclude(ends_high__lt=day).select_related("service"))
    if not offers:
        yield Reason(
            f"No service shows {show} now or later on: say where it can be watched.", "offers", show
        )
    if unchecked := dict.fromkeys(row.service.name for row in offers if not row.checked_on):
        yield Reason(
            f"Nobody has noted when it was last looked up that {show} is on "
            f"{join_names(unchecked)}: look it up, and note the day.",
            "offers_unchecked",
            show,
        )


def _show_of(content):
    return Show.objects.filter(pk=content["show_id"]).first()


RECORDS = {
    "verdict": _verdict,
    "origins": _origins,
    "accusations": _accusations,
    "cast": _cast,
    "offers": _offers,
}
