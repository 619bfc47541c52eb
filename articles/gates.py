"""What a revision needs before readers may see it, in plain sentences."""

from django.conf import settings
from django.db.models import Count, Q
from django.utils import timezone

from articles.models import Article
from facts.models import Event, Fact, Involvement, Verdict
from facts.seasons import characters_of, told_in
from shows.models import Character, Show

Kind = Article.Kind
Status = Involvement.Status
ACCUSED = (Status.ALLEGED, Status.CHARGED, Status.CONVICTED)
ALWAYS = ("headline", "body", "author")
ABOUT_A_SHOW = (*ALWAYS, "standfirst", "show")
NEEDS = {
    Kind.EXPLAINER: (*ALWAYS, "standfirst", "subject", "verdict", "origins", "accusations"),
    Kind.NEWS: ALWAYS,
    Kind.CAST_GUIDE: (*ABOUT_A_SHOW, "origins"),
    Kind.WHERE_TO_WATCH: ABOUT_A_SHOW,
    Kind.ENDING: ABOUT_A_SHOW,
    Kind.LIST: (*ALWAYS, "standfirst"),
}


def reasons_to_wait(revision, rendered, *, at):
    """Say what ``revision``, as ``rendered`` for the moment ``at``, still lacks."""
    content = revision.content
    for need in NEEDS[content["kind"]]:
        yield from _CHECKS[need](content)
    yield from rendered.problems
    yield from reasons_of_facts([printed.fact for printed in rendered.printed])
    yield from reasons_of_images(rendered.images, at=at)


# -- What is written --------------------------------------------------------------------------


def _headline(content):
    if not content["headline"].strip():
        yield "There is no headline."


def _standfirst(content):
    if not content["standfirst"].strip():
        yield "There is no standfirst."


def _body(content):
    if not content["body"].strip():
        yield "The body is empty."


def _author(content):
    if not content["author_ids"]:
        yield "There is no author: name at least one."


def _show(content):
    if not content["show_id"]:
        yield "No show is chosen."


def _subject(content):
    if not content["show_id"] and not content["event_id"]:
        yield "Neither a show nor an event is chosen: say what this explains."


# -- What the records say ---------------------------------------------------------------------


def _verdict(content):
    show = Show.objects.filter(pk=content["show_id"]).first()
    if show and not Verdict.objects.for_show(show, content["season_id"]):
        yield f"There is no verdict on {show}: decide whether it is a true story."


def _origins(content):
    """Counts of people behind a character: no constraint of a database can say them."""
    season = content["season_id"]
    here = told_in(season, "portrayals__season")
    people = Count("portrayals__person", filter=here, distinct=True)
    for character in characters_of(content["show_id"], season).annotate(people=people):
        yield from _reasons_of_origin(character, character.people)


def _reasons_of_origin(character, people):
    origin = character.origin
    if origin == Character.Origin.COMPOSITE and people < 2:
        yield (
            f"{character.name} is marked as several real people in one, but {people or 'no'} "
            f"{'is' if people == 1 else 'are'} named: name two or more."
        )
    elif origin == Character.Origin.REAL_PERSON and people != 1:
        yield (
            f"{character.name} is marked as a real person, so exactly one has to be named, not "
            f"{people}."
        )
    elif origin == Character.Origin.INVENTED and people:
        yield f"{character.name} is marked as invented, yet a real person is named behind them."


def _accusations(content):
    taken = Q(adaptations__show=content["show_id"])
    taken &= told_in(content["season_id"], "adaptations__season")
    told = Q(pk=content["event_id"]) | taken
    events = Event.objects.filter(told) if content["event_id"] or content["show_id"] else []
    unproved = Involvement.objects.filter(event__in=events, status__in=ACCUSED, citations=None)
    for involvement in unproved.select_related("person", "organisation", "event"):
        party = involvement.person or involvement.organisation
        yield (
            f"{party} is marked as {involvement.status} ({involvement.event}), but no source is "
            "cited for it."
        )


_CHECKS = {
    "headline": _headline,
    "standfirst": _standfirst,
    "body": _body,
    "author": _author,
    "show": _show,
    "subject": _subject,
    "verdict": _verdict,
    "origins": _origins,
    "accusations": _accusations,
}


# -- Facts and pictures -----------------------------------------------------------------------


def reasons_of_facts(facts):
    """Say why readers may not be shown what rests on ``facts``, each fact once."""
    keys = {fact.pk for fact in facts}
    rows = Fact.objects.filter(pk__in=keys).select_related("property", "person")
    sourced = Fact.objects.filter(pk__in=keys, citations__stance="supports")
    sourced = set(sourced.values_list("pk", flat=True))
    for fact in rows.order_by("pk"):
        yield from _reasons_of_fact(fact, has_source=fact.pk in sourced)


def _reasons_of_fact(fact, *, has_source):
    if reason := reason_against(fact):
        yield reason
        return
    if settings.NEWSROOM_TEAM == "desk" and fact.created_by_id == fact.checked_by_id:
        yield f"Whoever entered this fact also checked it; a colleague has to: {fact.statement}"
    if not has_source:
        yield f"No source supports this fact: {fact.statement}"
    if _may_harm(fact) and fact.standing != Fact.Standing.CONFIRMED and not fact.hedge:
        yield (
            "This can harm a living person and is not confirmed: confirm it, or say how it is "
            f"known (reportedly, allegedly, according to ...): {fact.statement}"
        )


def reason_against(fact):
    """Why readers may not be newly shown ``fact`` in any article, or ""."""
    if fact.stage == Fact.Stage.RETIRED:
        return f"This fact has been retired: {fact.statement}"
    if fact.standing == Fact.Standing.FALSE:
        return f"This fact is false: {fact.statement}"
    if fact.stage != Fact.Stage.CHECKED:
        return f"Nobody has checked this fact yet: {fact.statement}"
    return ""


def _may_harm(fact):
    # Where nobody has noted a death, the person counts as living.
    damaging = fact.property and fact.property.damaging
    return bool(damaging and fact.person and fact.person.living != "no")


def reasons_of_images(images, *, at):
    """Say which of ``images`` may not be newly published at the moment ``at``."""
    for image in {image.pk: image for image in images}.values():
        if reason := reason_against_image(image, at=at):
            yield reason
        for column, words in (("alt", "no description"), ("credit", "no credit")):
            if not getattr(image, column).strip():
                yield f"The picture “{image.title}” has {words}."


def reason_against_image(image, *, at):
    """Why ``image`` may not be newly published at the moment ``at``, or ""."""
    if not image.is_expired(timezone.localdate(at, timezone.get_default_timezone())):
        return ""
    last = f"{image.expires_on.day} {image.expires_on:%B %Y}"
    return f"The picture “{image.title}” may be published until {last} only: choose another one."
