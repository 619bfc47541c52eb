from django.db.models import Exists, OuterRef, Subquery
from django.utils import timezone

from articles.models import Article, Edition, Withdrawal
from articles.timeline import spoken


def with_presence(queryset, now=None):
    """Articles with what readers see of each now, and next, in the same query."""
    now = now or timezone.now()
    editions = Edition.objects.filter(article=OuterRef("pk"))
    ahead = editions.filter(live_from__gt=now, boundary_of=None).order_by("live_from")
    held = editions.filter(live_from=None, cancelled_at=None).exclude(hold_reason="")
    withdrawn = Withdrawal.objects.filter(article=OuterRef("pk"))
    return queryset.annotate(
        live_number=Subquery(editions.live(now).values("number")[:1]),
        next_start=Subquery(ahead.values("live_from")[:1]),
        is_held=Exists(held),
        withdrawn_at=Subquery(withdrawn.order_by("-at").values("at")[:1]),
    )


def presence(article):
    """What readers see of an article that ``with_presence`` gave, in words for lists."""
    parts = []
    if article.live_number:
        parts.append(f"live, edition {article.live_number}")
    if article.next_start:
        parts.append(f"goes live {spoken(article.next_start)}")
    if article.is_held:
        parts.append("held")
    if article.withdrawn_at and not article.live_number:
        parts.append("withdrawn")
    return "; ".join(parts) or Article.Stage(article.stage).label.lower()
