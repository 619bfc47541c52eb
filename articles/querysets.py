import json
from datetime import UTC, datetime

from django.db import connection, models
from django.db.models import Q
from django.utils import timezone

PAGE_COLUMNS = [
    "id",
    "article_id",
    "show_id",
    "event_id",
    "headline",
    "verdict",
    "html",
    "head",
    "notice",
    "live_from",
]
# By hand: building this with the ORM costs more than everything else on the page together.
PAGE = f"""
    SELECT {", ".join(f"edition.{column}" for column in PAGE_COLUMNS)}
    FROM articles_edition AS edition
    JOIN articles_article AS article ON article.id = edition.article_id
    WHERE article.slug = %s
        AND edition.live_from <= %s
        AND (edition.live_until IS NULL OR edition.live_until > %s)
"""  # noqa: S608 -- the columns are named above


class ArticleQuerySet(models.QuerySet):
    pass


class EditionQuerySet(models.QuerySet):
    def live(self, at=None):
        """What a reader may see at ``at`` (now if left out)."""
        at = at or timezone.now()
        return self.filter(live_from__lte=at).filter(Q(live_until=None) | Q(live_until__gt=at))

    def past(self, at=None):
        """What readers saw before ``at`` (now if left out) and see no more."""
        return self.filter(live_until__lte=at or timezone.now())

    def for_lists(self):
        """Editions without their HTML: enough for cards and rows."""
        return self.defer("html", "head")

    def page(self, slug, at=None):
        """What the page of the article at ``slug`` shows, as a dict of PAGE_COLUMNS, or None."""
        moment = connection.ops.adapt_datetimefield_value(at or timezone.now())
        with connection.cursor() as cursor:
            cursor.execute(PAGE, [slug, moment, moment])
            row = cursor.fetchone()
        if row is None:
            return None
        page = dict(zip(PAGE_COLUMNS, row, strict=True))
        return page | {"head": json.loads(page["head"]), "live_from": _aware(page["live_from"])}

    def near(self, page, limit):
        """Live editions to read after that page: of its show or event, else the newest."""
        others = self.live().exclude(article_id=page["article_id"]).order_by("-live_from", "-pk")
        close = Q(show_id=page["show_id"], show_id__isnull=False)
        close |= Q(event_id=page["event_id"], event_id__isnull=False)
        chosen = Q(pk__in=others.filter(close).values("pk")[:limit])
        chosen |= Q(pk__in=others.values("pk")[:limit])
        return others.filter(chosen)


def _aware(moment):
    """A time as the driver gave it (SQLite: a text or without a zone), in UTC."""
    if isinstance(moment, str):
        moment = datetime.fromisoformat(moment)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
