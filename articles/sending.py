"""What leaves the house: mails, the webhook of the desk, the hook that empties a cache.

Each is a job of the queue, run by ``db_worker`` or by ``announce_due``. A job holds keys and no
words, and asks the records when it runs: what was redacted meanwhile does not leave.
"""

import hashlib
import hmac
import json
from datetime import timedelta
from typing import Any

import httpx
from django.conf import settings
from django.core.mail import send_mail
from django.urls import reverse
from django.utils import timezone
from django_tasks import task

from articles import permissions
from articles.models import Notice

TIMEOUT = 5
# After each failed attempt, how long until the next; after the last one the job has failed.
WAITS = [timedelta(minutes=1), timedelta(minutes=10), timedelta(hours=1), timedelta(hours=6)]


@task()
def send_notice(key: int, attempt: int = 0) -> str:
    """Mail one notice to whom it is for; return what became of it."""
    notice = Notice.objects.select_related("user", "article").filter(pk=key).first()
    if notice is None or not _may_know(notice):
        return "nobody to tell"
    try:
        send_mail(
            f"{settings.NEWSROOM_SITE_NAME}: {notice.get_kind_display()}",
            f"{notice.sentence}\n\n{address_of(notice.path)}\n\n"
            f"Which notices come by mail: {address_of(reverse('admin:articles_notice_mail'))}\n",
            None,
            [notice.user.email],
        )
    except OSError as error:
        return _again(send_notice, key, attempt, error)
    return "sent"


@task()
def post_notices(keys: list[int], attempt: int = 0) -> str:
    """Post what happened, once for all who were told, to the webhook of the desk."""
    rows = Notice.objects.select_related("user", "article").filter(pk__in=keys).order_by("pk")
    notices = [notice for notice in rows if _may_know(notice)]
    if not notices:
        return "nobody to tell"
    first = notices[0]
    body = {
        "event": first.kind,
        "at": first.at.isoformat(),
        "sentence": first.sentence,
        "url": address_of(first.path),
        "article": first.article and {"slug": first.article.slug, "title": first.article.headline},
        "to": [notice.user.username for notice in notices],
    }
    try:
        post(settings.NEWSROOM_WEBHOOK_URL, body)
    except httpx.HTTPError as error:
        return _again(post_notices, keys, attempt, error)
    return "posted"


@task()
def purge(paths: list[str], attempt: int = 0) -> str:
    """Ask the cache in front of the site to forget these addresses."""
    try:
        post(settings.NEWSROOM_PURGE_URL, {"urls": [address_of(path) for path in paths]})
    except httpx.HTTPError as error:
        return _again(purge, paths, attempt, error)
    return "purged"


def post(url: str, body: dict[str, Any]) -> None:
    """Post ``body`` as JSON, signed; raise ``httpx.HTTPError`` unless the answer is a 2xx.

    The header ``Newsroom-Signature`` is ``t=SECONDS,v1=HEX``: the HMAC-SHA256 of ``SECONDS.BODY``
    under the secret of the desk, so that an old post cannot be sent again as a new one.
    """
    content = json.dumps(body, ensure_ascii=False, sort_keys=True).encode()
    seconds = int(timezone.now().timestamp())
    headers = {
        "Content-Type": "application/json",
        "Newsroom-Signature": f"t={seconds},v1={signature(seconds, content)}",
    }
    answer = httpx.post(url, content=content, headers=headers, timeout=TIMEOUT)
    answer.raise_for_status()


def signature(seconds: int, content: bytes) -> str:
    """The hex digest that proves a post to come from this desk."""
    secret = settings.NEWSROOM_WEBHOOK_SECRET.encode()
    return hmac.new(secret, f"{seconds}.".encode() + content, hashlib.sha256).hexdigest()


def address_of(path: str) -> str:
    """The whole address of a path of this house."""
    return f"{settings.NEWSROOM_BASE_URL}{path}"


def _may_know(notice: Notice) -> bool:
    """Whether its person still works here and may still see what it is about."""
    return bool(notice.user.is_active) and permissions.may(notice.user, "view", notice.article)


def _again(job: Any, argument: Any, attempt: int, error: Exception) -> str:
    """Put a job that failed back into the queue for later, or let it fail after the last time."""
    if attempt >= len(WAITS):
        raise error
    later = timezone.now() + WAITS[attempt]
    job.using(run_after=later).enqueue(argument, attempt + 1)
    return f"tried again after {type(error).__name__}"
