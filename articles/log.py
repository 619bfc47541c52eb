"""Who did what to an article, when, from where to where, and why. Lines are added, never changed.

Every verb writes its line in its own transaction: what was undone left no line, and what happened
has one.
"""

from django.utils import timezone

from articles.models import LogLine


def write(  # noqa: PLR0913 -- each is a column
    article, verb, *, by, before="", after="", revision=None, edition=None, reason="", overrides=()
):
    """Add the line of one change of state. ``by`` is None where the clock did it."""
    return LogLine.objects.create(
        article=article,
        at=timezone.now(),
        by=by,
        verb=verb,
        before=before,
        after=after,
        revision=revision,
        edition=edition,
        reason=reason.strip(),
        overrides=list(overrides),
    )
