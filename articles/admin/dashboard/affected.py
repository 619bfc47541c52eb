"""Readers are affected: what is wrong on the live site, and what should be there and is not."""

from datetime import date

from django.db.models import Case, CharField, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Cast, Coalesce, Concat
from django.urls import reverse
from django.utils import timezone

from articles import permissions
from articles.admin.dashboard.gathering import Row, Source, span
from articles.conflicts import with_pages
from articles.models import Edition, EditionFact, EditionImage, ReviewTask
from articles.timeline import spoken
from facts.models import Contradiction
from newsroom.lib.wording import count_of, shortened
from shows.models import ImportRun

LONGEST_CLAIM = 90


def sources(user, now):
    """What of it concerns this person, the worst first."""
    if permissions.may(user, "view"):
        yield _late(now)
        yield _promised(user, now)
    if user.has_perm("facts.view_contradiction"):
        yield _conflicts(now)
    if permissions.may(user, "view"):
        yield _without_rights(now)
    if user.has_perm("shows.view_importrun"):
        yield _failed(now)


def _late(now):
    rows = Edition.objects.filter(live_from=None, cancelled_at=None, planned_from__lte=now)
    # A follow-up waits for its edition, which is named already.
    own = Q(boundary_of=None) | Q(boundary_of__live_from__isnull=False)
    rows = rows.filter(own).exclude(hold_reason="")
    return Source(
        "late",
        rows.order_by("planned_from", "pk"),
        {"what": "headline", "why": "hold_reason", "moment": "planned_from"},
        lambda found: Row(
            found.what,
            f"Held: was due {spoken(found.moment)}. {found.why}",
            f"{span(found.moment, now)} late",
            "See why, then release",
            reverse("admin:articles_edition_change", args=[found.key]),
            "warning",
            "bad",
        ),
    )


def _promised(user, now):
    may_check = permissions.may(user, "check")
    rows = ReviewTask.objects.open(now).filter(
        kind=ReviewTask.Kind.CHECK_PROMISED, due__lt=now, article__isnull=False
    )
    return Source(
        "promised",
        rows.order_by("due", "pk"),
        {
            "what": "article__headline",
            "why": "sentence",
            "moment": "due",
            "number": "article_id",
        },
        lambda found: Row(
            found.what,
            f"A check was promised by {spoken(found.moment)}. {found.why}",
            f"{span(found.moment, now)} over",
            "Read and check" if may_check else "Look at it",
            reverse("admin:articles_article_check", args=[found.number])
            if may_check
            else reverse("admin:articles_reviewtask_change", args=[found.key]),
            "schedule",
            "bad",
        ),
    )


def _conflicts(now):
    rows = with_pages(Contradiction.objects.undecided().conflicts(), now)
    either = Q(fact=OuterRef("fact_a")) | Q(fact=OuterRef("fact_b"))
    live = EditionFact.objects.filter(either, edition__in=Edition.objects.live(now))
    headline = Subquery(live.order_by("edition__live_from").values("edition__headline")[:1])
    return Source(
        "conflict",
        rows.filter(live_pages__gt=0).order_by("pk"),
        {
            "what": Coalesce(headline, F("credit_a__show__title"), F("involvement_a__event__name")),
            "why": _claim("a"),
            "other": _claim("b"),
            "number": "live_pages",
        },
        lambda found: Row(
            found.what,
            f"“{shortened(found.why, LONGEST_CLAIM)}” and "
            f"“{shortened(found.other, LONGEST_CLAIM)}” contradict each other.",
            count_of(found.number, "article"),
            "Settle",
            reverse("admin:facts_contradiction_settle", args=[found.key]),
            "compare_arrows",
            "warn",
        ),
        with_numbers=lambda few: with_pages(few, now),
    )


def _claim(side):
    """What one of the two claims says, whatever it is."""
    credit, part = f"credit_{side}", f"involvement_{side}"
    role = Coalesce(F(f"{credit}__character__name"), Value("no role yet"))
    party = Coalesce(F(f"{part}__person__name"), F(f"{part}__organisation__name"))
    return Case(
        When(**{f"fact_{side}__isnull": False}, then=F(f"fact_{side}__statement")),
        When(
            **{f"{credit}__isnull": False},
            then=Concat(F(f"{credit}__person__name"), Value(" as "), role),
        ),
        default=Concat(party, Value(", "), F(f"{part}__status")),
        output_field=CharField(),
    )


def _without_rights(now):
    rows = EditionImage.objects.filter(
        image__expires_on__lt=timezone.localdate(now), edition__in=Edition.objects.live(now)
    )
    return Source(
        "picture",
        rows.order_by("image__expires_on", "pk"),
        {
            "what": "edition__headline",
            "why": "image__title",
            "other": Cast("image__expires_on", CharField()),
            "number": "edition__article_id",
        },
        lambda found: Row(
            found.what,
            f"It shows the picture “{found.why}”, whose rights have run out.",
            f"ended {_day(found.other)}",
            "Replace",
            reverse("admin:articles_article_change", args=[found.number]),
            "image",
            "bad",
        ),
    )


def _day(text):
    day = date.fromisoformat(text)
    return f"{day.day} {day:%b %Y}"


def _failed(now):
    return Source(
        "import",
        ImportRun.objects.unmended().order_by("-started_at", "-pk"),
        {"what": "file_name", "other": "command", "why": "message", "moment": "started_at"},
        lambda found: Row(
            found.what or found.other,
            f"Nothing was imported. {shortened(found.why)}",
            f"{span(found.moment, now)} ago",
            "See what failed",
            reverse("admin:shows_importrun_change", args=[found.key]),
            "input",
            "warn",
        ),
    )
