"""A reason of the gate set aside for one version, by name and in writing."""

from django.db import transaction
from django.utils import timezone

from articles import log, publishing, timeline
from articles.gates import reasons_to_wait
from articles.models import Override
from articles.overriding import why_never
from articles.permissions import reasons_may_not
from articles.workflow.reasons import reasons_stale
from newsroom.lib.changes import changed
from newsroom.lib.refusals import refuse_if
from newsroom.lib.wording import shortened

LONGEST = 2000


def reasons_against(revision):
    """What the gate says against this version now, each reason once, set aside or not."""
    draft = publishing.drafted(revision, at=timezone.now())
    return list(dict.fromkeys(reasons_to_wait(revision, draft.rendered, at=draft.start)))


def reasons_not_to_override(article, revision, by, *, sentences=None, reason=None):
    """Say why ``by`` cannot set ``sentences`` aside for ``revision`` with that written ``reason``.

    Without them: why nothing at all can be.
    """
    yield from reasons_may_not(by, "override", article)
    yield from reasons_stale(article, revision)
    if sentences is None:
        return
    said = {str(one): one for one in reasons_against(revision)}
    if not sentences:
        yield "Tick what is to be set aside."
    for sentence in sentences:
        if sentence not in said:
            yield f"That is no longer said of this version: “{shortened(sentence)}”"
        elif never := why_never(said[sentence]):
            yield f"{never} “{shortened(sentence)}” can never be set aside."
    if not reason.strip():
        yield "Say why: whoever publishes reads it, and a court may ask."
    elif len(reason) > LONGEST:
        yield f"The reason has {len(reason):,} characters; {LONGEST:,} is the most."


@transaction.atomic
def override(article, *, revision, by, sentences, reason):
    """Set ``sentences`` of the gate aside for ``revision`` alone; or raise Refused.

    Readers see no change: what was set aside no longer stops the publishing of this version.
    """
    (article,) = timeline.lock([article.pk])
    refuse_if(reasons_not_to_override(article, revision, by, sentences=sentences, reason=reason))
    known = set(Override.objects.filter(revision=revision).values_list("sentence", flat=True))
    anew = [sentence for sentence in dict.fromkeys(sentences) if sentence not in known]
    refuse_if([] if anew else ["All of that is set aside for this version already."])
    now = timezone.now()
    rows = Override.objects.bulk_create(
        Override(
            article=article,
            revision=revision,
            sentence=sentence,
            reason=reason.strip(),
            by=by,
            at=now,
        )
        for sentence in anew
    )
    log.write(article, "override", by=by, revision=revision, reason=reason, overrides=anew)
    changed([article], by=by)
    return rows
