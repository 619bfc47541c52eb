"""The article with all that the frame of its page says about it, in one query."""

from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils import timezone

from articles.admin.presence import with_presence
from articles.models import Edition, Revision
from articles.timeline import spoken

BESIDE = ("show", "season", "event", "lead_image", "assigned_to")


def with_standing(queryset):
    """Articles with their records, their newest versions, and what readers see of each."""
    now = timezone.now()
    revisions = Revision.objects.filter(article=OuterRef("pk")).order_by("-number")
    editions = Edition.objects.filter(article=OuterRef("pk"))
    return (
        with_presence(queryset, now)
        .select_related(*BESIDE)
        .annotate(
            head_number=Subquery(revisions.filter(kind="saved").values("number")[:1]),
            last_number=Subquery(revisions.values("number")[:1]),
            live_since=Subquery(editions.live(now).values("live_from")[:1]),
            was_seen=Exists(editions.filter(live_from__lte=now)),
            has_address=Exists(editions.filter(~Q(live_from=None))),
        )
    )


def readers_see(article):
    """What readers see of an article that ``with_standing`` gave, now and next, in sentences."""
    if article.live_number:
        since = spoken(article.live_since)
        yield f"Readers see edition {article.live_number}, since {since}."
    elif article.withdrawn_at:
        yield f"Withdrawn on {spoken(article.withdrawn_at)}: readers see the notice."
    else:
        yield "Readers cannot see it."
    if article.next_start:
        yield f"The next edition goes live {spoken(article.next_start)}."
    if article.is_held:
        yield "An edition is held."
