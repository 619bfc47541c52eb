"""Links to drafts for people without an account: made, opened, ended.

The secret is in the address alone; what is stored is its digest. A link whose time is over, that
was revoked, or whose article was withdrawn since, opens nothing and does not say why.
"""

import secrets
from datetime import datetime, timedelta
from hashlib import sha256
from typing import NamedTuple

from django.conf import settings
from django.db import transaction
from django.db.models import F, Max
from django.urls import reverse
from django.utils import timezone

from articles import log
from articles.models import Revision, ShareLink
from articles.permissions import reasons_may_not
from articles.timeline import spoken
from newsroom.lib.refusals import refuse_if

DAYS = (1, 7, 30)
SECRET_BYTES = 32


class Made(NamedTuple):
    """A new link and its address, which nobody can find out again."""

    link: ShareLink
    address: str


class Shared(NamedTuple):
    """A link that works, and the version that it shows now."""

    link: ShareLink
    revision: Revision


# -- On the desk ------------------------------------------------------------------------------


def reasons_not_to_share(article, revision, by, *, for_whom, days):
    """Say why ``by`` cannot share ``revision``, or without one the newest, for ``days``."""
    yield from reasons_may_not(by, "share", article)
    if not for_whom.strip():
        yield "Say whom it is for: the list of links is read by the whole desk."
    if days not in DAYS:
        yield "A link works for 1, 7 or 30 days."
    shown = revision or article.head
    if shown is None:
        yield "There is no version yet: save the article first."
        return
    if shown.kind == Revision.Kind.SET_ASIDE:
        yield f"Version {shown.number} was set aside: restore it, then share what was restored."
    withdrawn_at = last_withdrawal(article)
    if withdrawn_at and withdrawn_at >= shown.created_at:
        yield (
            f"The article was withdrawn on {spoken(withdrawn_at)}, after version {shown.number} "
            "was saved: only a newer version can be shared."
        )


@transaction.atomic
def make_link(article, *, by, for_whom, days, revision=None):
    """A new link to ``revision``, or without one to whichever version is the newest."""
    reasons = reasons_not_to_share(article, revision, by, for_whom=for_whom, days=days)
    refuse_if(reasons)
    secret = secrets.token_urlsafe(SECRET_BYTES)
    link = ShareLink.objects.create(
        article=article,
        revision=revision,
        digest=_digest(secret),
        for_whom=for_whom.strip(),
        created_by=by,
        expires_at=timezone.now() + timedelta(days=days),
    )
    log.write(
        article, "share", by=by, after="shared", revision=revision, reason=f"For {link.for_whom}"
    )
    path = reverse("site:shared", args=[secret])
    return Made(link, f"{settings.NEWSROOM_BASE_URL}{path}")


@transaction.atomic
def revoke(link, *, by):
    """End one link now."""
    refuse_if(reasons_may_not(by, "share", link.article))
    if _end(ShareLink.objects.filter(pk=link.pk), by=by):
        before, reason = "shared", f"For {link.for_whom}"
        log.write(link.article, "share", by=by, before=before, after="revoked", reason=reason)


@transaction.atomic
def end_links(article, *, by):
    """End every link to ``article`` now, and return how many that were.

    For a redaction: what it takes out of the versions must not be read elsewhere. A withdrawal
    needs no call, since a link asks for it each time.
    """
    return _end(ShareLink.objects.filter(article=article), by=by)


def _end(links, *, by):
    now = timezone.now()
    return links.filter(revoked_at=None, expires_at__gt=now).update(revoked_at=now, revoked_by=by)


def last_withdrawal(article):
    """When the article was last taken away from readers, or None."""
    return article.withdrawals.aggregate(Max("at"))["at__max"]


def end_of(link: ShareLink, *, withdrawn_at: datetime | None, at: datetime) -> str:
    """Why ``link`` opens nothing at ``at``, in words for the desk; "" while it works."""
    if link.revoked_at:
        return f"revoked by {link.revoked_by}, {spoken(link.revoked_at)}"
    if withdrawn_at and withdrawn_at >= link.created_at:
        return "ended when the article was withdrawn"
    if link.expires_at <= at:
        return "its time is over"
    return ""


# -- For whoever has the address ----------------------------------------------------------------


def find(secret: str, *, at: datetime) -> Shared | None:
    """What the link with this secret shows at ``at``; None if it shows nothing (any more)."""
    rows = ShareLink.objects.select_related("article", "revision__approved_by")
    link = rows.filter(digest=_digest(secret)).first()
    if link is None:
        return None
    revision = link.revision or link.article.head
    withdrawn_at = last_withdrawal(link.article)
    if revision is None or end_of(link, withdrawn_at=withdrawn_at, at=at):
        return None
    if withdrawn_at and withdrawn_at >= revision.created_at:
        return None
    return Shared(link, revision)


def count_opening(link: ShareLink, *, at: datetime) -> None:
    """Note that somebody read what ``link`` shows."""
    ShareLink.objects.filter(pk=link.pk).update(opened=F("opened") + 1, last_opened_at=at)


def _digest(secret):
    return sha256(secret.encode()).hexdigest()
