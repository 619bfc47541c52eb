"""What a page prints: facts that were checked, pictures that may be shown."""

from django.utils import timezone

from articles.gates.evidence import reason_of_fact
from facts.models import Fact
from newsroom.lib.refusals import Reason
from newsroom.lib.teams import Guard, holds

# What is missing of a picture, and how it is said.
LACKING = {
    "alt": ("picture_alt", "no description"),
    "credit": ("picture_credit", "no credit"),
    "rights": ("picture_rights", "no rights: say whose it is"),
}


def reasons_of_facts(facts):
    """Say why readers may not be shown what rests on ``facts``, each fact once."""
    rows = Fact.objects.filter(pk__in={fact.pk for fact in facts})
    rows = rows.select_related("property", "person").prefetch_related("citations__source")
    for fact in rows.order_by("pk"):
        yield from _reasons_of_fact(fact)


def _reasons_of_fact(fact):
    if reason := reason_against(fact):
        yield _reason(reason, reason.code, fact)
        return
    if fact.created_by_id == fact.checked_by_id and holds(Guard.PRINT_OWN_CHECK):
        yield _reason(
            f"Whoever entered this fact also checked it; a colleague has to: {fact.statement}",
            "fact_own_check",
            fact,
        )
    if said := reason_of_fact(fact):
        yield _reason(said, "fact_sources", fact)
    if _may_harm(fact) and fact.standing != Fact.Standing.CONFIRMED and not fact.hedge:
        yield Reason(
            "This can harm a living person and is not confirmed: confirm it, or say how it is "
            f"known (reportedly, allegedly, according to ...): {fact.statement}",
            "living",
            fact,
        )


def reason_against(fact):
    """Why readers may not be newly shown ``fact`` in any article, or ""."""
    if fact.stage == Fact.Stage.RETIRED:
        return Reason(f"This fact has been retired: {fact.statement}", "fact_retired", fact)
    if fact.standing == Fact.Standing.FALSE:
        return Reason(f"This fact is false: {fact.statement}", "fact_false", fact)
    if fact.stage != Fact.Stage.CHECKED:
        return Reason(f"Nobody has checked this fact yet: {fact.statement}", "fact_unchecked", fact)
    return ""


def _reason(sentence, code, fact):
    # What can harm somebody is never put off and never set aside, whatever the rule that speaks.
    return Reason(sentence, "living" if _may_harm(fact) else code, fact)


def _may_harm(fact):
    # Where nobody has noted a death, the person counts as living.
    damaging = fact.property and fact.property.damaging
    return bool(damaging and fact.person and fact.person.living != "no")


def reasons_of_images(images, *, at):
    """Say which of ``images`` may not be newly published at the moment ``at``."""
    for image in {image.pk: image for image in images}.values():
        if reason := reason_against_image(image, at=at):
            yield reason
        for column, (code, words) in LACKING.items():
            if not getattr(image, column).strip():
                yield Reason(f"The picture “{image.title}” has {words}.", code, image)


def reason_against_image(image, *, at):
    """Why ``image`` may not be newly published at the moment ``at``, or ""."""
    if not image.is_expired(timezone.localdate(at, timezone.get_default_timezone())):
        return ""
    last = f"{image.expires_on.day} {image.expires_on:%B %Y}"
    return Reason(
        f"The picture “{image.title}” may be published until {last} only: choose another one.",
        "picture_expired",
        image,
    )
