"""What readers were promised to be checked, where the article stands: red once it is overdue."""

from django.urls import reverse

from articles.models import ReviewTask
from articles.promising import unchecked_facts


def promise_of(article, now):
    """The open promise of ``article``: its time, whether that has passed, what waits; or None."""
    rows = article.tasks.open(now).filter(kind=ReviewTask.Kind.CHECK_PROMISED)
    task = rows.first()
    if task is None:
        return None
    pages = article.editions.live(now).filter(check_by__isnull=False)
    live = pages.defer("html", "head", "card").first()
    facts = unchecked_facts(live) if live else []
    return {
        "task": task,
        "is_late": bool(task.due) and task.due < now,
        "facts": [
            {"sentence": fact.statement, "url": reverse("admin:facts_fact_change", args=[fact.pk])}
            for fact in facts
        ],
        # Everything is checked, and it stands all the same: a fact reads otherwise than in print.
        "is_stale": bool(live) and not facts,
    }
