"""What the side bar counts for whom."""

from django.db.models import Exists, OuterRef, Q

from articles import permissions
from articles.models import Article, Edition, EditionImage, ReviewTask
from articles.notices import unread
from facts import checking
from facts.models import Contradiction, Fact
from images.models import Image
from newsroom.lib.waiting import Waiting


def to_approve(user):
    """Articles that somebody handed in."""
    if permissions.may(user, "approve"):
        return Article.objects.filter(stage=Article.Stage.SUBMITTED)
    return None


def held_back(user):
    """Editions that readers should have, and that something stops."""
    if permissions.may(user, "publish"):
        return Edition.objects.filter(live_from=None, cancelled_at=None).exclude(hold_reason="")
    return None


def to_do(user):
    """Open tasks of this person, and those of nobody."""
    if permissions.may(user, "close_task"):
        mine = Q(assigned_to=None) | Q(assigned_to=user)
        return ReviewTask.objects.filter(mine, closed_at=None)
    return None


def to_check(user):
    """Facts that somebody else entered and nobody has checked."""
    if user.has_perm(checking.PERMISSION):
        return Fact.objects.unchecked().exclude(created_by=user)
    return None


def in_conflict(user):
    """Claims that contradict each other, and nobody has said which one readers get."""
    if user.has_perm("facts.change_contradiction"):
        return Contradiction.objects.conflicts().undecided()
    return None


def without_rights(user):
    """Pictures on a page that readers see, though their rights have ended."""
    if not user.has_perm("images.change_image"):
        return None
    shown = EditionImage.objects.filter(
        image=OuterRef("pk"), edition__in=Edition.objects.live().values("pk")
    )
    return Image.objects.expired().filter(Exists(shown))


WAITING = [
    Waiting("articles_article", "to approve", to_approve),
    Waiting("articles_edition", "held back", held_back, "bad"),
    Waiting("articles_reviewtask", "to do", to_do),
    Waiting("facts_fact", "to check", to_check),
    Waiting("facts_contradiction", "in conflict", in_conflict, "warn"),
    Waiting("articles_notice", "new", unread),
    Waiting("images_image", "shown without rights", without_rights, "bad"),
]
