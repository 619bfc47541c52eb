import json
from datetime import UTC, datetime

from django.db import connection, models
from django.db.models import Case, Exists, OuterRef, Q, When
from django.db.models.expressions import RawSQL
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
    "date_note",
    "first_published_at",
    "live_from",
    "live_until",
]
PAGE_TIMES = ("first_published_at", "live_from", "live_until")
# By hand: building this with the ORM costs more than everything else on the page together.
PAGE = f"""
    SELECT {", ".join(f"edition.{column}" for column in PAGE_COLUMNS)}
    FROM articles_edition AS edition
    JOIN articles_article AS article ON article.id = edition.article_id
    WHERE article.slug = %s
        AND edition.live_from <= %s
        AND (edition.live_until IS NULL OR edition.live_until > %s)
"""  # noqa: S608 -- the columns are named above
# One IN over a union, not several joined by OR: PostgreSQL reads the whole table for those.
KIN = """
    SELECT id FROM (
        SELECT id FROM articles_edition
        WHERE article_id <> %s AND {of} live_from <= %s
            AND (live_until IS NULL OR live_until > %s)
        ORDER BY first_published_at DESC, id DESC LIMIT %s
    ) AS {name}
"""


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
        times = {name: _aware(page[name]) for name in PAGE_TIMES}
        return page | times | {"head": json.loads(page["head"])}

    def near(self, page, limit, at=None):
        """Up to ``limit`` live editions to read after ``page``: its show's, its event's, others."""
        moment = connection.ops.adapt_datetimefield_value(at or timezone.now())
        chosen, params, closeness = [], [], []
        for kin in ("show_id", "event_id", ""):
            if kin and not page[kin]:
                continue
            of = f"{kin} = %s AND" if kin else ""
            chosen.append(KIN.format(of=of, name=f"by_{kin or 'date'}"))
            params += [page["article_id"], *([page[kin]] if kin else []), moment, moment, limit]
            closeness += [When(**{kin: page[kin]}, then=len(closeness))] if kin else []
        rows = self.filter(pk__in=RawSQL(" UNION ".join(chosen), params))  # noqa: S611 -- see KIN
        order = [Case(*closeness, default=len(closeness))] if closeness else []
        return rows.order_by(*order, "-first_published_at", "-pk")[:limit]


class CorrectionQuerySet(models.QuerySet):
    def printed(self, at=None):
        """What readers may read at ``at`` (now if left out): exactly where its article is.

        A join with what is live, not a flag: what was withdrawn or ended is gone at once, and what
        is scheduled is not there yet.
        """
        at = at or timezone.now()
        live = self.model._meta.get_field("edition_after").related_model.objects.live(at)
        return self.filter(
            Exists(live.filter(article=OuterRef("article"))),
            edition_after__live_from__lte=at,
            edition_after__cancelled_at=None,
        )


class ReviewTaskQuerySet(models.QuerySet):
    def open(self, at=None):
        """Tasks that wait at ``at`` (now if left out): closed never, or later."""
        at = at or timezone.now()
        return self.filter(Q(closed_at=None) | Q(closed_at__gt=at))


def _aware(moment):
    """A time as the driver gave it (SQLite: a text or without a zone), in UTC; None stays None."""
    if isinstance(moment, str):
        moment = datetime.fromisoformat(moment)
    return moment if moment is None or moment.tzinfo else moment.replace(tzinfo=UTC)
