"""What follows a save: the page again, or the verb for which it was saved."""

from django.contrib import messages
from django.http import HttpResponseRedirect

from articles.drafting.kinds import begun
from articles.models import ArticleAuthor, Author


class SavesOnThePage:
    """Stays on the page of the article, or goes on to the page named by ``_then``."""

    def response_add(self, request, obj, post_url_continue=None):
        if "_popup" in request.POST:
            return super().response_add(request, obj, post_url_continue)
        self.message_user(request, f"“{obj}” is begun: write.", messages.SUCCESS)
        return HttpResponseRedirect(self.address_of(obj))

    def response_change(self, request, obj):
        if "_popup" in request.POST:
            return super().response_change(request, obj)
        then = request.POST.get("_then", "")
        if any(page.slug == then for page in self.pages):
            return HttpResponseRedirect(self.address_of(obj, then))
        number = request.saved_revision.number
        self.message_user(
            request, f"Version {number} is saved. Readers see no change.", messages.SUCCESS
        )
        return HttpResponseRedirect(self.address_of(obj))


def sign_as(user, article):
    """Put the person who begins an article into its byline, if readers know them by name."""
    if author := Author.objects.filter(user=user).first():
        ArticleAuthor.objects.create(article=article, author=author)


def begin_with_template(article):
    """Put the questions and blocks of its kind into an article that somebody begins."""
    draft = begun(article.kind, show=article.show, season=article.season)
    article.body = article.body or draft.body
    article.standfirst = article.standfirst or draft.standfirst
