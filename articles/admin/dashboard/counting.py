"""The quiet counts of the first screen; each leads to the list that holds just those rows."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.http import urlencode

from articles.models import Article, Edition, ReviewTask
from facts.models import Contradiction, Fact
from images.models import Image
from shows.models import Availability, ImportRun

MOST = 10_000


class Count(NamedTuple):
    """What is counted for those who hold ``permission``, and the list of it."""

    name: str
    one: str
    many: str
    permission: str
    address: str
    filters: dict[str, str]
    rows: Callable[[Any], Any]


class Counted(NamedTuple):
    """A number with its words and the address of its list."""

    number: str
    words: str
    url: str


def _held():
    held = Edition.objects.filter(live_from=None, cancelled_at=None).exclude(hold_reason="")
    return Article.objects.filter(pk__in=held.values("article"))


def _scheduled(now):
    ahead = Edition.objects.filter(live_from__gt=now, boundary_of=None)
    return Article.objects.filter(pk__in=ahead.values("article"))


ARTICLES, SEE = "articles_article", "articles.view_article"
COUNTS = [
    Count(
        "drafts", "draft", "drafts", SEE, ARTICLES, {"stage__exact": "drafting"},
        lambda now: Article.objects.filter(stage="drafting"),
    ),
    Count(
        "submitted", "to check", "to check", SEE, ARTICLES, {"stage__exact": "submitted"},
        lambda now: Article.objects.filter(stage="submitted"),
    ),
    Count(
        "scheduled", "scheduled", "scheduled", SEE, ARTICLES, {"presence": "scheduled"},
        _scheduled,
    ),
    Count("held", "held", "held", SEE, ARTICLES, {"presence": "held"}, lambda now: _held()),
    Count(
        "tasks", "open task", "open tasks", "articles.view_reviewtask", "articles_reviewtask",
        {"waits": "open"}, ReviewTask.objects.open,
    ),
    Count(
        "unchecked", "fact to check", "facts to check", "facts.view_fact", "facts_fact",
        {"stage__exact": "draft"}, lambda now: Fact.objects.unchecked(),
    ),
    Count(
        "conflicts", "open conflict", "open conflicts", "facts.view_contradiction",
        "facts_contradiction", {}, lambda now: Contradiction.objects.undecided().conflicts(),
    ),
    Count(
        "prices", "stale price", "stale prices", "shows.view_availability",
        "shows_availability", {"price": "stale"},
        lambda now: Availability.objects.stale_prices(),
    ),
    Count(
        "pictures", "picture ending", "pictures ending", "images.view_image", "images_image",
        {"expired": "soon"}, lambda now: Image.objects.ending(),
    ),
    Count(
        "imports", "failed import", "failed imports", "shows.view_importrun", "shows_importrun",
        {"failed": "still"}, lambda now: ImportRun.objects.unmended(),
    ),
]  # fmt: skip
DUE = Count(
    "due", "fact", "facts", "facts.view_fact", "facts_fact", {"recheck": "due"},
    lambda now: Fact.objects.due(),
)  # fmt: skip


def asked(user, now):
    """The querysets behind the counts that this person may see, by name."""
    return {
        count.name: count.rows(now) for count in [*COUNTS, DUE] if user.has_perm(count.permission)
    }


def counted(numbers):
    """The counts as links, from the ``numbers`` by name."""
    return [
        Counted(
            said(numbers[count.name]),
            count.one if numbers[count.name] == 1 else count.many,
            address_of(count),
        )
        for count in COUNTS
        if count.name in numbers
    ]


def address_of(count):
    """The list of what is counted, already filtered."""
    address = reverse(f"admin:{count.address}_changelist")
    return f"{address}?{urlencode(count.filters)}" if count.filters else address


def said(number):
    """A number as it is shown; what is not counted to the end says so."""
    return f"{number:,}" if number < MOST else f"{MOST - 1:,}+"
