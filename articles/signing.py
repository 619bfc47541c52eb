"""A version signed by a named reader: who stands for what it says about people who may live."""

from django.db import IntegrityError, transaction

from articles import log, timeline
from articles.models import Revision, SignOff
from articles.permissions import reasons_may_not
from articles.signatures import own_people
from articles.timeline import spoken
from articles.workflow.reasons import reasons_stale
from newsroom.lib.changes import changed
from newsroom.lib.refusals import Refused, refuse_if
from newsroom.lib.teams import Guard, holds
from newsroom.lib.wording import join_names

Role = SignOff.Role
PERMISSIONS = {Role.SENIOR: "articles.sign_senior", Role.LEGAL: "articles.sign_legal"}


def roles_of(user):
    """As what ``user`` may sign, the legal reader first."""
    return [role for role in (Role.LEGAL, Role.SENIOR) if user.has_perm(PERMISSIONS[role])]


def reasons_not_to_sign(article, revision, role, by):
    """Say why ``by`` cannot sign ``revision`` as a reader of that role."""
    yield from reasons_may_not(by, "sign", article)
    if role not in Role.values:
        yield "Say as what you sign: as a senior or as a legal reader."
    elif role not in roles_of(by):
        held = join_names((Role(one).label.lower() for one in roles_of(by)), last="or")
        instead = f"sign as {held}" if held else f"that takes the role {Role(role).label}"
        yield f"{by} may not sign as a {Role(role).label.lower()}: {instead}."
    if revision.kind != Revision.Kind.SAVED:
        yield f"Version {revision.number} was set aside: readers never get it."
    yield from reasons_stale(article, revision)
    if by.pk in own_people(revision) and holds(Guard.SIGN_OWN_VERSION):
        yield f"Version {revision.number} is {by}'s own: another reader has to sign it."
    if before := revision.signoffs.filter(person=by, role=role).first():
        yield f"{by} signed version {revision.number} on {spoken(before.at)} already."


@transaction.atomic
def sign(article, *, revision, role, by, note=""):
    """Put the name of ``by`` under ``revision``, which has to be the newest; return the signature.

    It stands for this version alone: whatever is saved next asks for another.
    """
    (article,) = timeline.lock([article.pk])
    refuse_if(reasons_not_to_sign(article, revision, role, by))
    signature = SignOff(article=article, revision=revision, person=by, role=role, note=note.strip())
    try:
        with transaction.atomic():
            signature.save()
    except IntegrityError as error:
        raise Refused([f"{by} signed version {revision.number} already."]) from error
    log.write(article, "sign", by=by, after=Role(role).label, revision=revision, reason=note)
    changed([signature, article], by=by)
    return signature
