from django.template.loader import render_to_string
from django.utils import timezone

from articles.models import Article, Withdrawal
from articles.workflow import reasons_not_to_publish

WHAT_NEXT = {
    Article.Stage.PLANNED: "Planned: nobody writes it yet.",
    Article.Stage.DRAFTING: "Being written. Submit it when it can be checked.",
    Article.Stage.SUBMITTED: "Submitted. Somebody else reads and approves it.",
    Article.Stage.APPROVED: "Approved. It can be published or scheduled.",
}


def state_panel(request, article):
    """Where the article stands: version, what readers see, what is planned, what is missing."""
    now = timezone.now()
    revision = article.head
    editions = list(
        article.editions.filter(cancelled_at=None)
        .exclude(live_until__lte=now)
        .defer("html", "head", "card")
        .order_by("planned_from")
    )
    for edition in editions:
        edition.now = edition.state(now)
    context = {
        "article": article,
        "revision": revision,
        "next": WHAT_NEXT[article.stage],
        "editions": editions,
        "withdrawal": Withdrawal.objects.filter(article=article).first(),
        "live": any(edition.now == "live" for edition in editions),
        "reasons": list(reasons_not_to_publish(article, revision, request.user))
        if revision
        else [],
    }
    return render_to_string("admin/articles/article/panel.html", context, request)
