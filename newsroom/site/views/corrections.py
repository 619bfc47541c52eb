from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import feedgenerator

from articles.models import Correction
from newsroom.site.answers import public_page
from newsroom.site.paging import key_of, page_of

NEWEST_FIRST = ("edition_after__live_from", True)
# One rule for the page and the feed, and for whoever else lists them: ``printed``.
COLUMNS = (
    *("pk", "kind", "before", "after", "note", "changes_verdict", "edition_after__live_from"),
    *("article__slug", "edition_after__headline", "edition_after__number"),
)
TITLE = "Corrections"
DESCRIPTION = "What we got wrong, when we said so, and what is right."


@public_page
def corrections(request):
    """Everything that we have corrected in articles that readers can read, the newest first."""
    rows, after = page_of(
        Correction.objects.printed().values(*COLUMNS), NEWEST_FIRST, key_of(request)
    )
    context = {
        "rows": [_row(row) for row in rows],
        "after": after,
        "title": TITLE,
        "description": DESCRIPTION,
        "path": request.path,
    }
    return render(request, "site/corrections.html", context)


@public_page
def corrections_feed(request):
    """The newest corrections as an Atom feed."""
    base = settings.NEWSROOM_BASE_URL
    rows, _ = page_of(Correction.objects.printed().values(*COLUMNS), NEWEST_FIRST, None)
    feed = feedgenerator.Atom1Feed(
        title=f"{TITLE}, {settings.NEWSROOM_SITE_NAME}",
        link=f"{base}{reverse('site:corrections')}",
        description=DESCRIPTION,
        feed_url=f"{base}{request.path}",
        language="en-GB",
    )
    for found in rows:
        row = _row(found)
        feed.add_item(
            title=f"{row['word']}: {row['headline']}",
            link=f"{base}{row['url']}",
            description=row["note"],
            # An address that no other correction of the article has, and that never changes.
            unique_id=f"{base}{reverse('site:corrections')}#c-{row['pk']}",
            pubdate=row["at"],
            updateddate=row["at"],
        )
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)


def _row(row):
    """A correction as the page and the feed print it."""
    kind = Correction.Kind(row["kind"])
    return {
        "pk": row["pk"],
        "word": kind.label.partition(":")[0],
        "at": row["edition_after__live_from"],
        "headline": row["edition_after__headline"],
        "url": reverse("site:article", args=[row["article__slug"]]),
        "note": row["note"],
        "before": row["before"],
        "after": row["after"],
    }
