"""Corrections as drafts: what we printed wrong, what is right, and what readers are told."""

from django.db import transaction

from articles.freshness import stale_among
from articles.models import Correction, EditionFact
from articles.permissions import reasons_may_not
from articles.tasks import said
from newsroom.lib.changes import changed
from newsroom.lib.refusals import refuse_if
from newsroom.lib.saving import save_root


def wrong_print(article, fact, *, at):
    """The last that readers saw of ``fact`` otherwise than it stands today, or None."""
    rows = EditionFact.objects.filter(
        fact=fact, edition__article=article, edition__live_from__lte=at
    )
    rows = rows.select_related("edition").order_by("-edition__live_from")
    prints = stale_among(rows.defer("edition__html", "edition__head", "edition__card"))
    return next((stale for stale in prints if set(stale.columns) - {"stage"}), None)


def proposed(stale):
    """A correction of that print in words, to be rewritten: ``before``, ``after`` and ``note``."""
    rewritten = [column for column in ("statement", "value") if column in stale.columns][:1]
    before, after = said(stale, *(rewritten or ["statement", "standing"]))
    return {
        "before": before,
        "after": after,
        "note": f"An earlier version of this article said: “{before}”. It should say: “{after}”.",
    }


@transaction.atomic
def draft_correction(article, *, by, **columns):
    """A correction of ``article`` that waits for somebody else's approval, or raise Refused."""
    refuse_if(reasons_may_not(by, "draft_correction"))
    correction = Correction(article=article, drafted_by=by, **columns)
    save_root(correction, base_version=correction.version, by=by)
    changed([correction], by=by)
    return correction
