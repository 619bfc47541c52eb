"""Who is told what: on the desk always, by mail and by the webhook where that is wanted."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import transaction

from articles.models import Article, Notice
from articles.sending import post_notices, send_notice

Kind = Notice.Kind
LONGEST = Notice._meta.get_field("sentence").max_length


@transaction.atomic
def tell(
    users: Iterable[Any], kind: str, *, article: Article | None = None, sentence: str, path: str
) -> list[Notice]:
    """Leave ``sentence`` for each of ``users``, once, with the ``path`` of the screen it is about.

    Part of the transaction of the change: what was undone told nobody. Whoever left the desk is
    not told. Mails and the webhook wait in the queue, which holds keys and no words.
    """
    people = {user.pk: user for user in users if user is not None and user.is_active}
    notices = Notice.objects.bulk_create(
        Notice(user=user, kind=Kind(kind), article=article, sentence=sentence[:LONGEST], path=path)
        for user in people.values()
    )
    for notice in notices:
        if notice.user.email and kind not in notice.user.no_mail_for:
            send_notice.enqueue(notice.pk)
    if notices and settings.NEWSROOM_WEBHOOK_URL:
        post_notices.enqueue([notice.pk for notice in notices])
    return notices


def unread(user: Any) -> Any:
    """What ``user`` was told and has not marked as read."""
    return Notice.objects.filter(user=user, read_at=None)
