"""What waits for this person, what is theirs, and what readers get next."""

from collections import defaultdict

from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    OuterRef,
    Q,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Concat
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from articles import permissions
from articles.admin.dashboard.gathering import Row, Source, person, span
from articles.admin.page.record import TURNS
from articles.models import Article, ArticleFact, LogLine, ReviewTask, Revision
from articles.timeline import spoken, waiting
from facts import checking
from facts.models import Fact
from facts.models.properties import SUBJECTS
from newsroom.lib.wording import join_names, shortened

Kind = ReviewTask.Kind
# How many facts are looked at to see what of whom has to be checked.
MOST_FACTS = 300
# What there is to do for those who approve and do not check.
READ_ONLY = ("Read and approve", "approve")
TITLED = ("show", "source_work")


def sources(user, now):
    """What waits for this person: to approve, and to answer."""
    if permissions.may(user, "check") or permissions.may(user, "approve"):
        yield _submitted(user, now)
    if permissions.may(user, "close_task"):
        yield _tasks(user, now)


# -- To approve -------------------------------------------------------------------------------


def _submitted(user, now):
    do, page = ("Read and check", "check") if permissions.may(user, "check") else READ_ONLY
    newest = Revision.objects.filter(article=OuterRef("pk"), kind=Revision.Kind.SAVED)
    newest = newest.order_by("-number")
    facts = ArticleFact.objects.filter(article=OuterRef("pk")).order_by().values("article")
    checked = Count("pk", filter=Q(fact__stage=Fact.Stage.CHECKED))
    text = TextField()
    both = Concat(Cast(Count("pk"), text), Value("/"), Cast(checked, text), output_field=text)
    return Source(
        "submitted",
        Article.objects.filter(stage=Article.Stage.SUBMITTED).order_by("updated_at", "pk"),
        {
            "what": "headline",
            "why": Subquery(facts.annotate(told=both).values("told")),
            "other": Subquery(newest.values("submitted_note")[:1]),
            "number": Subquery(newest.values("number")[:1]),
            "who": Subquery(newest.values(name=person("submitted_by"))[:1]),
            "moment": Coalesce(Subquery(newest.values("submitted_at")[:1]), F("updated_at")),
        },
        lambda found: Row(
            found.what,
            _asking(found),
            _since(found, now),
            do,
            reverse(f"admin:articles_article_{page}", args=[found.key]),
            "fact_check",
        ),
    )


def _asking(found):
    note = f" “{shortened(found.other)}”" if found.other else ""
    return f"Version {found.number or 0} asks for approval. {_facts(found.why)}{note}"


def _facts(told):
    if not told:
        return "It rests on no fact."
    all_of_them, _, checked = told.partition("/")
    return f"{all_of_them} fact{'' if all_of_them == '1' else 's'}, {checked} checked."


def _since(found, now):
    return ", ".join(filter(None, [found.who, span(found.moment, now)]))


# -- To answer --------------------------------------------------------------------------------


def _tasks(user, now):
    rows = ReviewTask.objects.open(now).exclude(kind=Kind.CHECK_PROMISED, due__lt=now)
    nobodys = Q(assigned_to=None)
    if not permissions.may(user, "approve"):
        # Whoever may not touch any article is asked about their own.
        nobodys &= Q(article__created_by=user) | Q(article__bylines__author__user=user)
    rows = rows.filter(Q(assigned_to=user) | nobodys).distinct()
    return Source(
        "task",
        rows.order_by(F("due").asc(nulls_last=True), "opened_at", "pk"),
        {
            "what": Coalesce(F("article__headline"), F("fact__statement")),
            "why": "sentence",
            "other": "kind",
            "who": person("opened_by"),
            "moment": "opened_at",
            "number": "article_id",
        },
        lambda found: _task_row(user, found, now),
    )


def _task_row(user, found, now):
    words, url = _how_to_settle(user, found)
    what, why = shortened(found.what), shortened(found.why, 200)
    return Row(what, why, _since(found, now), words, url, "task_alt")


def _how_to_settle(user, found):
    """The words and the address of what there is to do about a task."""
    if found.other == Kind.CHECK_PROMISED and found.number and permissions.may(user, "check"):
        return "Read and check", reverse("admin:articles_article_check", args=[found.number])
    words = "Answer" if found.other == Kind.COMMENT else "Look at it"
    return words, reverse("admin:articles_reviewtask_change", args=[found.key])


# -- To check ---------------------------------------------------------------------------------


