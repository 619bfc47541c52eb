"""The article with all that the frame of its page says about it, in one query."""

from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from articles.admin.presence import with_presence
from articles.models import Comment, Edition, LogLine, Revision
from articles.timeline import spoken

# What moves the stage: the last of them says whose turn it is, and with which words.
TURNS = ("submit", "take_back", "send_back", "approve")
BESIDE = ("show", "season", "event", "lead_image", "assigned_to")


def with_standing(queryset):
    """Articles with their records, their newest versions, and what readers see of each."""
    now = timezone.now()
    revisions = Revision.objects.filter(article=OuterRef("pk")).order_by("-number")
    editions = Edition.objects.filter(article=OuterRef("pk"))
    turns = LogLine.objects.filter(article=OuterRef("pk"), verb__in=TURNS).order_by("-at", "-pk")
    waiting = Comment.objects.filter(article=OuterRef("pk"), answers=None, resolved_at=None)
    number = waiting.order_by().values("article").annotate(number=Count("pk")).values("number")
    handed_in = revisions.exclude(submitted_at=None).order_by("-submitted_at", "-number")
    return (
        with_presence(queryset, now)
        .select_related(*BESIDE)
        .annotate(
            head_number=Subquery(revisions.filter(kind="saved").values("number")[:1]),
            last_number=Subquery(revisions.values("number")[:1]),
            live_since=Subquery(editions.live(now).values("live_from")[:1]),
            was_seen=Exists(editions.filter(live_from__lte=now)),
            submitted_by_key=Subquery(handed_in.values("submitted_by")[:1]),
            last_turn=Subquery(turns.values("verb")[:1]),
            last_words=Subquery(turns.values("reason")[:1]),
            open_comments=Coalesce(Subquery(number), 0),
            has_address=Exists(editions.filter(~Q(live_from=None))),
        )
    )


def turn_in_words(article):
    """What was said when the copy last changed hands, while that counts: label and words."""
    turn = (article.stage, article.last_turn)
    if not article.last_words:
        return ("", "")
    if turn == ("drafting", "send_back"):
        return ("Sent back", article.last_words)
    if turn == ("submitted", "submit"):
        return ("For whoever checks it", article.last_words)
    return ("", "")


def readers_see(article):
    """What readers see of an article that ``with_standing`` gave, now and next, in sentences."""
    if article.live_number:
        since = spoken(article.live_since)
        yield f"Readers see edition {article.live_number}, since {since}."
    elif article.withdrawn_at:
        yield f"Withdrawn on {spoken(article.withdrawn_at)}: readers see the notice."
    else:
        yield "Readers cannot see it."
    if article.next_start:
        yield f"The next edition goes live {spoken(article.next_start)}."
    if article.is_held:
        yield "An edition is held."
