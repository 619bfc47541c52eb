"""What the panel beside the text asks about comments. Who may not see the article gets nothing."""

from articles import commenting, permissions
from articles.admin.answers import Answer
from articles.admin.comments.acting import act
from articles.timeline import spoken


class CommentsNow(Answer):
    """The threads of the article; a POST does one thing and gives them anew."""

    slug = "comments-now"
    label = "Comments as they stand"

    def read(self, screen, request, article):
        return _told(article, request.user)

    def write(self, screen, request, article):
        said = act(article, request.POST, by=request.user)
        return {**_told(article, request.user), "about": said.answers_id or said.pk}


class People(Answer):
    """Whom a comment may name, by the beginning of a name."""

    slug = "comments-people"
    label = "People to name"

    def reasons_against(self, user, article, *, writes):
        return permissions.reasons_may_not(user, "comment", article)

    def read(self, screen, request, article):
        people = commenting.people_to_mention(request.GET.get("q", ""), by=request.user)
        return {"people": [{"username": row.username, "name": str(row)} for row in people]}


def _told(article, reader):
    threads = commenting.threads(article)
    return {
        "threads": [_thread(thread, reader) for thread in threads],
        "open": sum(not thread.comment.resolved_at for thread in threads),
        "may_comment": permissions.may(reader, "comment", article),
        "may_resolve": permissions.may(reader, "resolve", article),
    }


def _thread(thread, reader):
    root = thread.comment
    return {
        **_said(root, reader),
        "field": root.field,
        "field_name": commenting.FIELDS.get(root.field, ""),
        "quote": root.quote,
        "stands": thread.stands,
        "version": root.revision.number if root.revision_id else None,
        "resolved": _settled(root),
        "replies": [_said(reply, reader) for reply in thread.replies],
    }


def _said(row, reader):
    mentions = list(row.mentions.all())
    return {
        "id": row.pk,
        "by": str(row.by),
        "at": spoken(row.at),
        "text": row.text,
        "mentions": [person.username for person in mentions],
        "to_me": reader in mentions,
    }


def _settled(row):
    if not row.resolved_at:
        return ""
    return f"{row.resolved_by or 'Somebody'}, {spoken(row.resolved_at)}"
