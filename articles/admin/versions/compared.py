from itertools import groupby

from django.http import Http404

from articles import permissions
from articles.admin.versions.sides import LIVE, asked_side, live_edition
from articles.comparing import compare
from articles.differences import mark_notes, show, show_words
from newsroom.lib.pages import Page

# So many equal blocks in a row are read as they are; more are folded.
READ_AS_THEY_ARE = 2


class Compare(Page):
    """Two versions, or one and what readers see: what differs, in words and in records."""

    slug = "compare"
    label = "Compare"
    template = "admin/articles/versions/compare.html"
    in_list = False

    def may(self, user, article):
        return permissions.may(user, "view", article)

    def title(self, article):
        return f"Two versions of “{article}”"

    def context(self, request, article):
        first, last = _asked(request, article)
        told = compare(first.side, last.side)
        return {
            "first": first,
            "last": last,
            "told": told,
            "fields": [_field(change) for change in told.fields],
            "stretches": list(_stretches(told)),
            "facts_changed": told.linked or told.unlinked or told.facts,
            "may_write": permissions.may(request.user, "write", article),
        }


def _asked(request, article):
    """The two sides of the address; without them what readers see, or the last save, and now."""
    last = request.GET.get("b", "")
    if not last:
        head = article.head
        if head is None:
            raise Http404("There is no version yet.")
        last = str(head.number)
    first = request.GET.get("a") or _before(request.user, article, last)
    return asked_side(request.user, article, first), asked_side(request.user, article, last)


def _before(user, article, last):
    if live_edition(article):
        return LIVE
    rows = permissions.revisions_for(user, article).filter(kind="saved")
    numbers = list(rows.values_list("number", flat=True)[:2])
    return str(numbers[-1]) if numbers else last


def _field(change):
    """A field as a row: its name, and its old and new words as HTML where people wrote them."""
    return {
        "what": change.what,
        "before": change.before,
        "after": change.after,
        "html": show_words(change.before, change.after) if change.is_text else "",
    }


def _stretches(told):
    """The text in turns of what is the same and what differs, each block as HTML."""
    for is_same, pairs in groupby(told.pairs, key=lambda pair: pair.kind == "same"):
        blocks = [
            {
                "html": show(pair, named=told.named),
                "notes": [] if is_same else mark_notes(pair),
                "kind": pair.kind,
            }
            for pair in pairs
        ]
        yield {
            "is_same": is_same,
            "folded": is_same and len(blocks) > READ_AS_THEY_ARE,
            "blocks": blocks,
        }
