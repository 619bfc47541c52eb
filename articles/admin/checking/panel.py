"""What a second person objects to, on the page of whoever writes."""

from django.template.loader import render_to_string

from articles.checking.standing import Decision, Reading
from articles.models import SentenceCheck


def objections_panel(request, article):
    """The objections to sentences of the newest version, or "" where there are none."""
    rows = SentenceCheck.objects.filter(article=article, undone_at=None)
    if not rows.filter(decision=Decision.OBJECTED).exists():
        return ""
    head = article.head
    head.article = article
    context = {"objections": Reading(head, by=request.user).objections, "article": article}
    return render_to_string("admin/articles/checking/objections.html", context, request)
