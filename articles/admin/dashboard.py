"""The first screen of the desk: whether readers see something wrong, and what waits for whom."""

from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from articles import permissions
from articles.models import Article, ArticleFact, Edition
from articles.timeline import spoken, waiting
from facts import checking
from facts.models import Fact
from shows.models import ImportRun, Show

SHOWN = 5
HEAVY = ("html", "head", "card")
FIRST_STEPS = [
    ("Add a show", "shows_show", "shows.add_show"),
    ("Put down what is known, with its source", "facts_fact", "facts.add_fact"),
    ("Start an article", "articles_article", "articles.add_article"),
]


class Row(NamedTuple):
    """What, why in one sentence, and the screen where it is dealt with."""

    what: str
    why: str
    url: str


class Box(NamedTuple):
    """A few rows, the sentence if there are none, and the list that holds all of them."""

    title: str
    rows: list
    empty: str
    more: str


def dashboard(request, context):
    """The context of the index with the boxes that concern this person; one query for each."""
    user, now = request.user, timezone.now()
    boxes = [*_for_readers(user, now), *_for_hands(user), *_for_the_desk(user)]
    steps = [step for step in FIRST_STEPS if user.has_perm(step[2])]
    return context | {
        "boxes": boxes,
        "steps": [(label, reverse(f"admin:{name}_add")) for label, name, _ in steps],
        "is_empty": not any(box.rows for box in boxes) and not Show.objects.exists(),
    }


def _for_readers(user, now):
    if permissions.may(user, "view"):
        yield _held(now)
        yield _next_for_readers(now)


def _for_hands(user):
    if permissions.may(user, "approve"):
        yield _submitted()
    if user.has_perm(checking.PERMISSION):
        yield _to_check(user)
    if permissions.may(user, "write"):
        yield _drafts(user)


def _for_the_desk(user):
    if user.has_perm("shows.view_importrun"):
        yield _imports()


# -- Readers ----------------------------------------------------------------------------------


def _held(now):
    held = Edition.objects.filter(live_from=None, cancelled_at=None).exclude(hold_reason="")
    rows = held.defer(*HEAVY).order_by("planned_from", "pk")[: SHOWN + 1]
    return _box(
        "Held back from readers",
        [
            Row(
                f"{edition.headline}, edition {edition.number}",
                f"{_lateness(edition, now)}: {edition.hold_reason}",
                _screen(edition),
            )
            for edition in rows
        ],
        "Nothing is held.",
        _list("articles_article", presence="held"),
    )


def _lateness(edition, now):
    late = "Was due" if edition.planned_from <= now else "Planned for"
    return f"{late} {spoken(edition.planned_from)}"


def _next_for_readers(now):
    rows = waiting(now).filter(live_from__gt=now).defer(*HEAVY).order_by("live_from", "pk")
    return _box(
        "Next for readers",
        [
            Row(
                edition.headline,
                f"{spoken(edition.live_from)}. {edition.boundary_note or edition.date_note}",
                _screen(edition),
            )
            for edition in rows[: SHOWN + 1]
        ],
        "Nothing is scheduled.",
        _list("articles_article", presence="scheduled"),
    )


# -- What waits for this person ---------------------------------------------------------------


def _submitted():
    rows = Article.objects.filter(stage=Article.Stage.SUBMITTED).order_by("updated_at", "pk")
    return _box(
        "Submitted, to approve",
        [
            Row(article.headline, f"Submitted {spoken(article.updated_at)}", _screen(article))
            for article in rows.defer("body")[: SHOWN + 1]
        ],
        "Nothing waits for approval.",
        _list("articles_article", stage__exact="submitted"),
    )


def _to_check(user):
    in_use = Exists(ArticleFact.objects.filter(fact=OuterRef("pk")))
    rows = Fact.objects.filter(stage=Fact.Stage.DRAFT).exclude(created_by=user)
    rows = rows.select_related("created_by").order_by(in_use.desc(), "pk")[: SHOWN + 1]
    return _box(
        "Facts to check",
        [
            Row(fact.statement, f"Entered by {fact.created_by or 'an import'}", _check(fact))
            for fact in rows
        ],
        "Every fact that others entered is checked.",
        _list("facts_fact", stage__exact="draft"),
    )


def _drafts(user):
    mine = Q(created_by=user) | Q(assigned_to=user) | Q(bylines__author__user=user)
    stages = [Article.Stage.PLANNED, Article.Stage.DRAFTING]
    rows = Article.objects.filter(mine, stage__in=stages).distinct().order_by("-updated_at", "-pk")
    return _box(
        "Your drafts",
        [
            Row(
                article.headline,
                f"{article.get_stage_display()}, saved {spoken(article.updated_at)}",
                _screen(article),
            )
            for article in rows.defer("body")[: SHOWN + 1]
        ],
        "You have nothing in hand.",
        _list("articles_article", stage__exact="drafting"),
    )


# -- The desk ---------------------------------------------------------------------------------


def _imports():
    rows = ImportRun.objects.defer("message")[: SHOWN + 1]
    return _box(
        "Last imports",
        [
            Row(
                run.file_name or run.command,
                f"{run.get_status_display()}, {spoken(run.started_at)}",
                _screen(run),
            )
            for run in rows
        ],
        "Nothing has been imported yet.",
        _list("shows_importrun"),
    )


def _box(title, rows, empty, url):
    return Box(title, rows[:SHOWN], empty, url if len(rows) > SHOWN else "")


def _screen(record):
    options = record._meta
    return reverse(f"admin:{options.app_label}_{options.model_name}_change", args=[record.pk])


def _check(fact):
    return reverse("admin:facts_fact_check", args=[fact.pk])


def _list(name, **filters):
    address = reverse(f"admin:{name}_changelist")
    return f"{address}?{urlencode(filters)}" if filters else address
