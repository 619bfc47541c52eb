"""Where readers see the claims of a contradiction: which pages, which sentences, which warnings."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import (
    Case,
    Count,
    IntegerField,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.utils import timezone

from articles.models import ArticleFact, Edition, EditionFact
from articles.tasks import prints_ahead
from facts.models import Contradiction
from facts.opposing import load_claims, said_by
from newsroom.lib.wording import shortened

HEAVY = ("html", "head", "card")
LIVE, AHEAD, NOWHERE = range(3)


@dataclass(frozen=True)
class Seen:
    """A claim on a page: in which ``edition``, live or to come, and in which ``words``.

    ``side`` is "a" or "b", or "" where the page names both.
    """

    edition: Edition
    side: str
    words: str
    value: str
    live: bool


def seen_of(row, now=None):
    """Every page that readers see, or are going to see, with a claim of the contradiction on it.

    Of facts it is known what was printed. Lines of a cast list and parts in an event are looked
    for by their names, on the pages about that show or event.
    """
    now = now or timezone.now()
    if row.fact_a_id:
        return [_printed(found, row, now) for found in _prints_of(row, now)]
    return list(_namings(row, now))


def articles_by_side(row, now=None):
    """How many articles show claim "a", "b" and "either" to readers, now or later."""
    keys = defaultdict(set)
    for seen in seen_of(row, now):
        for side in (*(seen.side or "ab"), "either"):
            keys[side].add(seen.edition.article_id)
    return {side: len(keys[side]) for side in ("a", "b", "either")}


def _prints_of(row, now):
    heavy = [f"edition__{column}" for column in HEAVY]
    rows = prints_ahead(now).filter(fact__in=[row.fact_a_id, row.fact_b_id])
    rows = rows.select_related("edition").defer(*heavy)
    return rows.order_by("edition__live_from", "edition", "note_number", "pk")


def _printed(found, row, now):
    return Seen(
        edition=found.edition,
        side="a" if found.fact_id == row.fact_a_id else "b",
        words=found.words or found.statement,
        value=found.value,
        live=found.edition.live_from <= now,
    )


def _namings(row, now):
    about, names = _names(row)
    seen = Q(live_until=None) | Q(live_until__gt=now)
    editions = Edition.objects.filter(seen, live_from__isnull=False, **about).defer(*HEAVY)
    for side, name in names.items():
        # The text itself is not read: an edition may weigh a hundred kilobytes.
        for edition in editions.filter(html__contains=name).order_by("live_from", "pk"):
            live = edition.live_from <= now
            yield Seen(edition=edition, side=side, words=name, value=name, live=live)


def _names(row):
    """On which editions to look, and for which name on which side."""
    a, b = row.a, row.b
    if row.involvement_a_id:
        return {"event": a.event_id}, {"": str(a.person or a.organisation)}
    if a.person_id != b.person_id:
        return {"show": a.show_id}, {"a": a.person.name, "b": b.person.name}
    roles = {"a": a.character, "b": b.character}
    names = {side: role.name for side, role in roles.items() if role}
    return {"show": a.show_id}, names


# -- For lists ----------------------------------------------------------------------------------


def with_pages(rows, now=None):
    """Contradictions with the numbers of their ``live_pages`` and ``pages_ahead``, and ``urgency``.

    Urgent is first what readers see, then what they are going to see, then all the rest.
    """
    now = now or timezone.now()
    return rows.annotate(
        live_pages=_pages(lambda path: _at(path, now)),
        pages_ahead=_pages(lambda path: Q(**{f"{path}live_from__gt": now})),
        urgency=Case(
            When(live_pages__gt=0, then=Value(LIVE)),
            When(pages_ahead__gt=0, then=Value(AHEAD)),
            default=Value(NOWHERE),
        ),
    )


def _pages(when):
    """The number of articles that show a claim, on the one road that leads there from its kind.

    Each has an index, but not for nothing: asked for no show at all, every live edition is read.
    """
    either = Q(fact=OuterRef("fact_a")) | Q(fact=OuterRef("fact_b"))
    printing = EditionFact.objects.filter(either, when("edition__"))
    editions = Edition.objects.filter(when(""))
    about_show = editions.filter(show=OuterRef("credit_a__show"))
    about_event = editions.filter(event=OuterRef("involvement_a__event"))
    return Case(
        When(fact_a__isnull=False, then=_number(printing, "edition__article")),
        When(credit_a__isnull=False, then=_number(about_show, "article")),
        default=_number(about_event, "article"),
    )


def _number(rows, article):
    # Of one group, so that it is one number.
    rows = rows.order_by().values(one=Value(1))
    number = rows.annotate(number=Count(article, distinct=True)).values("number")
    return Coalesce(Subquery(number, output_field=IntegerField()), 0)


def _at(path, now):
    open_end = Q(**{f"{path}live_until": None}) | Q(**{f"{path}live_until__gt": now})
    return Q(**{f"{path}live_from__lte": now}) & open_end


# -- On the article -----------------------------------------------------------------------------


def warnings_of(article, now=None):
    """What to know of the conflicts of an article: of what it rests on, and of what readers see.

    They stop nothing: where good sources differ, an article may say so.
    """
    now = now or timezone.now()
    linked = ArticleFact.objects.filter(article=article).values("fact")
    printed = prints_ahead(now).filter(edition__article=article)
    rows = (
        Contradiction.objects.unsettled()
        .conflicts()
        .filter(
            Q(fact_a__in=linked)
            | Q(fact_b__in=linked)
            | Q(fact_a__in=printed.values("fact"))
            | Q(fact_b__in=printed.values("fact"))
        )
    )
    rows = load_claims(rows.select_related("decided_by").order_by("pk"))
    live = printed.filter(edition__live_from__lte=now)
    seen = set(live.values_list("fact", flat=True)) if rows else set()
    return [(row, _warning(row, seen)) for row in rows]


def _warning(row, seen):
    mine, other = (row.b, row.a) if row.fact_b_id in seen else (row.a, row.b)
    where = "Readers see" if mine.pk in seen else "The text rests on"
    both = f"{where} “{_short(mine)}”, and another claim says “{_short(other)}”"
    if row.state == Contradiction.State.ACCEPTED:
        return f"{both}. {row.decided_by} left it open: {row.resolution}"
    return f"{both}: nobody has settled it."


def _short(claim: Any) -> str:
    return shortened(said_by(claim) or claim.statement, 100)
