"""What is posted from the page, by its script or as a plain form, and what it does."""

from articles import workflow
from articles.checking import deciding
from articles.checking.standing import Reading
from articles.models import Comment
from newsroom.lib.refusals import Refused, refuse_if
from newsroom.lib.wording import figures_of

NO_VERSION = "There is no version yet: save the article first."
NO_CHOICE = "Choose: it stands, or you object."


class Changed(Refused):
    """Somebody saved the article while it was read; the words say how much of it is the same."""


def reading_of(request, article, *, posted=False):
    """The newest version as this person finds it; raises Changed if another one was posted."""
    head = article.head
    if head is None:
        raise Refused([NO_VERSION])
    # The article that is held already: a second copy would be asked for in the database.
    head.article = article
    read = request.POST.get("revision", "") if posted else str(head.number)
    reading = Reading(head, by=request.user)
    if read != str(head.number):
        raise Changed([_what_is_the_same(article, reading, read)])
    return reading


def _what_is_the_same(article, reading, read):
    head = reading.revision
    saved = f"{head.created_by or 'An import'} saved version {head.number}"
    old = article.revisions.filter(number=read).first() if read.isdecimal() else None
    if old is None:
        return f"{saved}. Go on with {head.number}."
    old.article = article
    digests = {step.digest for step in Reading(old, by=reading.by).steps}
    same = sum(step.digest in digests for step in reading.steps)
    count = figures_of(len(reading.steps), "sentence")
    are = "is" if same == 1 else "are"
    return f"{saved}; {same} of {count} {are} the same and stay checked. Go on with {head.number}."


def decide(request, article):
    """Do what was posted of a sentence, or raise Refused; gives the row it wrote or took back."""
    choice = request.POST.get("do", "")
    if choice == "undo":
        return deciding.undo(article, by=request.user)
    head = reading_of(request, article, posted=True).revision
    said = {"by": request.user, "reason": request.POST.get("reason", "")}
    digest = request.POST.get("sentence", "")
    if choice == "objected":
        return deciding.object_to(head, digest, **said)
    refuse_if([] if choice == "stands" else [NO_CHOICE])
    return deciding.let_stand(
        head,
        digest,
        versions=_versions(request.POST.get("facts", "")),
        opened=bool(request.POST.get("opened")),
        **said,
    )


def _versions(text):
    """The posted versions by reference: "K7PM4D:3 ABC:1"."""
    pairs = (word.partition(":") for word in text.split())
    return {ref: int(version) for ref, _, version in pairs if version.isdecimal()}


def approve(request, article):
    """Approve the version that was read, once every sentence of it is decided; else Refused."""
    reading = reading_of(request, article, posted=True)
    head, by = reading.revision, request.user
    refuse_if(
        [
            *([reading.waits] if reading.waits else []),
            *workflow.reasons_not_to_approve(article, head, by),
        ]
    )
    workflow.approve(article, revision=head, by=by)
    return (
        f"Approved version {head.number} of “{article}”: readers see nothing until it is published."
    )


def send_back(request, article):
    """Return the article with the objections as the note; raises Refused without one."""
    reading = reading_of(request, article, posted=True)
    note = deciding.note_of(reading.objections)
    workflow.send_back(article, by=request.user, note=note)
    return f"Sent “{article}” back with {figures_of(len(reading.objections), 'objection')}."


def goes_back_with(reading):
    """What a writer would get: "1 objection, 0 comments"."""
    article = reading.revision.article_id
    open_comments = Comment.objects.filter(article=article, answers=None, resolved_at=None).count()
    objections = len(reading.objections)
    return f"{_count(objections, 'objection')}, {_count(open_comments, 'comment')}"


def _count(number, noun):
    return f"{number} {noun}{'' if number == 1 else 's'}"
