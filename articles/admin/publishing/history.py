"""How the answer of an article changed for readers, for the desk."""

from django.template.loader import render_to_string
from django.utils import timezone

from articles.telling import answers_of, editions_seen


def answers_panel(request, article):
    """Each answer that readers got, since when and why; nothing where it never changed."""
    answers = answers_of(editions_seen(article.pk, before=timezone.now()))
    if len(answers) < 2:
        return ""
    context = {"answers": answers[::-1]}
    return render_to_string("admin/articles/publishing/answers.html", context, request)
