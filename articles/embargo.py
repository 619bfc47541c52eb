"""A time before which readers may see nothing of an article, however finished it is."""

from django.db import transaction
from django.utils import timezone

from articles import log, publishing, timeline
from articles.models import Article
from articles.permissions import reasons_may_not
from articles.planning import at_length, logged
from articles.timeline import spoken
from newsroom.lib.changes import changed
from newsroom.lib.refusals import refuse_if

LONGEST_NOTE = Article._meta.get_field("embargo_note").max_length


def is_embargoed(article, *, at):
    """Whether readers may see nothing of it at the moment ``at``."""
    return bool(article.embargo_until and at < article.embargo_until)


def marked(article, *, at):
    """What stands on everything that shows its words meanwhile; "" where there is no embargo."""
    if not is_embargoed(article, at=at):
        return ""
    return f"Under embargo until {at_length(article.embargo_until)}."


def reasons_embargoed(article, at):
    """Say why readers may not see it from ``at`` on, by what is stored, not by a copy in hand."""
    stored = Article.objects.only("embargo_until", "embargo_note").get(pk=article.pk)
    if is_embargoed(stored, at=at):
        yield (
            f"Under embargo until {at_length(stored.embargo_until)} ({stored.embargo_note}): "
            "choose that time or a later one, or have the embargo lifted."
        )


def reasons_not_to_embargo(article, by, *, until, note):
    """Say why the article cannot be put under embargo until then."""
    now = timezone.now()
    yield from reasons_may_not(by, "embargo", article)
    if until <= now:
        yield f"{spoken(until)} has passed: an embargo ends at a time ahead."
    if live := article.editions.live(now).only("number", "live_from").first():
        yield (
            f"Readers have seen edition {live.number} since {spoken(live.live_from)}: an embargo "
            "comes too late. Withdraw the article if they should not."
        )
    if not note.strip():
        yield "Say who asked for it and for what: whoever wants to publish reads it."
    elif len(note.strip()) > LONGEST_NOTE:
        yield f"The note has {len(note.strip())} characters; {LONGEST_NOTE} is the most."


@transaction.atomic
def embargo(article, *, by, until, note):
    """Let readers see nothing of ``article`` before ``until``; return what was held by it.

    Set again it moves. What is scheduled for before is held and waits for an editor.
    """
    (article,) = timeline.lock([article.pk])
    now = timezone.now()
    refuse_if(reasons_not_to_embargo(article, by, until=until, note=note))
    before = _said(article.embargo_until)
    _write(article, until, note.strip(), by=by)
    early = timeline.waiting(now).filter(article=article, planned_from__lt=until)
    reason = f"Under embargo until {_said(until)}, and planned for before that."
    held = timeline.hold(dict.fromkeys(early.only(*timeline.COLUMNS), reason), now=now)
    log.write(article, "embargo", by=by, before=before, after=_said(until), reason=note)
    log.write_held(held, by=by)
    if held:
        publishing.mend_first_dates(article.pk, by=by, now=now)
    changed([article], by=by)
    return held


def reasons_not_to_lift(article, by, *, reason):
    """Say why the embargo cannot be lifted."""
    yield from reasons_may_not(by, "embargo", article)
    if not is_embargoed(article, at=timezone.now()):
        yield "It is under no embargo."
    if not reason.strip():
        yield "Say who agreed that it ends: the log keeps it."


@transaction.atomic
def lift(article, *, by, reason):
    """End the embargo now. What it held goes on waiting for an editor."""
    (article,) = timeline.lock([article.pk])
    refuse_if(reasons_not_to_lift(article, by, reason=reason))
    before = _said(article.embargo_until)
    _write(article, None, "", by=by)
    log.write(article, "embargo", by=by, before=before, after="lifted", reason=reason)
    changed([article], by=by)


def _write(article, until, note, *, by):
    article.embargo_until, article.embargo_note = until, note
    article._history_user = by
    article.save(update_fields=["embargo_until", "embargo_note", "updated_at"])


def _said(moment):
    return logged(moment) if moment else ""
