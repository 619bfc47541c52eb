"""Who is told what: on the desk always, by mail and by the webhook where that is wanted."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.conf import settings
from django.db import transaction

from articles.models import Article, Notice
from articles.sending import post_notices, send_notice

Kind = Notice.Kind
LONGEST = Notice._meta.get_field("sentence").max_length


class News(NamedTuple):
    """A sentence for some people, with the path of the screen that it is about."""

    users: Iterable[Any]
    kind: str
    article: Article | None
    sentence: str
    path: str


def tell(
    users: Iterable[Any], kind: str, *, article: Article | None = None, sentence: str, path: str
) -> list[Notice]:
    """Leave ``sentence`` for each of ``users``, once, with the ``path`` of the screen it is about.

    Part of the transaction of the change: what was undone told nobody. Whoever left the desk is
    not told. Mails and the webhook wait in the queue, which holds keys and no words.
    """
    return tell_all([News(users, kind, article, sentence, path)])


@transaction.atomic
def tell_all(news: Iterable[News]) -> list[Notice]:
    """The same for much at once: its notices are written in one query."""
    rows = [_notices_of(one) for one in news]
    notices = Notice.objects.bulk_create(notice for group in rows for notice in group)
    for notice in notices:
        if notice.user.email and notice.kind not in notice.user.no_mail_for:
            send_notice.enqueue(notice.pk)
    if settings.NEWSROOM_WEBHOOK_URL:
        for group in rows:
            if group:
                post_notices.enqueue([notice.pk for notice in group])
    return notices


def _notices_of(news: News) -> list[Notice]:
    people = {user.pk: user for user in news.users if user is not None and user.is_active}
    columns = {
        "kind": Kind(news.kind),
        "article": news.article,
        "sentence": news.sentence[:LONGEST],
        "path": news.path,
    }
    return [Notice(user=user, **columns) for user in people.values()]


def unread(user: Any) -> Any:
    """What ``user`` was told and has not marked as read."""
    return Notice.objects.filter(user=user, read_at=None)
