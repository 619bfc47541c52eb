"""What readers get in a period, and what the desk has in mind for it: the entries of a calendar."""

from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import (
    Case,
    DateTimeField,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Substr

from articles.models import Article, ArticleAuthor, Edition

MOST = 500
KINDS = {
    "sort": TextField,
    "key": TextField,
    "article": TextField,
    "headline": TextField,
    "show": TextField,
    "moment": DateTimeField,
    "start": DateTimeField,
    "until": DateTimeField,
    "note": TextField,
    "word": TextField,
    "changed": DateTimeField,
    "text": TextField,
    "number": TextField,
}
MARKS = {
    "live": "is-filled",
    "past": "is-filled",
    "scheduled": "is-filled",
    "held": "is-hatched",
}


class Entry(NamedTuple):
    """Something at a moment. ``sort`` is edition, follow-up, end or plan; ``start`` if it is live.

    ``note`` says why it is held, or what passes; ``word`` holds the stage of a plan; ``text`` and
    ``number`` are the version and the number of an edition.
    """

    sort: str
    key: str
    article: str
    headline: str
    show: str
    moment: datetime
    start: datetime | None
    until: datetime | None
    note: str
    word: str
    changed: datetime | None
    text: str
    number: str

    @property
    def ident(self) -> str:
        """The name of the entry on its page: "edition-12"."""
        return f"{self.sort}-{self.key}"

    def state(self, now: datetime) -> str:
        """In a word: live, past, scheduled, held, ends, or the stage of a plan."""
        if self.sort == "plan":
            return self.word
        if self.sort == "end":
            return "ends" if self.moment > now else "ended"
        if self.start is None:
            return "held"
        if self.start > now:
            return "scheduled"
        return "live" if self.until is None or self.until > now else "past"

    def mark(self, now: datetime) -> str:
        """How it is drawn: filled, hatched, outlined, or a thin tick."""
        if self.sort in ("follow-up", "end"):
            return "is-tick"
        return "is-outlined" if self.sort == "plan" else MARKS[self.state(now)]


def entries(
    start: datetime, end: datetime, *, person: Any = None, kind: str = "", most: int = MOST
) -> list[Entry]:
    """Everything from ``start`` to before ``end`` in order, up to ``most``; one query.

    With ``person`` what they write, began or were given; with ``kind`` articles of that kind.
    """
    editions = only_of(Edition.objects.filter(cancelled_at=None), "article__", person, kind)
    plans = only_of(Article.objects.exclude(planned_for=None), "", person, kind)
    parts = [
        _edition_rows(editions, start, end),
        _ending_rows(editions, start, end),
        _plan_rows(plans, start, end),
    ]
    rows = parts[0].union(*parts[1:], all=True).order_by("c_moment", "c_sort", "c_key")
    return [Entry(**{name: row[f"c_{name}"] for name in KINDS}) for row in rows[:most]]


def only_of(rows: QuerySet, path: str, person: Any, kind: str) -> QuerySet:
    """Of ``rows`` those of that kind, and of that person: written, begun or given.

    ``path`` leads from a row to its article, "" from an article.
    """
    if kind:
        rows = rows.filter(**{f"{path}kind": kind})
    if person:
        signed = ArticleAuthor.objects.filter(
            article=OuterRef("article_id" if path else "pk"), author__user=person
        )
        own = Q(**{f"{path}assigned_to": person}) | Q(**{f"{path}created_by": person})
        rows = rows.filter(own | Exists(signed))
    return rows


def without_date() -> int:
    """How many articles nobody has published, and no day has been thought of for."""
    stages = (Article.Stage.PLANNED, Article.Stage.DRAFTING)
    return Article.objects.filter(stage__in=stages, planned_for=None, editions=None).count()


def _edition_rows(rows: QuerySet, start: datetime, end: datetime) -> QuerySet:
    live = Q(live_from__gte=start, live_from__lt=end)
    held = Q(live_from=None, planned_from__gte=start, planned_from__lt=end) & ~Q(hold_reason="")
    return _read(
        rows.filter(live | held),
        sort=_sort_of_edition(),
        key=F("pk"),
        article=F("article_id"),
        headline=F("headline"),
        show=F("show__title"),
        moment=Coalesce(F("live_from"), F("planned_from")),
        start=F("live_from"),
        until=F("live_until"),
        note=_note(),
        changed=F("created_at"),
        text=F("revision_id"),
        number=F("number"),
    )


def _ending_rows(rows: QuerySet, start: datetime, end: datetime) -> QuerySet:
    """Where readers lose the page: an end that was planned, and nothing comes after it."""
    following = Edition.objects.filter(
        article=OuterRef("article"), live_from=OuterRef("live_until")
    )
    ends = rows.filter(live_until__gte=start, live_until__lt=end, live_until=F("planned_until"))
    return _read(
        ends.exclude(Exists(following)),
        sort=Value("end"),
        key=F("pk"),
        article=F("article_id"),
        headline=F("headline"),
        show=F("show__title"),
        moment=F("live_until"),
        note=Value("readers see it until then"),
    )


def _plan_rows(rows: QuerySet, start: datetime, end: datetime) -> QuerySet:
    """Dates that the desk has in mind for what readers have never been given."""
    planned = Edition.objects.filter(article=OuterRef("pk"), cancelled_at=None)
    in_period = rows.filter(planned_for__gte=start, planned_for__lt=end)
    return _read(
        in_period.exclude(Exists(planned)),
        sort=Value("plan"),
        key=F("pk"),
        article=F("pk"),
        headline=F("headline"),
        show=F("show__title"),
        moment=F("planned_for"),
        word=F("stage"),
        changed=F("updated_at"),
    )


def _read(rows: QuerySet, **columns: Any) -> QuerySet:
    asked = {
        f"c_{name}": Cast(columns.get(name, Value(None)), field()) for name, field in KINDS.items()
    }
    # A plan has no words where another sort has some, and a union knows one type for a column.
    for name, field in KINDS.items():
        if field is TextField:
            asked[f"c_{name}"] = Coalesce(asked[f"c_{name}"], Value(""), output_field=field())
    return rows.order_by().values(**asked)


def _sort_of_edition() -> Any:
    return Case(When(boundary_of=None, then=Value("edition")), default=Value("follow-up"))


def _note() -> Any:
    said = Case(
        When(hold_reason="", then=Cast("boundary_note", TextField())), default=F("hold_reason")
    )
    return Substr(Cast(said, TextField()), 1, 250)
