"""Checking a fact against its sources, and retiring one: the verbs, and why they may be refused."""

from django.db import transaction
from django.utils import timezone

from facts.models import Citation, Fact
from newsroom.lib.changes import changed
from newsroom.lib.refusals import refuse_if
from newsroom.lib.saving import save_root
from newsroom.lib.teams import Guard, holds

PERMISSION = "facts.check_fact"
SHEDS_LIGHT = (Citation.Stance.SUPPORTS, Citation.Stance.CONTRADICTS)


def reasons_not_to_check(fact, *, by):
    """Say in plain words why ``by`` cannot mark this fact as checked; nothing if they can."""
    if not by.has_perm(PERMISSION):
        yield f"{by} may not check facts: that takes the role Fact-checker."
    if fact.stage == Fact.Stage.RETIRED:
        yield "This fact is retired: nobody prints it any more."
    if fact.stage == Fact.Stage.CHECKED:
        yield f"{fact.checked_by} checked this fact already."
    if fact.created_by_id == by.pk and holds(Guard.CHECK_OWN_FACT):
        yield f"{by} entered this fact: somebody else has to check it."
    stances = {citation.stance for citation in fact.citations.all()}
    if not stances:
        yield "This fact has no source: add where you have it from."
    elif stances.isdisjoint(SHEDS_LIGHT):
        yield "None of its sources supports or contradicts this fact: say what each one does."


@transaction.atomic
def check_fact(fact, *, by, base_version=None):
    """Mark ``fact`` as read against its sources by ``by`` today, or raise Refused or Stale."""
    refuse_if(reasons_not_to_check(fact, by=by))
    fact.stage = Fact.Stage.CHECKED
    fact.checked_by, fact.checked_on = by, timezone.localdate()
    _save(fact, by=by, base_version=base_version)


def reasons_not_to_retire(fact, *, by, reason):
    """Say in plain words why ``by`` cannot retire this fact; nothing if they can."""
    if not by.has_perm(PERMISSION):
        yield f"{by} may not retire facts: that takes the role Fact-checker."
    if fact.stage == Fact.Stage.RETIRED:
        yield "This fact is retired already."
    if not reason.strip():
        yield "Say why it is retired: colleagues will ask."


@transaction.atomic
def retire_fact(fact, *, by, reason, base_version=None):
    """Take ``fact`` out of use and keep it with the ``reason``, or raise Refused or Stale."""
    refuse_if(reasons_not_to_retire(fact, by=by, reason=reason))
    fact.stage, fact.rank_reason = Fact.Stage.RETIRED, reason.strip()[:250]
    _save(fact, by=by, base_version=base_version)


def uncheck(fact):
    """Make a checked fact a draft again, because what was checked is no longer what it says."""
    if fact.stage == Fact.Stage.CHECKED:
        fact.stage, fact.checked_by, fact.checked_on = Fact.Stage.DRAFT, None, None


def _save(fact, *, by, base_version):
    save_root(fact, base_version=fact.version if base_version is None else base_version, by=by)
    changed([fact], by=by)
