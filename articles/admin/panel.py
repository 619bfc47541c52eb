from django.template.loader import render_to_string
from django.utils import timezone

from articles import assigning, overriding, publishing
from articles.admin.page.record import turn_in_words
from articles.admin.promised import promise_of
from articles.admin.reasons import with_roads
from articles.embargo import marked
from articles.gates import reasons_to_wait
from articles.models import Article, Withdrawal
from articles.proceedings import proceedings_of_article

WHAT_NEXT = {
    Article.Stage.PLANNED: "Nobody writes it yet.",
    Article.Stage.DRAFTING: "Submit it when it can be checked.",
    Article.Stage.SUBMITTED: "Somebody else reads and approves it.",
    Article.Stage.APPROVED: "It can be published or scheduled.",
}


def state_panel(request, article):
    """Where the article stands: version, what readers see, what is planned, what is missing."""
    now, revision = timezone.now(), article.head
    missing = reasons_of(publishing.drafted(revision, at=now)) if revision else []
    return panel_of(request, article, missing, now)


def panel_of(request, article, missing, now):
    """The same, where it is known already what is missing."""
    revision = article.head
    editions = list(_editions(article, now))
    context = {
        "article": article,
        "revision": revision,
        "next": WHAT_NEXT[article.stage],
        "editions": editions,
        "live": next((edition for edition in editions if edition.now == "live"), None),
        "embargo": marked(article, at=now),
        "withdrawal": Withdrawal.objects.filter(article=article).first(),
        "turn": turn_in_words(article),
        "comments": article.open_comments,
        "may_assign": assigning.may_propose(request.user, article),
        "promise": promise_of(article, now),
        "overridden": revision and overriding.set_aside(revision),
        "reasons": with_roads(missing, article),
        "cautions": proceedings_of_article(article),
    }
    return render_to_string("admin/articles/article/panel.html", context, request)


def _editions(article, now):
    """What readers see and are going to see, each with its state."""
    rows = article.editions.filter(cancelled_at=None).exclude(live_until__lte=now)
    for edition in rows.defer("html", "head", "card").order_by("planned_from", "pk"):
        edition.now = edition.state(now)
        yield edition


def reasons_of(draft):
    """What words and records lack; who may publish, and whose approval, is for its page."""
    waiting = reasons_to_wait(draft.revision, draft.rendered, at=draft.start)
    return overriding.not_overridden(draft.revision, dict.fromkeys(waiting))