def to_check(user):
    """The facts that others entered, a row for each subject; those in articles first."""
    if not user.has_perm(checking.PERMISSION):
        return []
    groups = defaultdict(list)
    for row in _drafts(user):
        groups[_subject(row)].append(row)
    ordered = sorted(groups.items(), key=lambda group: -sum(row["used"] for row in group[1]))
    return [_row_of(subject, rows) for subject, rows in ordered]


def _drafts(user):
    drafts = Fact.objects.unchecked().exclude(created_by=user)
    used = ArticleFact.objects.filter(fact__stage=Fact.Stage.DRAFT).values("fact")[:MOST_FACTS]
    newest = drafts.order_by("-pk").values("pk")[:MOST_FACTS]
    rows = drafts.filter(Q(pk__in=used) | Q(pk__in=newest)).order_by("pk")
    names = {
        f"{name}_name": F(f"{name}__{'title' if name in TITLED else 'name'}") for name in SUBJECTS
    }
    return rows.values(
        "pk",
        "statement",
        *(f"{name}_id" for name in SUBJECTS),
        **names,
        by=person("created_by"),
        used=Exists(ArticleFact.objects.filter(fact=OuterRef("pk"))),
    )


def _subject(row):
    name = next(name for name in SUBJECTS if row[f"{name}_id"])
    return name, row[f"{name}_id"], row[f"{name}_name"]


def _row_of(subject, rows):
    column, key, name = subject
    people = list(dict.fromkeys(row["by"] or "an import" for row in rows))
    used = sum(row["used"] for row in rows)
    them = "it" if len(rows) == 1 else "them"
    why = f"Entered by {join_names(people[:3])}; nobody has checked {them}."
    if len(rows) == 1:
        url = reverse("admin:facts_fact_check", args=[rows[0]["pk"]])
        what = f"{shortened(rows[0]['statement'], 100)}"
    else:
        asked = urlencode({"stage__exact": "draft", f"{column}__id__exact": key})
        url = f"{reverse('admin:facts_fact_changelist')}?{asked}"
        what = f"{len(rows)} facts of {name}"
    since = f"{used} in articles" if used else ""
    return Row(what, why, since, "Read and check", url, "fact_check")


# -- Theirs -----------------------------------------------------------------------------------


def drafts(user, now):
    """The articles that this person has in hand."""
    if not permissions.may(user, "write"):
        return
    # A union of three, each by its index: joined by OR, every draft of the desk would be read.
    begun, given, signed = (
        Article.objects.filter(**{column: user}).order_by().values("pk")
        for column in ("created_by", "assigned_to", "bylines__author__user")
    )
    stages = [Article.Stage.PLANNED, Article.Stage.DRAFTING]
    rows = Article.objects.filter(stage__in=stages, pk__in=begun.union(given, signed))
    turns = LogLine.objects.filter(article=OuterRef("pk"), verb__in=TURNS).order_by("-at", "-pk")
    said = turns.values(words=Case(When(verb="send_back", then="reason")))[:1]
    yield Source(
        "draft",
        rows.order_by(F("due").asc(nulls_last=True), "-updated_at", "-pk"),
        {
            "what": "headline",
            "why": Subquery(said),
            "other": "stage",
            "who": "due",
            "moment": "updated_at",
        },
        lambda found: Row(
            found.what,
            _how_far(found),
            _due(found.who, now),
            "Go on writing",
            reverse("admin:articles_article_change", args=[found.key]),
            "edit",
            "warn" if _is_late(found.who, now) else "",
        ),
    )


def _how_far(found):
    if found.why:
        return f"Sent back: {shortened(found.why)}"
    return f"{Article.Stage(found.other).label}, saved {spoken(found.moment)}."


def _is_late(due, now):
    return bool(due) and due < timezone.localdate(now).isoformat()


def _due(due, now):
    if not due:
        return ""
    today = timezone.localdate(now)
    day = today.fromisoformat(due)
    if day == today:
        return "due today"
    return f"{(today - day).days} d late" if day < today else f"due {day.day} {day:%b}"


# -- Next for readers -------------------------------------------------------------------------


def ahead(user, now):
    """What readers get next, texts that were written ahead included."""
    if not permissions.may(user, "view"):
        return
    yield Source(
        "ahead",
        waiting(now).filter(live_from__gt=now).order_by("live_from", "pk"),
        {
            "what": "headline",
            "why": "boundary_note",
            "other": "date_note",
            "moment": "live_from",
            "number": "number",
        },
        lambda found: Row(
            found.what,
            found.why or found.other or f"edition {found.number} opens",
            spoken(found.moment),
            "",
            reverse("admin:articles_edition_change", args=[found.key]),
        ),
    )
