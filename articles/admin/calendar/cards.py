"""The board: a column for each stage with its cards, and what waits for the clock."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Case, Count, Exists, IntegerField, OuterRef, Q, Subquery, Value, When
from django.urls import reverse
from django.utils import timezone

from articles import permissions
from articles.admin.dashboard.gathering import person as name_of
from articles.coming import only_of
from articles.models import Article, Comment, Edition, ReviewTask, SentenceCheck
from articles.timeline import spoken
from newsroom.lib.wording import figures_of, join_names

Stage = Article.Stage
MOST_OF_A_STAGE = 50
MOST = 400
CLOCK = "clock"
TITLES = {
    Stage.PLANNED: "Planned",
    Stage.DRAFTING: "Drafting",
    Stage.SUBMITTED: "Submitted",
    Stage.APPROVED: "Approved",
    CLOCK: "Waits for the clock",
}
# From where to where, by which verb: its page asks what it needs, and refuses.
MOVES = {
    (Stage.PLANNED, Stage.SUBMITTED): ("submit",),
    (Stage.DRAFTING, Stage.SUBMITTED): ("submit",),
    (Stage.SUBMITTED, Stage.DRAFTING): ("send-back", "take-back"),
    (Stage.SUBMITTED, Stage.APPROVED): ("approve",),
    (Stage.APPROVED, Stage.DRAFTING): ("send-back",),
}
BY_ITSELF = {
    CLOCK: "This column follows from the clock: publish it for a time, and it stands there.",
    Stage.PLANNED: "What was begun is not unbegun. Give it a later date on the calendar.",
    Stage.DRAFTING: "It moves here by itself when somebody begins to write.",
    Stage.SUBMITTED: "What is approved goes back to drafting, with a note, and is sent in again.",
    Stage.APPROVED: "Somebody has to be asked for a check first: move it to submitted.",
}


@dataclass
class Column:
    """A stage with its cards; ``more`` are held back, the list shows them."""

    stage: str
    title: str
    cards: list[Any] = field(default_factory=list)
    more: int = 0
    more_url: str = ""


def columns_of(now, user, *, person=None, kind=""):
    """The columns in their order; two queries, however many cards there are."""
    columns = {stage: Column(str(stage), title) for stage, title in TITLES.items()}
    by_stage = defaultdict(list)
    for article in _articles(person, kind)[:MOST]:
        by_stage[article.stage].append(article)
    verbs = _verbs_of(user)
    for stage, articles in by_stage.items():
        column = columns[Stage(stage)]
        column.cards = [_card(one, now, verbs) for one in articles[:MOST_OF_A_STAGE]]
        column.more = len(articles) - len(column.cards)
        column.more_url = f"{reverse('admin:articles_article_changelist')}?stage__exact={stage}"
    columns[CLOCK].cards = [_waiting(one, now) for one in _editions(now, person, kind)[:MOST]]
    return list(columns.values())


def _articles(person, kind):
    """What the desk has in hand, what is due first; of the approved what no edition shows yet."""
    shown = Edition.objects.filter(revision=OuterRef("approved_revision"), cancelled_at=None)
    rows = only_of(Article.objects.all(), "", person, kind)
    rows = rows.exclude(Exists(shown)).annotate(
        objections=_open_of(SentenceCheck.objects.filter(decision="objected", undone_at=None)),
        comments_open=_open_of(Comment.objects.filter(resolved_at=None, answers=None)),
        tasks_open=_open_of(ReviewTask.objects.filter(closed_at=None)),
        who=name_of("assigned_to"),
        began=name_of("created_by"),
        place=Case(*[When(stage=stage, then=Value(number)) for number, stage in enumerate(Stage)]),
    )
    needed = ("pk", "headline", "kind", "stage", "due", "show__title", "show__id")
    return rows.select_related("show").only(*needed).order_by("place", "due", "-updated_at", "-pk")


def _open_of(rows):
    counted = rows.filter(article=OuterRef("pk")).order_by().values("article")
    return Subquery(counted.annotate(number=Count("pk")).values("number"), IntegerField())


def _editions(now, person, kind):
    ahead = Q(live_from__gt=now) | (Q(live_from=None) & ~Q(hold_reason=""))
    rows = only_of(Edition.objects.filter(ahead), "article__", person, kind)
    rows = rows.filter(cancelled_at=None, boundary_of=None).select_related("show")
    rows = rows.annotate(who=name_of("article__assigned_to"))
    return rows.defer("html", "head", "card").order_by("planned_from", "pk")


def _card(article, now, verbs):
    due, today = article.due, timezone.localdate(now)
    return {
        "ident": f"card-{article.pk}",
        "key": article.pk,
        "url": reverse("admin:articles_article_change", args=[article.pk]),
        "headline": article.headline,
        "kind": article.get_kind_display(),
        "show": article.show,
        "stage": article.stage,
        "who": article.who or article.began,
        "due": f"due {due.day} {due:%b}" if due else "",
        "late": bool(due) and due < today,
        "open": _said(article),
        "targets": [
            {"stage": str(target), "title": TITLES[target], "url": _page(article, slug)}
            for (stage, target), slugs in MOVES.items()
            if stage == article.stage and (slug := next((s for s in slugs if s in verbs), ""))
        ],
    }


def _page(article, slug):
    return reverse(f"admin:articles_article_{slug.replace('-', '_')}", args=[article.pk])


def _said(article):
    """What stands against it, as far as it costs nothing to know: nobody renders fifty pages."""
    counts = [
        (article.objections, "objection"),
        (article.comments_open, "comment"),
        (article.tasks_open, "task"),
    ]
    return join_names(figures_of(number, noun) for number, noun in counts if number)


def _waiting(edition, now):
    held = edition.live_from is None
    late = held and edition.planned_from <= now
    return {
        "ident": f"card-edition-{edition.pk}",
        "url": reverse("admin:articles_edition_change", args=[edition.pk]),
        "headline": edition.headline,
        "kind": Article.Kind(edition.kind).label,
        "show": edition.show,
        "stage": CLOCK,
        "who": edition.who or "",
        "due": spoken(edition.planned_from),
        "late": late,
        "state": "held, its time has passed" if late else "held" if held else "scheduled",
        "level": "is-bad" if late else "is-warn" if held else "is-info",
        "open": "",
        "targets": [],
    }


def _verbs_of(user):
    """The slugs of the verbs that this person may use on some article."""
    slugs = {slug for slugs in MOVES.values() for slug in slugs}
    return {slug for slug in slugs if permissions.may(user, slug.replace("-", "_"))}
