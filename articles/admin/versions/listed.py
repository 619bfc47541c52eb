from django.utils import timezone

from articles import permissions
from articles.admin.versions.sides import HEAVY, LIVE
from articles.models import Revision
from articles.timeline import spoken
from newsroom.lib.numbers import number_from
from newsroom.lib.pages import Page

MOST = 50
# From the strongest claim to the weakest: which word a version has, and in which colour.
STATES = ("live", "scheduled", "held", "past")


class Versions(Page):
    """Every version: who, when, with which note, and what became of it. Two of them compared."""

    slug = "versions"
    label = "Versions"
    template = "admin/articles/versions/versions.html"

    def may(self, user, article):
        return permissions.may(user, "view", article)

    def effect(self, article):
        return "who saved what; compare and restore"

    def context(self, request, article):
        rows = _asked_rows(request, article)
        shown = rows[:MOST]
        editions = _editions(article)
        live = next((e for found in editions.values() for e in found if e.now == "live"), None)
        for row in shown:
            row.words = list(_words(row, editions.get(row.pk, ())))
        head = article.head
        return {
            "versions": shown,
            "older": shown[-1].number if len(rows) > MOST else None,
            "live": live,
            "head": head,
            # What is most often asked: what readers would get that they have not, else what is new.
            "first": LIVE if live else shown[1].number if len(shown) > 1 else "",
            "last": head and head.number,
            "may_write": permissions.may(request.user, "write", article),
            "may_share": permissions.may(request.user, "share", article),
        }


def _asked_rows(request, article):
    """A page of versions and one more where there are older ones, the newest first."""
    rows = permissions.revisions_for(request.user, article).defer("content")
    before = number_from(request.GET.get("before"))
    if before is not None:
        rows = rows.filter(number__lt=before)
    return list(rows.select_related("created_by", "approved_by")[: MOST + 1])


def _editions(article):
    """By the key of a version, the editions made of it, with their state."""
    found, now = {}, timezone.now()
    for edition in article.editions.filter(cancelled_at=None, boundary_of=None).defer(*HEAVY):
        edition.now = edition.state(now)
        found.setdefault(edition.revision_id, []).append(edition)
    return found


def _words(revision, editions):
    """What became of a version, each as its words and the look of the label."""
    if revision.kind == Revision.Kind.SET_ASIDE:
        yield "set aside", "is-warn"
    told = {
        "live": ("readers see it: edition {0.number}", "is-ok"),
        "scheduled": ("edition {0.number}, goes live {1}", "is-info"),
        "held": ("edition {0.number} is held", "is-bad"),
        "past": ("was edition {0.number}", ""),
    }
    for edition in sorted(editions, key=lambda edition: STATES.index(edition.now)):
        words, look = told[edition.now]
        yield words.format(edition, spoken(edition.planned_from)), look
    if revision.approved_at:
        yield f"approved by {revision.approved_by or 'somebody'}", "is-info"
