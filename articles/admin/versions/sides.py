"""What a version is called on the screens of the desk, and which one an address asks for."""

from datetime import datetime
from typing import NamedTuple

from django.http import Http404
from django.utils import timezone

from articles.comparing import Side
from articles.models import Edition, Revision
from articles.permissions import revisions_for
from articles.timeline import spoken
from newsroom.lib.numbers import number_from

HEAVY = ("html", "head", "card")
LIVE = "live"


class Named(NamedTuple):
    """A version as one side of a comparison: ``key`` asks for it, ``told`` is when its records."""

    key: str
    revision: Revision
    edition: Edition | None
    moment: datetime
    told: str

    @property
    def side(self) -> Side:
        return Side(self.revision.content, self.moment)

    @property
    def title(self) -> str:
        if self.edition:
            return f"What readers see: edition {self.edition.number}"
        return f"Version {self.revision.number}"


def live_edition(article):
    """What readers see of the article now, or None."""
    return article.editions.live().select_related("revision__created_by").defer(*HEAVY).first()


def asked_revision(user, article, number):
    """The version of that number, as a text, if it exists and ``user`` may read it; else 404."""
    rows = revisions_for(user, article).select_related("created_by", "approved_by")
    found = rows.filter(number=number_from(number)).first()
    if found is None:
        raise Http404(f"There is no version {number}.")
    # The one that is held already: a second copy would not know what was asked of it.
    found.article = article
    return found


def asked_side(user, article, key):
    """The side that ``key`` asks for: "live", or the number of a version; 404 where there is none.

    The newest version is told with the records of now, since it would be published with them;
    another with those of its time.
    """
    if key == LIVE:
        edition = live_edition(article)
        if edition is None:
            raise Http404("Readers see nothing of it.")
        told = f"records as published, {spoken(edition.created_at)}"
        return Named(key, edition.revision, edition, edition.created_at, told)
    revision = asked_revision(user, article, key)
    if revision == article.head:
        return Named(key, revision, None, timezone.now(), "records as they are now")
    moment = revision.created_at
    return Named(key, revision, None, moment, f"records as of {spoken(moment)}")
