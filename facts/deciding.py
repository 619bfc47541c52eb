"""Deciding who a character is: a real person, several of them, or nobody."""

from django.db import models, transaction

from facts.models import Portrayal
from newsroom.lib.changes import changed
from newsroom.lib.refusals import refuse_if
from newsroom.lib.saving import claim, save_root
from newsroom.lib.wording import join_names
from shows.models import Character


class Decision(models.TextChoices):
    """What can be said of a character: its origin, and how close the person behind it is."""

    SAME_NAME = "same_name", "Real person, real name"
    RENAMED = "renamed", "Real person, renamed"
    PARTLY = "partly", "Real person in part"
    COMPOSITE = "composite", "One of several in one"
    INVENTED = "invented", "Invented for the show"
    UNKNOWN = "unknown", "Nobody has decided"


ORIGINS = {
    Decision.SAME_NAME: Character.Origin.REAL_PERSON,
    Decision.RENAMED: Character.Origin.RENAMED,
    Decision.PARTLY: Character.Origin.RENAMED,
    Decision.COMPOSITE: Character.Origin.COMPOSITE,
    Decision.INVENTED: Character.Origin.INVENTED,
    Decision.UNKNOWN: Character.Origin.UNKNOWN,
}
WITH_PERSON = (Decision.SAME_NAME, Decision.RENAMED, Decision.PARTLY, Decision.COMPOSITE)
PERMISSIONS = ("shows.change_character", "facts.add_portrayal", "facts.change_portrayal")


def decided_as(character):
    """The decision that the origin of ``character`` stands for."""
    return next(said for said, origin in ORIGINS.items() if origin == character.origin)


def reasons_not_to_decide(character, decision, *, person, by):
    """Say in plain words why ``by`` cannot say this of ``character``; nothing if they can."""
    if not by.has_perms(PERMISSIONS):
        yield f"{by} may not decide who is real: that takes the role Writer or Editor."
    if decision in WITH_PERSON and person is None:
        yield f"Choose the person who stands behind {character.name}."
    rows = character.portrayals.select_related("person") if character.pk else ()
    others = {row.person.pk: row.person for row in rows if row.person != person}
    if not others or decision == Decision.COMPOSITE:
        return
    names = join_names(others.values())
    stands = "stands" if len(others) == 1 else "stand"
    if decision in WITH_PERSON:
        yield f"{names} {stands} behind {character.name} too: say that it is one of several in one."
    else:
        yield f"{names} {stands} behind {character.name}: delete that first."


@transaction.atomic
def decide(character, decision, *, tie, by, base_version):
    """Say who ``character`` is and give the portrayal that ties it to a person, or None.

    ``tie`` says how: person (None: nobody), season and differences. Raises Refused or Stale.
    """
    decision = Decision(decision)
    person = tie["person"]
    refuse_if(reasons_not_to_decide(character, decision, person=person, by=by))
    character.origin = ORIGINS[decision]
    character.editor_fields = sorted({*character.editor_fields, "origin"})
    save_root(character, base_version=base_version, by=by)
    portrayal = _tie(character, decision, tie, by=by) if decision in WITH_PERSON else None
    changed([row for row in (character, portrayal) if row], by=by)
    return portrayal


def _tie(character, closeness, tie, *, by):
    """The portrayal that is held for this person and season, or a new one, with what was said."""
    named = {"character": character, "person": tie["person"], "season": tie["season"]}
    held = Portrayal.objects.filter(**named).first()
    portrayal = held or Portrayal(**named, created_by=by)
    if held:
        claim(held, base_version=held.updated_at)
    setattr(portrayal, "_history_user", by)  # noqa: B010 -- known to simple-history alone
    portrayal.closeness, portrayal.differences = closeness, tie["differences"]
    portrayal.editor_fields = sorted({*portrayal.editor_fields, "closeness", "differences"})
    portrayal.save()
    return portrayal
